"""Looking at responsibility: what is about me, what supervision decides, what a head is told, what everybody reads."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from yimen.engine.supervision.responsibility import moves
from yimen.engine.supervision.responsibility.models import CensureRule, ResponsibilityCase
from yimen.engine.supervision.responsibility.rows import (
    CensureRow,
    MisdeedRow,
    NoticeRow,
    ResponsibilityFigures,
    ResponsibilityRow,
    ResponsibilityTold,
)
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.capped import Capped
from yimen.kernel.refusal import Refusal
from yimen.kernel.supervision.responsibility import (
    STANDS,
    UNDECIDED,
    WAITS,
    ResponsibilityState,
    Standing,
    must_be_apart,
)
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE = 50
_WAITS = sorted(one.value for one in WAITS)
_S = ResponsibilityState


def mine(actor: Actor, now: datetime) -> tuple[ResponsibilityRow, ...]:
    """What is about me, the latest first."""
    found = ResponsibilityCase.objects.filter(subject_id=actor.staff_id or 0).order_by("-pk")
    return Capped(_rows(found[: PAGE + 1], actor, now), PAGE)


def waiting(actor: Actor, now: datetime) -> tuple[ResponsibilityRow, ...]:
    """What supervision is to decide or judge, by its day."""
    found = ResponsibilityCase.objects.filter(_supervised(actor), state__in=_WAITS).order_by("decide_by", "pk")
    return Capped(_rows(found[: PAGE + 1], actor, now), PAGE)


def decided(actor: Actor, now: datetime) -> tuple[ResponsibilityRow, ...]:
    """What was decided, for supervision, and censures for who heads the subject's office; the latest first."""
    heads = Q(office_id__in=actor.offices(Role.OFFICE_HEAD)) & ~Q(state=_S.CLEARED) & ~Q(decided_at=None)
    found = ResponsibilityCase.objects.filter(_supervised(actor) | heads, decided_at__isnull=False)
    return Capped(_rows(found.order_by("-decided_at", "-pk")[: PAGE + 1], actor, now), PAGE)


def one(ref: str, actor: Actor, now: datetime) -> ResponsibilityRow | None:
    """One case, for who is told of it."""
    row = ResponsibilityCase.objects.filter(ref=ref).first()
    if row is None or not moves.is_told(row, actor):
        return None
    return _rows(ResponsibilityCase.objects.filter(pk=row.pk), actor, now, moves.standing(row))[0]


def misdeed(source: str, ref: str, actor: Actor) -> MisdeedRow | None:
    """A finding that was upheld, for supervision of its place, with who may be asked to answer for it."""
    read = moves.MISDEEDS.get(source)
    found = read(ref) if read is not None and actor.has_role(Role.SUPERVISOR) else None
    if found is None or found.standing is not Standing.STANDS or not moves.supervises(found.places, actor):
        return None
    near = moves.involved_in(found)
    opened = ResponsibilityCase.objects.filter(source=source, source_ref=ref).order_by("pk")
    return MisdeedRow(
        source, ref, found.said, found.happened_at,
        tuple((who.ref, " ".join(part for part in (who.name, who.number, who.post) if part)) for who in near),
        tuple(opened.values_list("ref", flat=True)),
    )  # fmt: skip


def censures(on: date) -> tuple[CensureRow, ...]:
    """The list in force on a day, the lightest first, and what is published for later."""
    return _list(Q(valid__contains=on) | Q(valid__startswith__gt=on))


def censures_of(on: date) -> tuple[CensureRow, ...]:
    """The list as it stood on a day: by it is decided what happened then."""
    return _list(Q(valid__contains=on))


def _list(where: Q) -> tuple[CensureRow, ...]:
    found = CensureRule.objects.filter(where).order_by("points", "pk")
    return tuple(
        CensureRow(row.ref, row.censure, row.points, row.publicity, row.document, row.valid.lower, row.valid.upper)
        for row in found[:PAGE]
    )


def published(since: datetime, now: datetime) -> ResponsibilityTold:
    """The list, the public censures of a time that cannot be appealed any more, and its figures; for anybody."""
    final = Q(state=_S.CONFIRMED) | Q(state=_S.DECIDED, appeal_by__lt=now)
    found = ResponsibilityCase.objects.filter(final, rule__publicity="public", decided_at__gte=since)
    newest = found.select_related("rule", "subject").order_by("-decided_at", "-pk")[: PAGE + 1]
    # Whose finding fell is not shown any more, though nobody has withdrawn the censure yet.
    rows = [row for row in newest if moves.standing(row) is not Standing.FELL]
    names = _offices(rows, now)
    notices = (
        NoticeRow(
            names.get(row.office_id, ""), f"{row.subject.name[:1]}某", row.rule.censure if row.rule else "",
            row.document, row.notice, day_of(row.decided_at or now),
        )
        for row in rows
    )  # fmt: skip
    return ResponsibilityTold(censures(day_of(now)), Capped(notices, PAGE), figures(since, now))


