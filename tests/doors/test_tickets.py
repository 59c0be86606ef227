"""A ticket's way: taken at a kiosk, followed on a telephone, called and served at a counter; programs do the same."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import bundling, ticketing
from tests.operations.bundling import ADDRESS, AREA, QUESTION, WIDTH
from tests.operations.errand import later
from tests.operations.town import a_number
from yimen.engine.centre.matters import queries as matters
from yimen.engine.centre.tickets import queries

pytestmark = pytest.mark.django_db


@covers("S-163")
def test_a_ticket_of_the_kiosk_leads_the_counter_to_the_one_intake(monkeypatch: pytest.MonkeyPatch) -> None:
    matter = bundling.a_bundle()
    office = matter.food
    queue = ticketing.a_queue(office, office.item, matter.sign.item)
    desk, kiosk, asks = at_the_desk(office.clerk, later(0.1), monkeypatch), Client(), caller(office.citizen)
    wanted = {"centre": office.town.centre, "wanted": "bundle", "ref": matter.bundle}

    assert "开餐馆专区" in kiosk.get("/kiosk/tickets").content.decode()
    assert "一个号办完全部事项" in kiosk.get("/kiosk/tickets", wanted).content.decode()
    first = kiosk.post("/kiosk/tickets", {**wanted, "key": "k1"}).headers["Location"]
    second = said(asks.post("/tickets", {**wanted, "wanted": "group", "ref": queue.group}))

    ref = first.rpartition("/")[2]
    assert "B001" in kiosk.get(first).content.decode()
    assert said(NOBODY.get(f"/tickets/{second['ref']}"))["before"] == 1
    assert code(asks.post("/tickets", wanted)) == "tickets.holds_one"
    assert [row["waiting"] for row in said(NOBODY.get(f"/tickets/centres/{office.town.centre}/queues"))] == [2]
    phone = at_the_desk(office.citizen, later(0.1), monkeypatch)
    assert "B002" in phone.get("/tickets").content.decode()
    shown = phone.get(f"/tickets/{second['ref']}").content.decode()
    assert "前面还有 1 人" in shown and "陈小禾" not in shown.partition("<main")[2]

    assert desk.post("/desk/queue/next", {"key": "d1"}).status_code == 302
    assert "请到 A01 窗口" in kiosk.get(f"/tickets/{ref}").content.decode()
    assert desk.post("/desk/queue/next", {"key": "d2"}).status_code == 422
    assert desk.post(f"/desk/queue/{ref}/serve", {"key": "d3"}).status_code == 302
    assert desk.post("/desk/queue/who", {"number": a_number(999)}).status_code == 422
    found = desk.post("/desk/queue/who", {"number": a_number(1)}).headers["Location"]
    intake = f"/desk/window/bundles/{matter.bundle}?party={office.party}"
    assert intake in desk.get(found).content.decode()
    typed = {f"field-{key}": text for key, text in ((ADDRESS, "滨河街36号"), (AREA, "86"), (WIDTH, "3"))}
    form = {"party": office.party, f"question-{QUESTION}": "餐饮", "settled": "yes", "key": "d4", **typed}
    taken = desk.post(f"/desk/window/bundles/{matter.bundle}", form)
    assert taken.status_code == 302

    held = queries.here(office.clerk, later(0.1))
    (row,) = matters.of_party(office.party, office.clerk)
    assert held is not None and held.matter_ref == row.ref and row.cases == 2
    assert taken.headers["Location"] in desk.get("/desk/queue").content.decode()
    assert desk.post(f"/desk/queue/{ref}/finish", {"key": "d5"}).status_code == 302
    clerk = caller(office.clerk)
    assert said(clerk.post("/tickets/next"))["number"] == "B002"
    assert code(clerk.post(f"/tickets/{second['ref']}/miss")) == "tickets.not_called_enough"
    gone = ticketing.called_out(second["ref"], office.clerk, later(1))
    monkeypatch.setenv("YIMEN_NOW", gone.isoformat())
    assert said(clerk.post(f"/tickets/{second['ref']}/miss"))["state"] == "missed"
    assert "已过号" in phone.get(f"/tickets/{second['ref']}").content.decode()
    assert phone.post(f"/tickets/{second['ref']}/leave").status_code == 422
    assert code(clerk.post("/tickets/next")) == "tickets.nobody_waits"
    assert [row["number"] for row in said(clerk.get("/tickets/counter"))["before"]] == ["B002", "B001"]
