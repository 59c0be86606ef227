"""Calendars in the registry: defined once, changed as revisions, told to the journal."""

import argparse
import json
from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from tests.covers import covers
from yimen.channels.cli import clock
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import CHINA, NATIONAL, OFFICE_HOURS, OFFICE_WEEK
from yimen.kernel.time.worktime import CalendarNeverOpen, Shift, ShiftsDisorderly, Week
from yimen.registries.calendars import queries
from yimen.registries.calendars.operations import (
    CalendarDefined,
    CalendarNameInUse,
    CalendarTextUnusable,
    CalendarUnknown,
    CalendarZoneUnknown,
    DayHoursMissing,
    DayNamedTwice,
    ValidityShortened,
    adopt_national,
    change_days,
    define_calendar,
    national_rules,
)
from yimen.registries.calendars.rows import DayKind, DayRule

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 1, 2, tzinfo=UTC)
THROUGH = date(2026, 12, 31)
SATURDAY_HOURS = (Shift(time(9), time(16)),)
OPEN_ALL_WEEK: Week = (*(OFFICE_HOURS,) * 5, SATURDAY_HOURS, SATURDAY_HOURS)
ADMINISTRATOR = Actor(ActorKind.STAFF, "admin", posts=(PostHeld(1, Role.ADMINISTRATOR, None, None, "管理员"),))
BACKWARDS = DayRule(THROUGH, DayKind.SPECIAL, OFFICE_HOURS[::-1])
CLERK = Actor(ActorKind.STAFF, "clerk", posts=(PostHeld(2, Role.WINDOW, None, None, "窗口"),))


def a_calendar(
    name: str = "市民服务中心", week: Week = OPEN_ALL_WEEK, *days: DayRule, by: Actor = ADMINISTRATOR
) -> CalendarDefined:
    return define_calendar(name, week, THROUGH, days, by=by, now=NOW)


def told(ref: str) -> list[tuple[str, int]]:
    """What the journal holds about a calendar: verbs and the revisions they wrote."""
    with connection.cursor() as cursor:
        cursor.execute("select verb, body from journal_entry where subject_ref = %s order by seq", [ref])
        return [(verb, json.loads(bytes(body))["revision"]) for verb, body in cursor.fetchall()]


def holiday(day: date) -> DayRule:
    return DayRule(day, DayKind.HOLIDAY, note="停电")


@covers("S-195")
def test_a_centre_that_opens_at_weekends_has_other_due_moments() -> None:
    friday = datetime(2026, 9, 11, 16, 40, tzinfo=CHINA)

    centre = queries.calendar(a_calendar().id)

    assert due_at(centre, friday, Limit.of(2, Unit.HOUR)) == datetime(2026, 9, 12, 10, 10, tzinfo=CHINA)
    assert due_at(NATIONAL, friday, Limit.of(2, Unit.HOUR)) == datetime(2026, 9, 14, 10, 10, tzinfo=CHINA)


def test_what_was_defined_is_what_is_read() -> None:
    days = (
        DayRule(date(2026, 10, 1), DayKind.HOLIDAY, note="国庆节"),
        DayRule(date(2026, 10, 2), DayKind.SPECIAL, SATURDAY_HOURS),
        DayRule(date(2026, 10, 10), DayKind.MAKE_UP),
    )
    defined = a_calendar("中心", OFFICE_WEEK, *days)

    page, calendar = queries.page(defined.ref), queries.calendar(defined.id)

    assert page is not None
    assert (page.week, page.days, page.row.valid_through) == (OFFICE_WEEK, days, THROUGH)
    assert calendar.shifts_on(date(2026, 10, 2)) == SATURDAY_HOURS
    assert calendar.shifts_on(date(2026, 10, 10)) == OFFICE_HOURS
    assert not calendar.is_working_day(date(2026, 10, 1))
    assert queries.named("中心") == queries.named(defined.ref) == calendar
    assert [row.ref for row in queries.listed()] == [defined.ref]
    assert told(defined.ref) == [("define_calendar", 1)]


