"""Concentration of approval powers 相对集中审批权: what a template asks of an office, and since when it is so.

Three templates, each some concentrations 集中 and some things in place 到位. A requirement is a question to the
records: the days on which it was fulfilled are worked out from dated facts, so nobody types that an office complies.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.spells import NEVER, Spells


class Requirement(StrEnum):
    """What can be asked of an office."""

    FUNCTIONS = "functions"
    """审批职能集中到一个处室: there is an approval division, and nobody else of the department decides."""
    ENTERED = "entered"
    """审批处集中到中心: the division works in a centre."""
    ONLINE = "online"
    """审批项目集中到网上系统: every item is handled on the platform, none by a mere guide."""
    ITEMS = "items"
    """审批事项到位: every item is handled in the centre, or by approval in place."""
    AUTHORISED = "authorised"
    """领导授权到位: the head of the division holds a letter for everything, with the approval seal."""
    STAFFED = "staffed"
    """审批人员到位: as many as were planned hold a post in the centre."""


class Template(StrEnum):
    """Concentrations + things in place, as cities say it."""

    TWO_TWO = "2+2"
    THREE_TWO = "3+2"
    THREE_THREE = "3+3"


REQUIREMENTS: Mapping[Template, tuple[Requirement, ...]] = {
    Template.TWO_TWO: (Requirement.FUNCTIONS, Requirement.ENTERED, Requirement.ITEMS, Requirement.AUTHORISED),
    Template.THREE_TWO: (
        *(Requirement.FUNCTIONS, Requirement.ENTERED, Requirement.ONLINE),
        *(Requirement.AUTHORISED, Requirement.STAFFED),
    ),
    Template.THREE_THREE: (
        *(Requirement.FUNCTIONS, Requirement.ENTERED, Requirement.ONLINE),
        *(Requirement.ITEMS, Requirement.AUTHORISED, Requirement.STAFFED),
    ),
}


class DivisionForm(StrEnum):
    """How an office holds its approval powers in one place: 单设, 合署, 授权."""

    STAND_ALONE = "stand_alone"
    CO_LOCATED = "co_located"
    DELEGATED = "delegated"


class SetUp(StrEnum):
    """By which way an approval division came to be."""

    NEW = "new"
    RENAMED = "renamed"
    REPLACED = "replaced"
    """撤一建一: a section is closed and the division takes its place."""
    MERGED = "merged"
    """并一设一: sections are merged into the division."""
    PLATE = "plate"
    """增挂牌子: a section bears the division's plate beside its own."""


ENDS_SECTIONS = frozenset({SetUp.REPLACED, SetUp.MERGED})


class Integration(StrEnum):
    """How the approval functions of an office were brought together 职能整合方式."""

    WHOLE = "whole"
    """全部集中: in one section."""
    GROUPED = "grouped"
    """归类集中: in two or three sections with one lead."""
    SERVING = "serving"
    """服务集中: one section takes in and issues, and coordinates the others."""


class Duty(StrEnum):
    """What somebody is to an approval division. There is one leader and one head at a time."""

    LEADER = "leader"
    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"


class Task(StrEnum):
    """The three tasks 三大职能 of an approval division."""

    APPROVAL = "approval"
    WINDOWS = "windows"
    REFORM = "reform"


ROLES_OF: Mapping[Task, tuple[Role, ...]] = {
    Task.APPROVAL: (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER),
    Task.WINDOWS: (Role.OFFICE_HEAD, Role.CENTRE_MANAGER),
    Task.REFORM: (Role.CATALOGUE_EDITOR, Role.REFORM_OFFICE),
}
"""By which posts a task is borne: the posts open the desks and pages that the task needs."""


class Place(StrEnum):
    """Where an item of an office is handled."""

    CENTRE = "centre"
    """进驻: by the office itself in the centre."""
    AUTHORISED = "authorised"
    """授权: by the comprehensive windows of the centre under the office's letter."""
    IN_PLACE = "in_place"
    """就地: at the office, by approval on a known ground."""


