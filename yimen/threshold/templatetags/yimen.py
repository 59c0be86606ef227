"""The tags of the theme: texts, icons, dates, money, and the components every page is made of."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import Any

import segno
from django.http import HttpRequest
from django.template import Context, Library, Node, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yimen.kernel.money.fees import yuan as plain_yuan
from yimen.kernel.terms import FieldKind, FieldTerm, Option, Situation, TimeLimit
from yimen.kernel.translation import GuidePart
from yimen.registries.catalogue.themes import Theme
from yimen.threshold import icons, names, spelling
from yimen.threshold.actors import actor_of_request, lets_in
from yimen.threshold.addresses import address, readers
from yimen.threshold.clock_accounts import ToldClock
from yimen.threshold.guide_languages import Telling
from yimen.threshold.language import language, told, told_html
from yimen.threshold.names.cases import LAMPS
from yimen.threshold.pieces import LAMP_LOOKS, TONES, DayCell, Happening, Mistake
from yimen.threshold.words import rectifications

register = Library()

_QUOTES = ('"', "'")


class Text(Node):
    """A text of the interface in the reader's language."""

    def __init__(self, chinese: str, facts: Mapping[str, FilterExpression], name: str) -> None:
        self.chinese, self.facts, self.name = chinese, facts, name

    def render(self, context: Context) -> SafeString:
        text = told_html(self.chinese, **{name: fact.resolve(context) for name, fact in self.facts.items()})
        if not self.name:
            return text
        context[self.name] = text
        return mark_safe("")


@register.tag("t")
def text(parser: Parser, token: Token) -> Text:
    """{% t "还剩 {n} 件" n=count %}: written out, so that every text can be found and has its English."""
    bits = token.split_contents()[1:]
    if not bits or bits[0][0] not in _QUOTES:
        raise TemplateSyntaxError("t wants a quoted Chinese text first")
    name = ""
    if len(bits) > 2 and bits[-2] == "as":
        name, bits = bits[-1], bits[:-2]
    rest = bits[1:]
    facts = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"t does not understand {rest[0]!r}")
    return Text(bits[0][1:-1].replace('\\"', '"'), facts, name)


class Address(URLNode):
    """Django's own, for the plain addresses of which a page has dozens: the pattern is worked out once."""

    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar:
            return str(super().render(context))
        found = address(str(self.view_name.resolve(context)), [arg.resolve(context) for arg in self.args])
        return conditional_escape(found)


@register.tag("url")
def url_tag(parser: Parser, token: Token) -> Address:
    """{% url "workbench:case" row.ref %}"""
    plain = django_url(parser, token)
    return Address(plain.view_name, plain.args, plain.kwargs, plain.asvar)


@register.filter(name="told")
def told_filter(chinese: object) -> str:
    """A name from the tables, in the reader's language: {{ name|told }}."""
    return told(str(chinese))


def _used(request: HttpRequest | None) -> set[str] | None:
    if request is None or "HX-Request" in request.headers:
        return None
    used: set[str] = request.__dict__.setdefault("_icons_used", set())
    return used


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """{% icon "clock" %}: drawn once a page by {% icon_sheet %}; in a piece of a page, drawn in place."""
    used = _used(getattr(context, "request", None))
    if used is None:
        return icons.drawn(name)
    used.add(name)
    return icons.use(name)


@register.simple_tag(takes_context=True)
def icon_sheet(context: Context) -> SafeString:
    """The symbols this page used; at the end of the body."""
    return icons.sheet(_used(getattr(context, "request", None)) or ())


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
def yuan(fen: int) -> str:
    """12.50: an amount as books write it, zero too."""
    return plain_yuan(fen)


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
def name_of(value: object, table: str) -> str:
    """{{ state|name_of:"CASE_STATES" }}: what a code is called, in the reader's language."""
    return told(names.TABLES[table].get(value, str(value)))


register.filter("found_words", rectifications.found_words)
register.filter("mended_words", rectifications.mended_words)


@register.filter
def lookup(mapping: Mapping[str, Any], key: str) -> Any:
    """{{ values|lookup:code }}: nothing when it is not there."""
    return mapping.get(key, "")


@register.simple_tag
def once() -> SafeString:
    """The idempotency key of a form: the same form sent twice does the work once."""
    return format_html('<input type="hidden" name="key" value="{}">', secrets.token_urlsafe(18))


@register.inclusion_tag("components/lamp.html", takes_context=True)
def lamp(context: Context, colour: str, words: str = "") -> dict[str, object]:
    """{% lamp row.lamp %} or {% lamp "amber" words %}: icon, word and colour together."""
    look, symbol = LAMP_LOOKS[colour or "none"]
    return {"look": look, "icon_name": symbol, "words": words or told(LAMPS[colour or "none"])}


