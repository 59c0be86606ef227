"""Deadlines: what stops and lengthens each side of the clock, and how it is told."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import NATIONAL, at, calendars, limits, moments, pauses_after
from yimen.kernel.time.account import Why
from yimen.kernel.time.deadline import (
    STOPS,
    AlreadyPaused,
    Deadline,
    ExtendedTwice,
    Extension,
    ExtensionLaw,
    ExtensionTooLong,
    GroundCannotPause,
    GroundUnknown,
    LimitOver,
    NotPaused,
    Pause,
    PauseOutOfOrder,
    PauseWithoutNotice,
    ServiceGround,
    Side,
    SpecialGround,
    explain,
    ground_of,
    must_run_still,
)
from yimen.kernel.time.lamp import Lamp, LampRule, due_and_warning, lamp, lamp_of, next_warning_at, warning_at
from yimen.kernel.time.limit import Limit, Unit, UnitsDiffer
from yimen.kernel.time.worktime import WorkCalendar

RECEIVED = at("2026-03-02 10:00")  # a Monday
NOTICE = "notice-7"


def days(amount: str) -> Limit:
    return Limit.of(amount, Unit.WORKING_DAY)


def a_deadline(amount: str = "5", side: Side = Side.STATUTORY, unit: Unit = Unit.WORKING_DAY) -> Deadline:
    return Deadline(side=side, limit=Limit.of(amount, unit), start=RECEIVED)


@pytest.mark.parametrize("ground", SpecialGround)
@pytest.mark.parametrize("side", Side)
def test_each_of_the_eight_special_procedures_stops_both_sides(ground: SpecialGround, side: Side) -> None:
    stopped = a_deadline(side=side).paused(at("2026-03-03 10:00"), ground, NOTICE)

    assert stopped.is_paused
    assert stopped.due_at(NATIONAL) is None
    assert stopped.resumed(at("2026-03-04 10:00"), ground).due_at(NATIONAL) == at("2026-03-11 17:30")


def test_there_are_exactly_eight_special_procedures() -> None:
    assert {ground for ground, sides in STOPS.items() if Side.STATUTORY in sides} == set(SpecialGround)
    assert len(SpecialGround) == 8


def test_a_supplement_stops_the_promise_and_not_the_statute() -> None:
    promised = a_deadline(side=Side.PROMISED).paused(at("2026-03-03 10:00"), ServiceGround.SUPPLEMENT)
    statutory = a_deadline(side=Side.STATUTORY)

    with pytest.raises(GroundCannotPause) as refused:
        statutory.paused(at("2026-03-03 10:00"), ServiceGround.SUPPLEMENT)

    assert promised.due_at(NATIONAL) is None
    assert (refused.value.ground, refused.value.side) == ("supplement", "statutory")
    assert statutory == a_deadline(side=Side.STATUTORY)


def test_a_ledger_that_stops_the_wrong_side_cannot_even_be_written_down() -> None:
    pause = Pause(RECEIVED, None, ServiceGround.SUPPLEMENT)

    assert Deadline(Side.PROMISED, days("5"), RECEIVED, (pause,)).is_paused
    with pytest.raises(GroundCannotPause):
        Deadline(Side.STATUTORY, days("5"), RECEIVED, (pause,))


@pytest.mark.parametrize("notice", [None, ""])
def test_a_special_procedure_needs_its_written_notice(notice: str | None) -> None:
    with pytest.raises(PauseWithoutNotice):
        a_deadline().paused(at("2026-03-03 10:00"), SpecialGround.HEARING, notice)


def test_a_pause_begins_after_the_clock_and_ends_after_it_begins() -> None:
    with pytest.raises(PauseOutOfOrder):
        a_deadline().paused(RECEIVED - timedelta(minutes=1), SpecialGround.HEARING, NOTICE)
    stopped = a_deadline().paused(at("2026-03-03 10:00"), SpecialGround.HEARING, NOTICE)
    with pytest.raises(PauseOutOfOrder):
        stopped.resumed(at("2026-03-03 09:59"), SpecialGround.HEARING)


def test_a_pause_is_opened_once_and_closed_once() -> None:
    stopped = a_deadline().paused(at("2026-03-03 10:00"), SpecialGround.HEARING, NOTICE)

    with pytest.raises(AlreadyPaused):
        stopped.paused(at("2026-03-03 11:00"), SpecialGround.HEARING, NOTICE)
    with pytest.raises(NotPaused):
        stopped.resumed(at("2026-03-03 11:00"), SpecialGround.TESTING)
    with pytest.raises(NotPaused):
        stopped.resumed(at("2026-03-03 11:00"), SpecialGround.HEARING).resumed(
            at("2026-03-03 12:00"), SpecialGround.HEARING
        )


def test_two_procedures_at_once_stop_the_clock_until_the_last_is_over() -> None:
    stopped = (
        a_deadline()
        .paused(at("2026-03-03 10:00"), SpecialGround.INSPECTION, NOTICE)
        .paused(at("2026-03-03 15:00"), SpecialGround.TESTING, NOTICE)
        .resumed(at("2026-03-04 10:00"), SpecialGround.INSPECTION)
    )

    assert stopped.due_at(NATIONAL) is None
    assert stopped.resumed(at("2026-03-05 10:00"), SpecialGround.TESTING).due_at(NATIONAL) == at("2026-03-12 17:30")


def test_a_ground_is_known_by_its_code() -> None:
    assert [ground_of(ground.value) for ground in STOPS] == list(STOPS)
    with pytest.raises(GroundUnknown):
        ground_of("lunch")


def test_the_head_of_the_office_may_add_ten_days_once() -> None:
    longer = a_deadline("20").extended(Extension(days("10"), ExtensionLaw.ARTICLE_42_SINGLE, NOTICE))

    assert longer.budget == days("30")
    assert longer.due_at(NATIONAL) == a_deadline("30").due_at(NATIONAL)
    with pytest.raises(ExtendedTwice):
        longer.extended(Extension(days("1"), ExtensionLaw.ARTICLE_42_JOINT, NOTICE))


@pytest.mark.parametrize(
    ("law", "largest"), [(ExtensionLaw.ARTICLE_42_SINGLE, "10"), (ExtensionLaw.ARTICLE_42_JOINT, "15")]
)
def test_an_extension_is_no_longer_than_its_article_allows(law: ExtensionLaw, largest: str) -> None:
    assert Extension(days(largest), law, NOTICE).limit == days(largest)
    with pytest.raises(ExtensionTooLong):
        Extension(days(f"{largest}.1"), law, NOTICE)
    with pytest.raises(ExtensionTooLong):
        Extension(Limit.of(1, Unit.HOUR), law, NOTICE)


def test_an_extension_is_counted_in_the_unit_of_the_limit() -> None:
    with pytest.raises(UnitsDiffer):
        a_deadline().extended(Extension(Limit.of(5, Unit.HOUR), ExtensionLaw.OTHER_STATUTE, NOTICE))


def test_the_clock_is_explained_day_by_day() -> None:
    told = explain(a_deadline(), NATIONAL, at("2026-03-04 15:00"))

    assert [(row.date.day, row.why) for row in told.days] == [
        (2, Why.START_DAY),
        (3, Why.WORKING_DAY),
        (4, Why.WORKING_DAY),
        (5, Why.WORKING_DAY),
        (6, Why.WORKING_DAY),
        (7, Why.WEEKEND),
        (8, Why.WEEKEND),
        (9, Why.DUE),
    ]
    assert (told.used, told.remaining, told.overdue, told.is_late) == (2, 3, 0, False)  # today included
    assert told.counted_in is Unit.WORKING_DAY


def test_what_is_overdue_is_counted_beside_the_budget() -> None:
    told = explain(a_deadline("1"), NATIONAL, at("2026-03-09 09:00"))

    assert (told.due_at, told.is_late) == (at("2026-03-03 17:30"), True)
    assert (told.used, told.remaining, told.overdue) == (1, 0, 4)
    assert [row.why for row in told.days][1:] == [Why.DUE, *[Why.OVERDUE] * 3, Why.WEEKEND, Why.WEEKEND, Why.OVERDUE]


def test_a_stopped_clock_is_explained_up_to_today() -> None:
    stopped = a_deadline().paused(at("2026-03-04 10:00"), SpecialGround.HEARING, NOTICE)

    told = explain(stopped, NATIONAL, at("2026-03-06 10:00"))

    assert (told.due_at, told.is_paused, told.is_late) == (None, True, False)
    assert (told.used, told.remaining) == (1, 4)
    assert [row.why for row in told.days] == [Why.START_DAY, Why.WORKING_DAY, *[Why.PAUSED] * 3]


def test_office_time_is_used_by_the_minute() -> None:
    told = explain(a_deadline("4", unit=Unit.HOUR), NATIONAL, at("2026-03-02 14:00"))
    late = explain(a_deadline("4", unit=Unit.HOUR), NATIONAL, at("2026-03-02 16:00"))

    assert (told.counted_in, told.budget, told.used, told.remaining) == (Unit.MINUTE, 240, 150, 90)
    assert (late.used, late.remaining, late.overdue, late.is_late) == (240, 0, 30, True)


@given(calendars, moments, limits(), st.integers(0, 90_000), st.data())
def test_used_and_remaining_are_always_the_budget(
    calendar: WorkCalendar, start: datetime, limit: Limit, minutes: int, data: st.DataObject
) -> None:
    pauses = tuple(
        Pause(since, until, ServiceGround.SUPPLEMENT) for since, until in data.draw(pauses_after(start, most=2))
    )
    told = explain(Deadline(Side.PROMISED, limit, start, pauses), calendar, start + timedelta(minutes=minutes))

    assert told.used + told.remaining == limit.budget == told.budget
    assert told.used >= 0 and told.remaining >= 0 and told.overdue >= 0
    assert not (told.overdue and not told.is_late)
    budgeted = [row.counted for row in told.days if row.why is not Why.OVERDUE]
    assert limit.unit in (Unit.HOUR, Unit.MINUTE) or sum(budgeted, Decimal(0)) == limit.budget


def test_the_lamp_turns_amber_at_the_last_day_or_the_last_third_and_red_after_the_due_moment() -> None:
    deadline = a_deadline("5")
    moments = ["2026-03-05 17:29", "2026-03-06 11:19", "2026-03-06 11:20", "2026-03-09 17:30", "2026-03-09 17:31"]

    assert warning_at(deadline, NATIONAL) == at("2026-03-06 11:20")  # a third of 5 days left
    assert [lamp_of(deadline, NATIONAL, at(moment)) for moment in moments] == [
        Lamp.GREEN,
        Lamp.GREEN,
        Lamp.AMBER,
        Lamp.AMBER,
        Lamp.RED,
    ]


def test_a_short_limit_is_amber_from_the_closing_before_its_last_day() -> None:
    assert warning_at(a_deadline("2"), NATIONAL) == at("2026-03-03 17:30")
    assert warning_at(a_deadline("1"), NATIONAL) == RECEIVED
    assert warning_at(a_deadline("3", unit=Unit.HOUR), NATIONAL) == at("2026-03-02 12:00")


def test_a_city_may_warn_by_a_rule_of_its_own() -> None:
    rule = LampRule(days_left=3, share_left=Fraction(1, 10))

    assert warning_at(a_deadline("5"), NATIONAL, rule) == at("2026-03-04 17:30")


def test_a_stopped_clock_shows_no_colour_and_warns_of_nothing() -> None:
    stopped = a_deadline().paused(at("2026-03-04 10:00"), SpecialGround.HEARING, NOTICE)

    assert lamp_of(stopped, NATIONAL, at("2026-03-20 10:00")) is Lamp.PAUSED
    assert next_warning_at(stopped, NATIONAL, at("2026-03-20 10:00")) is None


@given(calendars, moments, limits(), st.integers(0, 400), st.integers(0, 20), st.integers(0, 90))
def test_a_pause_stops_the_clock_as_long_as_was_told_and_never_longer(
    calendar: WorkCalendar, start: datetime, limit: Limit, hours: int, told: int, late: int
) -> None:
    since = start + timedelta(hours=hours)
    until = since + timedelta(days=told)
    side = Deadline(Side.STATUTORY, limit, start)
    kept = replace(side, pauses=(Pause(since, until, SpecialGround.TESTING, NOTICE),))
    closed_late = Pause(since, until + timedelta(days=late), SpecialGround.TESTING, NOTICE, told_until=until)
    still_open = Pause(since, None, SpecialGround.TESTING, NOTICE, told_until=until)

    for pause in (closed_late, still_open):
        as_of = replace(side, pauses=(pause,)).as_of(until + timedelta(days=late))
        assert as_of.due_at(calendar) == kept.due_at(calendar) and not as_of.is_paused
    if told:
        before = replace(side, pauses=(still_open,)).as_of(since)
        assert before.is_paused and before.runs_on_at == until


@given(calendars, moments, limits(), st.integers(-1000, 60_000))
def test_a_limit_is_lengthened_up_to_its_last_moment(
    calendar: WorkCalendar, start: datetime, limit: Limit, minutes: int
) -> None:
    side = Deadline(Side.STATUTORY, limit, start)
    due = side.due_at(calendar)
    assert due is not None

    must_run_still(side, calendar, min(due, start + timedelta(minutes=minutes)))
    with pytest.raises(LimitOver) as refused:
        must_run_still(side, calendar, due + timedelta(seconds=1))

    assert refused.value.since == calendar.day_of(due)


@given(calendars, moments, limits(), st.integers(-1000, 60_000), st.data())
def test_the_next_warning_is_the_next_change_of_the_lamp(
    calendar: WorkCalendar, start: datetime, limit: Limit, minutes: int, data: st.DataObject
) -> None:
    pauses = tuple(
        Pause(since, until, ServiceGround.SUPPLEMENT) for since, until in data.draw(pauses_after(start, most=2))
    )
    deadline, now = Deadline(Side.PROMISED, limit, start, pauses), start + timedelta(minutes=minutes)
    due, warning = deadline.due_at(calendar), warning_at(deadline, calendar)
    assert due is not None and warning is not None and warning <= due

    change = next_warning_at(deadline, calendar, now)

    shown = lamp(due, warning, now)
    if change is None:
        assert shown is Lamp.RED
    else:
        instant = timedelta(microseconds=1)
        assert change >= now
        assert lamp(due, warning, max(now, change - instant)) in (shown, Lamp.AMBER)
        assert lamp(due, warning, change + instant) is not shown


@given(calendars, moments, limits(), st.integers(0, 24 * 60))
def test_what_was_worked_out_for_one_start_holds_for_another_of_the_same_day(
    calendar: WorkCalendar, start: datetime, limit: Limit, minutes: int
) -> None:
    later = Deadline(side=Side.PROMISED, limit=limit, start=start + timedelta(minutes=minutes))

    due_and_warning(Deadline(side=Side.PROMISED, limit=limit, start=start), calendar)

    assert due_and_warning(later, calendar) == (later.due_at(calendar), warning_at(later, calendar))
