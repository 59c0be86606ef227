"""The queue at its doors: screens of the hall, the telephone at home, the desk that opens and calls, and programs."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, ticketing
from tests.operations.booking import MONDAY_TEN, REGULAR
from tests.operations.errand import later
from tests.operations.ticketing import taken
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.operations import Wish
from yimen.engine.centre.tickets import queries
from yimen.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@standing
def queue() -> ticketing.Queue:
    return ticketing.a_queue(errand.an_office())


@covers("S-310", "S-311")
def test_screen_telephone_and_program_say_alike_who_is_called_where(
    queue: ticketing.Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, centre = queue.office, queue.office.town.centre
    desk, anybody = at_the_desk(office.clerk, later(0.1), monkeypatch), Client()
    assert "今天还没有叫号" in anybody.get(f"/displays/{centre}").content.decode()
    mine = taken(queue, by=office.citizen)
    taken(queue)

    assert desk.post("/desk/queue/next", {"key": "n"}).status_code == 302

    screen = anybody.get(f"/displays/{centre}?group={queue.group}").content.decode()
    assert "请 B 0 0 1 号到 A 0 1 窗口" in screen and "B002" in screen
    assert 'http-equiv="refresh"' in screen and "陈小禾" not in screen
    assert "最近叫到 B001" in anybody.get(f"/queues/{centre}").content.decode()
    assert "1 人在等 · 今天还估不出时间" in anybody.get("/queues").content.decode()
    assert centre in anybody.get("/displays/").content.decode()
    for nowhere in (f"/displays/{'0' * 16}", f"/displays/{centre}?group=none", f"/queues/{'0' * 16}"):
        assert anybody.get(nowhere).status_code == 404
    board = said(NOBODY.get(f"/queues/centres/{centre}/board"))
    assert [(row["number"], row["window"]) for row in board["calls"]] == [(mine.number, "A01")]
    assert board["lines"][0]["queue"]["wait"]["unknown"] == "too_few"
    assert said(NOBODY.get(f"/tickets/{mine.ref}"))["standing"] == "called"


@covers("S-307")
def test_a_desk_opens_pauses_and_closes_its_counter_and_puts_somebody_first(
    queue: ticketing.Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    group, _ = ticketing.other_counters(queue)
    desk = at_the_desk(queue.office.clerk, later(0.1), monkeypatch)
    for _ in range(2):
        taken(queue)
    last = taken(queue)

    assert desk.post("/desk/queue/counter/pause", {"why": "rest", "key": "a"}).status_code == 302
    assert "暂时休息" in desk.get("/desk/queue").content.decode()
    assert desk.post("/desk/queue/next", {"key": "b"}).status_code == 422
    assert desk.post("/desk/queue/counter/resume", {"key": "c"}).status_code == 302
    assert desk.post("/desk/queue/first", {"ticket": last.ref, "why": "soldier", "key": "d"}).status_code == 302
    desk.post("/desk/queue/next", {"key": "e"})
    page = desk.get("/desk/queue").content.decode()
    assert last.number in page and "号不变" in page
    assert desk.post(f"/desk/queue/{last.ref}/over", {"group": group, "key": "f"}).status_code == 302
    assert desk.post("/desk/queue/counter/close", {"key": "g"}).status_code == 302
    assert "开 A01 窗口" in desk.get("/desk/queue").content.decode()
    assert desk.post("/desk/queue/counter/nothing", {"key": "h"}).status_code == 404
    row = queries.ticket(last.ref, later(0.1))
    assert row is not None and (row.group_ref, row.standing, row.first) == (group, "waiting", "yes")


@covers("S-309")
def test_programs_open_counters_and_move_numbers_as_the_desk_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    queue = ticketing.a_queue(errand.an_office())
    clerk, window, group = caller(queue.office.clerk), queue.office.town.window, ticketing.other_counters(queue)[0]
    assert said(clerk.post("/queues/counter/pause", {"why": "errand"}))["state"] == "paused"
    assert said(clerk.post("/queues/counter/resume"))["state"] == "open"
    assert said(clerk.post("/queues/counter/close"))["state"] == "closed"
    assert said(clerk.post("/queues/counter/open", {"window": window}))["state"] == "open"
    session = next(
        row for row in said(clerk.get(f"/queues/centres/{queue.office.town.centre}/counters")) if row["code"] == "A01"
    )
    assert code(clerk.post(f"/queues/counters/{session['session_ref']}/close")) == "writing.no_such_thing"
    ref = taken(queue).ref

    assert said(clerk.post(f"/queues/tickets/{ref}/put-first", {"why": "ill"}))["state"] == "waiting"
    assert code(clerk.post(f"/queues/tickets/{ref}/come-back")) == "lifecycle.wrong_state"
    assert code(clerk.post(f"/queues/tickets/{ref}/transfer", {"group": group})) == "tickets.unknown"
    assert code(clerk.post(f"/queues/tickets/{ref}/put-first", {"why": "a cousin"})) == "request.field_malformed"


@covers("S-313")
def test_a_code_opens_the_booking_page_and_whoever_booked_and_came_scans_for_a_ticket(
    queue: ticketing.Queue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, centre = queue.office, queue.office.town.centre
    plan = appointments.open_plan(centre, REGULAR, by=SYSTEM, now=NOW).ref
    phone, kiosk = at_the_desk(office.citizen, MONDAY_TEN, monkeypatch), Client()
    assert "预约的二维码" in kiosk.get(f"/kiosk/items/{office.item}").content.decode()
    assert "预约的二维码" in phone.get(f"/appointments/centres/{centre}?item={office.item}").content.decode()
    made = appointments.book(plan, MONDAY_TEN, office.party, Wish(office.item), by=office.citizen, now=NOW)
    (told,) = (row for row in messages.mine(office.citizen).rows if row.kind == "book_appointment")
    assert told.facts["number"] == made.code

    assert made.code in phone.get(f"/queues/{centre}/arrive").content.decode()
    assert kiosk.post(f"/queues/{centre}/arrive", {"code": "NOSUCHCODE"}).status_code == 422
    taken_at = phone.post(f"/queues/{centre}/arrive", {"code": made.code, "key": "a"}).headers["Location"]

    row = queries.ticket(taken_at.rpartition("/")[2], MONDAY_TEN)
    assert row is not None and (row.number, row.item_ref) == ("B001", office.item)
    assert phone.post(f"/queues/{centre}/arrive", {"code": made.code, "key": "b"}).status_code == 422
    assert kiosk.get(f"/queues/{'0' * 16}/arrive").status_code == 404
