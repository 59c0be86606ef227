"""Hours: what a centre did on working days, after closing and at weekends, and what came of staying late."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import connections

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.kernel.calendars import at
from tests.operations import aftermath, errand, town, tracing
from tests.operations.errand import ANSWERS, FORM
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.centre.visits import operations as visits
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach import queries as outreach_queries
from yimen.insight.figures import behind
from yimen.insight.figures import served as modes
from yimen.insight.figures.reading import Span
from yimen.insight.figures.rows import Behind
from yimen.insight.hours import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.service_modes import ServiceMode

FROM, UNTIL = date(2026, 11, 16), date(2026, 11, 30)


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    with fresh_database():
        made = errand.an_office()
        aftermath.wired()
        for moment in ("2026-11-23 10:00", "2026-11-23 17:50", "2026-11-28 10:00"):
            served(made, moment)
        yield made
        connections.close_all()


def served(office: errand.Office, moment: str) -> None:
    """Somebody comes, and hands one application in; outside of the opening hours the clerk stays for it."""
    now = at(moment)
    late = moment[-5:] == "17:50" or moment[8:10] == "28"
    if late:
        outreach.begin_late_session("延时", by=office.clerk, now=now)
    visit = visits.open_visit(office.party, "办证", by=office.clerk, now=now).ref
    ref = cases.receive(office.item, office.party, ANSWERS, FORM, by=office.clerk, now=now).ref
    visits.close_visit(visit, by=office.clerk, now=now)
    if late:
        outreach.end_late_session(by=office.clerk, now=at(moment[:11] + "18:50"))
    for line in aftermath.lines_of(ref):
        visits.bind_act(line, by=SYSTEM, now=now)


@covers("S-195", "S-454")
def test_working_days_evenings_and_weekends_are_counted_apart(office: errand.Office) -> None:
    rows = {row.kind: row for row in queries.by_kind(office.town.centre, FROM, UNTIL)}

    assert {kind: (row.cases, row.visits) for kind, row in rows.items()} == {
        "workday": (1, 1), "extended": (1, 1), "weekend": (1, 1), "holiday": (0, 0),
    }  # fmt: skip
    assert (rows["workday"].days, rows["extended"].days, rows["workday"].a_day) == (10, 1, 0.1)
    assert [(rows[kind].days, rows[kind].cases_a_day) for kind in ("workday", "holiday")] == [(10, "0.1"), (0, "—")]


@covers("S-191")
def test_overtime_is_told_by_member_of_staff_with_what_was_done_in_it(office: errand.Office) -> None:
    (row,) = queries.overtime(office.town.centre, FROM, UNTIL)

    assert (row.staff_name, row.sessions, row.minutes, row.visits) == ("何0101", 2, 60 + 530, 2)
    assert row.acts == 2
    assert queries.overtime(office.town.centre, date(2026, 11, 1), FROM) == ()


@covers("S-191", "S-192")
def test_what_was_done_after_closing_or_on_a_day_off_stands_with_its_case(office: errand.Office) -> None:
    now = at("2026-11-30 09:00")
    refs = [row.ref for row in case_queries.mine(office.citizen, now, None).rows]

    for by, name in ((office.clerk, "何0101"), (office.citizen, "")):
        found = [beyond.out_of_hours for ref in refs if (beyond := outreach_queries.of_case(ref, by, now))]
        assert sorted((one.kind, one.first_at, one.acts, one.staff_name) for rows in found for one in rows) == [
            ("extended", at("2026-11-23 17:50"), 1, name),
            ("weekend", at("2026-11-28 10:00"), 1, name),
        ]


@covers("S-191", "S-195")
def test_figures_tell_by_which_modes_the_cases_that_ended_were_served_and_open_them(office: errand.Office) -> None:
    now = at("2026-11-30 09:00")
    overseer = town.signed_on(town.an_officer(office.town, "office_head", "801"), "overseer")
    span = Span(at("2026-11-30 00:00"), at("2026-12-01 00:00"))
    tracing.follow(now)
    before = modes.report(overseer, span)
    assert (before.ended, {one.mode: one.open for one in before.modes if one.open}) == (
        0, {"extended_hours": 1, "weekend": 1},
    )  # fmt: skip
    assert len(behind.cases(overseer, Behind.SERVED_OPEN, span, now).rows) == 2
    for row in case_queries.mine(office.citizen, now, None).rows:
        cases.withdraw(row.ref, by=office.citizen, now=now)
    tracing.follow(now)

    found = modes.report(overseer, span)

    assert (found.ended, found.served) == (3, 2)
    assert {one.mode: one.cases for one in found.modes if one.cases} == {"extended_hours": 1, "weekend": 1}
    assert {one.open for one in found.modes} == {0}
    (centre,) = found.centres
    assert (centre.name, centre.ended, centre.modes) == ("示范市行政服务中心", 3, found.modes)
    for mode, hour in (("weekend", at("2026-11-28 10:00")), ("extended_hours", at("2026-11-23 17:50"))):
        rows = behind.cases(overseer, Behind.SERVED, span, now, {"mode": mode, "centre": centre.ref}).rows
        assert [row.received_at for row in rows] == [hour]
    assert modes.report(office.citizen, span).ended == 0
    program = caller(overseer)
    told = said(program.get("/figures/service-modes?days=30"))
    assert [one["mode"] for one in told["modes"]] == [str(mode) for mode in ServiceMode]
    assert "rows" in said(program.get("/figures/cases/served?mode=weekend"))
    assert program.get("/figures/cases/served?mode=never").status_code == 422


def test_a_span_that_cannot_be_counts_nothing(office: errand.Office) -> None:
    assert queries.by_kind(office.town.centre, UNTIL, FROM) == ()
    assert queries.by_kind("NOSUCHCENTRE", FROM, UNTIL) == ()
