"""Looking at norms: what is asked, how each centre stands, and one self-check clause by clause."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects

from yimen.engine.supervision.norms import moves
from yimen.engine.supervision.norms.models import Norm, NormClause, SelfCheck, SelfCheckLine
from yimen.engine.supervision.norms.probes import found
from yimen.engine.supervision.norms.rows import ClauseRow, GroupRow, NormRow, SelfCheckRow, SelfCheckView, Standing
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.norms import SelfCheckState, score, weighed
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

LATELY, MOST_CENTRES = 50, 60


def norms(now: datetime) -> tuple[NormRow, ...]:
    """The norms in force, by family."""
    found_ = Norm.objects.filter(valid__contains=day_of(now)).select_related("basis").order_by("family", "pk")
    return tuple(_norm(row, now) for row in found_.prefetch_related("clauses"))


def norm(ref: str, now: datetime) -> tuple[NormRow, tuple[GroupRow, ...]] | None:
    """A norm with its clauses, group by group."""
    row = Norm.objects.filter(ref=ref).select_related("basis").prefetch_related("clauses").first()
    return (_norm(row, now), _groups(row, {}, {})) if row is not None else None


def before_me(actor: Actor, now: datetime) -> tuple[SelfCheckRow, ...]:
    """The self-checks that are under way: of one's own centre; for who confirms, all of them."""
    waiting = [SelfCheckState.OPEN, SelfCheckState.SUBMITTED]
    found_ = _seen(actor).filter(state__in=waiting).order_by("-state", "opened_at")
    return Capped(_rows(found_[: LATELY + 1], now), LATELY)


def confirmed(actor: Actor, now: datetime) -> tuple[SelfCheckRow, ...]:
    """The self-checks that were confirmed last."""
    found_ = _seen(actor).filter(state=SelfCheckState.CONFIRMED).order_by("-confirmed_at", "-pk")
    return Capped(_rows(found_[: LATELY + 1], now), LATELY)


def one(ref: str, actor: Actor, now: datetime) -> SelfCheckView | None:
    """A self-check clause by clause, for who sees it; of an open one, what the house finds now."""
    row = _seen(actor).filter(ref=ref).select_related("opened_by", "submitted_by", "confirmed_by").first()
    if row is None:
        return None
    lines = {line.clause_id: line for line in row.lines.all()}
    (shown,), live = _rows([row], now), _live([row], now)
    groups = _groups(row.norm, lines, live.get(row.pk, {}))
    return SelfCheckView(
        shown, groups, row.opened_by.name, row.submitted_by.name if row.submitted_by else "", row.returned_why,
        row.confirmed_by.name if row.confirmed_by else "", row.seen, _may(row, actor),
    )  # fmt: skip


def centres_to_check(actor: Actor, now: datetime) -> tuple[CentreRow, ...]:
    """The centres at which somebody holds a post, and may check."""
    own = {post.centre_id for post in actor.posts if post.centre_id is not None}
    return tuple(row for row in offices.centres(day_of(now)) if row.id in own)


def standing(now: datetime, kinds: Iterable[str] = ()) -> tuple[Standing, ...]:
    """How centres stand against the norms in force: confirmed, and by the probes today; the first sixty centres."""
    wanted = set(kinds)
    centres = [row for row in offices.centres(day_of(now)) if not wanted or row.kind in wanted]
    rows = list(Norm.objects.filter(valid__contains=day_of(now)).prefetch_related("clauses").order_by("family", "pk"))
    checks, shown = _latest(now), centres[:MOST_CENTRES]
    probes = {clause.probe for norm_ in rows for clause in norm_.clauses.all() if clause.probe}
    live = found(sorted(probes), [centre.id for centre in shown], now)
    return tuple(
        _standing(norm_, centre, checks.get((norm_.pk, centre.id)), live[centre.id])
        for centre in shown
        for norm_ in rows
        if centre.kind in norm_.kinds
    )


def published(now: datetime) -> tuple[Standing, ...]:
    """What the public reads: the centres whose self-check was confirmed, with what came of it."""
    centres = {row.id: row for row in offices.centres(day_of(now))}
    norms_ = {row.pk: row for row in Norm.objects.filter(valid__contains=day_of(now))}
    return tuple(
        Standing(
            centres[centre].name, centres[centre].ref, norms_[norm_].title, norms_[norm_].ref, norms_[norm_].family,
            check.ref, check.confirmed_at, score(line.outcome for line in check.lines.all()), Share(0, 0),
        )
        for (norm_, centre), check in _latest(now).items()
        if norm_ in norms_ and centre in centres
    )  # fmt: skip


def confirms(actor: Actor) -> bool:
    """Whether somebody confirms self-checks."""
    return actor.staff_id is not None and actor.has_role(*moves.WATCHERS)


def adopts(actor: Actor) -> bool:
    """Whether somebody adopts norms."""
    return actor.staff_id is not None and actor.has_role(*moves.KEEPERS)


