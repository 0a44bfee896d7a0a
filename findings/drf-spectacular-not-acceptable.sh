#!/usr/bin/env bash
# drf-spectacular 0.30.0 with Django REST framework 3.18.3: who asks for what is documented gets a 406.
#
# Seen: a view that answers with plain text is documented as text/plain, by `responses={(200, "text/plain"): ...}`. With
# `Accept: text/plain` the service answers 406, in JSON, and with `Accept: */*` it answers 200 in text/plain. The framework
# compares `Accept` with the view's renderers, of which the document's text/plain is none.
# Expected: RFC 9110, section 12.5.1: the one media type that a client lists is one that the service can answer with, and
# OpenAPI's Response Object says that it does.
# For a generated client: one that asks for the documented media types alone can never call such an operation, while curl and
# browsers can. `*/*;q=0.1` behind what it asks for mends that.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check \
  Django==5.2.19 djangorestframework==3.18.3 drf-spectacular==0.30.0
seen=$("$work/venv/bin/python" - <<'PYTHON'
import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["rest_framework", "drf_spectacular"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="for this alone",
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.test import APIClient


@extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR})
@api_view(["GET"])
def text(request):
    return HttpResponse("text", content_type="text/plain")


urlpatterns = [path("text/", text)]
document = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
print("document:", list(document["paths"]["/text/"]["get"]["responses"]["200"]["content"]))
for accept in ["text/plain", "*/*"]:
    answer = APIClient().get("/text/", headers={"accept": accept})
    print(accept, answer.status_code, answer.headers["Content-Type"])
PYTHON
)
expected="document: ['text/plain']
text/plain 406 application/json
*/* 200 text/plain"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: who asks a service for the media type that drf-spectacular documents is no longer refused." >&2
  exit 1
fi
