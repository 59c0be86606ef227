"""Drawing: what is drawn from is frozen and committed to; a witness says a word; the lots come out; the secret is told.

Every announcement is on record with its commitment and cannot be taken back: who is not content with what came out has
no second try that nobody sees.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from yimen.engine.supervision.spot_checks import moves, near
from yimen.engine.supervision.spot_checks.models import SpotCheck, SpotDraw
from yimen.engine.supervision.spot_checks.refusals import (
    ChecksAhead,
    DrawnBefore,
    DrawTooLate,
    DrawTooShort,
    DrawUnknown,
    InspectorsUnfit,
    TooManyListed,
    WitnessTooNear,
)
from yimen.engine.supervision.spot_checks.rows import ANNOUNCERS, WITNESSES
from yimen.engine.supervision.supervision_records import queries as records
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_formal
from yimen.kernel.evidence import Line
from yimen.kernel.risk import BANDS, RiskBand
from yimen.kernel.snapshot import snapshot
from yimen.kernel.spot_checks import (
    KEPT_OFFLINE,
    LEAST_DAYS,
    PAIR,
    DrawScope,
    Eligible,
    Lot,
    SpotCheckMove,
    SpotCheckState,
    commitment_of,
    drawn,
    in_order,
    must_be_drawable,
    must_not_choose,
    seed_of,
    told_pool,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices

MOST_DAYS, MOST_POINTS, MOST_INSPECTORS = 92, 12, 60
LAW = "国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见"
RECORDED = SpotCheckState.RECORDED
ENDS = {
    SpotCheckState.DRAWN: (SpotCheckMove.MISS, "miss_spot_check"),
    RECORDED: (SpotCheckMove.LAPSE, "lapse_spot_check"),
}
"""How a check ends that nobody looked at, or of which nobody signed what was written down."""


@snapshot
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


@snapshot
class DrawKept:
    """A draw by its reference, and how many permits came out; none before it is drawn."""

    ref: str
    drawn: int


@operation
def announce_draw(said: DrawSaid, *, by: Actor, now: datetime) -> DrawKept:
    """Announce a draw: permits, inspectors and shares are frozen, and the secret is committed to by its digest.

    Whom an earlier draw missed is drawn first. Refuses with NotAllowed, NotFormal, NotInList, NoSuchThing,
    ImpossibleDates, DrawTooShort, Missing, TextMissing, TooManyListed, InspectorsUnfit, NothingToDraw, TooManyToDraw,
    TooFewInspectors or PoolTooNarrow.
    """
    office = offices.office(said.office, day_of(now))
    if office is None or by.staff_id is None or office.id not in by.offices(*ANNOUNCERS):
        raise NotAllowed()
    must_be_formal(by.formal)
    if said.scope not in set(DrawScope):
        raise NotInList(field="scope")
    if not day_of(now) <= said.first_day <= said.last_day <= said.first_day + timedelta(days=MOST_DAYS):
        raise ImpossibleDates()
    calendar, eve = calendars.calendar(office.calendar_id), said.first_day - timedelta(days=1)
    if calendar.working_days_between(eve, said.last_day) < LEAST_DAYS:
        raise DrawTooShort(least=LEAST_DAYS)
    item = catalogue.in_force(said.item, now) if said.item else None
    if said.item and item is None:
        raise NoSuchThing(what="item")
    points = [must_be_said("points", one, 200).strip() for one in said.points if one.strip()]
    if not points:
        raise Missing(field="points")
    if len(points) > MOST_POINTS or len(set(said.inspectors)) > MOST_INSPECTORS:
        raise TooManyListed(points=MOST_POINTS, inspectors=MOST_INSPECTORS)
    staff = [one for one in near.inspecting(said.inspectors, now) if one.id != by.staff_id]
    going = [one.ref for one in staff]
    if unfit := len(set(said.inspectors)) - len(going):
        raise InspectorsUnfit(people=unfit)
    carried = near.missed(office.id)
    held = records.to_draw(office.id, DrawScope(said.scope), item.item_id if item else None, day_of(now), carried)
    barred = near.barred([one.record_id for one in held], staff)
    pool = [
        Eligible(one.ref, RiskBand(one.band), barred[one.record_id], "yes" if one.record_id in carried else "")
        for one in held
    ]
    few = must_be_drawable(pool, going, "" if near.unnamed(office.id, going, by.staff_id, now) else "yes")
    must_not_choose(pool, records.bands_held(office.id, day_of(now), carried))
    shares, secret = {rule.band: rule.share for rule in BANDS}, secrets.token_hex(16)
    row = SpotDraw.objects.create(
        ref=new_ref(), title=named(said.title, "title", 60), office_id=office.id, scope=said.scope,
        item_name=item.name if item else "", first_day=said.first_day, last_day=said.last_day, points=points,
        inspectors=going, shares=shares, pool=moves.kept_pool(pool),
        permits=len(pool), few=few, secret=secret, commitment=commitment_of(secret),
        pool_digest=_digest(pool, going, shares),
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

    Refuses with DrawUnknown, NotAllowed, WitnessTooNear, DrawnBefore, DrawTooLate or TextMissing.
    """
    row = moves.draw(ref, by)
    if not by.has_role(*WITNESSES) or by.staff_id is None:
        raise NotAllowed()
    mine = set(near.ids_of(row.inspectors).values())
    of_it = any(post.office_id == row.office_id for post in by.posts)
    if by.staff_id == row.announced_by_id or by.staff_id in mine or of_it:
        raise WitnessTooNear()
    if row.drawn_at is not None:
        raise DrawnBefore()
    if day_of(now) > row.last_day:
        raise DrawTooLate()
    row.word = must_be_said("word", word, 60).strip()
    row.drawn_by_id, row.drawn_at = by.staff_id, now
    row.save(update_fields=["word", "drawn_by", "drawn_at"])
    seed = seed_of(row.secret, row.word)
    pool = moves.pool_of(row)
    lots = drawn(pool, row.inspectors, moves.shares_of(row), seed)
    permits = records.ids_of([lot.ref for lot in lots])
    going = _going(row, lots, pool, permits, seed, now)
    made = SpotCheck.objects.bulk_create(
        SpotCheck(
            ref=new_ref(), draw=row, record_id=permits[lot.ref], band=lot.band, lots=lot.inspectors,
            inspectors=going[lot.ref],
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

    What was written down and not signed within three days is counted as not signed, once the last day is over.

    Refuses with DrawUnknown, NotAllowed or ChecksAhead.
    """
    row = moves.draw(ref, by)
    if row.office_id not in by.offices(*ANNOUNCERS):
        raise NotAllowed()
    if row.drawn_at is None or row.closed_at is not None:
        raise DrawUnknown()
    open_ = [one for one in row.checks.select_for_update().order_by("pk") if one.state != SpotCheckState.PUBLISHED]
    young = any(one.recorded_at and one.recorded_at + KEPT_OFFLINE > now for one in open_ if one.state == RECORDED)
    if open_ and (young or day_of(now) <= row.last_day):
        raise ChecksAhead()
    for one in open_:
        step, verb = ENDS[SpotCheckState(one.state)]
        moves.move(one, step)
        moves.told(one, Line(verb, {"draw": ref}, now), by)
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    body = {
        "secret": row.secret, "missed": sum(one.state == SpotCheckState.MISSED for one in open_),
        "unsigned": sum(one.state == SpotCheckState.UNSIGNED for one in open_),
    }  # fmt: skip
    moves.told(row, Line("close_draw", body, now, law=LAW), by)
    return DrawKept(ref, row.checks.count())


def _digest(pool: list[Eligible], going: list[str], shares: dict[RiskBand, int]) -> str:
    return sha256(told_pool(pool, going, shares)).hexdigest()


def _going(
    row: SpotDraw, lots: Sequence[Lot], pool: Sequence[Eligible], permits: Mapping[str, int], seed: str, now: datetime
) -> Mapping[str, list[int]]:
    """The two who go to each permit: in the order of their lots, and whoever is fit today before who is no longer.

    Where nobody else is left the one who was drawn stays: they may not act, and the check is counted as missed.
    """
    ids, staff = near.ids_of(row.inspectors), near.inspecting(row.inspectors, now)
    barred = near.barred(permits.values(), staff)
    fit, frozen = {one.ref for one in staff}, {one.ref: one for one in pool}
    return {
        lot.ref: [
            ids[one]
            for one in sorted(
                in_order(frozen[lot.ref], row.inspectors, seed),
                key=lambda one, at=permits[lot.ref]: one not in fit or one in barred[at],  # type: ignore[misc]
            )[:PAIR]
        ]
        for lot in lots
    }
