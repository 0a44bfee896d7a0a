"""A library: books, loans and scans, written as one writes Django REST framework.

`python service.py document` prints the service's own OpenAPI document, `python service.py serve PORT` serves it.
"""

import datetime as dt
import hashlib
import json
import sys
import tempfile
from decimal import Decimal

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": tempfile.mkdtemp() + "/library"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "drf_spectacular"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="for this test alone",
    TIME_ZONE="UTC",
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
        "DEFAULT_PERMISSION_CLASSES": [],
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "PAGE_SIZE": 2,
        "UNAUTHENTICATED_USER": None,
    },
    # The document of an upload needs the split, says drf-spectacular.
    SPECTACULAR_SETTINGS={"TITLE": "Library", "VERSION": "1", "COMPONENT_SPLIT_REQUEST": True},
)
django.setup()

from django.db import connection, models  # noqa: E402
from django.http import FileResponse, HttpResponse, StreamingHttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from drf_spectacular.generators import SchemaGenerator  # noqa: E402
from drf_spectacular.renderers import OpenApiJsonRenderer  # noqa: E402
from drf_spectacular.types import OpenApiTypes  # noqa: E402
from drf_spectacular.utils import (  # noqa: E402
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
)
from rest_framework import decorators, parsers, renderers, routers, serializers, viewsets  # noqa: E402
from rest_framework.response import Response  # noqa: E402


class Book(models.Model):
    class State(models.TextChoices):
        NEW = "new", "New"
        WORN = "worn", "Worn"

    title = models.CharField(max_length=40)
    pages = models.PositiveIntegerField()
    copies = models.BigIntegerField(default=1)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    printed = models.DateField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    mood = models.CharField(max_length=8, choices=[("glad", "Glad"), ("sad", "Sad")], null=True, blank=True)
    extra = models.JSONField(default=dict)
    lent_for = models.DurationField(null=True)
    rating = models.FloatField(null=True)
    code = models.UUIDField(null=True)

    class Meta:
        app_label = "library"


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = "__all__"


class SeenSerializer(serializers.Serializer):
    """What the service understood of a request."""

    values = serializers.DictField(child=serializers.CharField())


class LoanSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    days = serializers.IntegerField(min_value=0, max_value=2**40)
    fee = serializers.DecimalField(max_digits=12, decimal_places=3)
    rate = serializers.DecimalField(max_digits=12, decimal_places=3, coerce_to_string=False)
    begun = serializers.DateTimeField()
    due = serializers.DateField()
    at = serializers.TimeField()
    lasts = serializers.DurationField()
    address = serializers.IPAddressField()
    page = serializers.URLField()
    slug = serializers.SlugField()
    reader = serializers.CharField(allow_null=True)
    remark = serializers.CharField(required=False, allow_blank=True)
    marks = serializers.ListField(child=serializers.IntegerField(), required=False)
    pairs = serializers.DictField(child=serializers.FloatField(), required=False)
    any = serializers.JSONField(required=False)
    kinds = serializers.MultipleChoiceField(choices=["a", "b"])
    level = serializers.ChoiceField(choices=[(1, "low"), (2, "high")], allow_null=True)
    silent = serializers.BooleanField(allow_null=True)
    seen = serializers.SerializerMethodField()

    def get_seen(self, loan) -> bool:
        return True


class ReaderSerializer(serializers.Serializer):
    type = serializers.CharField()
    card = serializers.CharField()


class GuestSerializer(serializers.Serializer):
    type = serializers.CharField()
    until = serializers.DateField()


class SearchSerializer(serializers.Serializer):
    words = serializers.ListField(child=serializers.CharField())
    state = serializers.ChoiceField(choices=Book.State.choices, required=False)
    since = serializers.DateTimeField(required=False)
    top = serializers.DecimalField(max_digits=6, decimal_places=2, required=False)


class ScanSerializer(serializers.Serializer):
    file = serializers.FileField()
    title = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField(), required=False)
    day = serializers.DateField(required=False)


class LoginSerializer(serializers.Serializer):
    name = serializers.CharField()
    likes = serializers.ListField(child=serializers.CharField())


def seen(**values):
    return Response({"values": {name: json.dumps(value, default=str) for name, value in values.items()}})


def renders(of):
    """Lets a client ask for this media type; what answers is a response of Django's own."""

    class Renderer(renderers.BaseRenderer):
        media_type = of
        format = of.rpartition("/")[2]

    return decorators.renderer_classes([Renderer])


Visitor = PolymorphicProxySerializer(
    component_name="Visitor",
    serializers={"reader": ReaderSerializer, "guest": GuestSerializer},
    resource_type_field_name="type",
)


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer

    @extend_schema(request=None, responses=SeenSerializer)
    @decorators.action(detail=True, methods=["post"])
    def lend(self, request, pk=None):
        return seen(title=self.get_object().title)


@extend_schema(operation_id="echo_loan", request=LoanSerializer, responses=LoanSerializer)
@decorators.api_view(["POST"])
def loans(request):
    loan = LoanSerializer(data=request.data)
    loan.is_valid(raise_exception=True)
    return Response(LoanSerializer(loan.validated_data).data)


@extend_schema(operation_id="echo_visitor", request=Visitor, responses=Visitor)
@decorators.api_view(["POST"])
def visitors(request):
    kind = {"reader": ReaderSerializer, "guest": GuestSerializer}[request.data["type"]]
    visitor = kind(data=request.data)
    visitor.is_valid(raise_exception=True)
    return Response(visitor.data)


