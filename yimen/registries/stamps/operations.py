"""What is done with approval seals: made by the centre, handed over with the letter and signed for, used, given back.

Both sign the same record: who gives, who receives, which stamp, which letter, when. Before the second signature no
paper bears the stamp. Nothing is deleted; each stamp has a chain in the journal, on which every use stands.
"""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, canonical, digest
from yimen.kernel.meanwhile import mark_of, must_be_as_read
from yimen.kernel.offices.credentials import NOT_GOOD, must_be_valid
from yimen.kernel.offices.stamps import ENDS, Custody, NoStampUsable, StampStanding
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.credentials import queries as credentials
from yimen.registries.credentials.operations import SealedBy, use_credential
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.grants import queries as grants
from yimen.registries.grants.rows import LetterRow
from yimen.registries.offices import queries as offices
from yimen.registries.stamps.models import Stamp, StampHandover, StampUse
from yimen.registries.stamps.refusals import (
    GiverUnknown,
    LetterNamesAnother,
    NotHandedOver,
    NotTheReceiver,
    StampCodeTaken,
    StampEnded,
    StampNotInStore,
)

LAW = "行政许可法第二十五条"


@snapshot
class StampMade:
    """A stamp of the register."""

    ref: str
    code: str


@snapshot
class StampHanded:
    """A hand-over with the digest of the record that both sign."""

    ref: str
    record: str


@snapshot
class Sealed:
    """A paper that bears a stamp: of which case, and its hash."""

    case_id: int
    case_number: str
    paper: str
    title: str
    sha256: str


@operation
def make_stamp(office_ref: str, centre_ref: str, code: str, *, by: Actor, now: datetime) -> StampMade:
    """Enter a stamp that the centre has made for an office; by the manager of the centre or an administrator.

    From now on papers decided under a letter of this office go out under its stamps alone.
    Refuses with StampCodeTaken, NoSuchThing, Missing or NotAllowed.
    """
    office, centre = offices.office(office_ref, day_of(now)), offices.centre(centre_ref, day_of(now))
    if office is None or centre is None:
        raise NoSuchThing(what="office" if office is None else "centre")
    if not _runs(by, centre.id):
        raise NotAllowed()
    number = named(code, "code", 100)
    with refusing(stamps_stamp_code=StampCodeTaken(value=number)):
        row = Stamp.objects.create(ref=new_ref(), code=number, office_id=office.id, centre_id=centre.id, made_at=now)
    _tell(row, Line("make_stamp", {"code": number, "office": office_ref, "centre": centre_ref}, now), by)
    return StampMade(row.ref, number)


@operation
def hand_stamp(ref: str, letter_ref: str, *, by: Actor, now: datetime) -> StampHanded:
    """Hand a stamp over with the letter that names it, and sign for that 授印: to the holder of the letter.

    Refuses with StampNotInStore, StampEnded, LetterNamesAnother, GiverUnknown, NoSuchThing or NotAllowed.
    """
    row = locked(Stamp, ref, "stamp")
    if not (_runs(by, row.centre_id) or _heads(by, row)):
        raise NotAllowed()
    if by.staff_id is None:
        raise GiverUnknown()
    _must_go_on(row)
    letter = grants.letter(letter_ref)
    if letter is None or letter.office_id != row.office_id or letter.seal != row.code or not letter.in_force(now):
        raise LetterNamesAnother(value=row.code)
    record = _record(row, letter, by.staff_id, now)
    with refusing(
        stamp_is_in_one_hand_at_a_time=StampNotInStore(standing=StampStanding.IN_USE),
        stamp_is_handed_to_somebody_else=GiverUnknown(),
    ):
        given = StampHandover.objects.create(
            ref=new_ref(),
            stamp=row,
            letter_id=letter.id,
            giver_id=by.staff_id,
            receiver_id=letter.holder_id,
            given_at=now,
            record=record,
        )
    body = {"handover": given.ref, "letter": letter.number, "receiver": letter.holder_ref, "record": record}
    _tell(row, Line("hand_stamp", body, now, law=LAW, authority=letter.ref), by)
    return StampHanded(given.ref, record)


@operation
def sign_for_stamp(handover_ref: str, *, by: Actor, now: datetime) -> StampHanded:
    """Sign for a stamp and its letter; from this moment on papers may bear it.

    Where credentials are asked for, that of the receiver must be good. Refuses with NotTheReceiver, NotHandedOver,
    LetterNamesAnother, NoSuchThing, NoCredential, CredentialNotYet, CredentialExpired, CredentialSuspended or
    CredentialRevoked.
    """
    row, given = _handed(handover_ref)
    if by.staff_id is None or by.staff_id != given.receiver_id:
        raise NotTheReceiver()
    if given.received_at is not None or given.returned_at is not None or row.end:
        raise NotHandedOver()
    letter = grants.letter(given.letter.ref)
    if letter is None or not letter.in_force(now):
        raise LetterNamesAnother(value=row.code)
    if credentials.asked_at(row.office_id, row.centre_id, now):
        must_be_valid(credentials.held(given.receiver_id, now), day_of(now), now)
    given.received_at = now
    given.save(update_fields=["received_at"])
    body = {"handover": given.ref, "record": given.record}
    _tell(row, Line("sign_for_stamp", body, now, law=LAW, authority=letter.ref), by)
    return StampHanded(given.ref, given.record)


