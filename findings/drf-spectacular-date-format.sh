#!/usr/bin/env bash
# drf-spectacular 0.30.0 with Django REST framework 3.18.3: a date-time that is not written as one is documented as one.
#
# Seen: `DateTimeField(format="%d.%m.%Y")` and the same of a date and a time are documented as `date-time`, `date` and `time`,
# while the service writes `29.02.2024` and `7 h`.
# Expected: OpenAPI 3.0.3, section 4.4 (Data Types): `date-time` and `date` are those of RFC 3339. A field whose format is
# another is a string without a format.
# For a generated client: the answer of each such service fails at its first date; the date types have to be given up for
# texts by a setting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check \
  Django==5.2.19 djangorestframework==3.18.3 drf-spectacular==0.30.0
seen=$("$work/venv/bin/python" - <<'PYTHON'
import datetime

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["rest_framework", "drf_spectacular"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="for this alone",
    USE_TZ=False,
    REST_FRAMEWORK={"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema", "UNAUTHENTICATED_USER": None},
)
django.setup()

from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view


class Event(serializers.Serializer):
    begins = serializers.DateTimeField(format="%d.%m.%Y")
    day = serializers.DateField(format="%d.%m.%Y")
    at = serializers.TimeField(format="%-H h")


@extend_schema(responses=Event)
@api_view(["GET"])
def event(request):
    raise NotImplementedError


urlpatterns = [path("event/", event)]
document = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
begins = datetime.datetime(2024, 2, 29, 7)
answer = Event({"begins": begins, "day": begins.date(), "at": begins.time()}).data
for name, schema in document["components"]["schemas"]["Event"]["properties"].items():
    print(name, schema["type"], schema["format"], answer[name])
PYTHON
)
expected="begins string date-time 29.02.2024
day string date 29.02.2024
at string time 7 h"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: drf-spectacular no longer documents a format that the field does not write." >&2
  exit 1
fi
