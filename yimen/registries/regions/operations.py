"""Writes of the regions: found, rename, close. A change cuts a term in two; nothing is ever overwritten or removed."""

import re
from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, must_hold, named, span, written
from yimen.registries.dated import days, end_term, locked, new_ref, on_day, refusing, to_close, to_split
from yimen.registries.regions.models import Region, RegionTerm

_CODE = re.compile(r"\d{12}\Z", re.ASCII)
#: How many of the twelve digits tell the regions of a level apart; the rest are zeros.
_TELLING = {1: 2, 2: 4, 3: 6, 4: 9, 5: 12}


class BadCode(Refusal):
    """Not twelve digits, or not of the level that is named."""

    code: ClassVar[str] = "regions.bad_code"


class BadLevel(Refusal):
    """A region lies under one of a higher level; the topmost has none above it."""

    code: ClassVar[str] = "regions.bad_level"


class CodeInUse(Refusal):
    """Another region bears this code at that time."""

    code: ClassVar[str] = "regions.code_in_use"
    number: str


class HasChildren(Refusal):
    """Regions below it are still in force."""

    code: ClassVar[str] = "regions.has_children"
    count: int


@snapshot
class RegionFounded:
    """A region has come to be."""

    ref: str


@snapshot
class RegionChanged:
    """A region is called something else, or no longer is, from this day."""

    ref: str
    day: date


@operation
def found_region(
    code: str, name: str, level: int, parent_ref: str | None, valid_from: date, basis: str, *, by: Actor, now: datetime
) -> RegionFounded:
    """Write a new node of the tree; refuses with BadCode, BadLevel, CodeInUse or NoSuchThing."""
    must_hold(by, Role.ADMINISTRATOR)
    parent = _in_force(parent_ref, valid_from) if parent_ref else None
    if level not in _TELLING or (parent is not None and parent.level >= level):
        raise BadLevel()
    span(valid_from, None)
    node = Region.objects.create(ref=new_ref(), parent=parent, level=level)
    with refusing(region_code_is_used_once_at_a_time=CodeInUse(number=code)):
        RegionTerm.objects.create(
            region=node,
            code=_code(code, level),
            name=named(name, "name"),
            valid=days(valid_from),
            basis=written(basis, "basis"),
        )
    return RegionFounded(ref=node.ref)


@operation
def rename_region(
    ref: str, name: str, code: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> RegionChanged:
    """Another name or code from a day on; what it was called before stays readable."""
    must_hold(by, Role.ADMINISTRATOR)
    node = locked(Region, ref, "region")
    term, before, after = to_split(node.terms.all(), from_day)
    end_term(term, before, written(basis, "basis"))
    with refusing(region_code_is_used_once_at_a_time=CodeInUse(number=code)):
        RegionTerm.objects.create(
            region=node,
            code=_code(code, node.level),
            name=named(name, "name"),
            valid=after,
            basis=written(basis, "basis"),
        )
    return RegionChanged(ref=ref, day=from_day)


@operation
def close_region(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> RegionChanged:
    """The region is no more from a day on; refuses with HasChildren while regions below it go on."""
    must_hold(by, Role.ADMINISTRATOR)
    node = locked(Region, ref, "region")
    below = RegionTerm.objects.filter(region__parent=node, valid__endswith=None).count()
    if below:
        raise HasChildren(count=below)
    term, until = to_close(node.terms.all(), on)
    end_term(term, until, written(basis, "basis"))
    return RegionChanged(ref=ref, day=on)


def _code(code: str, level: int) -> str:
    if not _CODE.match(code) or code[_TELLING[level] :].strip("0"):
        raise BadCode()
    return code


def _in_force(ref: str, day: date) -> Region:
    node = locked(Region, ref, "region")
    if on_day(node.terms.all(), day) is None:
        raise NoSuchThing(what="region")
    return node
