"""Spelling: how dates, times, money and amounts of working time are written, in Chinese and in English."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localtime

from yimen.threshold.language import ENGLISH, language, told
from yimen.threshold.names.cases import UNITS

_WEEKDAYS = "一二三四五六日"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def local(moment: date | datetime) -> date | datetime:
    """A moment as the clock on the wall of the city shows it; a bare date stays what it is."""
    return localtime(moment) if isinstance(moment, datetime) else moment


def day(moment: date | datetime) -> str:
    """2026年11月22日（周日）"""
    d = local(moment)
    if language() == ENGLISH:
        return f"{_DAYS[d.weekday()]} {d.day} {_MONTHS[d.month - 1]} {d.year}"
    return f"{d.year}年{d.month}月{d.day}日（周{_WEEKDAYS[d.weekday()]}）"


def calendar_day(moment: date | datetime | str) -> str:
    """2026年11月22日: a day in a column of days, where the weekday says nothing."""
    d = local(date.fromisoformat(moment) if isinstance(moment, str) else moment)
    if language() == ENGLISH:
        return f"{d.day} {_MONTHS[d.month - 1][:3]} {d.year}"
    return f"{d.year}年{d.month}月{d.day}日"


def short_day(moment: date | datetime) -> str:
    """11月22日（周日）"""
    d = local(moment)
    if language() == ENGLISH:
        return f"{_DAYS[d.weekday()]} {d.day} {_MONTHS[d.month - 1][:3]}"
    return f"{d.month}月{d.day}日（周{_WEEKDAYS[d.weekday()]}）"


def weekday(moment: date | datetime) -> str:
    """周日"""
    d = local(moment)
    return _DAYS[d.weekday()] if language() == ENGLISH else f"周{_WEEKDAYS[d.weekday()]}"


def time_of_day(moment: datetime) -> str:
    """9:05"""
    d = localtime(moment)
    return f"{d.hour}:{d.minute:02}"


def moment_long(moment: datetime) -> str:
    """2026年11月22日（周日）14:20"""
    return f"{day(moment)} {time_of_day(moment)}" if language() == ENGLISH else f"{day(moment)}{time_of_day(moment)}"


def moment_short(moment: datetime) -> str:
    """11月22日 14:20"""
    d = localtime(moment)
    first = f"{d.day} {_MONTHS[d.month - 1][:3]}" if language() == ENGLISH else f"{d.month}月{d.day}日"
    return f"{first} {time_of_day(moment)}"


def due_words(moment: datetime, now: datetime) -> str:
    """The end of a limit as it is spoken: 今天 17:00, 明天 11月24日（周二）, 11月26日（周四）."""
    end, today = localtime(moment), localtime(now).date()
    if end.date() == today:
        return told("今天 {time}", time=time_of_day(moment))
    if end.date() == today + timedelta(days=1):
        return told("明天 {day}", day=short_day(moment))
    return short_day(moment) if end.year == today.year else day(moment)


def amount(number: Decimal | str | int, unit: str) -> str:
    """5 个工作日, 3 个工作小时."""
    if unit == "half_day":
        # "1 个半天" is heard as one day and a half.
        number, unit = Decimal(str(number)) / 2, "working_day"
    n = plain(number)
    if n == "0" and unit == "working_day":
        return told("当天")
    return told(UNITS[unit], n=n) if unit in UNITS else f"{n} {unit}"


def counted(number: Decimal | str | int, unit: str) -> str:
    """What was measured in a unit: 0 个工作日, where a limit of none is 当天."""
    n = plain(number)
    return told(UNITS[unit], n=n) if n == "0" else amount(number, unit)


def plain(number: Decimal | str | int) -> str:
    """A number without idle zeros: 5, 0.5, 12."""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(fen: int) -> str:
    """Fen as yuan: ¥12.50, ¥1,200; nothing to pay is said in words."""
    return told("不收费") if fen == 0 else sum_of(fen)


def sum_of(fen: int) -> str:
    """The same of what is paid out, reckoned or left, where nothing is ¥0 and no fee at all."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}¥{yuan:,}" + (f".{rest:02}" if rest else "")


def file_size(size: int) -> str:
    """1.8 MB, 340 KB."""
    return f"{plain(f'{size / 1_000_000:.1f}')} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
