"""The JSON door of the service modes: what the pages do, with tokens."""

import pytest

from tests.doors.calling import NOBODY, caller, code, said
from tests.operations import aftermath, booking, town
from tests.operations.booking import MONDAY_TEN
from tests.operations.town import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


def test_an_appointment_is_booked_shown_changed_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    hall = booking.a_hall()
    aftermath.wired()
    citizen, clerk = caller(hall.office.citizen), caller(hall.office.clerk)
    (plan,) = said(NOBODY.get(f"/appointments/centres/{hall.centre}/plans", item=hall.office.item))
    days = said(NOBODY.get(f"/appointments/plans/{plan['ref']}/days"))
    assert days[0]["slots"][0]["free"] == 2

    asked = {"plan": plan["ref"], "begins": MONDAY_TEN.isoformat(), "party": hall.office.party}
    made = citizen.post("/appointments", {**asked, "item": hall.office.item})
    again = citizen.post("/appointments", asked)
    ticket = said(made)["ref"]
    assert (made.status_code, code(again)) == (201, "appointment.booked_then")
    bare = {"plan": plan["ref"], "begins": MONDAY_TEN.isoformat(), "phone": "13800000077", "name": "李不登"}
    visitor = NOBODY.post("/appointments/without-account", {**bare, "number": town.a_number(77)})
    assert visitor.status_code == 201
    assert said(NOBODY.get(f"/appointments/{ticket}"))["party_name"] == "陈**"
    assert code(NOBODY.post(f"/appointments/{ticket}/cancel")) == "appointment.unknown"

    monkeypatch.setenv("YIMEN_NOW", MONDAY_TEN.isoformat())
    assert len(said(clerk.get("/appointments/today"))) == 2
    come = clerk.post("/appointments/arrive", {"code": said(made)["code"]})
    assert said(come)["party"] == hall.office.party
    assert [row["state"] for row in said(citizen.get("/appointments"))] == ["arrived"]
