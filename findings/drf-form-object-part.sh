#!/usr/bin/env bash
# Django REST framework 3.18.3 with drf-spectacular 0.30.0: an object in a form is documented, taken, and lost.
#
# Seen: a serializer with a dictionary is documented for JSON and for multipart/form-data alike, by one schema. The part
# `sizes` in JSON, with its media type, is read as an empty dictionary in a form, with a 200; in a JSON body it is read.
# The form's own spelling, `sizes.a`, is nowhere in the document.
# Expected: OpenAPI 3.0.3, section 4.7.14.4 (Special Considerations for multipart Content): a property that is an object is
# a part in application/json, unless `encoding` says otherwise, and the document has no `encoding`.
# For a generated client: of the media types offered, JSON is the one to take; the form loses what it sends, without an
# error.
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
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from django.test import Client
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.response import Response


class Box(serializers.Serializer):
    name = serializers.CharField()
    sizes = serializers.DictField(child=serializers.IntegerField())


@extend_schema(request=Box, responses=Box)
@api_view(["POST"])
def boxes(request):
    box = Box(data=request.data)
    box.is_valid(raise_exception=True)
    return Response(box.data)


urlpatterns = [path("boxes/", boxes)]
document = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
content = document["paths"]["/boxes/"]["post"]["requestBody"]["content"]
print("document:", content["multipart/form-data"], document["components"]["schemas"]["Box"]["properties"]["sizes"])


def part(name, value, media_type):
    return f'--x\r\nContent-Disposition: form-data; name="{name}"\r\nContent-Type: {media_type}\r\n\r\n{value}\r\n'


form = part("name", "n", "text/plain") + part("sizes", '{"a": 1}', "application/json") + "--x--\r\n"
for media_type, body in [("multipart/form-data; boundary=x", form), ("application/json", '{"name": "n", "sizes": {"a": 1}}')]:
    answer = Client().post("/boxes/", data=body, content_type=media_type)
    print(media_type.split(";")[0], answer.status_code, answer.json()["sizes"])
PYTHON
)
expected="document: {'schema': {'\$ref': '#/components/schemas/Box'}} {'type': 'object', 'additionalProperties': {'type': 'integer'}}
multipart/form-data 200 {}
application/json 200 {'a': 1}"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: an object that is a part of a form is read, refused, or documented in another way." >&2
  exit 1
fi
