"""Reading parcels: those of a case with their way, for who may see the case; those that wait to be fetched."""

import json
from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.delivery.parcels import ports as carriers
from yimen.engine.delivery.parcels.models import Parcel, PostageRate
from yimen.engine.delivery.parcels.rates import paid, rate_of
from yimen.engine.delivery.parcels.rows import EventRow, ParcelRow, RateRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.identity import mask_phone
from yimen.kernel.parcel_life import PARCEL_LIFE, Direction, ParcelMove, ParcelState, is_silent
from yimen.kernel.postage import PostageWay, Rate
from yimen.registries.dated import day_of
from yimen.registries.people.vault import open_text

SHOWN, MOST_RATES = 6, 100
_READY = (
    "(parcels_parcel.postage_way <> 'prepaid' or exists (select from fees_bill b"
    " where b.parcel_ref = parcels_parcel.ref and b.state in ('paid', 'refunded_in_part')))"
)


def carried() -> str:
    """yes: a carrier is connected; empty: nothing goes by post here, and nobody is offered it."""
    return carriers.connected()


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[ParcelRow, ...]:
    """The parcels of a case, the newest first; none for who may not see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    rows = Parcel.objects.filter(case_id=case_id).order_by("-id")
    return _rows(rows, now, "yes" if actor.kind is ActorKind.CITIZEN else "no")


def parcel(ref: str, actor: Actor, now: datetime) -> ParcelRow | None:
    """One parcel; None for who may not see its case."""
    found = Parcel.objects.filter(ref=ref).first()
    if found is None or not ports.cases().may_see(found.case_id, actor):
        return None
    whole = "yes" if actor.kind is ActorKind.CITIZEN else "no"
    return next(iter(_rows(Parcel.objects.filter(pk=found.pk), now, whole)), None)


def to_be_fetched(limit: int = 50) -> tuple[str, ...]:
    """Originals for which no carrier has been asked yet, and that are paid for: the clockwork asks."""
    waiting = Parcel.objects.filter(state=ParcelState.WANTED, direction="in")
    ready = waiting.extra(where=[_READY])
    return tuple(ready.order_by("id").values_list("ref", flat=True)[:limit])


def rates(now: datetime) -> tuple[RateRow, ...]:
    """What parcels cost, those of today and of later first; a hundred at most."""
    rows = sorted(PostageRate.objects.order_by("-pk")[:MOST_RATES], key=lambda one: _over(one, now))
    return tuple(
        RateRow(
            one.ref, one.direction, one.fen, tuple(one.ways), one.basis, one.valid.lower, one.valid.upper, one.end_basis
        )
        for one in rows
    )


def rates_today(now: datetime) -> dict[str, Rate]:
    """What a parcel costs today, by its direction; none: nobody is asked anything."""
    found = {direction: rate_of(direction, now) for direction in Direction}
    return {str(direction): rate for direction, rate in found.items() if rate is not None}


def case_of(ref: str, actor: Actor) -> str:
    """The case of a parcel, for who may see it; "" for anybody else."""
    found = Parcel.objects.filter(ref=ref).first()
    return found.case_ref if found is not None and ports.cases().may_see(found.case_id, actor) else ""


def wanted_for(case_ref: str) -> tuple[str, ...]:
    """The parcels of a case that nobody has handed to the carrier yet: called off with a case that was withdrawn."""
    rows = Parcel.objects.filter(case_ref=case_ref, state=ParcelState.WANTED).order_by("pk")
    return tuple(rows.values_list("ref", flat=True))


def _over(one: PostageRate, now: datetime) -> bool:
    return one.valid.upper is not None and one.valid.upper <= day_of(now)


def _rows(found: QuerySet[Parcel], now: datetime, whole: str) -> tuple[ParcelRow, ...]:
    rows = list(found.select_related("instead_of").prefetch_related("events"))
    settled = paid([one.ref for one in rows if one.postage_way == PostageWay.PREPAID])
    return tuple(_row(one, now, whole, settled.get(one.ref, "")) for one in rows)


def _row(one: Parcel, now: datetime, whole: str, settled: str) -> ParcelRow:
    name, phone, address = json.loads(open_text(one.party_cipher, one.party_key))
    if whole != "yes":
        name, phone, address = name[:1] + "＊" * (len(name) - 1), mask_phone(phone), address[:SHOWN] + "…"
    losable = ParcelState(one.state) in PARCEL_LIFE.moves[ParcelMove.LOSE][0] and one.posted_at is not None
    events = sorted(one.events.all(), key=lambda event: (event.happened_at, event.pk), reverse=True)
    return ParcelRow(
        ref=one.ref,
        case_ref=one.case_ref,
        direction=one.direction,
        state=one.state,
        waybill=one.waybill,
        name=name,
        phone=phone,
        address=address,
        materials=tuple(one.materials),
        wanted_at=one.wanted_at,
        posted_at=one.posted_at,
        ended_at=one.ended_at,
        instead_of=one.instead_of.ref if one.instead_of else "",
        postage_way=one.postage_way,
        postage_fen=one.postage_fen,
        postage_basis=one.postage_basis,
        paid=settled,
        silent=is_silent(now, one.posted_at, one.told_at) if losable and one.posted_at else "no",
        events=tuple(EventRow(e.word, e.place, e.happened_at, e.heard_at, e.moved) for e in events),
    )
