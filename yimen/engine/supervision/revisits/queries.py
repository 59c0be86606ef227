"""Looking at re-visits: my calls; the draws, for supervision and witnesses; and all of them, for anybody."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256

from django.db.models import QuerySet

from yimen.engine.supervision.findings.rows import reaches
from yimen.engine.supervision.revisits import moves
from yimen.engine.supervision.revisits.models import Revisit, RevisitDraw
from yimen.engine.supervision.revisits.rows import ANNOUNCERS, WITNESSES, RevisitDrawRow, RevisitRow
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.capped import Capped
from yimen.kernel.revisits import LEAST_TOLD, RevisitState, drawn, told_pool
from yimen.kernel.spot_checks import commitment_of, seed_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE = 30


def mine(actor: Actor, now: datetime) -> tuple[RevisitRow, ...]:
    """The calls that I am to make first, then those I made."""
    found = Revisit.objects.filter(caller_id=actor.staff_id or 0).order_by("answered_at", "-pk")
    return Capped(_calls(found[: PAGE + 1], now), PAGE)


def one(ref: str, actor: Actor, now: datetime) -> RevisitRow | None:
    """One of them."""
    return next(iter(_calls(Revisit.objects.filter(ref=ref, caller_id=actor.staff_id or 0), now)), None)


def draws(actor: Actor, now: datetime) -> tuple[RevisitDrawRow, ...]:
    """The draws, the latest first, for who announces and who may be the witness."""
    if not actor.has_role(*ANNOUNCERS, *WITNESSES):
        return ()
    return Capped(_draws(RevisitDraw.objects.order_by("-pk")[: PAGE + 1], actor, now), PAGE)


def published(now: datetime) -> tuple[RevisitDrawRow, ...]:
    """Every draw that was announced, for anybody: committed to, drawn, drawn again; one that waits says so."""
    return Capped(_draws(RevisitDraw.objects.order_by("-pk")[: PAGE + 1], NOBODY, now), PAGE)


def centres(actor: Actor, on: date) -> tuple[tuple[str, str], ...]:
    """The centres by reference and name at which somebody announces."""
    found = offices.centres(on) if actor.has_role(*ANNOUNCERS) else ()
    return tuple((row.ref, row.name) for row in found if reaches(actor, moves.places_of(row)))


def pool_of(ref: str) -> str | None:
    """What was drawn from, word for word as it was committed to, once everybody was called; for anybody."""
    over = RevisitDraw.objects.filter(ref=ref, drawn_at__isnull=False)
    row = over.exclude(revisits__state=RevisitState.DRAWN).first()
    if row is None:
        return None
    pool = {case: frozenset(barred) for case, barred in row.pool.items()}
    return told_pool(pool, row.callers, row.how_many).decode()


def _calls(found: QuerySet[Revisit], now: datetime) -> tuple[RevisitRow, ...]:
    rows = list(found.select_related("case", "draw"))
    places = offices.centre_names({row.draw.centre_id for row in rows}, day_of(now))
    return tuple(
        RevisitRow(
            row.ref, row.case.item_name, places.get(row.draw.centre_id, ""), row.case.decided_at, row.state, row.tries,
            row.grade, row.on_time, row.extra, row.paid, row.words, row.answered_at, row.complaint,
        )
        for row in rows
    )  # fmt: skip


def _draws(found: Iterable[RevisitDraw], actor: Actor, now: datetime) -> tuple[RevisitDrawRow, ...]:
    rows = list(found)
    places = offices.centre_names({row.centre_id for row in rows}, day_of(now))
    calls = list(Revisit.objects.filter(draw__in=[row.pk for row in rows]).select_related("case"))
    return tuple(_draw(row, [one for one in calls if one.draw_id == row.pk], places, actor, now) for row in rows)


def _draw(
    row: RevisitDraw, calls: list[Revisit], places: Mapping[int, str], actor: Actor, now: datetime
) -> RevisitDrawRow:
    pool = {case: frozenset(barred) for case, barred in row.pool.items()}
    done = row.drawn_at is not None
    # Who knows the lots before the calls can talk to those who are called, or see to it that nobody reaches them.
    told = done and all(one.state != RevisitState.DRAWN for one in calls)
    lots = drawn(pool, row.callers, row.how_many, seed_of(row.secret, row.word)) if told else ()
    answered = sum(one.state == RevisitState.ANSWERED for one in calls)
    came_out = {one.case.ref for one in calls}
    lapsed = moves.has_lapsed(row, now)
    witnesses = not done and not lapsed and actor.has_role(*WITNESSES) and row.announced_by_id != actor.staff_id
    return RevisitDrawRow(
        row.ref, places.get(row.centre_id, ""), row.since, row.until, row.how_many, len(pool),
        commitment_of(row.secret), sha256(told_pool(pool, row.callers, row.how_many)).hexdigest(), row.announced_at,
        row.drawn_at, "yes" if told else "", row.secret if told else "", row.word, tuple(case for case, _ in lots),
        "yes" if told and came_out == {case for case, _ in lots} else "",
        answered, sum(one.state == RevisitState.UNREACHED for one in calls),
        sum(bool(one.complaint) for one in calls) if told and answered >= LEAST_TOLD else None,
        "yes" if lapsed else "", ("draw",) if witnesses else (),
    )  # fmt: skip
