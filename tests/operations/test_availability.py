"""Open round the clock: doors are probed, what they answered is published, maintenance is announced beforehand."""

from collections.abc import Iterable
from datetime import datetime, timedelta

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
from yimen.kernel.availability import MaintenanceTooLong, ServiceDoor, ToldTooLate
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

    assert (first.asked, first.percent) == (1, "100.00") and first.expected >= 120


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
    assert (found[ServiceDoor.QUERY].excused, found[ServiceDoor.CATALOGUE].percent) == (0, "100.00")
    assert queries.coming(ENDS) == () and len(queries.past(ENDS)) == 1


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
