"""Windows to add and to merge: measured by thresholds, answered with a reason, measured again after the days."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import town as places
from tests.operations.town import NOW, TODAY
from yimen.channels.clockwork import counting
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.window_proposals import operations, queries
from yimen.engine.centre.window_proposals.refusals import NoRoomBetween, ProposalAnswered, ProposalUnknown
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.visits.window_proposals import USUAL, ProposalKind, Threshold, Work, proposed
from yimen.kernel.writing import Missing, NotAllowed, NotInList
from yimen.registries.offices import operations as offices

DAY = timedelta(days=1)
FROM_ONE = Threshold(1, 0, 20, 10)


@covers("S-319", "S-325")
@pytest.mark.django_db
def test_what_is_busy_is_added_what_is_idle_merged_and_the_effect_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    town = places.a_town()
    manager = places.signed_on(places.an_officer(town, "centre_manager", "300"), "manager.300")
    clerk = places.signed_on(places.an_officer(town, "window", "101"), "clerk.101")
    offices.close_window(
        offices.open_window(town.centre, "A09", "旧窗", None, places.BEGAN, "", by=places.SYSTEM, now=NOW).ref,
        TODAY, "", by=places.SYSTEM, now=NOW,
    )  # fmt: skip

    counting.look_over_windows(NOW)
    with connection.cursor() as cursor:
        cursor.execute("select args ->> 'ref' from procrastinate_jobs where args ->> 'act' = 'measure_windows'")
        assert (town.centre,) in cursor.fetchall()
    assert operations.measure_windows(town.centre, by=SYSTEM, now=NOW).proposed == 2
    assert operations.measure_windows(town.centre, by=manager, now=NOW).proposed == 0
    with pytest.raises(NotAllowed):
        operations.measure_windows(town.centre, by=clerk, now=NOW)
    idle = next(row for row in queries.of_centre(town.centre) if row.name == "A01 综合窗口")
    assert (idle.kind, idle.before.arrivals, idle.before.days, idle.threshold.few) == ("merge", 0, 22, USUAL.few)
    with pytest.raises(Missing):
        operations.answer_proposal(idle.ref, "declined", " ", by=manager, now=NOW)
    with pytest.raises(NotInList):
        operations.answer_proposal(idle.ref, "later", "再看", by=manager, now=NOW)
    with pytest.raises(ProposalUnknown):
        operations.answer_proposal(idle.ref, "confirmed", "", by=replace(manager, posts=()), now=NOW)
    operations.answer_proposal(idle.ref, "declined", "新开的窗口", by=manager, now=NOW)
    with pytest.raises(ProposalAnswered):
        operations.answer_proposal(idle.ref, "confirmed", "", by=manager, now=NOW)
    assert operations.measure_windows(town.centre, by=SYSTEM, now=NOW).proposed == 0
    assert queries.of_centre(town.centre)[-1].ref == idle.ref

    with pytest.raises(NoRoomBetween):
        operations.set_threshold(town.centre, replace(FROM_ONE, few=1), TODAY, "", by=manager, now=NOW)
    operations.set_threshold(town.centre, FROM_ONE, TODAY, "高峰标准", by=manager, now=NOW)
    _come(clerk, 22)
    later = NOW + 4 * DAY
    assert operations.measure_windows(town.centre, by=manager, now=later).proposed == 1
    busy = queries.of_centre(town.centre)[0]
    assert (busy.kind, busy.before.arrivals, busy.threshold.many) == ("add", 22, 1)
    operations.answer_proposal(busy.ref, "confirmed", "下周增开 A02", by=manager, now=later)

    assert operations.measure_windows(town.centre, by=manager, now=later + 5 * DAY).measured == 0
    assert operations.measure_windows(town.centre, by=manager, now=later + 10 * DAY).measured == 1
    done = next(row for row in queries.of_centre(town.centre) if row.ref == busy.ref)
    assert done.after is not None and done.after.arrivals == 0 and done.after.counters == 1
    assert operations.measure_windows(town.centre, by=manager, now=later + 11 * DAY).measured == 0

    desk = at_the_desk(manager, later + 11 * DAY, monkeypatch)
    page = desk.get(f"/desk/windows/proposals?centre={town.centre}").content.decode()
    assert "下周增开 A02" in page and "新开的窗口" in page
    form = {
        "act": "threshold",
        "many": "30",
        "few": "4",
        "wait_minutes": "15",
        "measure_days": "20",
        "day": "2026-12-09",
    }
    assert desk.post(f"/desk/windows/proposals?centre={town.centre}", form).status_code == 302
    assert desk.post(f"/desk/windows/proposals?centre={town.centre}", {**form, "few": "x"}).status_code == 422


def _come(clerk: Actor, count: int) -> None:
    for n in range(count):
        at = NOW + timedelta(minutes=5 * n)
        ref = visits.open_visit("", "办事", by=clerk, now=at).ref
        visits.close_visit(ref, by=clerk, now=at + timedelta(minutes=4))


def test_people_who_wait_too_long_keep_a_counter_from_being_merged() -> None:
    assert proposed(Work(2, 10, 800), USUAL) is ProposalKind.ADD
    assert proposed(Work(2, 10, 100), USUAL) is ProposalKind.MERGE
    assert proposed(Work(2, 10, 100, waited=210, called=10), USUAL) is ProposalKind.ADD
    assert proposed(Work(2, 10, 400, waited=200, called=10), USUAL) is None
    assert proposed(Work(0, 10, 0), USUAL) is None and proposed(Work(1, 0, 0), USUAL) is None
    assert Work(2, 10, 100).per_day == Fraction(5)