@covers("S-247")
def test_a_change_of_days_is_a_new_revision_and_is_told() -> None:
    defined = a_calendar("中心", OFFICE_WEEK, holiday(date(2026, 9, 8)))
    before = queries.calendar(defined.id)

    changed = change_days(
        defined.ref, (holiday(date(2026, 9, 9)),), (date(2026, 9, 8),), date(2027, 12, 31), by=ADMINISTRATOR, now=NOW
    )

    after = queries.calendar(defined.id)
    assert (changed.revision, changed.changed, after.revision) == (2, 2, 2)
    assert [before.is_working_day(date(2026, 9, day)) for day in (8, 9)] == [False, True]
    assert [after.is_working_day(date(2026, 9, day)) for day in (8, 9)] == [True, False]
    assert after.valid_through == date(2027, 12, 31)
    assert told(defined.ref) == [("define_calendar", 1), ("change_days", 2)]


def test_a_change_that_changes_nothing_is_no_revision() -> None:
    defined = a_calendar("中心", OFFICE_WEEK, holiday(date(2026, 9, 8)))

    changed = change_days(defined.ref, (holiday(date(2026, 9, 8)),), (date(2026, 9, 9),), by=ADMINISTRATOR, now=NOW)

    assert (changed.revision, changed.changed) == (1, 0)
    assert told(defined.ref) == [("define_calendar", 1)]


def test_a_known_revision_costs_no_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    defined = a_calendar()
    first = queries.at_revision(defined.id, 1)

    with django_assert_num_queries(0):
        assert queries.at_revision(defined.id, 1) is first
    with django_assert_num_queries(1):
        assert queries.calendar(defined.id) is first


def test_the_national_calendar_is_adopted_once() -> None:
    defined = adopt_national(by=SYSTEM, now=NOW)

    again = adopt_national(by=SYSTEM, now=NOW)

    adopted = queries.calendar(defined.id)
    assert again == defined
    assert told("national") == [("define_calendar", 1)]
    assert (adopted.days, adopted.week, adopted.valid_through, adopted.valid_from) == (
        NATIONAL.days,
        NATIONAL.week,
        NATIONAL.valid_through,
        NATIONAL.valid_from,
    )


