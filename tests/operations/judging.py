"""Builders of evaluation groups: who calls one, a group with all four kinds, and one that has scored."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.town import TODAY
from tests.operations.voicing import staff_of
from yimen.engine.supervision.juries import operations
from yimen.engine.supervision.juries.operations import Asked, Called, Scored
from yimen.kernel.actor import Actor

INDICATORS = (
    Asked("群众满意率", "satisfied", 50, 90),
    Asked("抽查案卷合格率", "sound", 10, 90),
    Asked("指引是否看得懂", "", 40, 60),
)
DAY = 24.0


@dataclass(frozen=True)
class Group:
    """Who calls the group and who sits in it: an official, a technician of the staff, two from outside."""

    office: errand.Office
    convener: Actor
    official: Actor
    technician: Actor
    public: Actor
    expert: Actor

    @property
    def everybody(self) -> tuple[Actor, ...]:
        return (self.official, self.technician, self.public, self.expert)


def a_group(office: errand.Office) -> Group:
    staff = places.an_officer(office.town, "reform_office", "330")
    technician = places.an_officer(office.town, "catalogue_editor", "331")
    return Group(
        office, places.signed_on(staff, "reform.330"), supervision(office), places.signed_on(technician, "tech.331"),
        places.a_citizen(71, "钱一凡", "yifan"), places.a_citizen(72, "孙教授", "sunjs"),
    )  # fmt: skip


def of_the_centre(office: errand.Office, last_day: date = TODAY) -> Called:
    """The centre over the days up to this one."""
    return Called(
        "中心服务质量评价", "centre", office.town.centre, date(2026, 11, 1), last_day, last_day + timedelta(days=3), 6,
        INDICATORS,
    )  # fmt: skip


def seated(group: Group, at: float = DAY, called: Called | None = None) -> str:
    """An evaluation of the centre with all four kinds in their seats."""
    ref = operations.call_jury(called or of_the_centre(group.office), by=group.convener, now=later(at)).ref
    for kind, who in (("official", group.official), ("technician", group.technician)):
        operations.seat_staff_juror(ref, kind, staff_of(who), "市级部门", by=group.convener, now=later(at))
    for kind, who in (("public", group.public), ("expert", group.expert)):
        code = operations.ask_in(ref, kind, who.name or kind, "特邀", by=group.convener, now=later(at)).code
        operations.take_juror_seat(code, by=who, now=later(at))
    return ref


def scored(group: Group, score: int = 50, at: float = DAY, called: Called | None = None) -> str:
    """The same, opened, scored by everybody and closed."""
    ref = seated(group, at, called)
    operations.open_jury(ref, by=group.convener, now=later(at))
    for who in group.everybody:
        operations.give_scores(ref, (Scored(3, score, "字太小"),), by=who, now=later(at + 1))
    operations.close_jury(ref, by=group.convener, now=later(at + 2))
    return ref
