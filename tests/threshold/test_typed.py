"""What was typed into a form: what is written is read back, and what is none of it is refused at its field."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel.money.fees import yuan
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import ZONE
from yimen.threshold import typed
from yimen.threshold.mending import mending

READERS: dict[str, Callable[[typed.Said, str], object]] = {
    "typed.not_a_number": typed.number,
    "typed.not_a_day": typed.day,
    "typed.not_a_moment": typed.moment,
    "typed.not_an_hour": typed.hour,
    "typed.not_money": typed.fen,
}
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def as_(text: str) -> dict[str, str]:
    return {"on": text}


@settings(max_examples=25)
@given(days, st.times(), st.integers(0, typed.MOST))
def test_what_is_written_is_read_back(day: date, hour: time, count: int) -> None:
    moment = datetime.combine(day, hour, ZONE)

    assert typed.day(as_(f" {day.isoformat()} "), "on") == typed.day_or_none(as_(day.isoformat()), "on") == day
    assert typed.hour(as_(hour.isoformat()), "on") == typed.hour_or_none(as_(hour.isoformat()), "on") == hour
    assert typed.moment(as_(moment.replace(tzinfo=None).isoformat()), "on") == moment
    assert typed.moment(as_(moment.isoformat()), "on") == moment
    assert typed.number(as_(str(count)), "on") == typed.seen(as_(str(count)), "on") == count
    assert typed.fen(as_(yuan(count)), "on") == count


@settings(max_examples=25)
@given(st.text(max_size=12))
def test_nothing_else_gets_through(text: str) -> None:
    for code, reads in READERS.items():
        try:
            found = reads(as_(text), "on")
        except Refusal as refusal:
            assert (refusal.code, getattr(refusal, "field", "")) == (code, "on")
        else:
            assert text.strip().isascii() or text.strip()[0] == "¥", (code, text)
            assert str(found), text


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("typed.not_a_number", ["", "三", "3.5", "-1", "+1", "1e3", "３", "٣", "²", "1_000", "10000000000"]),
        ("typed.not_a_day", ["", "今天", "2026-02-30", "2026-13-01", "0001-01-01", "2999-01-01", "2026-12-01x"]),
        ("typed.not_a_day", ["２０２６-12-01", "2026-12-01T09:00"]),
        ("typed.not_a_moment", ["", "2026-12-01T25:00", "1899-12-31T09:00", "9999-12-31T23:59Z", "09:00"]),
        ("typed.not_an_hour", ["", "25:00", "9点", "09:00+08:00", "٠٩:00"]),
        ("typed.not_money", ["", "十元", "1.234", "-1", "１２", "1e3", "NaN"]),
    ],
)
def test_what_is_none_is_said_at_its_control(code: str, wrong: list[str]) -> None:
    for text in wrong:
        with pytest.raises(Refusal) as refused:
            READERS[code](as_(text), "on")
        mend = mending(refused.value)
        assert (mend.code, [one.at for one in mend.mistakes], list(mend.errors or {})) == (code, ["f-on"], ["on"]), text


def test_a_number_keeps_to_its_bound_and_says_it() -> None:
    assert typed.number(as_("365"), "on", 365) == 365
    with pytest.raises(typed.NotANumber) as refused:
        typed.number(as_("366"), "on", 365)
    assert mending(refused.value).mistakes[0].sentence == "这里请填不超过 365 的整数，用阿拉伯数字，例如 3。"


def test_what_may_be_left_open_is_what_is_usual_and_what_is_wrong_is_not() -> None:
    nothing = as_(" ")
    assert typed.number(nothing, "on", usual=7) == typed.number({}, "on", usual=7) == typed.fen(nothing, "on", 7) == 7
    assert (typed.day_or_none(nothing, "on"), typed.hour_or_none({}, "on")) == (None, None)
    wrong: dict[str, Callable[[], object]] = {
        "typed.not_a_number": lambda: typed.number(as_("x"), "on", usual=7),
        "typed.not_money": lambda: typed.fen(as_("x"), "on", 7),
        "typed.not_a_day": lambda: typed.day_or_none(as_("x"), "on"),
        "typed.not_an_hour": lambda: typed.hour_or_none(as_("x"), "on"),
    }
    for code, reads in wrong.items():
        with pytest.raises(Refusal) as refused:
            reads()
        assert refused.value.code == code


def test_a_day_of_an_address_that_is_none_is_the_usual_one() -> None:
    usual = date(2026, 10, 1)
    assert typed.day_or(as_("2026-12-01"), "on", usual) == date(2026, 12, 1)
    assert [typed.day_or(as_(text), "on", usual) for text in ("", "x", "0001-01-01", "9999-12-31")] == [usual] * 4
    assert typed.day_or(as_("x"), "on", None) is None


def test_a_moment_is_of_the_city_and_a_day_alone_begins_at_midnight() -> None:
    assert typed.moment(as_("2026-12-01"), "on") == datetime(2026, 12, 1, tzinfo=ZONE)
    assert typed.moment(as_("2026-12-01T01:00:00Z"), "on") == datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert typed.moment(as_("2026-12-01 09:00"), "on").utcoffset() == timedelta(hours=8)


def test_a_page_that_does_not_say_what_it_was_drawn_from_is_stale() -> None:
    assert (typed.seen({"seen": "12"}), typed.revision({"seen": "12"}), typed.revision(as_("3"), "on")) == (12, 12, 3)
    for said in ({}, {"seen": "²"}, {"seen": "-1"}, {"seen": "1" * 10}):
        assert (typed.seen(said), typed.revision(said)) == (None, -1)