def figures(since: datetime, now: datetime) -> ResponsibilityFigures:
    """What was opened in a time, and what came of it."""
    late = Q(state__in=sorted(UNDECIDED), decide_by__lt=now) | Q(state=_S.APPEALED, judge_by__lt=now)
    counted = ResponsibilityCase.objects.filter(opened_at__gte=since, opened_at__lte=now).aggregate(
        opened=Count("pk"),
        decided=Count("pk", filter=Q(rule__isnull=False)),
        cleared=Count("pk", filter=Q(state=_S.CLEARED)),
        appealed=Count("pk", filter=Q(appealed_at__isnull=False)),
        withdrawn=Count("pk", filter=Q(state=_S.WITHDRAWN)),
        late=Count("pk", filter=late),
    )
    return ResponsibilityFigures(**counted)


def _supervised(actor: Actor) -> Q:
    where = Q(pk=None)
    if actor.has_role(Role.SUPERVISOR):
        for scope in actor.scopes:
            if scope.kind in moves.PLACES:
                where |= Q(**{f"{ScopeKind(scope.kind)}_id": scope.id})
    return where


def _offices(rows: Iterable[ResponsibilityCase], now: datetime) -> Mapping[int, str]:
    return offices.office_names({row.office_id for row in rows}, day_of(now))


def _rows(
    found: QuerySet[ResponsibilityCase], actor: Actor, now: datetime, standing: str = ""
) -> tuple[ResponsibilityRow, ...]:
    rows = list(found.select_related("rule"))
    units = _offices(rows, now)
    who = people.staff_names(
        id_
        for row in rows
        for id_ in (row.subject_id, row.opened_by_id, row.decided_by_id, row.judged_by_id)
        if id_ is not None
    )
    return tuple(_row(row, units, who, actor, now, standing) for row in rows)


def _row(
    row: ResponsibilityCase,
    units: Mapping[int, str],
    who: Mapping[int, str],
    actor: Actor,
    now: datetime,
    standing: str,
) -> ResponsibilityRow:
    rule = row.rule
    return ResponsibilityRow(
        row.ref, row.source, row.source_ref, row.source_said, row.happened_at, who.get(row.subject_id, ""),
        units.get(row.office_id, ""), row.finding, who.get(row.opened_by_id, ""), row.opened_at, row.hear_by,
        row.decide_by, row.state, row.defence, row.heard_at, rule.censure if rule else "", rule.points if rule else 0,
        rule.publicity if rule else "", row.reason, row.document, row.notice, who.get(row.decided_by_id or 0, ""),
        row.decided_at, row.appeal_by, "yes" if row.conduct_note else "", row.appeal, row.appealed_at, row.judge_by,
        row.judgement, who.get(row.judged_by_id or 0, ""), row.judged_at, _late(row, now), standing,
        "yes" if row.appeal_by is not None and now > row.appeal_by else "", moves.mark(row),
        "yes" if row.subject_id == actor.staff_id else "", _may(row, actor, now, standing),
    )  # fmt: skip


def _late(row: ResponsibilityCase, now: datetime) -> str:
    undecided = ResponsibilityState(row.state) in UNDECIDED and now > row.decide_by
    unjudged = row.state == _S.APPEALED and row.judge_by is not None and now > row.judge_by
    return "yes" if undecided or unjudged else ""


def _may(row: ResponsibilityCase, actor: Actor, now: datetime, standing: str) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    state = ResponsibilityState(row.state)
    if row.subject_id == actor.staff_id:
        appeals = state is _S.DECIDED and row.appeal_by is not None and now <= row.appeal_by
        return ("speak",) if state is _S.OPENED else ("appeal",) if appeals else ()
    if not moves.supervises(moves.places_of(row), actor):
        return ()
    try:
        must_be_apart(moves.ties(row, actor.staff_id or 0, now))
    except Refusal:
        return ()
    heard = state is _S.HEARD or (state is _S.OPENED and now > row.hear_by)
    stands = standing in ("", Standing.STANDS)
    acts = ["decide", "clear"] if heard and stands else ["clear"] if heard else []
    acts += ["judge"] if state is _S.APPEALED else []
    return (*acts, *(["withdraw"] if standing == Standing.FELL and state in STANDS else []))