IN_A_CENTRE = frozenset({Place.CENTRE, Place.AUTHORISED})


class SeatSide(StrEnum):
    """Where a seat is 前台、后台: before or behind the counter."""

    FRONT = "front"
    BACK = "back"


class Ground(StrEnum):
    """Why an item stays at its office."""

    NONE = ""
    SECRET = "secret"
    SITE = "site"
    LAW = "law"


class Presence(StrEnum):
    """Where a residency stands on a day; derived from its days, never written."""

    PLANNED = "planned"
    LATE = "late"
    ENTERED = "entered"
    LEFT = "left"
    CALLED_OFF = "called_off"


class TooFewSeats(Refusal):
    """The centre has fewer free seats than the plan needs."""

    code: ClassVar[str] = "concentration.too_few_seats"
    front: int
    back: int


class SectionsMissing(Refusal):
    """To replace or merge sections means to close some; the other ways close none."""

    code: ClassVar[str] = "concentration.sections_missing"


@snapshot
class Seats:
    """Seats before and behind the counter 前台、后台位置."""

    front: int = 0
    back: int = 0

    def __add__(self, other: "Seats") -> "Seats":
        return Seats(self.front + other.front, self.back + other.back)

    def __sub__(self, other: "Seats") -> "Seats":
        return Seats(self.front - other.front, self.back - other.back)


@snapshot
class Facts:
    """The days on which each thing was so, as the records of an office tell it."""

    divided: Spells = NEVER
    scattered: Spells = NEVER
    """Somebody else of the department decided."""
    resident: Spells = NEVER
    guides: Spells = NEVER
    """An item had nothing but a guide."""
    outside: Spells = NEVER
    """An item was handled neither in a centre nor by approval in place."""
    authorised: Spells = NEVER
    staffed: Spells = NEVER


@snapshot
class RequirementFound:
    """A requirement as it is found on a day: met or not, and since when."""

    requirement: Requirement
    met: str
    since: date


def fulfilled(requirement: Requirement, facts: Facts) -> Spells:
    """The days on which a requirement was met."""
    match requirement:
        case Requirement.FUNCTIONS:
            return facts.divided - facts.scattered
        case Requirement.ENTERED:
            return facts.resident
        case Requirement.ONLINE:
            return facts.guides.rest
        case Requirement.ITEMS:
            return facts.outside.rest
        case Requirement.AUTHORISED:
            return facts.authorised
        case Requirement.STAFFED:
            return facts.staffed


def found(requirement: Requirement, facts: Facts, asked: date, today: date) -> RequirementFound:
    """How a requirement stands today, asked since a day: what was so before counts from that day."""
    days = fulfilled(requirement, facts)
    met = days.since(today)
    since = met if met is not None else days.rest.since(today)
    return RequirementFound(requirement, "no" if met is None else "yes", max(since or asked, asked))


def findings(template: Template, facts: Facts, asked: date, today: date) -> tuple[RequirementFound, ...]:
    """Every requirement of a template, concentrations first."""
    return tuple(found(one, facts, asked, today) for one in REQUIREMENTS[template])


def presence(due: date, entered: date | None, left: date | None, called_off: date | None, today: date) -> Presence:
    """Where a residency stands on a day."""
    if called_off is not None and called_off <= today:
        return Presence.CALLED_OFF
    if left is not None and left <= today:
        return Presence.LEFT
    if entered is not None and entered <= today:
        return Presence.ENTERED
    return Presence.LATE if due < today else Presence.PLANNED


def must_fit(free: Seats, wanted: Seats) -> None:
    """A plan needs no more seats than are free, in front and behind."""
    if wanted.front > free.front or wanted.back > free.back:
        raise TooFewSeats(front=max(0, free.front), back=max(0, free.back))


def must_close_what_it_replaces(way: SetUp, sections: Collection[object]) -> None:
    """A division that replaces or merges sections names them; one that does neither closes none."""
    if (way in ENDS_SECTIONS) != bool(sections):
        raise SectionsMissing()
