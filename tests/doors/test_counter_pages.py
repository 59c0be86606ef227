"""At the window's pages: ready results go out together, and an instant item that cannot be finished falls back."""

import pytest

from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, paying
from tests.operations.errand import later
from tests.operations.test_counter import AT_ONCE, at_the_window, decided, taken_in
from yimen.engine.case.cases import queries

pytestmark = pytest.mark.django_db


def test_what_is_paid_goes_out_together_and_the_rest_says_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = paying.a_desk()
    free = errand.another_office(desk.office, 2)
    party, clerk = desk.office.party, desk.office.clerk
    owing, ready = taken_in(desk.office, party), taken_in(free, party)
    paying.fees.open_bill(owing, by=paying.SYSTEM, now=later(1.5))
    decided(desk.office, owing)
    decided(free, ready)
    window = at_the_desk(clerk, later(4), monkeypatch)

    page = window.get("/desk/window", {"party": party}).content.decode()
    refused = window.post("/desk/window/hand-out", {"party": party, "case": owing, "signature": "陈小禾", "key": "1"})
    done = window.post("/desk/window/hand-out", {"party": party, "case": ready, "signature": "陈小禾", "key": "2"})

    assert "还没缴费" in page and "可以领走的结果" in page
    assert (refused.status_code, done.status_code) == (422, 302)
    assert "已一次交付 1 件结果" in window.get(done.headers["Location"]).content.decode()
    asking = caller(clerk)
    assert [row["owed"] for row in said(asking.get(f"/parties/{party}/ready"))] == ["open"]
    body = {"cases": [owing], "signature": "陈小禾"}
    assert code(asking.post(f"/parties/{party}/hand-out", body)) == "fees.outstanding"


def test_an_instant_item_falls_back_from_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    office = errand.an_office(AT_ONCE)
    ref = at_the_window(office)
    window = at_the_desk(office.clerk, later(2), monkeypatch)
    assert "当场办不完" in window.get(f"/desk/cases/{ref}").content.decode()

    address = f"/desk/window/fall-back/{ref}"
    assert window.get(address).status_code == 200
    assert window.post(address, {"reason": " ", "key": "1"}).status_code == 422
    assert window.post(address, {"reason": "要到现场看一下", "key": "2"}).status_code == 302

    view = queries.find(ref, office.clerk, later(3))
    assert view is not None and view.timeline[0].verb == "fall_back"
    asking = caller(office.clerk)
    assert code(asking.post(f"/instant/{ref}/fall-back", {"reason": "再转"})) == "counter.not_instant"
    assert said(asking.get("/instant/"))[0]["fallen_back"] == 1
