"""Shapes: what comes in and what goes out. What goes out is made from the frozen rows, without the inside numbers.

A shape, and what ninja makes of one for every address, is compiled when its first value comes: most addresses are never
asked for in the life of a process (docs/decisions/0218).
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ninja import P, PathEx, QueryEx, Schema
from ninja.params import models
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StringConstraints,
    create_model,
)

for _base in (Schema, *vars(models).values()):
    if isinstance(_base, type) and issubclass(_base, (Schema, models.ParamModel)):
        _base.model_config["defer_build"] = True

REF_PATTERN = "^[0-9A-HJKMNP-TV-Z]{16}$"

PathRef = PathEx[str, P(pattern=REF_PATTERN, description="An opaque reference")]
After = QueryEx[str, P(max_length=200, description="The key of the next page, as the page before gave it")]
BodyRef = Annotated[str, StringConstraints(pattern=REF_PATTERN)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Revision = Annotated[StrictInt, Field(ge=0, le=2_000_000_000)]


def _of_this_age(moment: datetime) -> datetime:
    """A moment in UTC; what lies in another age, or has an offset that no place has, is none."""
    if not 1900 <= moment.year < 2200:
        raise ValueError("out of this age")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_of_this_age)]
Text100 = Annotated[str, StringConstraints(max_length=100)]
Text500 = Annotated[str, StringConstraints(max_length=500)]
Text1000 = Annotated[str, StringConstraints(max_length=1000)]
Text2000 = Annotated[str, StringConstraints(max_length=2000)]
Text4000 = Annotated[str, StringConstraints(max_length=4000)]
Text5000 = Annotated[str, StringConstraints(max_length=5000)]
Text10000 = Annotated[str, StringConstraints(max_length=10000)]


class Body(BaseModel):
    """What comes in with a write: unknown fields are refused, and nothing is taken for something else."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, defer_build=True)


class Seen(Body):
    """An act on a case as it was seen."""

    seen: Revision = Field(description="The `seq` of the case as you read it; if it has moved on, the act is refused")


Mark = Annotated[str, StringConstraints(pattern="^([0-9a-f]{16})?$")]


class Read(Body):
    """An act on words as they were read."""

    seen: Mark = Field("", description="The `mark` of what you read; if it says something else by now, nothing is done")


_NAMED: dict[str, type] = {}


@cache
def shown(row: type) -> type[BaseModel]:
    """The outward shape of a frozen row: every field but the numbers of rows and raw bytes, and so on inside it."""
    hints = get_type_hints(row)
    kept: dict[str, Any] = {
        field.name: (_outward(hints[field.name]), ...) for field in fields(row) if not _inward(field.name, hints)
    }
    summary = (row.__doc__ or "").partition("\n")[0]
    # A dataclass without a docstring gets its signature as one, which says nothing to a reader.
    told = "" if summary.startswith(f"{row.__name__}(") else summary
    return create_model(
        _called(row), __config__=ConfigDict(from_attributes=True, defer_build=True), __doc__=told or None, **kept
    )


def _called(row: type) -> str:
    """What a shape is called in the description: as its row, and with its part before it when another is called so."""
    taken = _NAMED.setdefault(row.__name__, row)
    return row.__name__ if taken is row else f"{_part_of(row).capitalize()}{row.__name__}"


def _part_of(row: type) -> str:
    """The part whose row it is; those of the engine stand in wings."""
    _, floor, *places = row.__module__.split(".")
    return places[1 if floor == "engine" else 0]


def several(row: type) -> Any:
    """A list of the outward shapes of a frozen row."""
    return list[shown(row)]  # type: ignore[misc]


def result_of(operation: Callable[..., Any]) -> type[BaseModel]:
    """The outward shape of what an operation returns."""
    return shown(get_type_hints(operation)["return"])


def _inward(name: str, hints: dict[str, Any]) -> bool:
    return name == "id" or name.endswith("_id") or hints[name] is bytes


def _outward(hint: Any) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        return shown(hint)
    origin, inside = get_origin(hint), tuple(_outward(one) if one is not ... else ... for one in get_args(hint))
    if origin is None:
        return hint
    if origin in (Union, types.UnionType):
        return Union[inside]  # noqa: UP007  (built at run time)
    return origin[inside]
