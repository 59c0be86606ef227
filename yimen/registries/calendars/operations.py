"""Writes of the calendars: define one, change its days. Every change is a new revision in the calendar's chain.

A change of days never touches a case here; the engine re-projects what is open, from the journal.
"""

import json
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from django.db import IntegrityError, connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.national import NATIONAL, OFFICE_WEEK
from yimen.kernel.time.worktime import Week
from yimen.registries.calendars.models import Calendar, CalendarDay
from yimen.registries.calendars.rows import (
    ZONES,
    DayKind,
    DayRule,
    calendar_of,
    read_shifts,
    read_week,
    written_shifts,
    written_week,
)

NATIONAL_REF = "national"
NATIONAL_NAME = "全国工作日历"
LONGEST_TEXT = 100
_WRITE = """
insert into calendars_calendarday (calendar_id, day, kind, shifts, note)
select %s, * from unnest(%s::date[], %s::text[], %s::jsonb[], %s::text[])
"""


class CalendarUnknown(Refusal):
    """No calendar has this reference."""

    code: ClassVar[str] = "calendar.unknown"
    calendar: str


class CalendarChangedMeanwhile(Refusal):
    """Somebody has changed the calendar since the page was drawn."""

    code: ClassVar[str] = "calendar.changed_meanwhile"
    seen: int
    now_at: int


class CalendarNameInUse(Refusal):
    """Another calendar is called so."""

    code: ClassVar[str] = "calendar.name_in_use"
    name: str


class CalendarTextUnusable(Refusal):
    """A name is empty, or a text is too long or holds control characters."""

    code: ClassVar[str] = "calendar.text_unusable"
    longest: int


class CalendarZoneUnknown(Refusal):
    """A calendar was to be kept in a zone that is not in use here."""

    code: ClassVar[str] = "calendar.zone_unknown"
    zone: str


class DayNamedTwice(Refusal):
    """One change gives two rules for the same day."""

    code: ClassVar[str] = "calendar.day_named_twice"
    day: str


class DayHoursMissing(Refusal):
    """A holiday was given opening hours, or a special day none."""

    code: ClassVar[str] = "calendar.day_hours_do_not_fit"
    day: str


class ValidityShortened(Refusal):
    """A calendar that was announced through a day was to be announced for less."""

    code: ClassVar[str] = "calendar.validity_shortened"
    valid_through: str


@snapshot
class CalendarDefined:
    """A calendar with its number, for those who put it to use at once."""

    id: int
    ref: str
    revision: int


@snapshot
class DaysChanged:
    """How many days have another rule now, and the revision that says so (the old one when nothing changed)."""

    ref: str
    revision: int
    changed: int


@operation
def define_calendar(
    name: str,
    week: Week,
    valid_through: date,
    days: tuple[DayRule, ...] = (),
    zone: str = "Asia/Shanghai",
    region_id: int | None = None,
    *,
    by: Actor,
    now: datetime,
) -> CalendarDefined:
    """Write a calendar; refuses hours that cannot be, a name in use and a zone not in use."""
    _must_administer(by, "define_calendar")
    ref = spelled(secrets.token_bytes(16), 16)
    return _define(ref, name, week, valid_through, days, zone, region_id, by=by, now=now)


@operation
def change_days(
    ref: str,
    rules: tuple[DayRule, ...],
    cleared: tuple[date, ...] = (),
    valid_through: date | None = None,
    seen: int | None = None,
    *,
    by: Actor,
    now: datetime,
) -> DaysChanged:
    """Give days another rule, let others follow the week again, and announce the calendar through a later day.

    Refuses with CalendarChangedMeanwhile when it is not the revision any more that was `seen`.
    """
    _must_administer(by, "change_days")
    row = Calendar.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise CalendarUnknown(calendar=ref)
    if seen is not None and seen != row.revision:
        raise CalendarChangedMeanwhile(seen=seen, now_at=row.revision)
    return _change(row, rules, cleared, valid_through or row.valid_through, by=by, now=now)


@operation
def adopt_national(*, by: Actor, now: datetime) -> CalendarDefined:
    """Have the national calendar in the registry, with the days announced since it was last adopted."""
    _must_administer(by, "adopt_national")
    row = Calendar.objects.select_for_update().filter(ref=NATIONAL_REF).first()
    if row is None:
        days, through = _national_days(date.min), NATIONAL.valid_through
        return _define(NATIONAL_REF, NATIONAL_NAME, OFFICE_WEEK, through, days, "Asia/Shanghai", None, by=by, now=now)
    if NATIONAL.valid_through <= row.valid_through:
        return CalendarDefined(id=row.id, ref=row.ref, revision=row.revision)
    done = _change(row, _national_days(row.valid_through), (), NATIONAL.valid_through, by=by, now=now)
    return CalendarDefined(id=row.id, ref=row.ref, revision=done.revision)


def national_rules() -> tuple[DayRule, ...]:
    """The announced holidays and make-up days, to start a region's or a centre's own calendar from."""
    return _national_days(date.min)


