"""Looking at evaluations: who leads and who sits reads them, the scores of others when all is closed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from yimen.engine.supervision.directives import queries as directives
from yimen.engine.supervision.directives.moves import ANSWERING, does
from yimen.engine.supervision.directives.rows import DirectiveRow
from yimen.engine.supervision.juries import moves
from yimen.engine.supervision.juries.actions import without_action
from yimen.engine.supervision.juries.models import Juror, Jury, JuryFinding, JuryIndicator, JuryScore
from yimen.engine.supervision.juries.rows import (
    CONVENERS,
    ActionRow,
    IndicatorRow,
    JuryRow,
    JuryView,
    SaidRow,
    SeatOffered,
    SeatRow,
)
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.capped import Capped
from yimen.kernel.directive_life import OPEN, DirectiveState
from yimen.kernel.rates import Share, percent
from yimen.kernel.supervision.juries import (
    MOST_SCORE,
    SHOWN_AFTER,
    TOLD,
    JurorKind,
    JuryState,
    Weighed,
    again_on,
    scored,
    total,
)
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE = 50


def listed(actor: Actor, now: datetime) -> tuple[JuryRow, ...]:
    """All evaluations for who calls them; else those in which one sits, or that are published.

    What was found and is not published yet stands on top; then the latest first.
    """
    found = Jury.objects.alias(waits=Q(state=JuryState.CLOSED.value)).order_by("-waits", "-pk")
    if not actor.has_role(*CONVENERS):
        sits = Q(pk__in=Juror.objects.filter(staff_id=actor.staff_id or 0).values("jury_id"))
        found = found.filter(sits | Q(state=JuryState.PUBLISHED.value))
    return Capped(_rows(found[: PAGE + 1], now), PAGE)


def published(now: datetime) -> tuple[JuryRow, ...]:
    """What was published, the latest first; for everybody."""
    found = Jury.objects.filter(state=JuryState.PUBLISHED.value).order_by("-published_at", "-pk")
    return Capped(_rows(found[: PAGE + 1], now), PAGE)


def due(actor: Actor, now: datetime) -> tuple[JuryRow, ...]:
    """Units that were to be judged again by now; for who calls evaluation groups."""
    if not actor.has_role(*CONVENERS):
        return ()
    told = Jury.objects.filter(state__in=[one.value for one in TOLD])
    last = told.order_by("unit", "centre", "window", "office", "-last_day", "-pk").distinct(
        "unit", "centre", "window", "office"
    )
    waiting = Jury.objects.filter(state__in=["called", "open"]).values_list("unit", "centre", "window", "office")
    under_way = set(waiting)
    today = day_of(now)
    over = [
        row.pk
        for row in last
        if again_on(row.last_day, row.every) < today
        and (row.unit, row.centre_id, row.window_id, row.office_id) not in under_way
    ]
    return Capped(_rows(Jury.objects.filter(pk__in=over).order_by("last_day", "pk")[: PAGE + 1], now), PAGE)


def mine(actor: Actor) -> tuple[SeatOffered, ...]:
    """The groups in which I sit, the latest first."""
    if actor.staff_id is None and actor.party_id is None:
        return ()
    own: dict[str, Any] = {"staff": actor.staff_id} if actor.staff_id is not None else {"party": actor.party_id}
    seats = Juror.objects.filter(**own)
    rows = list(
        seats.select_related("jury__window__office", "jury__centre", "jury__office").order_by("-pk")[: PAGE + 1]
    )
    names = _names([row.jury for row in rows])
    shown = (
        SeatOffered(
            row.jury.ref, row.jury.title, row.jury.unit, names[row.jury_id][1], row.kind, row.jury.state,
            row.jury.score_by, row.scored_at,
        )
        for row in rows
    )  # fmt: skip
    return Capped(shown, PAGE)


def one(ref: str, actor: Actor, now: datetime) -> JuryView | None:
    """One evaluation: for who leads it and who sits; published, for everybody."""
    row = Jury.objects.select_related("window__office", "centre", "office", "called_by").filter(ref=ref).first()
    if row is None:
        return None
    leads, seat = moves.convenes(row, actor, now), moves.seat_of(row, actor)
    inside = leads or seat is not None
    if not inside and not _told(row, actor):
        return None
    seats = list(row.jurors.select_related("staff").order_by("kind", "pk"))
    (shown,) = _rows([row], now)
    kinds = Counter(one_.kind for one_ in seats if one_.taken_at is not None)
    return JuryView(
        shown, row.called_by.name, row.called_at, row.published_at, row.off_why,
        tuple(_seat(one_, leads) for one_ in seats) if inside else (),
        tuple((kind.value, kinds[kind.value]) for kind in JurorKind),
        _indicators(row, seat, inside, actor if leads else None, now), _may(row, seats, seat, leads, now),
    )  # fmt: skip


def _told(row: Jury, actor: Actor) -> bool:
    """Whether somebody who neither leads it nor sits in it reads it: published, by who watches, by who improves."""
    if row.state == JuryState.PUBLISHED or actor.has_role(*CONVENERS):
        return True
    own = JuryFinding.objects.filter(indicator__jury=row, directive__office_id__in=actor.offices(*ANSWERING))
    return own.exists()


def in_public(ref: str, now: datetime) -> JuryView | None:
    """A published evaluation as everybody reads it: nobody by name, no single score, and of an action its title.

    What a directive says and what its office reports is written for the house.
    """
    row = one(ref, NOBODY, now)
    if row is None or row.row.state != JuryState.PUBLISHED:
        return None
    return replace(row, called_by="", indicators=tuple(_outside(line) for line in row.indicators))


def _outside(line: IndicatorRow) -> IndicatorRow:
    action = replace(line.action, told="", report="") if line.action is not None else None
    return replace(line, action=action)


def _seat(row: Juror, leads: bool) -> SeatRow:
    code = moves.code_of(row.ref) if leads and row.staff_id is None and row.taken_at is None else ""
    staff = "yes" if row.staff_id is not None else ""
    return SeatRow(row.ref, row.kind, row.name, row.standing, staff, row.taken_at, row.scored_at, code)


def _indicators(
    row: Jury, seat: Juror | None, inside: bool, lead: Actor | None, now: datetime
) -> tuple[IndicatorRow, ...]:
    """Each with its scores when the scoring is closed; before that a member reads their own and nobody else's."""
    told = row.state in TOLD
    given: dict[int, list[JuryScore]] = defaultdict(list)
    scores = JuryScore.objects.filter(juror__jury=row).select_related("juror").order_by("juror__kind", "pk")
    for score in scores if told else scores.filter(juror=seat) if seat is not None else ():
        given[score.indicator_id].append(score)
    findings = JuryFinding.objects.filter(indicator__jury=row).select_related("directive") if told else ()
    actions = _actions(list(findings), lead, now)
    return tuple(
        _indicator(one_, given[one_.pk], seat, told, inside, actions.get(one_.pk))
        for one_ in row.indicators.order_by("number")
    )


