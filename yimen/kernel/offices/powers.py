"""Powers between levels 事权: which right goes along when an office hands an item to another unit, and what follows.

Five modes, five different bundles of rights. Pure: days come in, nothing is read. Deciding who decides is done here
once, at receipt; whether the right still stands is asked again at the moment of the decision.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from typing import ClassVar

from yimen.kernel.elements import Reach
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class Mode(StrEnum):
    """How an item is handed to another unit."""

    DEVOLVE = "devolve"
    ENTRUST = "entrust"
    EXTEND = "extend"
    AGENCY = "agency"
    SERVICE_FORWARD = "service_forward"


class Right(StrEnum):
    """What a unit may do with an application: collect it, accept it, decide it, put its own seal to it."""

    TAKE_IN = "take_in"
    ACCEPT = "accept"
    DECIDE = "decide"
    SEAL = "seal"


class Name(StrEnum):
    """In whose name a decision is made: the unit's, or that of the office which handed the item over."""

    UNIT = "unit"
    OFFICE = "office"


class Handling(StrEnum):
    """办理方式: taken in at one place, by several offices together, or only in the centre."""

    UNIFIED = "unified"
    JOINT = "joint"
    CENTRALISED = "centralised"


class CentreClass(IntEnum):
    """一级、二级镇街中心. None: the centre has no class."""

    NONE = 0
    FIRST = 1
    SECOND = 2


RIGHTS: Mapping[Mode, frozenset[Right]] = {
    Mode.DEVOLVE: frozenset(Right),
    Mode.ENTRUST: frozenset({Right.TAKE_IN, Right.ACCEPT, Right.DECIDE}),
    Mode.EXTEND: frozenset({Right.TAKE_IN, Right.ACCEPT}),
    Mode.AGENCY: frozenset({Right.TAKE_IN}),
    Mode.SERVICE_FORWARD: frozenset(Right),
}
"""下放 gives everything; 委托 everything but a seal of its own; 延伸 keeps the decision above; 代办 collects and
forwards; 服务前移 gives everything at the place, to the department's own window that stands there."""

IN_WHOSE_NAME: Mapping[Mode, Name] = {mode: Name.UNIT if mode is Mode.DEVOLVE else Name.OFFICE for mode in Mode}
TO_AN_OFFICE = frozenset({Mode.DEVOLVE, Mode.ENTRUST})
"""Modes that hand the decision to another office; the others go to a place where people come."""
ITEMS_PER_OFFICER, ITEMS_PER_WINDOW = 30, 40
"""How many items one member of formal staff, and one window, can know; beyond it the unit is strained."""
SMALL_POINTS = frozenset({"town", "village"})
"""Places that take in only what was handed down to them, and what is their own."""


class CentralisedItem(Refusal):
    """The item is handled in the centre; the office's own counter takes in no application for it."""

    code: ClassVar[str] = "powers.centralised"
    way: str


class NotTakenInHere(Refusal):
    """Nothing in force lets this place take the item in."""

    code: ClassVar[str] = "powers.not_taken_in_here"


class ClassTooLow(Refusal):
    """The item is handed down to first-class centres only; this one is of another class, or of none."""

    code: ClassVar[str] = "powers.class_too_low"
    needed: int
    has: int


class OfficeNotOffered(Refusal):
    """The chosen office may not decide this item for an application handed in here."""

    code: ClassVar[str] = "powers.office_not_offered"


class ChooseOffice(Refusal):
    """Several offices may decide it here with equal effect; the applicant chooses one of them."""

    code: ClassVar[str] = "powers.choose_office"


class MayNotDecide(Refusal):
    """The unit takes this item in; it was not given the right to decide it."""

    code: ClassVar[str] = "powers.may_not_decide"
    mode: str


class RightEnded(Refusal):
    """The right of this unit to decide the item has ended, or has not begun."""

    code: ClassVar[str] = "powers.right_ended"
    mode: str


class RightStands(Refusal):
    """The unit still has its right: its case is not taken back."""

    code: ClassVar[str] = "powers.right_stands"


class TakenOver(Refusal):
    """An approval division has taken the item over: no other office decides it since that day."""

    code: ClassVar[str] = "powers.taken_over"


@snapshot
class Delegated:
    """An item handed to one unit, an office or a centre, as far as receipt and decision weigh it."""

    id: int
    mode: Mode
    office_id: int | None
    centre_id: int | None
    region_id: int
    least_class: CentreClass = CentreClass.NONE
    equal: str = "no"
    villages: str = "no"

    def gives(self, right: Right) -> bool:
        return right in RIGHTS[self.mode]


@snapshot
class Point:
    """The place where an application is handed in; its regions from its own upward, and who shares the house."""

    id: int
    kind: str
    centre_class: CentreClass
    regions: tuple[int, ...]
    hosts: frozenset[int] = frozenset()

    @property
    def own_regions(self) -> tuple[int, ...]:
        """Whose items are its own: of its region, for a village point also of the town above."""
        return self.regions[:2] if self.kind == "village" else self.regions[:1]


@snapshot
class Standing:
    """By what an application is taken in and by what it will be decided; None: by the office's own power."""

    taken_under: Delegated | None = None
    decides_under: Delegated | None = None
    anywhere: str = ""
    """Within which area (Reach) any town's centre takes it in, where it is this that opened the place 通办."""

    @property
    def forwards(self) -> bool:
        """The place only collects: the case goes up by itself to a window that may accept it."""
        return self.taken_under is not None and not self.taken_under.gives(Right.ACCEPT)

    @property
    def decides_where_taken(self) -> bool:
        """Whether a clerk at the place may decide at once; an extended window leaves it to the office above."""
        return self.taken_under is None or self.taken_under.gives(Right.DECIDE)


