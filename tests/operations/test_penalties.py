"""Penalty standards are dated; a penalty outside them opens an alarm by itself, which supervision closes once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import Actor
from yimen.kernel.penalties import Answer, Discretion, Grade, Imposed, Sanction
from yimen.kernel.refusal import Refusal
from yimen.registries.penalties import operations, queries
from yimen.registries.penalties.operations import PenaltyWeighed

pytestmark = pytest.mark.django_db
VIOLATION = "未取得食品经营许可从事食品经营"
STANDARD = Discretion(
    VIOLATION, Grade.LENIENT, "初次违法，货值不足五百元", (Sanction.FINE, Sanction.CONFISCATION), 50_000, 100_000
)
PENALTY = Imposed(
    "示市监罚〔2026〕1号", "示市监案〔2026〕7号", VIOLATION, Grade.LENIENT, (Sanction.FINE,), 80_000, TODAY
)
BASIS = "食品安全法 第一百二十二条"


@dataclass(frozen=True)
class Desk:
    """An office with its head, and supervision."""

    office: str
    head: Actor
    supervisor: Actor

    def sets(self, said: Discretion = STANDARD, day: date = TODAY, by: Actor | None = None) -> str:
        return operations.set_penalty_standard(self.office, said, BASIS, day, by=by or self.head, now=NOW).ref

    def records(self, said: Imposed = PENALTY, days: int = 0, by: Actor | None = None) -> PenaltyWeighed:
        return operations.record_penalty(self.office, said, by=by or self.head, now=NOW + timedelta(days=days))

    def closes(self, ref: str, by: Actor | None = None) -> None:
        operations.close_penalty_alarm(ref, Answer.CORRECTED, "已改为八百元。", by=by or self.supervisor, now=later(5))


@standing
def desk() -> Desk:
    place = town.a_town()
    head = town.signed_on(town.an_officer(place, "office_head", "304"), "the.head")
    supervisor = town.signed_on(town.an_officer(place, "supervisor", "301"), "the.supervisor")
    return Desk(place.office, head, supervisor)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


@covers("S-128")
def test_a_penalty_outside_its_range_opens_an_alarm_by_itself_and_one_within_does_not(desk: Desk) -> None:
    desk.sets()

    within = desk.records()
    above = desk.records(replace(PENALTY, number="2号", fen=100_001))
    other = desk.records(replace(PENALTY, number="3号", kinds=(Sanction.FINE, Sanction.SUSPENSION)))
    unknown = desk.records(replace(PENALTY, number="4号", grade=Grade.SEVERE))

    assert [one.finding for one in (within, above, other, unknown)] == ["within", "above", "other_kind", "no_standard"]
    alarmed = queries.penalties(desk.supervisor, TODAY, only="open").rows
    assert [row.number for row in alarmed] == ["4号", "3号", "2号"]
    figure = queries.monitored(desk.supervisor, TODAY)
    assert (figure.monitored, figure.needed) == (1, 2)
    (office,) = figure.offices
    assert (office.standards, office.penalties, office.alarms, office.open) == (1, 4, 3, 3)


@covers("S-128", "S-487")
def test_when_every_violation_that_was_punished_has_its_standard_all_are_monitored(desk: Desk) -> None:
    desk.records(replace(PENALTY, grade=Grade.SEVERE))
    assert queries.monitored(desk.supervisor, TODAY).monitored == 0

    desk.sets(replace(STANDARD, grade=Grade.SEVERE))

    figure = queries.monitored(desk.supervisor, TODAY)
    assert (figure.monitored, figure.needed) == (1, 1)
    assert figure.offices[0].open == 1  # the alarm of then stays


def test_a_standard_is_dated_and_a_penalty_is_weighed_by_that_of_its_day(desk: Desk) -> None:
    first = desk.sets()
    desk.sets(replace(STANDARD, most_fen=60_000), TODAY + timedelta(days=5))

    before = desk.records(days=6)
    after = desk.records(replace(PENALTY, number="2号", day=TODAY + timedelta(days=5)), days=6)

    assert (before.finding, after.finding) == ("within", "above")
    view = queries.penalty(before.ref, desk.supervisor, TODAY)
    assert view is not None and view.standard is not None
    assert (view.standard.ref, view.standard.ends) == (first, TODAY + timedelta(days=5))


def test_a_standard_is_not_set_backwards_nor_twice_for_one_day(desk: Desk) -> None:
    assert refused(lambda: desk.sets(day=TODAY - timedelta(days=1))) == "writing.impossible_dates"
    desk.sets()
    assert refused(lambda: desk.sets(replace(STANDARD, most_fen=90_000))) == "writing.impossible_dates"
    assert refused(lambda: desk.sets(replace(STANDARD, grade=Grade.SEVERE, kinds=()))) == "penalties.range_unfit"

    (row,) = queries.standards(TODAY, desk.office).rows
    assert (row.most_fen, row.ends) == (100_000, None)


def test_a_penalty_is_recorded_once_by_its_office_with_what_it_needs(desk: Desk) -> None:
    desk.records()

    assert refused(desk.records) == "penalties.recorded_already"
    second = replace(PENALTY, number="2号")
    assert refused(lambda: desk.records(replace(second, fen=0))) == "penalties.sanction_unfit"
    assert refused(lambda: desk.records(replace(second, day=TODAY + timedelta(days=1)))) == "writing.impossible_dates"
    assert refused(lambda: desk.records(second, by=desk.supervisor)) == "penalties.not_this_office"
    assert refused(lambda: desk.sets(by=desk.supervisor)) == "penalties.not_this_office"
    assert len(queries.penalties(desk.supervisor, TODAY).rows) == 1


@covers("S-128")
def test_supervision_closes_an_alarm_once_with_a_result(desk: Desk) -> None:
    alarmed = desk.records()
    desk.sets()
    calm = desk.records(replace(PENALTY, number="2号"))
    assert refused(lambda: desk.closes(alarmed.ref, by=desk.head)) == "people.not_allowed"
    assert refused(lambda: desk.closes(calm.ref)) == "penalties.no_alarm"

    desk.closes(alarmed.ref)

    view = queries.penalty(alarmed.ref, desk.head, TODAY)
    assert view is not None
    assert (view.row.answer, view.row.note, view.row.closed_at) == ("corrected", "已改为八百元。", later(5))
    assert refused(lambda: desk.closes(alarmed.ref)) == "penalties.alarm_closed"
    assert queries.penalties(desk.supervisor, TODAY, only="open").rows == ()


def test_whoever_recorded_a_penalty_does_not_close_its_alarm(desk: Desk) -> None:
    both = replace(desk.head, posts=(*desk.head.posts, *desk.supervisor.posts))
    alarmed = desk.records(by=both)

    assert refused(lambda: desk.closes(alarmed.ref, by=both)) == "penalties.own_record"


def test_an_office_sees_its_own_penalties_and_nobody_elses(desk: Desk) -> None:
    alarmed = desk.records()
    stranger = replace(desk.head, posts=tuple(replace(post, office_id=-1) for post in desk.head.posts))

    assert queries.penalty(alarmed.ref, desk.head, TODAY) is not None
    assert queries.penalty(alarmed.ref, stranger, TODAY) is None
    assert queries.penalties(stranger, TODAY).rows == () and queries.monitored(stranger, TODAY).offices == ()