@extend_schema(operation_id="search", parameters=[SearchSerializer], responses=SeenSerializer)
@decorators.api_view(["GET"])
def search(request):
    query = SearchSerializer(data=request.query_params)
    query.is_valid(raise_exception=True)
    return seen(**query.validated_data)


@extend_schema(
    operation_id="read_parameters",
    parameters=[
        OpenApiParameter("ids", OpenApiTypes.INT, many=True, explode=False),
        OpenApiParameter("day", OpenApiTypes.DATE),
        OpenApiParameter("state", enum=["new", "worn"]),
        OpenApiParameter("X-Count", OpenApiTypes.INT, OpenApiParameter.HEADER, required=True),
        OpenApiParameter("X-List", OpenApiTypes.STR, OpenApiParameter.HEADER, many=True),
        OpenApiParameter("session", OpenApiTypes.STR, OpenApiParameter.COOKIE),
        OpenApiParameter("X-Total", OpenApiTypes.INT, OpenApiParameter.HEADER, response=[200]),
    ],
    responses=SeenSerializer,
)
@decorators.api_view(["GET"])
def parameters(request):
    query = {name: request.query_params.get(name) for name in ["ids", "day", "state"]}
    answer = seen(
        **query, count=request.headers["X-Count"], list=request.headers.get("X-List"), session=request.COOKIES.get("session")
    )
    answer.headers["X-Total"] = "7"
    return answer


@extend_schema(operation_id="send_form", request={"application/x-www-form-urlencoded": LoginSerializer}, responses=SeenSerializer)
@decorators.api_view(["POST"])
@decorators.parser_classes([parsers.FormParser])
def login(request):
    form = LoginSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return seen(**form.validated_data)


@extend_schema(operation_id="upload", request={"multipart/form-data": ScanSerializer}, responses={201: SeenSerializer})
@decorators.api_view(["POST"])
@decorators.parser_classes([parsers.MultiPartParser])
def scans(request):
    form = ScanSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    scan = dict(form.validated_data)
    file = scan.pop("file")
    answer = seen(**scan, name=file.name, sha256=hashlib.sha256(file.read()).hexdigest())
    answer.status_code = 201
    return answer


class OctetParser(parsers.BaseParser):
    media_type = "application/octet-stream"

    def parse(self, stream, media_type=None, parser_context=None):
        return stream.read()


@extend_schema(operation_id="put_raw", request={"application/octet-stream": OpenApiTypes.BINARY}, responses=SeenSerializer)
@decorators.api_view(["PUT"])
@decorators.parser_classes([OctetParser])
def raw(request):
    return seen(sha256=hashlib.sha256(request.data).hexdigest(), length=len(request.data))


@extend_schema(operation_id="get_file", responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
@decorators.api_view(["GET"])
@renders("application/octet-stream")
def file(request):
    return FileResponse(iter([bytes(range(256))]), content_type="application/octet-stream")


# As most write it, without a renderer for what it answers.
@extend_schema(operation_id="get_text", responses={(200, "text/plain"): OpenApiTypes.STR})
@decorators.api_view(["GET"])
def text(request):
    return HttpResponse("plain \u00e9\n", content_type="text/plain; charset=utf-8")


@extend_schema(operation_id="get_events", responses={(200, "text/event-stream"): ReaderSerializer})
@decorators.api_view(["GET"])
@renders("text/event-stream")
def events(request):
    lines = (f"id: {card}\ndata: {json.dumps({'type': 'reader', 'card': card})}\n\n" for card in ["a", "b"])
    return StreamingHttpResponse(lines, content_type="text/event-stream")


@extend_schema(operation_id="get_lines", responses={(200, "application/x-ndjson"): ReaderSerializer(many=True)})
@decorators.api_view(["GET"])
@renders("application/x-ndjson")
def lines(request):
    lines = (json.dumps({"type": "reader", "card": card}) + "\n" for card in ["a", "b"])
    return StreamingHttpResponse(lines, content_type="application/x-ndjson")


@extend_schema(
    operation_id="get_loans",
    responses={200: LoanSerializer(many=True), 404: OpenApiResponse(OpenApiTypes.OBJECT, description="There are none.")},
)
@decorators.api_view(["GET"])
def list_loans(request):
    loan = {
        "id": "12345678-9abc-4def-8123-456789abcdef",
        "days": 2**40,
        "fee": Decimal("12.5"),
        "rate": Decimal("0.125"),
        "begun": dt.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=dt.timezone.utc),
        "due": dt.date(2024, 2, 29),
        "at": dt.time(7, 8, 9),
        "lasts": dt.timedelta(days=1, hours=2, milliseconds=500),
        "address": "127.0.0.1",
        "page": "https://library.example/é",
        "slug": "a-b",
        "reader": None,
        "kinds": {"a"},
        "level": None,
        "silent": None,
    }
    return Response(LoanSerializer([loan], many=True).data)


router = routers.SimpleRouter()
router.register("books", BookViewSet)
urlpatterns = [
    path("", include(router.urls)),
    path("loans/", loans),
    path("all-loans/", list_loans),
    path("visitors/", visitors),
    path("search/", search),
    path("parameters/", parameters),
    path("login/", login),
    path("scans/", scans),
    path("raw/", raw),
    path("file/", file),
    path("text/", text),
    path("events/", events),
    path("lines/", lines),
]

if __name__ == "__main__":
    if sys.argv[1] == "document":
        document = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
        print(OpenApiJsonRenderer().render(document).decode())
    else:
        import waitress
        from django.core.wsgi import get_wsgi_application

        with connection.schema_editor() as editor:
            editor.create_model(Book)
        waitress.serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[2]))
