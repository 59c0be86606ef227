"""Values in templates: days, money, sizes, limits and codes, as people write them."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.template import Context, Library
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yimen.kernel.terms import FieldKind, Option, Situation, TimeLimit
from yimen.threshold import names, spelling
from yimen.threshold.language import language, told
from yimen.threshold.words import rectifications

register = Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """2026年11月22日（周日）"""
    return spelling.day(value) if value else ""


@register.filter
def calendar_day(value: date | datetime | str | None) -> str:
    """2026年11月22日, in a column of days."""
    return spelling.calendar_day(value) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """11月22日（周日）"""
    return spelling.short_day(value) if value else ""


@register.filter
def weekday(value: date | datetime | None) -> str:
    """周日"""
    return spelling.weekday(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """2026年11月22日（周日）14:20"""
    return spelling.moment_long(value) if value else ""


@register.filter
def short_moment(value: datetime | None) -> str:
    """11月22日 14:20"""
    return spelling.moment_short(value) if value else ""


@register.filter
def time_of_day(value: datetime | None) -> str:
    """14:20"""
    return spelling.time_of_day(value) if value else ""


@register.filter
def spelled(value: str, kind: str) -> str:
    """What was typed into a field, as it is read: a day is spelled as everywhere."""
    if kind == FieldKind.DATE:
        with suppress(ValueError):
            return spelling.day(date.fromisoformat(value))
    return value


@register.filter
def listed(words: Iterable[object]) -> str:
    """A、B、C; in English with commas."""
    return told("、").join(str(word) for word in words)


@register.filter
def listed_told(words: Iterable[object]) -> str:
    """The same, each in the reader's language where it has a name there."""
    return listed(told(str(word)) for word in words)


@register.filter
def seconds(milliseconds: int | float | None) -> str:
    """0.5: how long something took, as people time it."""
    return f"{(milliseconds or 0) / 1000:.1f}"


@register.simple_tag(takes_context=True)
def due(context: Context, value: datetime | None) -> SafeString | str:
    """The end of a limit, as spoken today."""
    if value is None:
        return ""
    return format_html('<span class="nowrap">{}</span>', spelling.due_words(value, context["now"]))


@register.filter
def money(fen: int) -> str:
    """¥12.50; 不收费 when there is nothing to pay."""
    return spelling.money(fen)


@register.filter
def in_yuan(fen: int) -> str:
    """¥12.50, ¥0: what is paid out, reckoned or left."""
    return spelling.sum_of(fen)


@register.filter
def yuan(fen: int) -> str:
    """1,012.50: an amount as books write it, zero too."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


@register.filter
def permyriad(rate: int) -> str:
    """1.5%: a rate that is kept in ten-thousandths."""
    return f"{rate / 100:g}%"


@register.filter
def square_metres(hundredths: int) -> str:
    """89.5: an area that is kept in hundredths of a square metre."""
    return f"{hundredths / 100:g}"


@register.filter
def size(value: int) -> str:
    """1.8 MB"""
    return spelling.file_size(value)


@register.filter
def limit(value: TimeLimit | None) -> str:
    """5 个工作日"""
    return spelling.amount(value.amount, value.unit) if value else ""


@register.filter
def in_unit(number: str | int | Decimal, unit: str) -> str:
    """{{ 3|in_unit:"working_day" }}: 3 个工作日"""
    return spelling.amount(number, unit)


@register.filter
def counted_in(number: str | int | Decimal, unit: str) -> str:
    """{{ 0|counted_in:"working_day" }}: 0 个工作日; what was used, where a limit of none is 当天"""
    return spelling.counted(number, unit)


@register.filter
def name_of(value: object, table: str) -> str:
    """{{ state|name_of:"CASE_STATES" }}: what a code is called, in the reader's language."""
    return told(names.TABLES[table].get(value, str(value)))


register.filter("found_words", rectifications.found_words)


register.filter("mended_words", rectifications.mended_words)


_ADDRESS = re.compile(r"https?://[\w.:-]+(/[\w./%?=&#-]*)?", re.ASCII)


@register.filter
def linked(text: str) -> str:
    """A message with its addresses to press; Chinese runs on behind an address without a space."""
    return mark_safe(_ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', escape(text)))


@register.filter
def lookup(mapping: Mapping[str, Any], key: str) -> Any:
    """{{ values|lookup:code }}: nothing when it is not there."""
    return mapping.get(key, "")


@register.simple_tag
def answer(situation: Situation, option: Option) -> str:
    """The answer that choosing this option gives: question:option."""
    return f"{situation.code}:{option.code}"


@register.filter
def worded(thing: object) -> str:
    """The name of a theme or life event in the reader's language."""
    return str(getattr(thing, "english" if language() == "en" else "name"))