@operation
def return_stamp(handover_ref: str, basis: str, *, by: Actor, now: datetime) -> StampHanded:
    """Give a stamp back into the store, or take it back: by who has it, its office's head or its centre's manager.

    Refuses with NotHandedOver, NoSuchThing, Missing or NotAllowed.
    """
    row, given = _handed(handover_ref)
    if not (by.staff_id == given.receiver_id or _runs(by, row.centre_id) or _heads(by, row)):
        raise NotAllowed()
    if given.returned_at is not None:
        raise NotHandedOver()
    _end_custody(given, named(basis, "basis"), now)
    _tell(row, Line("return_stamp", {"handover": given.ref}, now), by)
    return StampHanded(given.ref, given.record)


@operation
def end_stamp(ref: str, end: str, basis: str, seen: str = "", *, by: Actor, now: datetime) -> StampMade:
    """Report a stamp lost, or destroy it: no paper bears it from now on. What it was set on stays good.

    Refuses with StampEnded, ChangedSinceRead, NotInList, NoSuchThing, Missing or NotAllowed.
    """
    row = locked(Stamp, ref, "stamp")
    given = row.handovers.filter(returned_at=None).first()
    has_it = given is not None and by.staff_id == given.receiver_id and end == StampStanding.LOST
    if not (has_it or _runs(by, row.centre_id)):
        raise NotAllowed()
    if end not in ENDS:
        raise NotInList(field="end")
    if row.end:
        raise StampEnded()
    must_be_as_read(seen, _mark(row))
    why = named(basis, "basis")
    if given is not None:
        _end_custody(given, why, now)
    row.end, row.ended_at, row.end_basis = end, now, why
    row.save(update_fields=["end", "ended_at", "end_basis"])
    _tell(row, Line("end_stamp", {"end": end}, now), by)
    return StampMade(row.ref, row.code)


@operation
def use_stamp(chosen: Custody, on: Sealed, *, by: Actor, now: datetime) -> str:
    """Log that a paper bears a stamp; in the transaction that keeps the paper. The digest of the paper.

    The stamp is looked at again under its lock: whoever gave it back or lost it meanwhile has not sealed this paper. So
    is the credential of whoever has it, where one is asked for, and its use is registered. Refuses with NoStampUsable.
    """
    row = locked(Stamp, chosen.stamp_ref, "stamp")
    given = row.handovers.filter(pk=chosen.handover_id, returned_at=None, received_at__lte=now).first()
    letter = grants.letter(chosen.letter.ref)
    if by.kind is not ActorKind.SYSTEM or given is None or row.end or letter is None or not letter.in_force(now):
        raise NoStampUsable(office_id=row.office_id)
    StampUse.objects.create(
        stamp=row,
        handover_id=chosen.handover_id,
        case_id=on.case_id,
        case_number=on.case_number,
        paper=on.paper,
        title=on.title,
        sha256=on.sha256,
        used_at=now,
    )
    _under_credential(row, given, on, by, now)
    body = {"case": on.case_number, "paper": on.paper, "sha256": on.sha256}
    _tell(row, Line("use_stamp", body, now, authority=chosen.letter.ref), by)
    return on.sha256


def _under_credential(row: Stamp, given: StampHandover, on: Sealed, by: Actor, now: datetime) -> None:
    """Register under whose credential the stamp is set, where one is asked for. Refuses with NoStampUsable."""
    if not credentials.asked_at(row.office_id, row.centre_id, now):
        return
    sealed = SealedBy(on.paper, on.title, on.case_number, on.sha256)
    try:
        use_credential(given.receiver_id, sealed, by=by.within(), now=now)
    except NOT_GOOD as refusal:
        raise NoStampUsable(office_id=row.office_id) from refusal


def _record(row: Stamp, letter: LetterRow, giver: int, now: datetime) -> str:
    said = {"stamp": row.code, "letter": letter.number, "giver": giver, "receiver": letter.holder_id, "at": now}
    return digest(canonical(said))


def _handed(handover_ref: str) -> tuple[Stamp, StampHandover]:
    """A hand-over under the lock of its stamp."""
    ref = StampHandover.objects.filter(ref=handover_ref).values_list("stamp__ref", flat=True).first()
    row = locked(Stamp, ref or "", "stamp")
    return row, row.handovers.select_related("letter").get(ref=handover_ref)


def _must_go_on(row: Stamp) -> None:
    if row.end:
        raise StampEnded()


def _end_custody(given: StampHandover, basis: str, now: datetime) -> None:
    given.returned_at, given.return_basis = now, basis
    given.save(update_fields=["returned_at", "return_basis"])


def _mark(row: Stamp) -> str:
    """Of where a stamp stands and in whose hands, as the register shows it."""
    last = row.handovers.order_by("-pk").values_list("pk", "received_at", "returned_at").first()
    handover, received, returned = last or (None, None, None)
    return mark_of(row.end, handover, received is None, returned is None)


def _runs(by: Actor, centre_id: int) -> bool:
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR):
        return True
    return any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts)


def _heads(by: Actor, row: Stamp) -> bool:
    return row.office_id in by.offices(Role.OFFICE_HEAD)


def _tell(row: Stamp, line: Line, by: Actor) -> None:
    subject = Subject("stamp", "stamps_stamp", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
