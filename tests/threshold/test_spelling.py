"""Dates, amounts and money as a citizen reads them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from yimen.threshold import spelling


@pytest.mark.parametrize(
    ("language", "written"), [("zh-hans", "2026年11月22日（周日）"), ("en", "Sun 22 November 2026")]
)
def test_a_day_is_written_with_its_weekday(language: str, written: str) -> None:
    with translation.override(language):
        assert spelling.day(date(2026, 11, 22)) == written


def test_a_moment_is_told_by_the_clock_of_the_city() -> None:
    late_on_friday_utc = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)

    with translation.override("zh-hans"):
        assert spelling.moment_long(late_on_friday_utc) == "2026年11月21日（周六）1:30"


@pytest.mark.parametrize(
    ("due", "spoken"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), "今天 17:00"),
        (datetime(2026, 11, 24, 9, tzinfo=UTC), "明天 11月24日（周二）"),
        (datetime(2026, 11, 26, 9, tzinfo=UTC), "11月26日（周四）"),
        (datetime(2027, 1, 4, 9, tzinfo=UTC), "2027年1月4日（周一）"),
    ],
)
def test_the_end_of_a_limit_is_spoken_as_people_speak(due: datetime, spoken: str) -> None:
    with translation.override("zh-hans"):
        assert spelling.due_words(due, datetime(2026, 11, 23, 1, tzinfo=UTC)) == spoken


def test_amounts_and_money_carry_no_idle_zeros() -> None:
    with translation.override("zh-hans"):
        assert spelling.amount(Decimal("5.0"), "working_day") == "5 个工作日"
        assert spelling.amount(Decimal("10"), "minute") == "10 分钟"
        assert spelling.money(120_050) == "¥1,200.50"
        assert spelling.money(500) == "¥5"
        assert spelling.money(0) == "不收费"
        assert spelling.amount(0, "working_day") == "当天"


def test_what_was_measured_or_paid_out_may_be_none_of_it() -> None:
    with translation.override("zh-hans"):
        assert (spelling.sum_of(0), spelling.sum_of(500)) == ("¥0", "¥5")
        assert spelling.counted(0, "working_day") == "0 个工作日"
        assert spelling.counted(Decimal("2.5"), "working_day") == spelling.amount(Decimal("2.5"), "working_day")
