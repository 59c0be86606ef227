"""The register of members: connected with the key that the other side made, permitted, given its offices, closed."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.exchange.members import moves
from yimen.engine.exchange.members.models import MemberOffice, MemberPlatform
from yimen.engine.exchange.members.refusals import MemberNamedAlready, MemberOfficeTaken, MemberWordUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.members import EXCHANGED, MemberWordStanding
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people.vault import seal_text
from yimen.registries.regions import queries as regions

SLICE = 500


@snapshot
class MemberSaid:
    """What is said of a member when it is connected."""

    name: str
    region_ref: str
    their_ref: str
    key: str
    """Made by the other side, which showed it once; it is kept encrypted."""
    tells: tuple[str, ...] = tuple(EXCHANGED)
    asks: tuple[str, ...] = ()


@snapshot
class MemberKept:
    """A member as it is kept; how many words that waited are believed now."""

    ref: str
    settled: int = 0


@operation
def open_member(office_ref: str, said: MemberSaid, *, by: Actor, now: datetime) -> MemberKept:
    """Connect a platform of a city or district; it speaks of the offices that are admitted, and of nobody else's.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong or MemberNamedAlready.
    """
    moves.must_keep(by)
    office, region = offices.office(office_ref, day_of(now)), regions.region(said.region_ref, day_of(now))
    if office is None or region is None:
        raise NoSuchThing(what="office" if office is None else "region")
    sealed = seal_text(named(said.key, "key", 200))
    row = MemberPlatform(
        ref=new_ref(), name=named(said.name, "name", 100), region_id=region.id, office_id=office.id,
        their_ref=named(said.their_ref, "their_ref", 64), key_cipher=sealed.cipher, key_id=sealed.key_id,
        tells=_kinds(said.tells), asks=_kinds(said.asks), opened_at=now,
    )  # fmt: skip
    with refusing(member_is_named_once=MemberNamedAlready()):
        row.save(force_insert=True)
    body = {"region": said.region_ref, "tells": row.tells, "asks": row.asks}
    moves.tell_of(row, Line("open_member", body, now), by)
    return MemberKept(row.ref)


def _kinds(said: Sequence[str]) -> list[str]:
    if not set(said) <= set(EXCHANGED):
        raise NotInList(field="kind")
    return [str(kind) for kind in EXCHANGED if kind in said]


@operation
def permit_member(
    ref: str, tells: tuple[str, ...], asks: tuple[str, ...], *, by: Actor, now: datetime
) -> MemberKept:  # fmt: skip
    """Say of what a member may tell and ask from now on; what waited for it is judged again.

    Refuses with NotAllowed, MemberUnknown or NotInList.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    row.tells, row.asks = _kinds(tells), _kinds(asks)
    row.save(update_fields=["tells", "asks"])
    moves.tell_of(row, Line("permit_member", {"tells": row.tells, "asks": row.asks}, now), by)
    return MemberKept(row.ref, moves.judge_again(row, now, SLICE))


@operation
def admit_member_office(ref: str, org_code: str, name: str, *, by: Actor, now: datetime) -> MemberKept:
    """Let a member speak of an office; an office belongs to one open member alone. What waited is judged again.

    Refuses with NotAllowed, MemberUnknown, Missing, TooLong or MemberOfficeTaken.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    org = named(org_code, "uscc", 18)
    with refusing(member_office_is_of_one_platform=MemberOfficeTaken(org=org)):
        MemberOffice.objects.create(platform=row, org_code=org, name=named(name, "name"), admitted_at=now)
    moves.tell_of(row, Line("admit_member_office", {"org": org}, now), by)
    return MemberKept(row.ref, moves.judge_again(row, now, SLICE))


@operation
def set_member_key(ref: str, key: str, *, by: Actor, now: datetime) -> MemberKept:
    """Keep another key that the member made; what is signed with the one before is nobody's now.

    Refuses with NotAllowed, MemberUnknown, Missing or TooLong.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    sealed = seal_text(named(key, "key", 200))
    row.key_cipher, row.key_id = sealed.cipher, sealed.key_id
    row.save(update_fields=["key_cipher", "key_id"])
    moves.tell_of(row, Line("set_member_key", {}, now), by)
    return MemberKept(row.ref)


@operation
def close_member(ref: str, basis: str, *, by: Actor, now: datetime) -> MemberKept:
    """Take nothing more from a member, on a basis; what came stays, and its offices are free for another one.

    Refuses with NotAllowed, MemberUnknown or Missing.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    row.closed_at, row.close_basis = now, named(basis, "basis")
    row.save(update_fields=["closed_at", "close_basis"])
    row.offices.filter(ended_at=None).update(ended_at=now)
    moves.tell_of(row, Line("close_member", {"basis": row.close_basis}, now), by)
    return MemberKept(row.ref)


@operation
def retry_member(ref: str, *, by: Actor, now: datetime) -> MemberKept:
    """Judge what waits once more, after something was put right here. Refuses with NotAllowed or MemberUnknown."""
    moves.must_keep(by)
    row = moves.open_one(ref)
    settled = moves.judge_again(row, now, SLICE)
    if settled:
        moves.tell_of(row, Line("retry_member", {"settled": settled}, now), by)
    return MemberKept(row.ref, settled)


@operation
def drop_member_word(ref: str, number: int, how: str, *, by: Actor, now: datetime) -> MemberKept:
    """Say that a word that waits will never be believed, and why; it stays on record.

    Refuses with NotAllowed, MemberUnknown, MemberWordUnknown, Missing or TooLong.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    word = row.words.filter(number=number, standing=MemberWordStanding.HELD).first()
    if word is None:
        raise MemberWordUnknown()
    word.standing, word.how, word.dropped_by_id = MemberWordStanding.DROPPED, named(how, "how"), by.staff_id
    word.save(update_fields=["standing", "how", "dropped_by"])
    body = {"number": number, "how": digest(word.how.encode(), row.ref.encode())}
    moves.tell_of(row, Line("drop_member_word", body, now), by)
    return MemberKept(row.ref)