def standing(
    office_id: int,
    office_region: int,
    at: Point | None,
    delegated: Sequence[Delegated],
    chosen: int | None = None,
    reach: str = Reach.HERE,
) -> Standing:
    """How an application stands that is handed in at a place, or over the net: by whom taken in, by whom decided.

    Refuses with NotTakenInHere, ClassTooLow, OfficeNotOffered or ChooseOffice.
    """
    taken = _taken_under(office_id, office_region, at, delegated, reach)
    reaching = [one for one in delegated if one.gives(Right.DECIDE) and at is not None and reaches(one, at)]
    equal = [one for one in delegated if one.equal == "yes" and one not in reaching]
    anywhere = "" if taken is not None or at is None or _is_own(office_id, office_region, at) else reach
    decides = _nearest(office_id, reaching, at) if chosen is None else _chosen(office_id, chosen, reaching, equal)
    return Standing(taken, decides, anywhere)


def must_be_open(way: str) -> None:
    """The own counter of an office takes an item in unless it was registered as handled in the centre."""
    if way in (Handling.CENTRALISED, Handling.UNIFIED):
        raise CentralisedItem(way=way)


def reaches(one: Delegated, at: Point) -> bool:
    """Whether a unit answers for what is handed in at a place: the place itself, a host, or the unit's own region."""
    if one.centre_id is not None:
        return one.centre_id == at.id
    return (one.office_id in at.hosts or one.region_id in at.regions) and _class_fits(one, at)


def takes_in(one: Delegated, at: Point) -> bool:
    """Whether a delegation opens this place for the item, its class apart."""
    if one.centre_id is not None and one.centre_id == at.id:
        return True
    if one.office_id is not None and (one.office_id in at.hosts or one.region_id == at.regions[0]):
        return True
    return at.kind == "village" and one.villages == "yes" and one.region_id in at.own_regions


def must_stand(under: Delegated | None, begins: date | None, ends: date | None, today: date) -> None:
    """The right to decide stands on this day; it ends with the midnight before its last day."""
    if under is None:
        return
    if not under.gives(Right.DECIDE):
        raise MayNotDecide(mode=under.mode)
    if begins is None or today < begins or (ends is not None and today >= ends):
        raise RightEnded(mode=under.mode)


def strained(items: int, windows: int, formal_staff: int, deciding: str) -> str:
    """What is to be said when a unit is handed more than it can staff; empty: nothing. Only formal staff decide."""
    if deciding == "yes" and formal_staff == 0:
        return "no_formal_staff"
    if items > windows * ITEMS_PER_WINDOW or (deciding == "yes" and items > formal_staff * ITEMS_PER_OFFICER):
        return "more_than_staffed"
    return ""


def must_hold(holder: int | None, deciding_office: int, under: Delegated | None) -> None:
    """Once an approval division holds an item, nobody else decides it; a unit with a right of its own still does."""
    if holder is not None and under is None and holder != deciding_office:
        raise TakenOver()


def _taken_under(
    office_id: int, office_region: int, at: Point | None, delegated: Sequence[Delegated], reach: str
) -> Delegated | None:
    if at is None:
        return None
    opening = [one for one in delegated if takes_in(one, at)]
    fitting = [one for one in opening if _class_fits(one, at)]
    if fitting:
        # What gives most counts: a window that may decide is not held to an older right to collect.
        return max(fitting, key=lambda one: (len(RIGHTS[one.mode]), -one.id))
    if _is_own(office_id, office_region, at):
        return None
    if reach != Reach.HERE and at.kind == "town":
        # 全区通办: any town centre takes it in for whoever decides it; the case goes to that office by itself.
        return None
    if opening:
        raise ClassTooLow(needed=int(opening[0].least_class), has=int(at.centre_class))
    raise NotTakenInHere()


def _is_own(office_id: int, office_region: int, at: Point) -> bool:
    """Whether a place takes an item in as its own: what is no small point takes in every office's."""
    return at.kind not in SMALL_POINTS or office_id in at.hosts or office_region in at.own_regions


def _class_fits(one: Delegated, at: Point) -> bool:
    if one.least_class is CentreClass.NONE or at.kind != "town":
        return True
    return at.centre_class is not CentreClass.NONE and at.centre_class <= one.least_class


def _chosen(office_id: int, chosen: int, reaching: Sequence[Delegated], equal: Sequence[Delegated]) -> Delegated | None:
    # The department's own window that stands at the place decides for the department.
    offered = {one.office_id or office_id: one for one in (*equal, *reaching)}
    if chosen in offered:
        return offered[chosen]
    # The office itself stays open unless the item was handed down here for good.
    if chosen == office_id and all(one.equal == "yes" for one in reaching if one.mode is Mode.DEVOLVE):
        return None
    raise OfficeNotOffered()


def _nearest(office_id: int, reaching: Sequence[Delegated], at: Point | None) -> Delegated | None:
    if at is None or not reaching:
        return None
    near = {one.id: _distance(one, at) for one in reaching}
    least = min(near.values())
    found = [one for one in reaching if near[one.id] == least]
    if len({one.office_id or office_id for one in found}) > 1:
        raise ChooseOffice()
    return found[0]


def _distance(one: Delegated, at: Point) -> int:
    if one.centre_id == at.id or one.office_id in at.hosts or one.region_id not in at.regions:
        return 0
    return at.regions.index(one.region_id)
