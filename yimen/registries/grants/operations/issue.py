"""Issue and revoke authorisation letters 授权书. Each letter has a chain in the journal; none is ever changed."""

from datetime import date, datetime
from typing import ClassVar

from django.db import connection
from django.db.models import Q

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import Rank
from yimen.kernel.evidence import Line
from yimen.kernel.offices.letters import Matter, sound
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, named, span, written
from yimen.registries.dated import day_of, moments, new_ref
from yimen.registries.grants import notices
from yimen.registries.grants.models import Letter
from yimen.registries.grants.subjects import subject_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.establishing import change_establishment
from yimen.registries.people.rows import StaffRow

LAW = "行政许可法第二十五条"


class NeedsFormalStaff(Refusal):
    """Only formal staff 在编人员 may hold a letter of this rank."""

    code: ClassVar[str] = "grants.needs_formal_staff"
    rank: int


class OwnLetter(Refusal):
    """Nobody grants powers to themselves."""

    code: ClassVar[str] = "grants.own_letter"


class HolderNotInService(Refusal):
    """The holder is not a member of staff when the letter begins."""

    code: ClassVar[str] = "grants.holder_not_in_service"


class LetterRevoked(Refusal):
    """The letter has been revoked already."""

    code: ClassVar[str] = "grants.letter_revoked"


@snapshot
class LetterIssued:
    """Somebody may decide, up to a rank, from when to when."""

    ref: str
    number: str


@snapshot
class LetterEnded:
    """A letter grants nothing any more."""

    ref: str


@operation
def issue_letter(
    holder_ref: str,
    office_ref: str,
    rank: int,
    item_refs: tuple[str, ...],
    seal: str,
    valid_from: datetime,
    valid_to: datetime | None,
    matters: tuple[Matter, ...] = (),
    *,
    by: Actor,
    now: datetime,
) -> LetterIssued:
    """Grant a rank of decision over items of an office; by its head, an administrator or the system.

    Of each item it may say whether it is decided directly or after consultation. It is sent to every section and
    subordinate unit of the office. Refuses with NeedsFormalStaff, OwnLetter, HolderNotInService, MatterOutside,
    ExpertOpinionMissing, NoSuchThing or NotAllowed.
    """
    if rank not in list(Rank):
        raise NotInList(field="rank")
    span(valid_from, valid_to)
    day = day_of(valid_from)
    office = offices.office(office_ref, day)
    if office is None or not _may_grant(office.id, by):
        raise NoSuchThing(what="office") if by.posts or by.kind is ActorKind.SYSTEM else NotAllowed()
    holder = _holder(holder_ref, rank, day, by)
    said = sound(matters, item_refs)
    covered = _item_ids((*item_refs, *(one.item for one in said)), office.id)
    letter = Letter.objects.create(
        ref=new_ref(),
        number=_number(office.numbered_as, valid_from.year),
        office_id=office.id,
        grantor=named(by.name, "grantor"),
        holder_id=holder.id,
        rank=rank,
        items=sorted(covered[one] for one in set(item_refs)),
        matters={str(covered[one.item]): _kept(one) for one in said},
        seal=written(seal, "seal"),
        valid=moments(valid_from, valid_to),
    )
    body: dict[str, object] = {
        "number": letter.number, "office": office_ref, "holder": holder_ref, "rank": int(rank),
        "items": sorted(item_refs), "from": valid_from, "to": valid_to,
    }  # fmt: skip
    if said:
        body["matters"] = {one.item: one.manner for one in said}
    if sent := notices.send(letter, now):
        body["units"] = sent
    tell(subject_of(letter), Line("issue_letter", body, effective_at=now, law=LAW), by)
    return LetterIssued(ref=letter.ref, number=letter.number)


def _holder(ref: str, rank: int, day: date, by: Actor) -> StaffRow:
    """Who may be given a letter of this rank on that day: somebody in service, formal from a chief upwards, another."""
    holder = people.staff_member(ref)
    if holder is None:
        raise NoSuchThing(what="staff")
    if holder.id == by.staff_id:
        raise OwnLetter()
    if not (holder.begins <= day and (holder.ends is None or day < holder.ends)):
        raise HolderNotInService()
    if rank >= Rank.CHIEF and holder.establishment != "formal":
        raise NeedsFormalStaff(rank=rank)
    return holder


@operation
def revoke_letter(ref: str, basis: str, *, by: Actor, now: datetime) -> LetterEnded:
    """End a letter now; decisions made under it stay. Refuses with LetterRevoked or NoSuchThing."""
    letter = Letter.objects.select_for_update().filter(ref=ref).first()
    if letter is None or not _may_grant(letter.office_id, by):
        raise NoSuchThing(what="letter")
    if letter.revoked_at is not None:
        raise LetterRevoked()
    _revoke(letter, basis, by, now)
    return LetterEnded(ref=ref)


@snapshot
class StatusChanged:
    """Somebody is on or off the establishment from now on; so many letters ended with it."""

    ref: str
    letters: int


@operation
def change_status(staff_ref: str, establishment: str, basis: str, *, by: Actor, now: datetime) -> StatusChanged:
    """Put somebody on or off the establishment 编制变动; whoever goes off loses posts and letters in the same moment.

    Refuses with NoSuchThing, NotAllowed, NotInList, Missing or EstablishmentUnchanged.
    """
    must_hold(by, Role.ADMINISTRATOR)
    staff_id = change_establishment(staff_ref, establishment, basis, by, now)
    ended = 0
    if establishment != "formal":
        held = Letter.objects.select_for_update().filter(holder_id=staff_id, revoked_at=None)
        for letter in held.filter(Q(valid__endswith=None) | Q(valid__endswith__gt=now)).order_by("pk"):
            _revoke(letter, basis, by, now)
            ended += 1
    return StatusChanged(ref=staff_ref, letters=ended)


def _revoke(letter: Letter, basis: str, by: Actor, now: datetime) -> None:
    letter.revoked_at, letter.revocation_basis = now, named(basis, "basis")
    letter.save(update_fields=["revoked_at", "revocation_basis"])
    tell(subject_of(letter), Line("revoke_letter", {"number": letter.number}, effective_at=now, law=LAW), by)


def _may_grant(office_id: int, by: Actor) -> bool:
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR):
        return True
    return office_id in by.offices(Role.OFFICE_HEAD)


def _number(mark: str, year: int) -> str:
    """The next number of the office in the year, counted under a lock that ends with the act."""
    head = f"{mark}授〔{year}〕"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (head,))
    return f"{head}{Letter.objects.filter(number__startswith=head).count() + 1}号"


def _kept(one: Matter) -> dict[str, str]:
    return {"manner": one.manner, "procedure": one.procedure, "technical": one.technical, "opinion": one.opinion}


def _item_ids(refs: tuple[str, ...], office_id: int) -> dict[str, int]:
    if not refs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select ref, id from catalogue_item where ref = any(%s) and office_id = %s", (list(set(refs)), office_id)
        )
        found = {str(ref): int(id) for ref, id in cursor.fetchall()}
    if len(found) != len(set(refs)):
        raise NoSuchThing(what="item")
    return found