def _indicator(
    row: JuryIndicator, scores: list[JuryScore], seat: Juror | None, told: bool, inside: bool, action: ActionRow | None
) -> IndicatorRow:
    found = scored(one_.score for one_ in scores) if told and not row.figure else None
    if row.figure and row.whole is not None:
        found = Share(row.part or 0, row.whole)
    by_kind = [
        (kind.value, scored(one_.score for one_ in scores if one_.juror.kind == kind)) for kind in JurorKind
    ] if told and not row.figure else []  # fmt: skip
    by_kind = by_kind if inside or not _tells_one(by_kind) else []
    said = tuple(SaidRow(one_.juror.kind, one_.juror.name, one_.score, one_.said) for one_ in scores)
    own = next((one_.score for one_ in scores if seat is not None and one_.juror_id == seat.pk), None)
    return IndicatorRow(
        row.number, row.title, row.figure, row.weight, row.least, found, tuple(by_kind),
        said if told and inside else (), own, "yes" if action is not None else "", action,
    )  # fmt: skip


def _tells_one(kinds: Sequence[tuple[str, Share]]) -> bool:
    """Whether the score of a single member could be read from the kinds, or reckoned from them and the whole."""
    return any(share.whole <= MOST_SCORE for _, share in kinds)


def _actions(findings: Sequence[JuryFinding], lead: Actor | None, now: datetime) -> Mapping[int, ActionRow]:
    """By indicator; what the directive says is read where directives are read."""
    orders = directives.by_ids([row.directive_id for row in findings if row.directive_id is not None], now)
    return {row.indicator_id: _action(row, orders.get(row.directive_id or 0), lead, now) for row in findings}


def _action(row: JuryFinding, order: DirectiveRow | None, lead: Actor | None, now: datetime) -> ActionRow:
    leads = lead is not None
    before = Share(row.before_part, row.before_whole)
    after = Share(row.after_part or 0, row.after_whole or 0) if row.effect else None
    if order is None:
        may = ("order",) if leads else ()
        return ActionRow(row.ref, "", "", "", "", None, "", "", "", before, after, row.effect, may, None)
    reported_at = order.reported_at if order.state == DirectiveState.REPORTED else None
    ready = day_of(reported_at) + SHOWN_AFTER if reported_at else None
    may = ("order",) if leads and order.state == DirectiveState.CALLED_OFF else ()
    if lead is not None and order.state in OPEN and row.directive is not None and not does(row.directive, lead):
        may = (*may, "drop")
        may = (*may, "check") if ready is not None and ready <= day_of(now) else may
    return ActionRow(
        row.ref, order.ref, order.title, order.told, order.office, order.due_on, order.state, order.late, order.report,
        before, after, row.effect, may, ready,
    )  # fmt: skip


