"""A laboratory: samples, readings and files, written as one writes FastAPI.

`python service.py document` prints the service's own OpenAPI document, `python service.py serve PORT` serves it.
"""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import AsyncIterable
from decimal import Decimal
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

import uvicorn
from fastapi import Body, Cookie, FastAPI, File, Form, Header, HTTPException, Query, Response, UploadFile
from fastapi.responses import PlainTextResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import Base64Bytes, Base64UrlBytes, BaseModel, ConfigDict, Field, computed_field

app = FastAPI(title="Laboratory", version="1", generate_unique_id_function=lambda route: route.name)


class Grade(str, Enum):
    pure = "pure"
    mixed = "mixed"


class Sample(BaseModel):
    id: UUID
    name: str
    grade: Grade
    count: int
    mass: float
    price: Decimal
    taken: dt.date
    received: dt.datetime
    lasts: dt.timedelta
    note: str | None
    place: str | None = None
    tags: set[str] = set()
    marks: dict[str, int] = {}
    position: tuple[float, float] | None = None
    kind: Literal["sample"] = "sample"


class Sealed(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    content: bytes


class Encoded(BaseModel):
    standard: Base64Bytes
    url: Base64UrlBytes


class Clock(BaseModel):
    local: dt.datetime
    at: dt.time
    far: dt.datetime


class Circle(BaseModel):
    kind: Literal["circle"]
    radius: float


class Square(BaseModel):
    kind: Literal["square"] = "square"
    side: float


class Label(BaseModel):
    text: str


Shape = Annotated[Circle | Square, Field(discriminator="kind")]


class Drawing(BaseModel):
    shape: Shape
    value: int | str | list[float] | Label | None


class Node(BaseModel):
    name: str
    children: list["Node"] = []


class Patch(BaseModel):
    name: str | None = None
    count: int | None = None


class Seen(BaseModel):
    """What the service understood of a request."""

    values: dict[str, str]


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int
    next: str | None = None


class Filter(BaseModel):
    model_config = ConfigDict(extra="forbid")
    limit: int = Field(10, gt=0, le=100)
    grades: list[Grade] = []
    since: dt.datetime | None = None


class Problem(BaseModel):
    detail: str


class Reading(BaseModel):
    number: int
    value: float


class Square2(BaseModel):
    side: int

    @computed_field
    @property
    def area(self) -> int:
        return self.side * self.side


def seen(**values: object) -> Seen:
    return Seen(values={name: json.dumps(value, default=str) for name, value in values.items()})


@app.post("/samples", status_code=201, tags=["samples"])
def add_sample(sample: Sample) -> Sample:
    return sample


@app.get("/samples/{sample_id}", tags=["samples"], responses={404: {"model": Problem}})
def get_sample(sample_id: UUID) -> Sample:
    if sample_id.int == 0:
        raise HTTPException(404, "no such sample")
    return Sample(
        id=sample_id,
        name="iron",
        grade=Grade.pure,
        count=2**40,
        mass=0.1,
        price=Decimal("12.50"),
        taken=dt.date(2024, 2, 29),
        received=dt.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        lasts=dt.timedelta(days=1, hours=2, milliseconds=500),
        note=None,
        tags={"a"},
        marks={"x": 1},
        position=(1.5, -2.0),
    )


@app.patch("/samples/{sample_id}", tags=["samples"])
def patch_sample(sample_id: UUID, patch: Patch) -> Seen:
    return seen(**patch.model_dump(exclude_unset=True))


@app.delete("/samples/{sample_id}", status_code=204, tags=["samples"])
def delete_sample(sample_id: UUID) -> None:
    return None


@app.post("/sealed")
def echo_sealed(sealed: Sealed) -> Sealed:
    return sealed


@app.get("/sealed")
def get_sealed() -> Sealed:
    return Sealed(content=bytes([251, 255, 254, 0, 1]))


@app.post("/encoded")
def echo_encoded(encoded: Encoded) -> Encoded:
    return encoded


@app.post("/clock")
def echo_clock(clock: Clock) -> Clock:
    return clock


@app.get("/clock")
def get_clock() -> Clock:
    return Clock(
        local=dt.datetime(2024, 5, 6, 7, 8, 9),
        at=dt.time(7, 8, 9),
        far=dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.timezone.utc),
    )


