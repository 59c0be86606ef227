"""The base catalogue and the counts of what is carried out. For everybody."""

from typing import Literal

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import AwareDatetime

from yimen.channels.api.asking import there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.refusals import FieldMalformed
from yimen.channels.api.shapes import After, several, shown
from yimen.kernel.base_items import Treatment
from yimen.kernel.terms import ItemKind
from yimen.kernel.time.worktime import EARLIEST_YEAR, LATEST_YEAR
from yimen.registries.catalogue import base_items, counting
from yimen.registries.catalogue.base_items import BaseItemFilter, BaseItemPage, BaseItemRow
from yimen.registries.catalogue.counting import Census
from yimen.registries.catalogue.reform import deviations
from yimen.registries.catalogue.reform.deviations import DeviationRow, StandardRow
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["catalogue"])

BaseCode = PathEx[str, P(pattern="^[0-9]{12}$", description="A base code")]


@router.get("/base-items", auth=ALL, response=shown(BaseItemPage), operation_id="catalogue_base_items")
def listed(
    request: HttpRequest,
    kind: Literal[""] | ItemKind = "",
    treatment: Literal[""] | Treatment = "",
    level: Literal["", "main", "sub"] = "",
    words: QueryEx[str, P(max_length=40)] = "",
    after: After = "",
) -> BaseItemPage:
    """What exists in law today, main items and sub-items by code; an empty word narrows nothing."""
    now = clock.now()
    narrowed = BaseItemFilter(str(kind), str(treatment), level, words)
    return base_items.base_items(narrowed, now, day_of(now), after[:12])


@router.get("/base-items/{code}", auth=ALL, response=shown(BaseItemRow), operation_id="catalogue_base_item")
def one(request: HttpRequest, code: BaseCode) -> BaseItemRow:
    """One base item as it is today."""
    now = clock.now()
    return there(base_items.base_item(code, now, day_of(now)))


@router.get("/standards", auth=STAFF, response=several(StandardRow), operation_id="catalogue_standards")
def standards(request: HttpRequest) -> list[StandardRow]:
    """The base items with a standard way of the city, and how many of their items leave it."""
    now = clock.now()
    return list(deviations.standards(now, day_of(now)))


@router.get(
    "/base-items/{code}/deviations",
    auth=STAFF,
    response=several(DeviationRow),
    operation_id="catalogue_deviations",
)
def deviating(request: HttpRequest, code: BaseCode) -> list[DeviationRow]:
    """Where the items in force of a base item leave its standard way: where they are stricter, and only different."""
    now = clock.now()
    return list(deviations.deviations(code, now, day_of(now)))


@router.get("/permits", auth=ALL, response=several(BaseItemRow), operation_id="catalogue_permits")
def permits(
    request: HttpRequest,
    words: QueryEx[str, P(min_length=1, max_length=40, description="What the business does")],
) -> list[BaseItemRow]:
    """Does my business need a permit? The matters that fit the words, each with its treatment."""
    now = clock.now()
    return list(base_items.needs_a_permit(words, now, day_of(now)))


@router.get("/counts", auth=ALL, response=shown(Census), operation_id="catalogue_counts")
def counts(request: HttpRequest, as_of: AwareDatetime | None = None, units: Literal["all", "own"] = "all") -> Census:
    """How many items there are at a moment (now, if none is given), by each counter; `units` own: the city's alone."""
    moment = as_of or clock.now()
    if not EARLIEST_YEAR < moment.year < LATEST_YEAR:
        raise FieldMalformed(field="as_of")
    return counting.census(moment, day_of(moment), units)
