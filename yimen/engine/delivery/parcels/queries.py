"""Reading parcels: those of a case with their way, for who may see the case; those that wait to be fetched."""

import json
from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.delivery.parcels import ports as carriers
from yimen.engine.delivery.parcels.models import Parcel
from yimen.engine.delivery.parcels.rows import EventRow, ParcelRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.identity import mask_phone
from yimen.kernel.parcel_life import PARCEL_LIFE, ParcelMove, ParcelState, is_silent
from yimen.registries.people.vault import open_text

SHOWN = 6


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
    """Originals for which no carrier has been asked yet: the clockwork asks."""
    waiting = Parcel.objects.filter(state=ParcelState.WANTED, direction="in").order_by("id")
    return tuple(waiting.values_list("ref", flat=True)[:limit])


def _rows(found: QuerySet[Parcel], now: datetime, whole: str) -> tuple[ParcelRow, ...]:
    return tuple(_row(one, now, whole) for one in found.select_related("instead_of").prefetch_related("events"))


def _row(one: Parcel, now: datetime, whole: str) -> ParcelRow:
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
        silent=is_silent(now, one.posted_at, one.told_at) if losable and one.posted_at else "no",
        events=tuple(EventRow(e.word, e.place, e.happened_at, e.heard_at, e.moved) for e in events),
    )
