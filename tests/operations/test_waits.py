"""Waiting times and visitors: what tickets and visits say, told apart in five ways, with the tickets behind."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connections
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY as NOBODY_ASKS
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.kernel.calendars import at
from tests.operations import errand, ticketing
from tests.operations import town as places
from tests.operations.booking import REGULAR
from tests.operations.ticketing import Queue, opened
from yimen.assembly.database import Address
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.tickets import operations
from yimen.engine.centre.visits import operations as visits
from yimen.insight.waits import queries
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.visits.tickets import TicketFor

SINCE, UNTIL = date(2026, 11, 23), date(2026, 12, 8)


@pytest.fixture
def queue(own_database: Address) -> Iterator[Queue]:
    """On three Mondays two came at nine and waited five and thirty minutes; the last one gave it up."""
    found = ticketing.a_queue(errand.an_office())
    clerk, centre = found.office.clerk, found.office.town.centre
    for day in ("2026-11-23", "2026-11-30", "2026-12-07"):
        nine = at(f"{day} 09:00")
        opened(clerk, nine)
        for wait in (5, 30):
            operations.take(centre, TicketFor.ITEM, found.office.item, by=NOBODY, now=nine)
            ref = operations.call_next(by=clerk, now=nine + timedelta(minutes=wait)).ref
            operations.serve(ref, by=clerk, now=nine + timedelta(minutes=wait))
            operations.finish(ref, by=clerk, now=nine + timedelta(minutes=wait + 10))
    late = at("2026-12-07 15:00")
    operations.leave(
        operations.take(centre, TicketFor.GROUP, found.group, by=NOBODY, now=late).ref, by=NOBODY, now=late
    )
    visits.close_visit(visits.open_visit("", "问路", by=clerk, now=late).ref, by=clerk, now=late)
    yield found
    connections.close_all()


def the_manager(queue: Queue) -> Actor:
    """Who leads the hall."""
    return places.signed_on(places.an_officer(queue.office.town, "centre_manager", "m1"), "the.manager")


@covers("S-312", "S-314")
def test_waits_and_visitors_are_counted_from_tickets_and_every_figure_opens_its_list(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = queue.office.town.centre
    nine, three = queries.waits(centre, "hour", SINCE, UNTIL)
    assert (nine.key, nine.tickets, nine.called, nine.in_time, nine.percent) == ("09", 6, 6, 3, "50.0%")
    assert (nine.mean, nine.median, nine.ninth, nine.served, nine.mean_served) == (17.5, 17.5, 30.0, 6, 10.0)
    assert (three.tickets, three.called, three.percent) == (1, 0, "—")
    (one,) = queries.waits(centre, "window", SINCE, UNTIL)
    assert one.name.startswith("A01") and one.called == 6
    assert [row.tickets for row in queries.waits(centre, "day", SINCE, UNTIL)] == [2, 2, 3]
    assert [row.tickets for row in queries.waits(centre, "group", SINCE, UNTIL)] == [7]
    (item,) = queries.waits(centre, "item", SINCE, UNTIL)
    assert (item.key, item.tickets) == (queue.office.item, 6)
    assert queries.waits(centre, "colour", SINCE, UNTIL) == () == queries.waits(centre, "day", UNTIL, SINCE)
    behind = queries.lines(centre, "hour", "09", SINCE, UNTIL)
    assert sorted(row.waited or 0 for row in behind.rows) == [5, 5, 5, 30, 30, 30] and behind.after is None

    found = queries.flow(centre, SINCE, UNTIL)
    assert [(row.key, row.tickets, row.visits, row.over) for row in found.hours] == [
        ("09", 6, 0, "no"),
        ("15", 1, 1, "no"),
    ]
    assert found.days == 3 and found.hours[0].capacity == 36.0

    now = at("2026-12-07 16:00")
    manager = the_manager(queue)
    desk = at_the_desk(manager, now, monkeypatch)
    page = desk.get(f"/desk/windows/waits?centre={centre}&by=item").content.decode()
    assert "50.0%" in page and "3/6" in page
    assert "B001" in desk.get(f"/desk/windows/waits/09?centre={centre}&by=hour").content.decode()
    assert desk.get(f"/desk/windows/waits/nothing?centre={centre}").status_code == 404
    assert "最忙的钟点是 09 时" in desk.get(f"/desk/windows/flow?centre={centre}").content.decode()
    asks = caller(manager)
    assert [row["called"] for row in said(asks.get(f"/windows/centres/{centre}/waits", by="group"))] == [6]
    assert len(said(asks.get(f"/windows/centres/{centre}/waits/09"))["rows"]) == 6
    assert said(asks.get(f"/windows/centres/{centre}/flow"))["days"] == 3


def test_the_hours_of_a_weekday_are_those_of_the_same_weekday_before(queue: Queue) -> None:
    centre, monday = queue.office.town.centre, date(2026, 12, 14)
    (nine,) = queries.hours(centre, queue.group, monday, at("2026-12-13 10:00"))

    assert (nine.hour, nine.days, nine.people, nine.minutes) == (9, 3, 2.0, 17.5)
    assert queries.hours(centre, "", monday + timedelta(days=1), at("2026-12-13 10:00")) == ()


@covers("S-307")
def test_the_manager_sees_the_hall_as_it_is_and_which_queue_needs_one_more_counter(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, now = queue.office.town.centre, at("2026-12-07 16:00")
    for _ in range(2):
        operations.take(centre, TicketFor.GROUP, queue.group, by=NOBODY, now=now)
    desk = at_the_desk(the_manager(queue), now, monkeypatch)

    page = desk.get(f"/desk/windows/now?centre={centre}").content.decode()

    assert "请增开窗口" not in page and "叫号中" in page and queue.office.clerk.name in page
    session = page.partition('name="session" value="')[2].partition('"')[0]
    assert desk.post(f"/desk/windows/now?centre={centre}", {"session": session, "key": "k"}).status_code == 302
    assert desk.post(f"/desk/windows/now?centre={centre}", {"session": session, "key": "l"}).status_code == 422
    closed = desk.get(f"/desk/windows/now?centre={centre}").content.decode()
    assert "叫号中" not in closed and "2 人在等，请增开窗口" in closed


@covers("S-326")
def test_before_leaving_home_one_is_told_when_to_come_and_what_can_be_booked(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, early, nine = queue.office, at("2026-12-14 08:30"), at("2026-12-14 09:05")
    appointments.open_plan(office.town.centre, REGULAR, by=SYSTEM, now=early)
    monkeypatch.setenv("YIMEN_NOW", early.isoformat())
    closed = Client().get(f"/items/{office.item}/when").content.decode()
    assert "今天 9 点去，约等 18 分钟" in closed and "最近的空号" in closed and "17.5" in closed
    assert f"/items/{office.item}/when" in Client().get(f"/items/{office.item}/places").content.decode()

    opened(office.clerk, nine)
    for _ in range(3):
        ref = operations.take(office.town.centre, TicketFor.GROUP, queue.group, by=NOBODY, now=nine).ref
        operations.call_next(by=office.clerk, now=nine)
        operations.serve(ref, by=office.clerk, now=nine)
        operations.finish(ref, by=office.clerk, now=nine + timedelta(minutes=8))
    monkeypatch.setenv("YIMEN_NOW", (nine + timedelta(minutes=9)).isoformat())
    assert "现在去，不用等" in Client().get(f"/items/{office.item}/when").content.decode()
    asked = said(NOBODY_ASKS.get(f"/queues/centres/{office.town.centre}/hours", day="2026-12-21"))
    assert [row["hour"] for row in asked] == [9]
    assert Client().get("/items/none/when").status_code == 404


@covers("S-324")
def test_a_kiosk_tells_lists_guides_fees_progress_and_who_is_on_duty_without_a_login(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, kiosk, now = queue.office, Client(), at("2026-12-07 16:00")
    monkeypatch.setenv("YIMEN_NOW", now.isoformat())

    for address, words in (
        ("/kiosk/", "谁在窗口"),
        ("/kiosk/lists", "清单"),
        (f"/kiosk/items/{office.item}", "多少钱"),
        ("/kiosk/papers", "查询码"),
        ("/kiosk/counters", office.clerk.name),
    ):
        assert words in kiosk.get(address).content.decode(), address
    operations.close_counter(by=office.clerk, now=now)
    assert office.clerk.name not in kiosk.get("/kiosk/counters").content.decode()
