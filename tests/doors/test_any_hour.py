"""Any hour: filing and kiosks never close, the clock runs in office hours; taking in and deciding are apart."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.kernel.calendars import at
from tests.operations import errand
from tests.operations.errand import ANSWERS, FORM, PNG
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.terms import Terms, TimeLimit

pytestmark = pytest.mark.django_db
SUNDAY_NIGHT, LATER, MONDAY = at("2026-11-22 21:00"), at("2026-11-22 23:50"), at("2026-11-23 10:00")
IN_HOURS = replace(errand.TERMS, promised=TimeLimit(Decimal(3), "hour"))
GRANT = Ruling(Outcome.GRANT, "符合条件", "《食品经营许可和备案管理办法》第十七条")


def filed(office: errand.Office, now: datetime) -> str:
    """Handed in from home at a moment, through the JSON door."""
    mine = caller(office.citizen)
    draft = said(mine.post("/drafts", {"item": office.item, "party": office.party}))["ref"]
    kept = cases.keep_draft(draft, 1, ANSWERS, FORM, by=office.citizen, now=now)
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", PNG, by=office.citizen, now=now)
    done = mine.post(f"/drafts/{draft}/submit", {"revision": kept.revision, "centre": office.town.centre})
    assert done.status_code == 201, done.content
    return str(said(done)["ref"])


def view(ref: str, office: errand.Office, now: datetime) -> queries.CaseView:
    found = queries.find(ref, office.clerk, now)
    assert found is not None
    return found


@covers("S-193")
@pytest.mark.parametrize(("terms", "due"), [(errand.TERMS, at("2026-11-27 17:30")), (IN_HOURS, at("2026-11-23 12:00"))])
def test_what_is_handed_in_on_a_sunday_night_is_stamped_then_and_counted_from_the_next_opening(
    terms: Terms, due: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", SUNDAY_NIGHT.isoformat())
    office = errand.an_office(terms)

    ref = filed(office, SUNDAY_NIGHT)

    # The clock of a demonstration runs on since the process began: a long run of tests is some minutes ahead.
    assert timedelta() <= view(ref, office, LATER).received_at - SUNDAY_NIGHT < timedelta(hours=2)
    cases.accept(ref, by=office.clerk, now=LATER)
    assert view(ref, office, MONDAY).due_at == due


@covers("S-193")
@pytest.mark.django_db(databases=["default", "read"])
@pytest.mark.parametrize("moment", ["2026-11-22 03:10", "2027-02-06 12:00"])
def test_hall_and_kiosk_are_open_at_night_and_on_days_off(
    office: errand.Office, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", at(moment).isoformat())
    reader = Client()

    for address in ("/", "/search?q=food", f"/items/{office.item}", "/progress", "/verify", "/kiosk/", "/kiosk/lists"):
        assert reader.get(address).status_code == 200, address
    assert "开始办理" in reader.get(f"/items/{office.item}").content.decode()


@covers("S-198")
def test_taking_in_and_deciding_are_different_acts_of_different_people_at_different_desks(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YIMEN_NOW", SUNDAY_NIGHT.isoformat())
    ref = filed(office, SUNDAY_NIGHT)
    with pytest.raises((NotYourDesk, NotYourRole)):
        cases.accept(ref, by=office.decider, now=LATER)

    cases.accept(ref, by=office.clerk, now=LATER)
    cases.hand_over(ref, by=office.clerk, now=LATER)

    with pytest.raises((NotYourDesk, NotYourRole)):
        cases.review(ref, Advice.GRANT, "同意", by=office.clerk, now=MONDAY)
    with pytest.raises((NotYourDesk, NotYourRole)):
        cases.decide(ref, GRANT, by=office.clerk, now=MONDAY)
    cases.review(ref, Advice.GRANT, "同意", by=office.reviewer, now=MONDAY)
    cases.decide(ref, GRANT, by=office.decider, now=MONDAY)
    done = view(ref, office, MONDAY)
    assert (done.accepted_at, done.decided_at, done.state) == (LATER, MONDAY, CaseState.GRANTED)
