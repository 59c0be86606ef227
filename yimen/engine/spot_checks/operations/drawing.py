"""Drawing: what is drawn from is frozen and committed to; a witness says a word; the lots come out; the secret is told.

Every announcement is on record with its commitment and cannot be taken back: who is not content with what came out has
no second try that nobody sees.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from yimen.engine.spot_checks import moves, near
from yimen.engine.spot_checks.models import SpotCheck, SpotDraw
from yimen.engine.spot_checks.refusals import ChecksAhead, DrawnBefore, DrawUnknown, WitnessTooNear
from yimen.engine.spot_checks.rows import ANNOUNCERS, WITNESSES
from yimen.engine.supervision_records import queries as records
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_formal
from yimen.kernel.evidence import Line
from yimen.kernel.risk import BANDS, RiskBand
from yimen.kernel.spot_checks import (
    DrawScope,
    Eligible,
    SpotCheckMove,
    SpotCheckState,
    commitment_of,
    drawn,
    must_be_drawable,
    seed_of,
    told_pool,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices

MOST_DAYS, MOST_POINTS, MOST_INSPECTORS = 92, 12, 60
LAW = "国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见"


@dataclass(frozen=True, slots=True)
class DrawSaid:
    """What is announced: by which office, from which permits, when they are looked at, what at, and by whom."""

    title: str
    office: str
    scope: str
    item: str
    first_day: date
    last_day: date
    points: tuple[str, ...]
    inspectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawKept:
    """A draw by its reference, and how many permits came out; none before it is drawn."""

    ref: str
    drawn: int


@operation
def announce_draw(said: DrawSaid, *, by: Actor, now: datetime) -> DrawKept:
    """Announce a draw: permits, inspectors and shares are frozen, and the secret is committed to by its digest.

    Refuses with NotAllowed, NotFormal, NotInList, NoSuchThing, ImpossibleDates, Missing, TextMissing, NothingToDraw,
    TooManyToDraw or TooFewInspectors.
    """
    office = offices.office(said.office, day_of(now))
    if office is None or by.staff_id is None or office.id not in by.offices(*ANNOUNCERS):
        raise NotAllowed()
    must_be_formal(by.formal)
    if said.scope not in set(DrawScope):
        raise NotInList(field="scope")
    if not day_of(now) <= said.first_day <= said.last_day <= said.first_day + timedelta(days=MOST_DAYS):
        raise ImpossibleDates()
    item = catalogue.in_force(said.item, now) if said.item else None
    if said.item and item is None:
        raise NoSuchThing(what="item")
    points = [must_be_said("points", one, 200).strip() for one in said.points if one.strip()][:MOST_POINTS]
    if not points:
        raise Missing(field="points")
    staff = near.inspecting(tuple(dict.fromkeys(said.inspectors))[:MOST_INSPECTORS], now)
    going = [one.ref for one in staff]
    held = records.to_draw(office.id, DrawScope(said.scope), item.item_id if item else None, day_of(now))
    barred = near.barred([one.record_id for one in held], staff)
    pool = [Eligible(one.ref, RiskBand(one.band), barred[one.record_id]) for one in held]
    must_be_drawable(pool, going)
    shares, secret = {rule.band: rule.share for rule in BANDS}, secrets.token_hex(16)
    row = SpotDraw.objects.create(
        ref=new_ref(), title=named(said.title, "title", 60), office_id=office.id, scope=said.scope,
        item_name=item.name if item else "", first_day=said.first_day, last_day=said.last_day, points=points,
        inspectors=going, shares=shares, pool=[[one.ref, one.band, sorted(one.barred)] for one in pool],
        secret=secret, commitment=commitment_of(secret), pool_digest=_digest(pool, going, shares),
        announced_by_id=by.staff_id, announced_at=now,
    )  # fmt: skip
    body = {
        "office": said.office, "scope": said.scope, "permits": len(pool), "inspectors": len(going),
        "commitment": row.commitment, "pool": row.pool_digest,
    }  # fmt: skip
    moves.told(row, Line("announce_draw", body, now, law=LAW), by)
    return DrawKept(row.ref, 0)


@operation
def draw_lots(ref: str, word: str, *, by: Actor, now: datetime) -> DrawKept:
    """Draw, with the word of a witness: of supervision, not who announced it, not one who inspects, not of its office.

    Refuses with DrawUnknown, NotAllowed, WitnessTooNear, DrawnBefore or TextMissing.
    """
    row = moves.draw(ref, by)
    if not by.has_role(*WITNESSES) or by.staff_id is None:
        raise NotAllowed()
    mine = {one.id for one in near.inspecting(row.inspectors, now)}
    of_it = any(post.office_id == row.office_id for post in by.posts)
    if by.staff_id == row.announced_by_id or by.staff_id in mine or of_it:
        raise WitnessTooNear()
    if row.drawn_at is not None:
        raise DrawnBefore()
    row.word = must_be_said("word", word, 60).strip()
    row.drawn_by_id, row.drawn_at = by.staff_id, now
    row.save(update_fields=["word", "drawn_by", "drawn_at"])
    seed = seed_of(row.secret, row.word)
    lots = drawn(moves.pool_of(row), row.inspectors, moves.shares_of(row), seed)
    ids = {one.ref: one.id for one in near.inspecting(row.inspectors, now)}
    permits = records.ids_of([lot.ref for lot in lots])
    made = SpotCheck.objects.bulk_create(
        SpotCheck(
            ref=new_ref(), draw=row, record_id=permits[lot.ref], band=lot.band, lots=lot.inspectors,
            inspectors=[ids[one] for one in lot.inspectors],
        )
        for lot in lots
    )  # fmt: skip
    said = "\n".join(f"{lot.ref} {' '.join(lot.inspectors)}" for lot in lots)
    body = {"word": row.word, "drawn": len(made), "lots": sha256(said.encode()).hexdigest()}
    moves.told(row, Line("draw_lots", body, now, law=LAW), by)
    return DrawKept(ref, len(made))


@operation
def close_draw(ref: str, *, by: Actor, now: datetime) -> DrawKept:
    """Close a draw and tell its secret; what nobody looked at until the last day is counted as missed.

    Refuses with DrawUnknown, NotAllowed or ChecksAhead.
    """
    row = moves.draw(ref, by)
    if row.office_id not in by.offices(*ANNOUNCERS):
        raise NotAllowed()
    if row.drawn_at is None or row.closed_at is not None:
        raise DrawUnknown()
    open_ = [one for one in row.checks.select_for_update() if one.state != SpotCheckState.PUBLISHED]
    if any(one.state == SpotCheckState.RECORDED or day_of(now) <= row.last_day for one in open_):
        raise ChecksAhead()
    for one in open_:
        moves.move(one, SpotCheckMove.MISS)
        moves.told(one, Line("miss_spot_check", {"draw": ref}, now), by)
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    body = {"secret": row.secret, "missed": len(open_)}
    moves.told(row, Line("close_draw", body, now, law=LAW), by)
    return DrawKept(ref, row.checks.count())


def _digest(pool: list[Eligible], going: list[str], shares: dict[RiskBand, int]) -> str:
    return sha256(told_pool(pool, going, shares)).hexdigest()
