"""Windows: the groups of counters of a centre, what each takes in, how busy they are, and what could be merged."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Text100, result_of, several, shown
from yimen.insight.handles import queries as handled
from yimen.insight.handles.rows import HandledPage, LevelHandles
from yimen.insight.waits import queries as waited
from yimen.insight.waits.rows import FlowReport, WaitPage, WaitsRow
from yimen.insight.windows import queries as work
from yimen.insight.windows.rows import LoadReport, MonthRow, Plan, SpotRow
from yimen.kernel.reform.handles import Handle
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.dated import day_of
from yimen.registries.windows import operations, queries
from yimen.registries.windows.operations import GroupChanged, GroupFormed, GroupSaid
from yimen.registries.windows.rows import ChainItem, CounterRow, GroupItemPage, GroupRow
from yimen.threshold import clock

router = Router(tags=["windows"])

Refs = Annotated[list[BodyRef], Field(min_length=1, max_length=500)]
Some = Annotated[list[BodyRef], Field(max_length=500)]
ToldApart = QueryEx[str, P(pattern="^(hour|day|group|window|item)$", description="By what figures are told apart")]
WaitKey = PathEx[str, P(max_length=40, description="The key of a figure")]
Days = QueryEx[int, P(ge=1, le=366, description="How many days back are counted")]


class GroupTold(Body):
    """A group of counters as it is formed."""

    kind: GroupKind
    letter: Annotated[str, Field(pattern="^[A-Z]$", description="What its tickets begin with")]
    name: Text100
    list_code: Annotated[str, Field(max_length=40)] = ""
    windows: Some = []
    items: Some = []
    from_day: date
    basis: Text100 = ""


class Moving(Body):
    """Which counters or items move, and from which day on."""

    refs: Refs
    from_day: date


class Merging(Body):
    """Into which group, and from which day on."""

    into: BodyRef
    from_day: date
    basis: Text100


class Ending(Body):
    """From which day on it is no more, and why."""

    on: date
    basis: Text100


@router.get("/centres/{centre}/groups", auth=ALL, response=several(GroupRow), operation_id="windows_groups")
def groups(request: HttpRequest, centre: PathRef) -> list[GroupRow]:
    """The groups of counters of a centre today, by the letter of their tickets."""
    return list(queries.groups(centre, clock.now()))


@router.get("/centres/{centre}/counters", auth=STAFF, response=several(CounterRow), operation_id="windows_counters")
def counters(request: HttpRequest, centre: PathRef) -> list[CounterRow]:
    """The counters of a centre, each with the group in which it stands."""
    return list(queries.counters(centre, day_of(clock.now())))


@router.get("/centres/{centre}/load", auth=STAFF, response=shown(LoadReport), operation_id="windows_load")
def load(request: HttpRequest, centre: PathRef, days: Days = 30) -> LoadReport:
    """How busy each counter and group was, and whether one is to be added or merged."""
    today = day_of(clock.now())
    return work.load(centre, today - timedelta(days=days), today + timedelta(days=1))


@router.get("/centres/{centre}/plan", auth=STAFF, response=shown(Plan), operation_id="windows_plan")
def plan(request: HttpRequest, centre: PathRef, days: Days = 90, fewest: QueryEx[int, P(ge=0, le=10_000)] = 5) -> Plan:
    """Items for which at most `fewest` cases came, and the counters that could be merged."""
    today = day_of(clock.now())
    return work.plan(centre, today - timedelta(days=days), today + timedelta(days=1), fewest)


@router.get("/centres/{centre}/waits", auth=STAFF, response=several(WaitsRow), operation_id="windows_waits")
def waits(request: HttpRequest, centre: PathRef, by: ToldApart = "hour", days: Days = 30) -> list[WaitsRow]:
    """How long people waited and were served: by hour, day, queue (group), counter (window) or item."""
    today = day_of(clock.now())
    return list(waited.waits(centre, by, today - timedelta(days=days), today + timedelta(days=1)))


@router.get("/centres/{centre}/waits/{key}", auth=STAFF, response=shown(WaitPage), operation_id="windows_wait_lines")
def wait_lines(
    request: HttpRequest, centre: PathRef, key: WaitKey, by: ToldApart = "hour", days: Days = 30, after: After = ""
) -> WaitPage:
    """The tickets behind one of these figures; a page by key."""
    today = day_of(clock.now())
    return waited.lines(centre, by, key, today - timedelta(days=days), today + timedelta(days=1), after)


@router.get("/centres/{centre}/flow", auth=STAFF, response=shown(FlowReport), operation_id="windows_flow")
def flow(request: HttpRequest, centre: PathRef, days: Days = 30) -> FlowReport:
    """Visitors by hour and by day, by the source that says so, and what the counters could have served."""
    today = day_of(clock.now())
    return waited.flow(centre, today - timedelta(days=days), today + timedelta(days=1))


@router.get("/on-the-spot", auth=STAFF, response=several(SpotRow), operation_id="windows_on_the_spot")
def on_the_spot(request: HttpRequest, days: Days = 30) -> list[SpotRow]:
    """By centre: how much was accepted and handed out on one visit."""
    today = day_of(clock.now())
    return list(work.on_the_spot(today - timedelta(days=days), today + timedelta(days=1)))


@router.get("/handles", auth=ALL, response=several(LevelHandles), operation_id="handles")
def handles(request: HttpRequest) -> list[LevelHandles]:
    """How many items of each level are handled at once, online, nearby, once, at one window and so on."""
    return list(handled.counts(clock.now()))


@router.get("/handles/{handle}/items", auth=ALL, response=shown(HandledPage), operation_id="handles_items")
def handled_items(
    request: HttpRequest, handle: Handle, level: QueryEx[int, P(ge=0, le=5)] = 0, after: After = ""
) -> HandledPage:
    """The items for which a handle holds; a page by key."""
    return handled.listed(handle, level, clock.now(), after)


@router.get("/groups/{ref}", auth=ALL, response=shown(GroupRow), operation_id="windows_group")
def one(request: HttpRequest, ref: PathRef) -> GroupRow:
    """One group of counters."""
    return there(queries.group(ref, clock.now()))


@router.get("/groups/{ref}/items", auth=ALL, response=shown(GroupItemPage), operation_id="windows_group_items")
def items(request: HttpRequest, ref: PathRef, after: After = "") -> GroupItemPage:
    """What a group takes in; a page by key."""
    there(queries.group(ref, clock.now()))
    return queries.items(ref, clock.now(), after)


@router.get("/groups/{ref}/months", auth=ALL, response=several(MonthRow), operation_id="windows_group_months")
def months(request: HttpRequest, ref: PathRef) -> list[MonthRow]:
    """How often what the group takes in was handed in, by month."""
    there(queries.group(ref, clock.now()))
    return list(work.months(ref, clock.now()))


@router.get("/chains/{item}", auth=STAFF, response=several(ChainItem), operation_id="windows_chain")
def chain(request: HttpRequest, item: PathRef) -> list[ChainItem]:
    """An item with those before and after it: what one group of counters should take in together."""
    return list(queries.chain(item, clock.now()))


@router.post(
    "/centres/{centre}/groups",
    auth=STAFF,
    response={201: result_of(operations.form_group)},
    operation_id="windows_form",
)
def form(request: HttpRequest, centre: PathRef, body: GroupTold) -> GroupFormed:
    """Form a group of counters.

    Refuses with NotAllowed, NoSuchThing, NotInList, LetterTaken, WindowElsewhere, ItemsNotNamed, Missing,
    StrangeCharacter or ImpossibleDates.
    """
    said = GroupSaid(body.kind, body.letter, body.name, body.list_code, tuple(body.windows), tuple(body.items))
    return done(request, operations.form_group, centre, said, body.from_day, body.basis)


@router.post("/groups/{ref}/windows", auth=STAFF, response=shown(GroupChanged), operation_id="windows_place")
def place(request: HttpRequest, ref: PathRef, body: Moving) -> GroupChanged:
    """Counters stand in this group from a day. Refuses with NotAllowed, NoSuchThing, GroupOver or WindowElsewhere."""
    return done(request, operations.place_windows, ref, tuple(body.refs), body.from_day)


@router.post("/groups/{ref}/windows/free", auth=STAFF, response=shown(GroupChanged), operation_id="windows_free")
def free(request: HttpRequest, ref: PathRef, body: Moving) -> GroupChanged:
    """Counters leave the group. Refuses with NotAllowed, NoSuchThing or GroupOver."""
    return done(request, operations.free_windows, ref, tuple(body.refs), body.from_day)


@router.post("/groups/{ref}/items", auth=STAFF, response=shown(GroupChanged), operation_id="windows_scope")
def scope(request: HttpRequest, ref: PathRef, body: Moving) -> GroupChanged:
    """The group takes these items in. Refuses with NotAllowed, NoSuchThing, GroupOver or ItemsNotNamed."""
    return done(request, operations.scope_items, ref, tuple(body.refs), body.from_day)


@router.post("/groups/{ref}/items/release", auth=STAFF, response=shown(GroupChanged), operation_id="windows_release")
def release(request: HttpRequest, ref: PathRef, body: Moving) -> GroupChanged:
    """The group takes these items in no more. Refuses with NotAllowed, NoSuchThing or GroupOver."""
    return done(request, operations.release_items, ref, tuple(body.refs), body.from_day)


@router.post("/groups/{ref}/merge", auth=STAFF, response=shown(GroupChanged), operation_id="windows_merge")
def merge(request: HttpRequest, ref: PathRef, body: Merging) -> GroupChanged:
    """Merge a group into another of its centre.

    Refuses with NotAllowed, NoSuchThing, GroupOver, DifferentCentres, ItemsNotNamed, Missing, StrangeCharacter or
    ImpossibleDates.
    """
    return done(request, operations.merge_groups, ref, body.into, body.from_day, body.basis)


@router.post("/groups/{ref}/end", auth=STAFF, response=shown(GroupChanged), operation_id="windows_end")
def end(request: HttpRequest, ref: PathRef, body: Ending) -> GroupChanged:
    """End a group. Refuses with NotAllowed, NoSuchThing, GroupOver, Missing, StrangeCharacter or ImpossibleDates."""
    return done(request, operations.end_group, ref, body.on, body.basis)
