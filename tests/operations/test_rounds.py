"""Rounds: planned and drawn, unknown to who is looked at, found and mended, objected to and looked at again."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.evaluating import supervision, the_manager
from tests.operations.town import NOW, TODAY
from tests.operations.voicing import staff_of
from yimen.engine.supervision.responsibility import operations as responsibility
from yimen.engine.supervision.responsibility.refusals import MisdeedUnknown
from yimen.engine.supervision.rounds import operations, queries
from yimen.engine.supervision.rounds.operations import Found
from yimen.engine.supervision.rounds.refusals import NearTheWindow, NotForTheUnit, NotTheDay, RoundUnknown, VisitsAhead
from yimen.journal import reading
from yimen.kernel.actor import SYSTEM
from yimen.kernel.evidence import digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rounds import JointNeedsSeveral, PointUnknown, TooFewToDraw, drawn
from yimen.kernel.writing import ImpossibleDates, NotAllowed
from yimen.registries.offices import operations as offices

pytestmark = pytest.mark.django_db
WEEK = (TODAY, TODAY + timedelta(days=6))


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=NOW.tzinfo)


@covers("S-383", "S-384", "S-382")
def test_windows_are_drawn_for_days_that_nobody_there_knows_and_what_is_found_is_mended(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    town, watcher, manager = office.town, supervision(office), the_manager(office)
    own = offices.open_window(town.centre, "B01", "市监窗口", town.office, places.BEGAN, "", by=SYSTEM, now=NOW).ref
    head = places.signed_on(places.an_officer(town, "office_head", "501"), "head.501")
    going = (staff_of(watcher), staff_of(manager))
    with pytest.raises(NotAllowed):
        operations.plan_round("style", "作风检查", town.centre, WEEK, 2, going, by=manager, now=NOW)
    with pytest.raises(TooFewToDraw):
        operations.plan_round("style", "作风检查", town.centre, WEEK, 3, going, by=watcher, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.plan_round("style", "作风检查", town.centre, WEEK[::-1], 2, going, by=watcher, now=NOW)
    with pytest.raises(JointNeedsSeveral):
        operations.plan_round("joint", "联合检查", town.centre, WEEK, 2, going, by=watcher, now=NOW)
    operations.plan_round("patrol", "每周巡查", town.centre, WEEK, 1, going, by=manager, now=NOW)
    ref = operations.plan_round("style", "作风检查", town.centre, WEEK, 2, going[:1], by=watcher, now=NOW).ref

    ahead = [row for row in queries.mine(watcher, NOW) if row.kind == "style"]
    visit = next(row for row in ahead if row.window == "B01 市监窗口")
    assert len(ahead) == 2 and queries.mine(head, NOW) == ()
    assert queries.visit(visit.ref, manager, NOW) is None and queries.visit(visit.ref, head, NOW) is None
    assert "作风检查" not in {row.title for row in queries.rounds(manager, NOW)}
    day = on(visit.on)
    with pytest.raises(NotTheDay):
        operations.record_visit(visit.ref, "", (), by=watcher, now=day + timedelta(days=1))
    with pytest.raises(RoundUnknown):
        operations.record_visit(visit.ref, "", (), by=manager, now=day)
    with pytest.raises(PointUnknown):
        operations.record_visit(visit.ref, "", (Found("weather", "下雨"),), by=watcher, now=day)
    wrong = (Found("manner", "上班看手机", staff_of(head), errand.PNG), Found("tidy", "没有样表"))
    operations.record_visit(visit.ref, "一人在岗", wrong, by=watcher, now=day)
    with pytest.raises(NotTheDay):
        operations.record_visit(visit.ref, "", (), by=watcher, now=day)

    manner, tidy = queries.findings(head, day)
    assert (manner.may, manner.off, queries.photo(manner.ref, head, day)) == (("object", "mend"), 3, errand.PNG)
    with pytest.raises(NotForTheUnit):
        operations.report_mended(manner.ref, "改了", by=manager, now=day)
    operations.object_to_finding(manner.ref, "在查办件的资料", by=head, now=day)
    other = supervision(office, "311")
    with pytest.raises(MisdeedUnknown):
        responsibility.open_responsibility("round", manner.ref, staff_of(manager), "看手机", by=other, now=day)
    assert responsibility.open_responsibility("round", tidy.ref, staff_of(manager), "没有样表", by=other, now=day).ref
    with pytest.raises(NotForTheUnit):
        operations.judge_objection(manner.ref, "lift", "不影响", by=watcher, now=day)
    operations.report_mended(tidy.ref, "样表补齐", by=head, now=day)
    with pytest.raises(NotForTheUnit):
        operations.look_again(tidy.ref, "close", "齐了", by=head, now=day)
    operations.look_again(tidy.ref, "fail", "还缺一张", by=watcher, now=day)
    operations.report_mended(tidy.ref, "都补齐了", by=head, now=day)
    operations.look_again(tidy.ref, "close", "齐了", by=watcher, now=day)
    with pytest.raises(WrongState):
        operations.report_mended(tidy.ref, "再改", by=head, now=day)
    assert [(row.window, row.off, row.open) for row in queries.taken_off(manager, NOW, day + timedelta(days=1))] == [
        ("B01 市监窗口", 3, 1), ("B01 市监窗口", 1, 0)
    ]  # fmt: skip

    with pytest.raises(VisitsAhead):
        operations.close_round(ref, by=watcher, now=NOW)
    operations.close_round(ref, by=watcher, now=on(WEEK[1] + timedelta(days=1)))
    closed = next(row for row in queries.rounds(manager, on(WEEK[1] + timedelta(days=1))) if row.ref == ref)
    assert (closed.drawn, closed.visited, closed.found) == (2, 1, 2)
    days = [TODAY, *(TODAY + timedelta(days=n) for n in (3, 4, 5, 6))]
    assert visit.on == dict(drawn({town.window, own}, days, 2, closed.secret))[own]
    with connection.cursor() as cursor:
        cursor.execute("select id from rounds_windowround where ref = %s", (ref,))
        ((id_,),) = cursor.fetchall()
    planned = reading.chain("window_round", id_)[0]
    assert json.loads(planned.body)["secret"] == digest(closed.secret.encode(), ref.encode())


@covers("S-382")
def test_a_joint_round_needs_several_and_who_works_there_does_not_look(office: errand.Office) -> None:
    watcher, manager = supervision(office), the_manager(office)
    other = errand.another_office(office, 2)
    outside = places.an_officer(other.town, "chief", "777")
    going = (staff_of(watcher), staff_of(manager), outside, staff_of(office.clerk))
    operations.plan_round("joint", "联合检查", office.town.centre, WEEK, 1, going, by=watcher, now=NOW)

    (visit,) = queries.mine(watcher, NOW)
    with pytest.raises(NearTheWindow):
        operations.record_visit(visit.ref, "", (), by=office.clerk, now=on(visit.on))
    operations.record_visit(visit.ref, "都在", (Found("badge", "没有挂牌"),), by=manager, now=on(visit.on))
    (found,) = queries.findings(watcher, on(visit.on))
    operations.object_to_finding(found.ref, "当天发新牌", by=manager, now=on(visit.on))
    operations.judge_objection(found.ref, "lift", "属实", by=watcher, now=on(visit.on))
    assert queries.taken_off(watcher, NOW, on(visit.on) + timedelta(days=1)) == ()


@covers("S-382")
def test_a_manager_plans_for_their_own_centre_only(office: errand.Office) -> None:
    watcher, manager = supervision(office), the_manager(office)
    elsewhere = offices.open_centre(
        "河东中心", "administrative", office.town.city, office.town.calendar, "河东路1号", "", "", places.BEGAN, "",
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    offices.open_window(elsewhere, "C01", "综合窗口", None, places.BEGAN, "", by=SYSTEM, now=NOW)
    going = (staff_of(watcher),)

    with pytest.raises(NotAllowed):
        operations.plan_round("patrol", "每周巡查", elsewhere, WEEK, 1, going, by=manager, now=NOW)
    assert queries.rounds(watcher, NOW) == ()
    operations.plan_round("patrol", "每周巡查", office.town.centre, WEEK, 1, going, by=manager, now=NOW)
    operations.plan_round("patrol", "抽查", elsewhere, WEEK, 1, going, by=watcher, now=NOW)
    assert len(queries.rounds(watcher, NOW)) == 2


@covers("S-383")
def test_who_is_near_a_window_reads_no_day_before_and_who_mends_does_not_look_again(office: errand.Office) -> None:
    watcher, manager = supervision(office), the_manager(office)
    going = (staff_of(watcher), staff_of(manager), staff_of(office.clerk))
    operations.plan_round("style", "作风检查", office.town.centre, WEEK, 1, going, by=watcher, now=NOW)

    (visit,) = queries.mine(watcher, NOW)
    assert queries.mine(office.clerk, NOW) == () and queries.visit(visit.ref, office.clerk, NOW) is None
    day = on(visit.on)
    operations.record_visit(visit.ref, "都在", (Found("badge", "没有挂牌"),), by=manager, now=day)
    assert queries.visit(visit.ref, office.clerk, day) is not None
    (found,) = queries.findings(manager, day)
    operations.report_mended(found.ref, "挂上了", by=manager, now=day)
    with pytest.raises(NearTheWindow):
        operations.look_again(found.ref, "close", "齐了", by=manager, now=day)
    assert [row.state for row in queries.findings(manager, day)] == ["mended"]
    operations.look_again(found.ref, "close", "齐了", by=watcher, now=day)
    assert queries.findings(manager, day) == ()