def test_a_new_notice_adds_its_year_and_keeps_what_was_changed_by_hand() -> None:
    until_2025 = tuple(rule for rule in national_rules() if rule.day.year <= 2025)
    defined = define_calendar("全国", OFFICE_WEEK, date(2025, 12, 31), until_2025, by=SYSTEM, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("update calendars_calendar set ref = 'national' where id = %s", [defined.id])
    change_days("national", (holiday(date(2025, 9, 9)),), by=ADMINISTRATOR, now=NOW)

    adopted = queries.at_revision(defined.id, adopt_national(by=SYSTEM, now=NOW).revision)

    assert (adopted.revision, adopted.valid_through) == (3, NATIONAL.valid_through)
    assert adopted.days == {**NATIONAL.days, date(2025, 9, 9): holiday(date(2025, 9, 9)).special}


@pytest.mark.parametrize("who", [CLERK, NOBODY], ids=["a clerk", "a stranger"])
def test_only_an_administrator_writes_calendars(who: Actor) -> None:
    defined = a_calendar()

    with pytest.raises(NotYourRole):
        a_calendar("另一个", by=who)
    with pytest.raises(NotYourRole):
        change_days(defined.ref, (holiday(date(2026, 9, 8)),), by=who, now=NOW)
    with pytest.raises(NotYourRole):
        adopt_national(by=who, now=NOW)

    assert [row.revision for row in queries.listed()] == [1]


@pytest.mark.parametrize(
    ("name", "week", "days", "zone", "refusal"),
    [
        ("市民服务中心", OFFICE_WEEK, (), "Asia/Shanghai", CalendarNameInUse),
        ("  ", OFFICE_WEEK, (), "Asia/Shanghai", CalendarTextUnusable),
        ("中\x00心", OFFICE_WEEK, (), "Asia/Shanghai", CalendarTextUnusable),
        ("长" * 101, OFFICE_WEEK, (), "Asia/Shanghai", CalendarTextUnusable),
        ("中心", OFFICE_WEEK, (), "Europe/Paris", CalendarZoneUnknown),
        ("中心", ((),) * 7, (), "Asia/Shanghai", CalendarNeverOpen),
        (
            "中心",
            OFFICE_WEEK,
            (DayRule(THROUGH, DayKind.SPECIAL, OFFICE_HOURS[::-1]),),
            "Asia/Shanghai",
            ShiftsDisorderly,
        ),
        ("中心", OFFICE_WEEK, (DayRule(THROUGH, DayKind.SPECIAL),), "Asia/Shanghai", DayHoursMissing),
        ("中心", OFFICE_WEEK, (DayRule(THROUGH, DayKind.HOLIDAY, OFFICE_HOURS),), "Asia/Shanghai", DayHoursMissing),
        ("中心", OFFICE_WEEK, (holiday(THROUGH), holiday(THROUGH)), "Asia/Shanghai", DayNamedTwice),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(
    name: str, week: Week, days: tuple[DayRule, ...], zone: str, refusal: type[Refusal]
) -> None:
    a_calendar()

    with pytest.raises(refusal):
        define_calendar(name, week, THROUGH, days, zone, by=ADMINISTRATOR, now=NOW)

    assert [row.name for row in queries.listed()] == ["市民服务中心"]


@pytest.mark.parametrize(
    ("rules", "cleared", "through", "refusal"),
    [
        ((holiday(date(2026, 9, 8)), holiday(date(2026, 9, 8))), (), None, DayNamedTwice),
        ((holiday(date(2026, 9, 8)),), (date(2026, 9, 8),), None, DayNamedTwice),
        ((holiday(date(2026, 9, 8)),), (), date(2026, 12, 30), ValidityShortened),
        ((BACKWARDS,), (), None, ShiftsDisorderly),
    ],
)
def test_a_change_that_cannot_be_changes_nothing(
    rules: tuple[DayRule, ...], cleared: tuple[date, ...], through: date | None, refusal: type[Refusal]
) -> None:
    defined = a_calendar()

    with pytest.raises(refusal):
        change_days(defined.ref, rules, cleared, through, by=ADMINISTRATOR, now=NOW)

    page = queries.page(defined.ref)
    assert page is not None
    assert (page.row.revision, page.days) == (1, ())
    assert told(defined.ref) == [("define_calendar", 1)]


def test_a_calendar_that_is_not_there_is_not_changed() -> None:
    with pytest.raises(CalendarUnknown):
        change_days("nowhere", (holiday(date(2026, 9, 8)),), by=ADMINISTRATOR, now=NOW)
    assert queries.page("nowhere") is None
    assert queries.named("nowhere") is None


@covers("S-195", "S-243")
def test_the_console_counts_on_a_calendar_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    a_calendar()
    parser = argparse.ArgumentParser()
    clock.register(parser.add_subparsers())
    question = ["clock", "due", "--from", "2026-09-11T16:40:00+08:00", "--amount", "2", "--unit", "hour", "--json"]

    found = clock.tell_named(parser.parse_args([*question, "--calendar", "市民服务中心"]))
    answer = json.loads(capsys.readouterr().out)
    missing = clock.tell_named(parser.parse_args([*question, "--calendar", "月球"]))

    assert (found, answer["due_at"]) == (0, "2026-09-12T10:10:00+08:00")
    assert (missing, capsys.readouterr().err) == (2, "没有名为“月球”的日历。 · There is no calendar named “月球”.\n")
