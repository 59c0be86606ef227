"""Offering: functions that all kiosks show from a day on, how often each is used, and who lives where."""

import re
from datetime import date, datetime

from yimen.engine.centre.kiosks import moves
from yimen.engine.centre.kiosks.models import KioskFunction, LivingArea
from yimen.engine.centre.kiosks.refusals import FunctionOffered, FunctionUnknown
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.kiosks import FunctionKind, Spot
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.regions import queries as regions

MOST_FIELDS = 6
_CODE = re.compile(r"[a-z][a-z_]{1,30}")
#: Uses of the kiosk's own pages, which no function has to offer.
OWN = {
    "search": FunctionKind.ASK,
    "papers": FunctionKind.PRINT,
    "tickets": FunctionKind.BOOK,
    "filing": FunctionKind.FILE,
}


@snapshot
class FunctionSaid:
    """A function as it is offered: what is typed, and who answers."""

    code: str
    name: str
    kind: str
    provider: str
    fields: tuple[tuple[str, str], ...]


@snapshot
class FunctionKept:
    """A function by its reference."""

    ref: str


@snapshot
class UseNoted:
    """Which function was used."""

    function: str


@snapshot
class AreaStated:
    """Whose residents were stated."""

    ref: str


@operation
def offer_function(said: FunctionSaid, valid_from: date, *, by: Actor, now: datetime) -> FunctionKept:
    """Offer a function at every kiosk from a day on. Refuses with NotAllowed, NotInList, Missing or FunctionOffered."""
    must_hold(by, *moves.KEEPERS)
    span(valid_from, None)
    if not _CODE.fullmatch(said.code) or said.code in OWN:
        raise NotInList(field="code")
    if said.kind not in set(FunctionKind):
        raise NotInList(field="kind")
    if not said.fields:
        raise Missing(field="fields")
    if len(said.fields) > MOST_FIELDS or not all(
        _CODE.fullmatch(code) and label.strip() for code, label in said.fields
    ):
        raise NotInList(field="fields")
    with refusing(kiosk_function_once_at_a_time=FunctionOffered()):
        row = KioskFunction.objects.create(
            ref=new_ref(), code=said.code, name=named(said.name, "name"), kind=said.kind,
            provider=named(said.provider, "provider"), fields=[list(one) for one in said.fields],
            valid=days(valid_from),
        )  # fmt: skip
    tell(_subject(row), Line("offer_function", {"code": row.code, "kind": row.kind, "from": valid_from}, now), by)
    return FunctionKept(row.ref)


@operation
def end_function(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> FunctionKept:
    """No kiosk offers it from a day on. Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates."""
    must_hold(by, *moves.KEEPERS)
    row = locked(KioskFunction, ref, "function")
    if on < day_of(now) or on <= row.valid.lower or row.valid.upper is not None:
        raise ImpossibleDates
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    tell(_subject(row), Line("end_function", {"on": on, "basis": row.end_basis}, now), by)
    return FunctionKept(ref)


@operation
def note_use(code: str, outcome: str, secret: str, *, by: Actor, now: datetime) -> UseNoted:
    """Count that a function was used at a kiosk: done or failed; nothing of who used it.

    Refuses with FunctionUnknown, NotInList or KioskUnknown.
    """
    if outcome not in ("done", "failed"):
        raise NotInList(field="outcome")
    today = day_of(now)
    kind = OWN.get(code) or KioskFunction.objects.filter(code=code, valid__contains=today).values_list(
        "kind", flat=True
    ).first()  # fmt: skip
    if kind is None:
        raise FunctionUnknown()
    counts = {name: int(name == outcome) for name in ("done", "failed")}
    facts = {"on": today, "function": code, "kind": str(kind), **counts}
    moves.count_use(moves.with_secret(secret).pk, facts)
    return UseNoted(code)


@operation
def state_residents(
    region_ref: str, residents: int, spot: Spot, counted_on: date, source: str, *, by: Actor, now: datetime
) -> AreaStated:
    """State how many people live in a village or community, by which count; the newest stands.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing or ImpossibleDates.
    """
    must_hold(by, *moves.KEEPERS)
    region = regions.region(region_ref, day_of(now)) if region_ref else None
    if region is None:
        raise NoSuchThing(what="region")
    if residents < 0 or not (-90 <= spot.lat <= 90 and -180 <= spot.lon <= 180):
        raise NotInList(field="residents" if residents < 0 else "spot")
    if counted_on > day_of(now):
        raise ImpossibleDates
    told = {"residents": residents, "lat": spot.lat, "lon": spot.lon, "counted_on": counted_on}
    row, is_new = LivingArea.objects.select_for_update().get_or_create(
        region_id=region.id, defaults={"ref": new_ref(), "source": named(source, "source"), **told}
    )
    if not is_new:
        row.residents, row.lat, row.lon, row.counted_on = residents, spot.lat, spot.lon, counted_on
        row.source = named(source, "source")
        row.save(update_fields=["residents", "lat", "lon", "counted_on", "source"])
    subject = Subject("living_area", "kiosks_livingarea", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    body = {"region": region.code, "residents": residents, "on": counted_on, "source": row.source}
    tell(subject, Line("state_residents", body, now), by)
    return AreaStated(row.ref)


def _subject(row: KioskFunction) -> Subject:
    head = bytes(row.journal_head)
    return Subject("kiosk_function", "kiosks_kioskfunction", row.pk, row.ref, row.journal_seq, head)
