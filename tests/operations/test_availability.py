"""Open round the clock: doors are probed, what they answered is published, maintenance is announced beforehand."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.town import NOW
from yimen.channels.clockwork import keeping
from yimen.engine.supervision.availability import operations, ports, queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.availability import Answer, MaintenanceTooLong, ServiceDoor, ToldTooLate
from yimen.kernel.outages import EXCUSED_PROBES, MonthHasItsTarget, NotATarget
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
BEGINS, ENDS = NOW + 30 * HOUR, NOW + 32 * HOUR


class Knocker:
    """Knocks at doors of which some do not answer."""

    def __init__(self, *closed: str) -> None:
        self.closed = closed
        self.paths: list[str] = []

    def knock(self, path: str) -> tuple[str, int]:
        self.paths.append(path)
        return ("no", 10_000) if path in self.closed else ("yes", 12)


def probed(moments: Iterable[datetime], *closed: str) -> Knocker:
    knocker = Knocker(*closed)
    ports.wire(knocker)
    for moment in moments:
        keeping.probe(moment)
    return knocker


def announced(*doors: str, begins: datetime = BEGINS, ends: datetime = ENDS) -> str:
    told = doors or (ServiceDoor.FILING,)
    return operations.announce_maintenance(told, begins, ends, "升级", by=SYSTEM, now=NOW).ref


@covers("S-194")
def test_each_public_door_is_probed_and_what_it_answered_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [NOW + timedelta(minutes=5 * number) for number in range(4)]

    knocker = probed(moments[:3])
    probed(moments[3:], "/kiosk/")

    assert set(knocker.paths) == {"/lists", "/login", "/progress", "/kiosk/"}
    monkeypatch.setenv("YIMEN_NOW", (NOW + HOUR).isoformat())
    told = {one["door"]: one for one in said(NOBODY.get("/availability"))}
    assert [told[door]["percent"] for door in ServiceDoor] == ["100.00", "100.00", "100.00", "75.00"]
    assert (told["kiosk"]["asked"], told["kiosk"]["answered"], told["kiosk"]["slowest"]) == (4, 3, 10_000)
    page = Client().get("/availability").content.decode()
    assert "75.00%" in page and "100.00%" in page
    assert said(NOBODY.get("/availability/days"))[0]["asked"] == 4


@covers("S-194")
def test_probes_that_nobody_made_are_told_and_not_counted_as_answered() -> None:
    probed([NOW])

    (first, *_) = queries.figures(NOW + 10 * HOUR)

    assert (first.asked, first.percent) == (1, "0.92") and first.expected >= 120


@covers("S-194")
def test_maintenance_is_announced_to_everybody_and_excuses_only_its_doors_and_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    announced(ServiceDoor.FILING)

    probed([BEGINS, BEGINS + HOUR, ENDS], "/login", "/progress")

    monkeypatch.setenv("YIMEN_NOW", (NOW + HOUR).isoformat())
    assert "停机维护" in Client().get("/").content.decode() and "升级" in Client().get("/availability").content.decode()
    found = {one.door: one for one in queries.figures(ENDS + HOUR)}
    assert (found[ServiceDoor.FILING].excused, found[ServiceDoor.FILING].percent) == (2, "0.00")
    assert (found[ServiceDoor.QUERY].excused, found[ServiceDoor.CATALOGUE].excused) == (0, 0)
    assert found[ServiceDoor.CATALOGUE].answered == 3
    assert queries.coming(ENDS) == () and len(queries.past(ENDS)) == 1


def hours_probed(first: datetime, count: int, *, failed: int = 0, made: int = 12) -> None:
    """Whole hours of probes at the door where people file, so many of each without an answer."""
    for number in range(count):
        for probe in range(made):
            answered = "no" if probe < failed else "yes"
            moment = first + number * HOUR + timedelta(minutes=5 * probe)
            operations.note_probe((Answer(ServiceDoor.FILING, answered, 9),), by=SYSTEM, now=moment)


@covers("S-361")
def test_a_month_is_measured_against_its_target_and_outages_come_from_the_probes_also_from_those_nobody_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = town.a_town()
    watch = town.signed_on(town.an_officer(place, "supervisor", "s1"), "a.supervisor")
    desk = at_the_desk(watch, NOW, monkeypatch)
    page = "/oversight/figures/availability"
    told = {"least": "95", "document": "服务承诺", "since": "2026-11-20", "key": "t1"}
    assert desk.post(page, {**told, "least": "101"}).status_code == 422
    assert desk.post(page, told)["Location"] == page
    first = NOW.replace(minute=0, second=0, microsecond=0)

    hours_probed(first, 1)
    hours_probed(first + HOUR, 2, failed=3)
    hours_probed(first + 5 * HOUR, 2, made=11)
    after = first + 7 * HOUR

    (month,) = [one for one in queries.months(after) if one.door is ServiceDoor.FILING]
    assert (month.due, month.answered, month.excused) == (12 + 24 + 24 + 22, 12 + 18 + 22, 0)
    assert (month.percent, month.least, month.kept) == ("63.41", "95.00", "no")
    (outage,) = queries.outages_found(after)
    assert (outage.begins, outage.ends) == (first + HOUR, first + 5 * HOUR)
    assert (outage.failed, outage.never_made, outage.minutes) == (6, 24, 150)
    shown = at_the_desk(watch, after, monkeypatch).get(page).content.decode()
    assert "63.41%" in shown and "没有达到目标" in shown and "150 分钟" in shown and "服务承诺" in shown
    assert "目标 95.00%" in Client().get("/availability").content.decode()
    assert said(NOBODY.get("/availability/months"))[0]["kept"] == "no"
    assert said(NOBODY.get("/availability/outages"))[0]["never_made"] == 24


@covers("S-361")
def test_announced_maintenance_excuses_what_was_not_made_and_months_before_keep_their_target() -> None:
    place = town.a_town()
    watch = town.signed_on(town.an_officer(place, "supervisor", "s1"), "a.supervisor")
    admin = town.signed_on(town.an_officer(place, "administrator", "a1"), "an.admin")
    announced(ServiceDoor.FILING)
    announced(ServiceDoor.FILING, ends=BEGINS + HOUR / 2)  # what lies in two maintenances is excused once
    first = BEGINS.replace(minute=0, second=0, microsecond=0) - HOUR
    hours_probed(first, 1)
    hours_probed(first + 4 * HOUR, 1)

    operations.set_availability_target("99.9", "甲", date(2026, 11, 3), by=watch, now=NOW)
    operations.set_availability_target("99.95", "乙", date(2026, 12, 1), by=watch, now=NOW)
    for refusal, facts, by in (
        (MonthHasItsTarget, ("90", "丙", date(2026, 11, 1)), watch),
        (MonthHasItsTarget, ("99", "丙", date(2026, 12, 1)), watch),
        (ImpossibleDates, ("99", "丙", date(2126, 12, 1)), watch),
        (ImpossibleDates, ("99", "丙", date(2026, 10, 1)), watch),
        (NotATarget, ("almost", "丙", date(2027, 1, 1)), watch),
        (Missing, ("99", " ", date(2027, 1, 1)), watch),
        (NotAllowed, ("99", "丙", date(2027, 1, 1)), admin),
    ):
        with pytest.raises(refusal):
            operations.set_availability_target(*facts, by=by, now=NOW)

    found = {one.month: one for one in queries.months(first + 5 * HOUR) if one.door is ServiceDoor.FILING}
    overlap = int((min(ENDS, first + 4 * HOUR) - BEGINS) / timedelta(minutes=5))
    assert found[date(2026, 11, 1)].excused == overlap
    assert found[date(2026, 11, 1)].least == "99.90"
    assert [(one.least, one.until) for one in queries.targets_set()] == [
        ("99.95", None), ("99.90", date(2026, 12, 1)),
    ]  # fmt: skip


@covers("S-361")
def test_chained_maintenances_excuse_no_more_than_the_budget_of_a_month() -> None:
    first = BEGINS.replace(minute=0, second=0, microsecond=0)
    hours_probed(first - HOUR, 1)
    # Three times the longest, one behind the other, each announced in time; and one hour in which all was well.
    for number in range(3):
        begins = first + number * 8 * HOUR
        announced(ServiceDoor.FILING, begins=begins, ends=begins + 8 * HOUR)
    hours_probed(first + 24 * HOUR, 1)
    after = first + 25 * HOUR

    months = {one.month: one for one in queries.months(after) if one.door is ServiceDoor.FILING}
    month = months[date(2026, 11, 1)]
    assert (month.excused, month.answered) == (EXCUSED_PROBES, 24)
    assert month.due == 12 * 26
    outage = queries.outages_found(after)[-1]
    assert (outage.begins, outage.ends, outage.never_made) == (first + 8 * HOUR, first + 24 * HOUR, 192)
    # The twin within the budget stays no outage at all.
    shorter = {one.door: one for one in queries.figures(first + 8 * HOUR)}[ServiceDoor.FILING]
    assert shorter.percent == "100.00"


def test_maintenance_cannot_be_told_late_nor_last_long() -> None:
    with pytest.raises(ToldTooLate):
        announced(begins=NOW + 23 * HOUR)
    with pytest.raises(MaintenanceTooLong):
        announced(ends=BEGINS + 9 * HOUR)
    with pytest.raises(ImpossibleDates):
        announced(ends=BEGINS)
    with pytest.raises(NotInList):
        announced("post")
    with pytest.raises(Missing):
        operations.announce_maintenance((), BEGINS, ENDS, "升级", by=SYSTEM, now=NOW)

    assert queries.coming(NOW) == ()
    assert announced(begins=NOW + 24 * HOUR)


def test_an_administrator_announces_and_calls_off_at_the_desk_and_by_a_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = town.a_town()
    admin = town.signed_on(town.an_officer(place, "administrator", "a1"), "the.admin")
    desk = at_the_desk(admin, NOW, monkeypatch)
    form = {"doors": ["kiosk"], "begins": "2026-11-22T01:00", "ends": "2026-11-22T03:00", "reason": "换屏"}
    assert desk.post("/desk/admin/maintenance", {**form, "begins": "2026-11-20T11:00"}).status_code == 422

    assert desk.post("/desk/admin/maintenance", {**form, "key": "k1"}, follow=True).status_code == 200

    (row,) = said(NOBODY.get("/availability/maintenance"))
    assert (row["doors"], row["begins"]) == (["kiosk"], "2026-11-21T17:00:00Z")
    clerk = town.signed_on(town.an_officer(place, "reviewer", "r1"), "a.reviewer")
    end = f"/availability/maintenance/{row['ref']}/end"
    assert code(caller(clerk).post(end)) == "people.not_allowed"
    assert said(caller(admin).post(end))["ref"] == row["ref"]
    assert queries.coming(NOW) == ()
    with pytest.raises(NoSuchThing):
        operations.call_off_maintenance(row["ref"], by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.announce_maintenance(("kiosk",), BEGINS, ENDS, "x", by=clerk, now=NOW)
