#!/usr/bin/env bash
# drf-spectacular 0.30.0 with Django REST framework 3.18.3: patterns in the document that are Python's, not ECMAScript's.
#
# Seen, for three fields that the framework accepts: a decimal with `localize=True` has a pattern with `\,`, and a
# RegexField one with a group `(?P<name>..)`; both are syntax errors for ECMAScript in Unicode mode. A slug with
# `allow_unicode=True` has `\w`, which stands for ASCII alone there, so that the pattern refuses a slug that the service
# takes. That the tool turns `\Z` into `$` shows that it means to translate.
# Expected: OpenAPI 3.0.3, section 4.7.24 (Schema Object): a pattern is by the dialect of ECMA-262; JSON Schema recommends that
# it be compiled with the flag `u`.
# For a generated client: one that checks patterns before it sends fails to compile them, or refuses what the service would
# take.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check \
  Django==5.2.19 djangorestframework==3.18.3 drf-spectacular==0.30.0
"$work/venv/bin/python" - >"$work/patterns.json" <<'PYTHON'
import json

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["rest_framework", "drf_spectacular"],
    LANGUAGE_CODE="de",
    ROOT_URLCONF="__main__",
    SECRET_KEY="for this alone",
    REST_FRAMEWORK={"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema", "UNAUTHENTICATED_USER": None},
)
django.setup()

from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view


class Thing(serializers.Serializer):
    price = serializers.DecimalField(max_digits=8, decimal_places=2, localize=True)
    code = serializers.RegexField(r"^(?P<letter>[a-z])[0-9]\Z")
    slug = serializers.SlugField(allow_unicode=True)


@extend_schema(request=Thing, responses=Thing)
@api_view(["POST"])
def things(request):
    raise NotImplementedError


urlpatterns = [path("things/", things)]
document = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
properties = document["components"]["schemas"]["Thing"]["properties"]
values = {"price": "1,50", "code": "a1", "slug": "\u00e9t\u00e9"}
thing = Thing(data=values)
print(json.dumps([[name, schema["pattern"], values[name], name not in thing.errors if not thing.is_valid() else True]
                  for name, schema in properties.items()]))
PYTHON
seen=$(node - "$work/patterns.json" <<'JAVASCRIPT'
for (const [name, pattern, value, taken] of JSON.parse(require('fs').readFileSync(process.argv[2]))) {
  let matches;
  try {
    matches = new RegExp(pattern, 'u').test(value);
  } catch (error) {
    matches = error.name;
  }
  console.log(name, pattern, 'service:', taken, 'pattern:', matches);
}
JAVASCRIPT
)
expected='price ^-?\d{0,6}(?:\,\d{0,2})?$ service: true pattern: SyntaxError
code ^(?P<letter>[a-z])[0-9]$ service: true pattern: SyntaxError
slug ^[-\w]+$ service: true pattern: false'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: drf-spectacular translates these patterns to the dialect of ECMAScript." >&2
  exit 1
fi
