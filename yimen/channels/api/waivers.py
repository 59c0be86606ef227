"""Waivers: from which rules of publication an item is exempt, for everybody; the city's desk waives one."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, Code, PathRef, result_of, several
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations.waiving import RuleWaived
from yimen.registries.catalogue.reform.waivers import WaiverRow, waivers

router = Router(tags=["catalogue"])


class RuleToWaive(Body):
    """Which rule an item need not keep, by which document, from a day until another that does not belong to it."""

    rule: Code
    basis: Annotated[str, Field(min_length=1, max_length=200)]
    from_day: date
    until: date


@router.get("/items/{ref}/waivers", auth=ALL, response=several(WaiverRow), operation_id="catalogue_waivers")
def of_item(request: HttpRequest, ref: PathRef) -> list[WaiverRow]:
    """The waivers of an item, past ones too, the last to begin first."""
    return list(waivers(ref))


@router.post(
    "/items/{ref}/waivers",
    auth=STAFF,
    response={201: result_of(operations.waive_rule)},
    operation_id="catalogue_waive_rule",
)
def waive(request: HttpRequest, ref: PathRef, body: RuleToWaive) -> RuleWaived:
    """Waive a rule for an item. Refuses with NotTheCitysDesk, RuleNotWaivable, AlreadyWaived or ImpossibleDates."""
    return done(request, operations.waive_rule, ref, body.rule, body.basis, body.from_day, body.until)
