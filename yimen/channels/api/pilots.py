"""Pilots: begun at named offices, items and points, compared with the rest, evaluated by others, decided upon."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text1000, Text4000, result_of, several, shown
from yimen.insight.pilots import queries as insight
from yimen.insight.pilots.rows import Comparison
from yimen.kernel.offices.powers import Mode
from yimen.kernel.reform.pilots import PilotFeature, PilotVerdict, Span
from yimen.registries.dated import day_of
from yimen.registries.pilots import operations, queries
from yimen.registries.pilots.operations import Named, PilotKept, PilotSaid
from yimen.registries.pilots.rows import PilotInPublic, PilotRow
from yimen.threshold import clock

router = Router(tags=["pilots"])
Line = Annotated[str, Field(min_length=1, max_length=200)]
Codes = Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], Field(max_length=200)]
Refs = Annotated[list[BodyRef], Field(max_length=200)]
ONE_DAY = timedelta(days=1)


class PartakersTold(Body):
    """Who takes part: offices and points by reference, items by reference or code."""

    offices: Refs = Field(default_factory=list)
    items: Codes = Field(default_factory=list)
    points: Refs = Field(default_factory=list)

    def named(self) -> Named:
        return Named(tuple(self.offices), tuple(self.items), tuple(self.points))


class PilotTold(PartakersTold):
    """What is tried, what it is to show, by which document, and from which day to which."""

    feature: PilotFeature
    name: Line
    purpose: Text1000
    document: Line
    begins: date
    last_day: date
    announcement: str = Field("", max_length=40, description="For items at points: the document by its reference")
    mode: Mode | None = None


class PilotEvaluated(Body):
    """What was found, and what shows it."""

    verdict: PilotVerdict
    said: Text4000


class PilotDecided(Body):
    """From which day, by which document and why."""

    day: date
    document: Line
    why: Text1000


class PilotExtended(PilotDecided, PartakersTold):
    """Who takes part too."""


class PilotChanged(Body):
    """Until which last day it runs, by which document and why."""

    last_day: date
    document: Line
    why: Text1000


@router.get("", auth=ALL, response=several(PilotRow), operation_id="pilots")
def listed(request: HttpRequest) -> list[PilotRow]:
    """All pilots, what waits for a decision and what runs first; the latest two hundred."""
    return list(queries.pilots(clock.now()))


@router.get("/{ref}", auth=ALL, response=shown(PilotInPublic), operation_id="pilots_one")
def one(request: HttpRequest, ref: PathRef) -> PilotInPublic:
    """A pilot with who takes part, what others found and what was decided; by whom is told at the desk alone."""
    return there(queries.one(ref, clock.now()))


@router.get("/{ref}/figures", auth=ALL, response=shown(Comparison), operation_id="pilots_figures")
def figures(request: HttpRequest, ref: PathRef, on: date | None = None) -> Comparison:
    """A pilot beside the rest and beside what was before, as of today or of an earlier day since it began."""
    today = day_of(clock.now())
    view = there(queries.one(ref, clock.now()))
    span = Span(view.row.begins, view.row.ends, view.opened_on, view.ended_on)
    return insight.comparison(view.id, span, min(today, max(on or today, span.begins)))


@router.post("", auth=STAFF, response={201: result_of(operations.begin_pilot)}, operation_id="pilots_begin")
def begin(request: HttpRequest, body: PilotTold) -> PilotKept:
    """Try a reform at named offices, items or points first.

    Refuses with NotAllowed, NotInList, Missing, TextMissing, StrangeCharacter, ImpossibleDates, BasisOver, NoSuchThing,
    NobodyNamed, NotTriedSo or AllHaveIt; where items are handed to points, as the powers do.
    """
    said = PilotSaid(
        body.feature, body.name, body.purpose, body.document, body.begins, _after(body.last_day), body.announcement,
        body.mode or "",
    )  # fmt: skip
    return done(request, operations.begin_pilot, said, body.named())


@router.post("/{ref}/evaluations", auth=STAFF, response=result_of(operations.evaluate_pilot),
             operation_id="pilots_evaluate")  # fmt: skip
def evaluate(request: HttpRequest, ref: PathRef, body: PilotEvaluated) -> PilotKept:
    """Say what it has shown, as somebody apart from it.

    Refuses with NotAllowed, PilotUnknown, NotInList, TextMissing, NotBegun, PilotOver or NotApart.
    """
    return done(request, operations.evaluate_pilot, ref, body.verdict, body.said)


@router.post("/{ref}/extend", auth=STAFF, response=result_of(operations.extend_pilot), operation_id="pilots_extend")
def extend(request: HttpRequest, ref: PathRef, body: PilotExtended) -> PilotKept:
    """Let more take part; what the first ones have is copied to them.

    Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated, EvaluatedAsFailed, OwnEvaluation, BasisOver,
    ImpossibleDates, NobodyNamed, NoSuchThing, NotTriedSo, TakesPart, NothingToCopy, Missing or TextMissing.
    """
    return done(request, operations.extend_pilot, ref, body.named(), body.day, body.document, body.why)


@router.post("/{ref}/change", auth=STAFF, response=result_of(operations.change_pilot), operation_id="pilots_change")
def change(request: HttpRequest, ref: PathRef, body: PilotChanged) -> PilotKept:
    """Let it run until another day.

    Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated, OwnEvaluation, BasisOver, Missing, TextMissing or
    ImpossibleDates.
    """
    return done(request, operations.change_pilot, ref, _after(body.last_day), body.document, body.why)


@router.post("/{ref}/end", auth=STAFF, response=result_of(operations.end_pilot), operation_id="pilots_end")
def end(request: HttpRequest, ref: PathRef, body: PilotDecided) -> PilotKept:
    """End it from a day on.

    Refuses with NotAllowed, PilotUnknown, PilotOver, OwnEvaluation, BasisOver, Missing, TextMissing or ImpossibleDates.
    """
    return done(request, operations.end_pilot, ref, body.day, body.document, body.why)


@router.post("/{ref}/open", auth=STAFF, response=result_of(operations.open_pilot), operation_id="pilots_open")
def open_to_all(request: HttpRequest, ref: PathRef, body: PilotDecided) -> PilotKept:
    """Let everybody have it from a day on.

    Refuses with NotAllowed, PilotUnknown, PilotOver, NotEvaluated, EvaluatedAsFailed, OwnEvaluation, BasisOver,
    Missing, TextMissing or ImpossibleDates.
    """
    return done(request, operations.open_pilot, ref, body.day, body.document, body.why)


def _after(last_day: date) -> date:
    """The first day on which it is over; the last day of all ages has none and is refused as impossible."""
    return last_day + ONE_DAY if last_day < date.max else last_day