@app.post("/drawings")
def echo_drawing(drawing: Drawing) -> Drawing:
    return drawing


@app.post("/trees")
def echo_tree(tree: Node) -> Node:
    return tree


@app.post("/squares")
def measure_square(square: Square2) -> Square2:
    return square


@app.post("/values")
def echo_value(value: Annotated[int | str | list[float], Body()]) -> int | str | list[float]:
    return value


@app.get("/search")
def search(
    ids: Annotated[list[int], Query()],
    grade: Grade | None = None,
    day: dt.date | None = None,
    price: Decimal | None = None,
    words: Annotated[list[str] | None, Query(alias="word[]")] = None,
    exact: bool = False,
) -> Seen:
    return seen(ids=ids, grade=grade, day=day, price=price, words=words, exact=exact)


@app.get("/filter")
def filter_samples(filter: Annotated[Filter, Query()]) -> Page[Reading]:
    total = filter.limit * 1000 + len(filter.grades) * 10 + (filter.since is not None)
    return Page(items=[Reading(number=1, value=0.5)], total=total)


@app.get("/headers")
def read_headers(
    response: Response,
    x_token: Annotated[list[str], Header()],
    x_count: Annotated[int | None, Header()] = None,
    session: Annotated[str | None, Cookie()] = None,
) -> Seen:
    response.headers["x-total"] = "7"
    return seen(x_token=x_token, x_count=x_count, session=session)


@app.post("/login")
def send_form(name: Annotated[str, Form()], age: Annotated[int, Form()], likes: Annotated[list[str], Form()]) -> Seen:
    return seen(name=name, age=age, likes=likes)


@app.post("/upload")
async def upload(
    document: UploadFile,
    pages: Annotated[list[UploadFile], File()],
    title: Annotated[str, Form()],
    day: Annotated[dt.date | None, Form()] = None,
) -> Seen:
    first = hashlib.sha256(await document.read()).hexdigest()
    others = [[page.filename, (await page.read()).decode()] for page in pages]
    return seen(name=document.filename, sha256=first, pages=others, title=title, day=day)


@app.put("/raw")
def put_raw(content: Annotated[bytes, Body(media_type="application/octet-stream")]) -> Seen:
    return seen(sha256=hashlib.sha256(content).hexdigest(), length=len(content))


@app.get("/file", response_class=Response, responses={200: {"content": {"application/octet-stream": {}}}})
def get_file() -> Response:
    return Response(bytes(range(256)), media_type="application/octet-stream")


@app.get("/text", response_class=PlainTextResponse)
def get_text() -> str:
    return "plain \u00e9\n"


@app.get("/lines")
async def get_lines() -> AsyncIterable[Reading]:
    for number in range(3):
        yield Reading(number=number, value=number / 2)


@app.get("/events", response_class=EventSourceResponse)
async def get_events() -> AsyncIterable[Reading]:
    for number in range(3):
        yield Reading(number=number, value=number / 2)


@app.get("/named-events", response_class=EventSourceResponse)
async def get_named_events() -> AsyncIterable[ServerSentEvent]:
    yield ServerSentEvent(data=Reading(number=1, value=0.5), event="reading", id="a")
    yield ServerSentEvent(raw_data="done", event="end", comment="bye")


@app.get("/any")
def get_any() -> dict[str, Reading | None]:
    return {"a": Reading(number=1, value=1.0), "b": None}


if __name__ == "__main__":
    if sys.argv[1] == "document":
        print(json.dumps(app.openapi(), indent=2))
    else:
        uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