@register.inclusion_tag("components/lamp.html", takes_context=True)
def state_lamp(context: Context, state: str) -> dict[str, object]:
    """The state of a case as a lamp: done, refused, or under way."""
    look, symbol = {
        "granted": ("is-done", "ok"),
        "granted_tolerated": ("is-done", "ok"),
        "denied": ("is-late", "no"),
        "refused": ("is-late", "no"),
        "revoked": ("is-late", "no"),
        "withdrawn": ("", "undo"),
        "withdrawn_early": ("", "undo"),
        "correction_open": ("is-soon", "edit"),
    }.get(state, ("is-trust", "refresh"))
    return {"look": look, "icon_name": symbol, "words": name_of(state, "CASE_STATES")}


@register.inclusion_tag("components/tag.html", takes_context=True)
def tag(context: Context, words: str, tone: str = "line", symbol: str = "") -> dict[str, object]:
    """A property of a thing: {% tag "免交" "done" "check" %}. Tones: line, trust, done, soon, late, still."""
    return {"look": "" if tone == "still" else f"is-{tone}", "icon_name": symbol, "words": words}


@register.simple_block_tag(takes_context=True)
def notice(context: Context, content: str, tone: str = "info", symbol: str = "", role: str = "") -> SafeString:
    """{% notice "soon" %}…{% endnotice %}: one sentence with its icon. Tones: info, done, soon, late, still."""
    look, usual = TONES[tone]
    return format_html(
        '<div class="notice {}"{}>{}<div>{}</div></div>',
        look,
        format_html(' role="{}"', role) if role else "",
        icon(context, symbol or usual),
        content,
    )


@register.simple_block_tag(takes_context=True)
def if_open(context: Context, content: str, name: str) -> str:
    """{% if_open "oversight:board" %}a link{% endif_open %}: for those whom that page lets in, else nothing."""
    return content if lets_in(readers(name), actor_of_request(context["request"])) else ""


@register.inclusion_tag("components/timeline.html", takes_context=True)
def timeline(context: Context, happenings: Sequence[Happening]) -> dict[str, object]:
    """What happened, newest first."""
    return {"happenings": happenings}


@register.inclusion_tag("components/days.html", takes_context=True)
def days(context: Context, cells: Sequence[DayCell]) -> dict[str, object]:
    """The clock's account, one cell a day."""
    return {"cells": cells}


@register.inclusion_tag("components/account.html", takes_context=True)
def account(context: Context, one: ToldClock) -> dict[str, object]:
    """One clock of a case, folded: the days it counted and why, and whether its end is provisional."""
    return {"one": one}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, after: str | None, shown: int = 0, name: str = "after") -> dict[str, object]:
    """The way to the next rows, by key; the other parts of the address stay."""
    query = context["request"].GET.copy()
    if after:
        query[name] = after
    return {"after": after, "shown": shown, "query": query.urlencode()}


@register.inclusion_tag("components/error_summary.html", takes_context=True)
def error_summary(context: Context, mistakes: Sequence[Mistake], lead: str = "") -> dict[str, object]:
    """What is to be mended, on top of the page, each with a link to its place."""
    return {"mistakes": mistakes, "lead": lead}


