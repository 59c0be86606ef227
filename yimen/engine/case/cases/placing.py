"""Placing: by whom a new case is taken in and decided, and at which desks. Work on what one reading gathered."""

from collections.abc import Callable, Iterable, Mapping

from yimen.engine.case.cases.refusals import NoDesk
from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.kernel.offices.powers import IN_WHOSE_NAME, Delegated, Handling, Name, Point, Standing, standing
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity, Terms

STEPS: Mapping[Complexity, tuple[Role, ...]] = {
    Complexity.SIMPLE: (Role.WINDOW, Role.DECIDER),
    Complexity.GENERAL: (Role.WINDOW, Role.REVIEWER, Role.DECIDER),
    Complexity.COMPLEX: (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER),
}
"""Which desks a case passes, by the item's complexity: 即审即办, 一审一核, 3+1 links."""


def step_of(desks: int, leg: int) -> Role:
    """What the desk at `leg` is for on a way of so many desks: the way says it, whatever the item's class."""
    ways = {len(way): way for way in STEPS.values()}
    return ways[desks][leg] if desks in ways else Role.WINDOW


DECIDES = frozenset({Role.CHIEF, Role.DECIDER})
"""Desks at which a graded decision may be taken: a section chief's, or one of the office's leaders."""


@snapshot
class Desk:
    """A post that may take a step: what it is for, where it stands, whose it is."""

    post_id: int
    role: Role
    centre_id: int | None
    office_id: int | None
    rank: int | None = None
    """At which rank its holder decides; None: whatever their letter says."""


Draw = Callable[[int], int]
"""One of the first n numbers by lot: who of several qualified desks takes a step is nobody's choice."""


@snapshot
class Answering:
    """An office as it answers for a case: its name on that day and the calendar it works by."""

    id: int
    name: str
    calendar_id: int
    calendar_revision: int
    region_id: int


@snapshot
class Door:
    """Where an application comes in: the place, how the item is handled, what was handed down, what was chosen."""

    at: Point | None
    way: str
    delegated: tuple[Delegated, ...]
    chosen: int | None


@snapshot
class Placed:
    """A case with its place in the house: by what it stands, who answers for it, and its desks in order."""

    standing: Standing
    office: Answering
    route: tuple[int, ...]
    drawn: tuple[tuple[int, int], ...]
    """Which steps were drawn by lot, and among how many desks."""
    graded: int | None


def placed(
    terms: Terms,
    own: Answering,
    others: Mapping[int, Answering],
    door: Door,
    desks: Iterable[Desk],
    elsewhere: Iterable[Desk],
    graded: Rank | None,
    draw: Draw,
) -> Placed:
    """Choose who decides and at which desks: by lot where several are qualified, graded at the lowest fitting rank.

    Refuses with NotTakenInHere, ClassTooLow, OfficeNotOffered, ChooseOffice or NoDesk.
    """
    stands = standing(own.id, own.region_id, door.at, door.delegated, door.chosen, terms.service.reach)
    under = stands.decides_under
    unit = others.get(under.office_id or 0, own) if under else own
    name = unit if under and IN_WHOSE_NAME[under.mode] is Name.UNIT else own
    windows = () if stands.forwards else tuple(one for one in desks if one.role is Role.WINDOW)
    windows = windows or _windows_above(door.way, unit, elsewhere)
    behind = [one for one in desks if one.role is not Role.WINDOW and one.office_id == unit.id]
    if under is not None and under.centre_id is not None:
        # The department's own people at the place decide there; without any, those in the department do.
        behind = [one for one in behind if one.centre_id == under.centre_id] or behind
    found = [qualified([*windows, *behind], role, unit.name, graded) for role in _steps(terms, stands)]
    route = tuple(fit[draw(len(fit))] for fit in found)
    return Placed(stands, name, route, tuple((leg, len(fit)) for leg, fit in enumerate(found) if len(fit) > 1), graded)


def _steps(terms: Terms, stands: Standing) -> tuple[Role, ...]:
    steps = STEPS[terms.complexity]
    # Decided where it is accepted, unless the window there may only accept.
    return steps[:1] if terms.instant == "yes" and (stands.decides_where_taken or stands.forwards) else steps


def _windows_above(way: str, unit: Answering, elsewhere: Iterable[Desk]) -> tuple[Desk, ...]:
    """The windows of who decides; without any, the comprehensive ones of its centre. Never a counter that is closed."""
    closed = way in (Handling.CENTRALISED, Handling.UNIFIED)
    opened = [one for one in elsewhere if one.centre_id is not None or not closed]
    own = tuple(one for one in opened if one.office_id == unit.id)
    return own or tuple(one for one in opened if one.office_id is None)


def qualified(desks: Iterable[Desk], role: Role, office: str, graded: Rank | None = None) -> tuple[int, ...]:
    """The desks that may take a step, a decision those of the lowest authorised rank; refuses with NoDesk."""
    fit = [one for one in desks if one.role is role]
    if graded is not None and role is Role.DECIDER:
        fit = _lowest([one for one in desks if one.role in DECIDES], graded) or fit
    if not fit:
        raise NoDesk(office=office, role=role)
    return tuple(one.post_id for one in fit)


def _lowest(deciding: Iterable[Desk], graded: Rank) -> list[Desk]:
    ranked = [one for one in deciding if one.rank is not None and one.rank >= graded]
    least = min((one.rank for one in ranked if one.rank is not None), default=None)
    return [one for one in ranked if one.rank == least]
