"""The live board: every figure opens its list and its formula. Nothing on it was typed by anybody."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.channels.oversight.cards import READERS as CARD_READERS
from yimen.channels.oversight.cards import TONES
from yimen.channels.oversight.words import FIGURES, KEPT, SPANS, VERBS, WHO, FigureWords
from yimen.engine.supervision.findings import queries as findings
from yimen.engine.supervision.findings.rows import CardFilter, CardRow
from yimen.insight.supervision import queries
from yimen.insight.supervision.rows import Board, HourRow, SealRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import language, told
from yimen.threshold.sentences import SENTENCES, sentence_of

LATEST = 6
OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER)
SHOWN = ("received", "accepted", "decided", "on_time", "open", "amber", "red", "paused")
LAMP_OF: Mapping[str, str] = {"amber": "amber", "red": "red", "paused": "paused", "open": "", "green": "green"}
_SEALED_WITHIN = timedelta(minutes=5)


@snapshot
class Figure:
    """One figure as the board draws it."""

    name: str
    title: str
    value: str
    unit: str
    foot: str
    lamp: str
    list_url: str
    formula_url: str
    opened: str


@snapshot
class Formula:
    """A figure explained: numerator, denominator, what counts and as of when."""

    title: str
    numerator: str
    numerator_count: str
    denominator: str
    denominator_count: str
    counts: str
    value: str
    list_url: str
    late_url: str


@snapshot
class Bar:
    """One hour of the chart, in units of its drawing."""

    x: int
    y: int
    height: int
    words: str
    hour: str
    count: int


@require_safe
@needs_staff(*OVERSEERS)
def board(request: HttpRequest) -> HttpResponse:
    """The board of a span of time: figures, lamps by office, what came in by the hour, and how the journal stands."""
    me, now = actor_of_request(request), clock.now()
    span = request.GET.get("span", "")
    span = span if span in SPANS else "today"
    begins = since(span, now)
    figures = queries.board(me, begins, now)
    opened = request.GET.get("formula", "")
    most = max((one.lamps.red + one.lamps.amber for one in figures.offices), default=0)
    seal = queries.seal_state()
    hours = queries.by_hour(me, begins, now, settings.TIME_ZONE) if span == "today" else ()
    return render(
        request,
        "oversight/board.html",
        {
            "here": "oversight",
            "span": span,
            "span_words": told(SPANS[span]),
            "spans": [(name, told(words), _url("board", span=name), name == span) for name, words in SPANS.items()],
            "figures": [_figure(name, figures, span, opened) for name in SHOWN],
            "formula": _formula(opened, figures, span) if opened in FIGURES else None,
            "offices": [(one, _share(one.lamps.red, most), _share(one.lamps.amber, most)) for one in figures.offices],
            "cards": _latest_cards(me, now),
            "bars": _bars(hours),
            "hours": hours,
            "seal": seal,
            "seal_lamp": _seal_lamp(seal, now),
            "as_of": now,
        },
    )


def _latest_cards(me: Actor, now: datetime) -> list[tuple[CardRow, str]]:
    """What supervision found last and is not closed, the gravest colours alone; a warning is a lamp already."""
    if not me.has_role(*CARD_READERS):
        return []
    rows = findings.cards(me, now, CardFilter(state="grave")).rows
    return [(row, TONES[row.colour]) for row in rows[:LATEST]]


@require_safe
@needs_staff(*OVERSEERS)
def listed(request: HttpRequest, figure: str) -> HttpResponse:
    """The cases behind a figure, for all offices or one."""
    if figure not in FIGURES:
        raise Http404(figure)
    me, now = actor_of_request(request), clock.now()
    span = request.GET.get("span", "")
    span = span if span in SPANS else "today"
    office_ref = request.GET.get("office", "")[:64]
    office = offices.office(office_ref, localtime(now).date()) if office_ref else None
    page = queries.listed(me, figure, since(span, now), now, office_ref, request.GET.get("after"))
    return render(
        request,
        "oversight/listed.html",
        {
            "here": "oversight",
            "figure": figure,
            "title": told(FIGURES[figure].title),
            "words": FIGURES[figure],
            "office": office,
            "span_words": told(SPANS[span]) if figure in queries.VERBS else "",
            "rows": [(row, told(VERBS[row.verb]), told(KEPT.get(row.lamp, ""))) for row in page.rows],
            "is_open": "yes" if figure in queries.OPEN_FIGURES else "",
            "after": page.after,
            "shown": len(page.rows),
            "back": _url("board", span=span),
            "as_of": now,
        },
    )


@require_safe
@needs_staff(*OVERSEERS)
def attempts(request: HttpRequest) -> HttpResponse:
    """Refused acts: who tried what, and which rule said no."""
    page = queries.attempts(actor_of_request(request), request.GET.get("after"))
    return render(
        request,
        "oversight/attempts.html",
        {
            "here": "oversight",
            "rows": [(row, row.who or told(WHO[row.kind]), _reason(row.code)) for row in page.rows],
            "after": page.after,
            "shown": len(page.rows),
        },
    )


def since(span: str, now: datetime) -> datetime:
    """The beginning of a span on the calendar of the city: midnight of today, of Monday, of the first."""
    day = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    match span:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case _:
            return day


def _url(route: str, *args: str, **query: str) -> str:
    asked = {name: value for name, value in query.items() if value and (name, value) != ("span", "today")}
    return reverse(f"oversight:{route}", args=args) + (f"?{urlencode(asked)}" if asked else "")


def _count(name: str, figures: Board) -> int:
    source = figures.acts if name in queries.VERBS else figures.lamps
    return int(getattr(source, name))


def _value(name: str, figures: Board) -> tuple[str, str]:
    if name != "on_time":
        return f"{_count(name, figures):,}", told("件")
    if not figures.acts.timed:
        return "—", ""
    # Rounded down: 99.97% must not read as 100% while one case was late.
    return f"{1000 * figures.acts.on_time // figures.acts.timed / 10:.1f}", "%"


def _figure(name: str, figures: Board, span: str, opened: str) -> Figure:
    value, unit = _value(name, figures)
    foot = told("其中超时 {n}", n=figures.acts.late) if name == "on_time" else ""
    opens = "" if name == opened else name
    return Figure(
        name,
        told(FIGURES[name].title),
        value,
        unit,
        foot,
        LAMP_OF.get(name, ""),
        _url("listed", name, span=span),
        _url("board", span=span, formula=opens) + ("#formula" if opens else ""),
        "yes" if name == opened else "",
    )


def _formula(name: str, figures: Board, span: str) -> Formula:
    words: FigureWords = FIGURES[name]
    value, unit = _value(name, figures)
    rate = bool(words.denominator)
    return Formula(
        told(words.title),
        told(words.numerator),
        f"{_count(name, figures):,}",
        told(words.denominator) if rate else "",
        f"{figures.acts.timed:,}" if rate else "",
        told(words.counts),
        f"{value}{unit if rate else ''}",
        _url("listed", name, span=span),
        _url("listed", "late", span=span) if rate and figures.acts.late else "",
    )


def _share(part: int, most: int) -> int:
    """A length of the bar "needs attention", of a hundred; what is there is always visible."""
    return max(3, round(96 * part / most)) if part and most else 0


def _bars(hours: tuple[HourRow, ...]) -> tuple[Bar, ...]:
    if not hours:
        return ()
    most = max(row.received for row in hours)
    first, last = min(8, hours[0].hour), max(17, hours[-1].hour)
    counts = {row.hour: row.received for row in hours}
    bars = []
    for place, hour in enumerate(range(first, last + 1)):
        count = counts.get(hour, 0)
        height = max(2, round(140 * count / most)) if count else 0
        bars.append(Bar(20 + place * 52, 170 - height, height, str(count) if count else "", str(hour), count))
    return tuple(bars)


def _seal_lamp(seal: SealRow, now: datetime) -> str:
    if not seal.loose:
        return "green" if seal.number else "none"
    return "green" if seal.sealed_at is not None and now - seal.sealed_at < _SEALED_WITHIN else "amber"


def _reason(code: str) -> str:
    """The rule that refused, as every door says it. Only its code is kept of a refused act: what it was about and how
    much, which the sentence would name, may be somebody's own."""
    return sentence_of(code, {}, language()) if code in SENTENCES else code