def _latest(now: datetime) -> dict[tuple[int, int], SelfCheck]:
    done = SelfCheck.objects.filter(state=SelfCheckState.CONFIRMED, confirmed_at__lte=now)
    last = done.order_by("norm_id", "centre_id", "-confirmed_at", "-pk").distinct("norm_id", "centre_id")
    return {(row.norm_id, row.centre_id): row for row in last.prefetch_related("lines")}


def _standing(row: Norm, centre: CentreRow, check: SelfCheck | None, shares: Mapping[str, Share]) -> Standing:
    live = score(weighed(shares[one.probe], one.least) for one in row.clauses.all() if one.probe)
    met = score(line.outcome for line in check.lines.all()) if check is not None else Share(0, 0)
    return Standing(
        centre.name, centre.ref, row.title, row.ref, row.family, check.ref if check else "",
        check.confirmed_at if check else None, met, live,
    )  # fmt: skip


def _seen(actor: Actor) -> QuerySet[SelfCheck]:
    rows = SelfCheck.objects.select_related("norm")
    if actor.staff_id is None:
        return rows.none()
    if actor.has_role(*moves.WATCHERS):
        return rows
    return rows.filter(centre_id__in=[post.centre_id for post in actor.posts if post.centre_id is not None])


def _live(rows: Iterable[SelfCheck], now: datetime) -> Mapping[int, Mapping[str, Share]]:
    """What the house finds now for each self-check that is open: one statement a probe, however many there are."""
    open_ = [row for row in rows if row.state == SelfCheckState.OPEN]
    asked = {row.pk: [clause.probe for clause in row.norm.clauses.all() if clause.probe] for row in open_}
    probes = sorted({probe for many in asked.values() for probe in many})
    shares = found(probes, sorted({row.centre_id for row in open_}), now)
    return {row.pk: {probe: shares[row.centre_id][probe] for probe in asked[row.pk]} for row in open_}


def _norm(row: Norm, now: datetime) -> NormRow:
    clauses = list(row.clauses.all())
    over = row.basis.valid.upper is not None and row.basis.valid.upper <= day_of(now)
    return NormRow(
        row.ref, row.family, row.title, row.basis.number, row.basis.ref, "yes" if over else "", tuple(row.kinds),
        row.valid.lower, len(clauses), sum(bool(clause.probe) for clause in clauses),
    )  # fmt: skip


def _groups(row: Norm, lines: Mapping[int, SelfCheckLine], live: Mapping[str, Share]) -> tuple[GroupRow, ...]:
    groups: dict[str, list[ClauseRow]] = {}
    for clause in sorted(row.clauses.all(), key=lambda each: each.number):
        groups.setdefault(clause.group, []).append(_clause(clause, lines.get(clause.pk), live))
    return tuple(GroupRow(name, score(one.outcome for one in many), tuple(many)) for name, many in groups.items())


def _clause(clause: NormClause, line: SelfCheckLine | None, live: Mapping[str, Share]) -> ClauseRow:
    share = live.get(clause.probe)
    if share is None and line is not None and line.part is not None and line.whole is not None:
        share = Share(line.part, line.whole)
    outcome = line.outcome if line is not None else ""
    if clause.probe and clause.probe in live:
        outcome = weighed(live[clause.probe], clause.least)
    return ClauseRow(
        clause.number, clause.group, clause.text, clause.probe, clause.least, outcome, share,
        line.evidence if line else "", line.struck if line else "",
    )  # fmt: skip


def _rows(rows: Iterable[SelfCheck], now: datetime) -> tuple[SelfCheckRow, ...]:
    shown = list(rows)
    prefetch_related_objects(shown, "lines", "norm__clauses")
    names = {row.id: row for row in offices.centres(day_of(now))}
    live = _live(shown, now)
    return tuple(_row(row, names, live.get(row.pk, {})) for row in shown)


def _row(row: SelfCheck, centres: Mapping[int, CentreRow], live: Mapping[str, Share]) -> SelfCheckRow:
    lines = {line.clause_id: line for line in row.lines.all()}
    outcomes = [_clause(clause, lines.get(clause.pk), live).outcome for clause in row.norm.clauses.all()]
    centre = centres.get(row.centre_id)
    return SelfCheckRow(
        row.ref, row.norm.title, row.norm.family, centre.name if centre else "", centre.ref if centre else "",
        row.state, row.opened_at, row.submitted_at, row.confirmed_at, score(outcomes),
    )  # fmt: skip


def _may(row: SelfCheck, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    own = moves.of_centre(actor, row.centre_id)
    if own:
        return ("answer", "submit") if row.state == SelfCheckState.OPEN else ()
    involved = actor.staff_id in (row.submitted_by_id, row.opened_by_id)
    if row.state == SelfCheckState.SUBMITTED and actor.has_role(*moves.WATCHERS) and not involved:
        return ("confirm", "return")
    return ()