def _national_days(after: date) -> tuple[DayRule, ...]:
    return tuple(
        DayRule(day, DayKind.HOLIDAY if special.like is None else DayKind.MAKE_UP, (), special.name)
        for day, special in sorted(NATIONAL.days.items())
        if day > after
    )


def _must_administer(by: Actor, act: str) -> None:
    if by.kind is not ActorKind.SYSTEM and not by.has_role(Role.ADMINISTRATOR):
        raise NotYourRole(act=act)


def _define(
    ref: str,
    name: str,
    week: Week,
    valid_through: date,
    days: tuple[DayRule, ...],
    zone: str,
    region_id: int | None,
    *,
    by: Actor,
    now: datetime,
) -> CalendarDefined:
    name = _text(name)
    if not name:
        raise CalendarTextUnusable(longest=LONGEST_TEXT)
    if zone not in ZONES:
        raise CalendarZoneUnknown(zone=zone)
    rules = _checked(days)
    calendar_of(week, rules.values(), ZONES[zone], valid_through)
    try:
        row = Calendar.objects.create(
            ref=ref,
            name=name,
            region_id=region_id,
            zone=zone,
            week=written_week(week),
            valid_through=valid_through,
            revision=1,
        )
    except IntegrityError as clash:
        if "calendars_calendar_name" not in str(clash):
            raise
        raise CalendarNameInUse(name=name) from clash
    _write(row, rules.values())
    body = {
        "revision": 1,
        "week": row.week,
        "zone": zone,
        "valid_through": valid_through,
        "days": _told(rules.values()),
    }
    tell(_subject(row), Line("define_calendar", body, now), by)
    return CalendarDefined(id=row.id, ref=row.ref, revision=1)


def _change(
    row: Calendar, days: tuple[DayRule, ...], cleared: tuple[date, ...], through: date, *, by: Actor, now: datetime
) -> DaysChanged:
    rules, known = _checked(days), {day.day: _rule(day) for day in row.days.all()}
    if twice := next((day for day in cleared if day in rules), None):
        raise DayNamedTwice(day=twice.isoformat())
    if through < row.valid_through:
        raise ValidityShortened(valid_through=row.valid_through.isoformat())
    fresh = {day: rule for day, rule in rules.items() if known.get(day) != rule}
    gone = sorted({day for day in cleared if day in known})
    if not fresh and not gone and through == row.valid_through:
        return DaysChanged(ref=row.ref, revision=row.revision, changed=0)
    calendar_of(read_week(row.week), fresh.values(), ZONES[row.zone], through)
    row.days.filter(day__in=[*fresh, *gone]).delete()
    _write(row, fresh.values())
    row.revision, row.valid_through = row.revision + 1, through
    row.save(update_fields=["revision", "valid_through"])
    body = {
        "revision": row.revision,
        "valid_through": through,
        "days": _told(fresh.values()),
        "cleared": [day.isoformat() for day in gone],
    }
    tell(_subject(row), Line("change_days", body, now), by)
    return DaysChanged(ref=row.ref, revision=row.revision, changed=len(fresh) + len(gone))


def _checked(days: Iterable[DayRule]) -> dict[date, DayRule]:
    rules: dict[date, DayRule] = {}
    noted: dict[str, str] = {}  # a holiday of a week says its name seven times
    for rule in days:
        if rule.day in rules:
            raise DayNamedTwice(day=rule.day.isoformat())
        if (rule.kind is DayKind.HOLIDAY and rule.shifts) or (rule.kind is DayKind.SPECIAL and not rule.shifts):
            raise DayHoursMissing(day=rule.day.isoformat())
        if rule.note not in noted:
            noted[rule.note] = _text(rule.note)
        rules[rule.day] = DayRule(rule.day, rule.kind, rule.shifts, noted[rule.note])
    return rules


def _text(typed: str) -> str:
    text = typed.strip()
    if len(text) > LONGEST_TEXT or any(unicodedata.category(character)[0] == "C" for character in text):
        raise CalendarTextUnusable(longest=LONGEST_TEXT)
    return text


def _write(row: Calendar, rules: Iterable[DayRule]) -> None:
    """The days in one statement: the national calendar has some eight hundred, and each as an object cost its own."""
    said = list(rules)
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            [
                row.id,
                [rule.day for rule in said],
                [rule.kind.value for rule in said],
                [json.dumps(written_shifts(rule.shifts)) for rule in said],
                [rule.note for rule in said],
            ],
        )


def _rule(day: CalendarDay) -> DayRule:
    return DayRule(day.day, DayKind(day.kind), read_shifts(day.shifts), day.note)


def _told(rules: Iterable[DayRule]) -> list[list[object]]:
    return [[rule.day.isoformat(), rule.kind.value, written_shifts(rule.shifts)] for rule in rules]


def _subject(row: Calendar) -> Subject:
    return Subject("calendar", Calendar._meta.db_table, row.id, row.ref, row.journal_seq, bytes(row.journal_head))