def _may(row: Jury, seats: Sequence[Juror], seat: Juror | None, leads: bool, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    taken = [one_ for one_ in seats if one_.taken_at is not None]
    may: tuple[str, ...] = ()
    in_time = day_of(now) <= row.score_by
    if row.state == JuryState.OPEN and seat is not None and seat.scored_at is None and in_time:
        may = ("score",)
    if not leads:
        return may
    if row.state == JuryState.CALLED:
        may = (*may, "seat", "call_off")
        may = (*may, "open") if {one_.kind for one_ in taken} == {kind.value for kind in JurorKind} else may
    if row.state == JuryState.OPEN:
        over = not in_time or all(one_.scored_at is not None for one_ in taken)
        may = (*may, "call_off", "close") if over else (*may, "call_off")
    waiting = without_action(row).exists()
    return (*may, "publish") if row.state == JuryState.CLOSED and not waiting else may


def _rows(found: QuerySet[Jury] | Sequence[Jury], now: datetime) -> list[JuryRow]:
    """Rows of a list, however many, in a handful of statements."""
    rows = (
        list(found.select_related("window__office", "centre", "office")) if isinstance(found, QuerySet) else list(found)
    )
    ids = [row.pk for row in rows]
    names, totals = _names(rows), _totals(rows)
    seats: dict[int, list[Juror]] = defaultdict(list)
    for seat in Juror.objects.filter(jury_id__in=ids, taken_at__isnull=False):
        seats[seat.jury_id].append(seat)
    weak: dict[int, list[int]] = defaultdict(list)
    for finding in JuryFinding.objects.filter(indicator__jury_id__in=ids).select_related("indicator"):
        weak[finding.indicator.jury_id].append(finding.directive_id or 0)
    orders = directives.by_ids([id_ for many in weak.values() for id_ in many if id_], now)
    today = day_of(now)
    return [
        JuryRow(
            row.ref, row.title, row.unit, *names[row.pk], row.first_day, row.last_day, row.score_by, row.state,
            Share(sum(seat.scored_at is not None for seat in seats[row.pk]), len(seats[row.pk])),
            totals[row.pk], len(weak[row.pk]),
            sum(id_ in orders and orders[id_].late == "yes" for id_ in weak[row.pk]),
            again_on(row.last_day, row.every), "yes" if again_on(row.last_day, row.every) < today else "",
        )
        for row in rows
    ]  # fmt: skip


def _totals(rows: Sequence[Jury]) -> dict[int, str]:
    told = [row.pk for row in rows if row.state in TOLD]
    given: dict[int, list[int]] = defaultdict(list)
    for indicator, score in JuryScore.objects.filter(juror__jury_id__in=told).values_list("indicator_id", "score"):
        given[indicator].append(score)
    lines: dict[int, list[Weighed]] = defaultdict(list)
    for one_ in JuryIndicator.objects.filter(jury_id__in=told):
        found = Share(one_.part or 0, one_.whole or 0) if one_.figure else scored(given[one_.pk])
        lines[one_.jury_id].append(Weighed(one_.weight, one_.least, found))
    return {row.pk: percent(total(lines[row.pk])) for row in rows}


def _names(rows: Sequence[Jury]) -> dict[int, tuple[str, str, str]]:
    """The reference of each unit, what it is called on the last of the days that are judged, and who answers for it."""
    if not rows:
        return {}
    on = max(row.last_day for row in rows)
    places = {row.window.centre_id if row.window is not None else row.centre_id for row in rows}
    centres = offices.centre_names({id_ for id_ in places if id_}, on)
    called = offices.office_names({row.office_id for row in rows if row.office_id}, on)
    found: dict[int, tuple[str, str, str]] = {}
    for row in rows:
        if row.window is not None:
            found[row.pk] = (
                row.window.ref,
                f"{centres.get(row.window.centre_id, '')} {row.window.code} {row.window.name}",
                row.window.office.ref if row.window.office else "",
            )
        elif row.centre is not None:
            found[row.pk] = (row.centre.ref, centres.get(row.centre.pk, ""), "")
        elif row.office is not None:
            found[row.pk] = (row.office.ref, called.get(row.office.pk, ""), row.office.ref)
    return found