_INPUTS: Mapping[str, Mapping[str, str]] = {
    FieldKind.NUMBER: {"inputmode": "decimal", "short": "yes"},
    FieldKind.DATE: {"type": "date", "short": "yes"},
    FieldKind.PHONE: {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    FieldKind.IDENTITY: {"autocomplete": "off"},
    FieldKind.USCC: {"autocomplete": "off"},
    "password": {"type": "password", "autocomplete": "current-password"},
    "email": {"type": "email", "autocomplete": "email"},
    "search": {"type": "search", "autocomplete": "off"},
    "datetime": {"type": "datetime-local", "short": "yes"},
}


@register.inclusion_tag("components/field.html", takes_context=True)
def field(
    context: Context,
    name: str,
    label: str,
    kind: str = "text",
    value: object = "",
    error: str = "",
    hint: str = "",
    options: Iterable[str | tuple[str, str]] = (),
    required: str = "yes",
    max_length: int = 0,
    wide: str = "",
    **attributes: str,
) -> dict[str, object]:
    """{% field "phone" "联系电话" kind="phone" value=… error=… %}: label, hint, control, error, in this order."""
    looks = {**_INPUTS.get(kind, {}), **attributes}
    return {
        "name": name,
        "id": f"f-{name}",
        "label": label,
        "kind": kind,
        "value": "" if value is None else value,
        "error": error,
        "hint": hint,
        "choices": [(o, o) if isinstance(o, str) else o for o in options],
        "required": required == "yes",
        "max_length": max_length,
        "wide": wide or kind in ("long_text", "choice"),
        "short": looks.pop("short", ""),
        "type": looks.pop("type", "text"),
        "attributes": _attributes(looks),
        "described": " ".join(x for x in (f"f-{name}-hint" if hint else "", f"f-{name}-error" if error else "") if x),
    }


@register.inclusion_tag("components/field.html", takes_context=True)
def field_of(
    context: Context, term: FieldTerm, value: str = "", error: str = "", **attributes: str
) -> dict[str, object]:
    """A field of the one form, as its term says."""
    return field(
        context,
        f"field-{term.code}",
        term.label,
        kind=str(term.kind),
        value=value,
        error=error,
        hint=term.hint,
        options=term.options,
        required=term.required,
        max_length=term.max_length,
        **attributes,
    )


def _attributes(pairs: Mapping[str, str]) -> SafeString:
    words = (f' {conditional_escape(name.replace("_", "-"))}="{conditional_escape(v)}"' for name, v in pairs.items())
    return mark_safe("".join(words))


@register.simple_tag
def meter(used: float | int | str, whole: float | int | str, words: str = "") -> SafeString:
    """How much of a whole is used, as a bar; the words beside it say the same."""
    total = float(whole)
    share = 0.0 if total <= 0 else max(0.0, min(100.0, 100 * float(used) / total))
    return format_html(
        '<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" {}><rect width="{}" height="6"/></svg>',
        format_html('role="img" aria-label="{}"', words) if words else mark_safe('aria-hidden="true"'),
        f"{share:.1f}",
    )


@register.simple_tag
def qr(text: str, words: str = "") -> SafeString:
    """A code to be read by a telephone; the words say what it opens."""
    drawing = segno.make(text, micro=False, error="m").svg_inline(omitsize=True, border=2, svgclass="qr", lineclass="")
    return format_html('<span role="img" aria-label="{}">{}</span>', words or told("二维码"), mark_safe(drawing))


@register.simple_tag
def answer(situation: Situation, option: Option) -> str:
    """The answer that choosing this option gives: question:option."""
    return f"{situation.code}:{option.code}"


@register.filter
def worded(thing: object) -> str:
    """The name of a theme or life event in the reader's language."""
    return str(getattr(thing, "english" if language() == "en" else "name"))


@register.simple_tag
def shelf_options(shelves: Iterable[Theme], chosen: str) -> SafeString:
    """{% shelf_options themes narrowed.theme %}: themes or life events as the options of a select."""
    return mark_safe(
        "".join(
            f'<option value="{escape(one.code)}"{" selected" * (one.code == chosen)}>{escape(worded(one))}</option>'
            for one in shelves
        )
    )


@register.simple_block_tag(takes_context=True)
def part(context: Context, content: str, name: str, title: str) -> SafeString:
    """{% part "c3" title %}…{% endpart %}: a section of a long page; in large print it starts folded."""
    if context.get("print_mode"):
        return format_html(
            '<details class="fold part" id="{}"><summary><h2>{}</h2>{}</summary><div>{}</div></details>',
            name,
            title,
            icon(context, "down"),
            content,
        )
    return format_html('<section class="part" id="{}"><h2>{}</h2>{}</section>', name, title, content)


@register.simple_tag
def ring(used: float | int | str | Decimal, whole: float | int | str | Decimal, words: str) -> SafeString:
    """How much of a limit is used, as a ring."""
    total = float(whole)
    share = 0.0 if total <= 0 else max(0.0, min(100.0, 100 * float(used) / total))
    return format_html(
        '<svg class="ring" viewBox="0 0 120 120" role="img" aria-label="{}"><circle cx="60" cy="60" r="50"/>'
        '<circle class="is-used" cx="60" cy="60" r="50" pathLength="100" stroke-dasharray="{} 100"'
        ' transform="rotate(-90 60 60)"/><text class="is-word" x="60" y="52">{}</text>'
        '<text x="60" y="78">{}%</text></svg>',
        words,
        f"{share:.1f}",
        told("已用"),
        round(share),
    )


@register.simple_tag
def page_language() -> str:
    """For <html lang>: zh-Hans or en."""
    return "en" if language() == "en" else "zh-Hans"


@register.simple_tag(takes_context=True)
def say(context: Context, chinese: str) -> SafeString:
    """{% say item.name %}: a passage of a guide in the language in which it is told, or in Chinese."""
    told_as = context.get("telling") or Telling()
    return told_as.marked(str(chinese))


@register.inclusion_tag("components/untold.html", takes_context=True)
def untold(context: Context, part: str) -> dict[str, object]:
    """{% untold "materials" %}: says that passages of this part have no translation and stand in Chinese."""
    told_as = context.get("telling") or Telling()
    return {"name": told_as.name, "lacking": told_as.lacking.get(GuidePart(part), 0)}
