"""Pieces of a page in templates: lamps, tags, notices, timelines, the days of a clock. Only drawn here."""

from collections.abc import Sequence
from decimal import Decimal

import segno
from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from yimen.threshold.clock_accounts import ToldClock
from yimen.threshold.language import told
from yimen.threshold.names.cases import LAMPS
from yimen.threshold.pieces import LAMP_LOOKS, TONES, DayCell, Happening
from yimen.threshold.templatetags.texts import icon
from yimen.threshold.templatetags.values import name_of

register = Library()


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
