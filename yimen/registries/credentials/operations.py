"""What is done with credentials: asked for at a place, issued, renewed, suspended, resumed, revoked, and used.

An administrator keeps the register, a head that of their office, a manager that of who works in their centre; nobody
their own. A holder may
suspend their own, lost or seen by others. What was sealed while it was good stays as it was sealed.
"""

from datetime import date, datetime

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.offices.credentials import CredentialEnd, CredentialRevoked, credential_mark
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, must_hold, named, span
from yimen.registries.credentials import locking
from yimen.registries.credentials.models import Credential, CredentialRule, CredentialUse
from yimen.registries.credentials.refusals import (
    AskedForAlready,
    CredentialOver,
    HasCredential,
    NotSuspended,
    OwnCredential,
    SerialTaken,
)
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing, to_close
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow

LAW = "电子签名法第十三条"
_WORKS_THERE = """
select from people_posting g join people_post p on p.id = g.post_id
where g.staff_id = %s and g.valid @> %s and p.centre_id = any(%s) limit 1
"""


@snapshot
class CredentialTold:
    """A credential as an act left it."""

    ref: str
    serial: str


@snapshot
class CredentialRuleTold:
    """A place at which credentials are asked for from, or until, a day."""

    ref: str
    day: date


@snapshot
class SealedBy:
    """What is sealed under a credential: its ref, what it is called, its case and its hash."""

    paper: str
    title: str
    case_number: str
    sha256: str
    serial: str = ""
    """Under which credential it was signed; "" when the act has signed nothing yet."""


@operation
def ask_for_credentials(
    office_ref: str, centre_ref: str, since: date, basis: str, *, by: Actor, now: datetime
) -> CredentialRuleTold:
    """From a day on the seals of an office, or those that a centre made, are set under a credential alone.

    Never from a day before today: what was sealed then was sealed rightly. Refuses with NoSuchThing, AskedForAlready,
    ImpossibleDates, Missing or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(since, None)
    if since < day_of(now):
        raise ImpossibleDates()
    office = offices.office(office_ref, since) if office_ref else None
    centre = offices.centre(centre_ref, since) if centre_ref and not office_ref else None
    if office is None and centre is None:
        raise NoSuchThing(what="office" if office_ref else "centre")
    with refusing(credential_rule_of_office=AskedForAlready(), credential_rule_of_centre=AskedForAlready()):
        row = CredentialRule.objects.create(
            ref=new_ref(),
            office_id=office.id if office else None,
            centre_id=centre.id if centre else None,
            basis=named(basis, "basis"),
            valid=days(since),
        )
    place = {"office": office_ref} if office else {"centre": centre_ref}
    _tell_rule(row, Line("ask_for_credentials", {**place, "since": since}, now, law=LAW), by)
    return CredentialRuleTold(row.ref, since)


@operation
def ask_no_more(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> CredentialRuleTold:
    """From a day on no credential is asked for there; up to its first day a rule is struck as a mistake.

    Refuses with NoSuchThing, ImpossibleDates, Missing or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    row = locked(CredentialRule, ref, "rule")
    if on < day_of(now):
        raise ImpossibleDates()
    if row.valid.isempty:
        raise NoSuchThing(what="rule")
    if on <= row.valid.lower:
        _strike(row, named(basis, "basis"))
    else:
        end_term(row, to_close([row], on)[1], named(basis, "basis"))
    _tell_rule(row, Line("ask_no_more", {"on": on}, now), by)
    return CredentialRuleTold(ref, on)


@operation
def issue_credential(
    staff_ref: str, serial: str, issuer: str, basis: str, begins: date, ends: date, *, by: Actor, now: datetime
) -> CredentialTold:
    """Issue a credential to a member of staff, from a day up to the one on which it is good no more.

    Refuses with NoSuchThing, OwnCredential, HasCredential, SerialTaken, ImpossibleDates, Missing or NotAllowed.
    """
    holder = people.staff_member(staff_ref)
    if holder is None:
        raise NoSuchThing(what="staff")
    _must_keep(by, holder, now)
    return _issued(holder, (serial, issuer, basis), begins, ends, None, by, now)


@operation
def renew_credential(
    ref: str, serial: str, basis: str, ends: date, seen: str = "", *, by: Actor, now: datetime
) -> CredentialTold:
    """Renew a credential 换发: a new one takes its place from today on, and the old one seals nothing any more.

    Refuses with CredentialOver, ChangedSinceRead, OwnCredential, SerialTaken, ImpossibleDates, NoSuchThing, Missing or
    NotAllowed.
    """
    row, holder = _kept(ref, seen, by, now)
    _end(row, CredentialEnd.RENEWED, basis, now)
    _tell(row, Line("end_credential", {"end": CredentialEnd.RENEWED}, now), by)
    return _issued(holder, (serial, row.issuer, basis), day_of(now), ends, row, by, now)


@operation
def suspend_credential(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> CredentialTold:
    """Suspend a credential at once 冻结: by who keeps the register, or by its holder who has lost it.

    Refuses with NotSuspended, CredentialOver, ChangedSinceRead, NoSuchThing, Missing or NotAllowed.
    """
    row = _open(ref, seen)
    if by.staff_id != row.staff_id:
        _must_keep(by, _holder(row), now)
    if row.suspended_at is not None:
        raise NotSuspended()
    row.suspended_at, row.reason = now, named(reason, "reason")
    row.save(update_fields=["suspended_at", "reason"])
    _tell(row, Line("suspend_credential", _why(row), now, law=LAW), by)
    return CredentialTold(row.ref, row.serial)


@operation
def resume_credential(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> CredentialTold:
    """Let a suspended credential be good again; never by its holder.

    Refuses with NotSuspended, CredentialOver, ChangedSinceRead, OwnCredential, NoSuchThing, Missing or NotAllowed.
    """
    row, _ = _kept(ref, seen, by, now)
    if row.suspended_at is None:
        raise NotSuspended()
    row.suspended_at, row.reason = None, named(reason, "reason")
    row.save(update_fields=["suspended_at", "reason"])
    _tell(row, Line("resume_credential", _why(row), now), by)
    return CredentialTold(row.ref, row.serial)


@operation
def revoke_credential(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> CredentialTold:
    """Revoke a credential for good 吊销: it seals nothing from this moment on, and what it sealed stays as it was.

    Refuses with CredentialOver, ChangedSinceRead, OwnCredential, NoSuchThing, Missing or NotAllowed.
    """
    row, _ = _kept(ref, seen, by, now)
    _end(row, CredentialEnd.REVOKED, reason, now)
    _tell(row, Line("end_credential", {"end": CredentialEnd.REVOKED, **_why(row)}, now, law=LAW), by)
    return CredentialTold(row.ref, row.serial)


@operation
def use_credential(staff_id: int, on: SealedBy, *, by: Actor, now: datetime) -> CredentialTold:
    """Register that something was sealed under the credential of a member of staff, in the act that seals it.

    It is looked at under its lock: whoever's was revoked meanwhile has not sealed this, however early the act began;
    what was signed under another serial is not registered on this one. By the house, or its holder. Refuses with
    NotAllowed, and as `good_to_sign` does.
    """
    if by.kind is not ActorKind.SYSTEM and by.staff_id != staff_id:
        raise NotAllowed()
    row = locking.good(staff_id, now)
    if on.serial not in ("", row.serial):
        raise CredentialRevoked(serial=on.serial)
    CredentialUse.objects.create(
        credential=row,
        paper=on.paper,
        title=on.title,
        case_number=on.case_number,
        sha256=on.sha256,
        used_at=now,
    )
    body = {"case": on.case_number, "paper": on.paper, "sha256": on.sha256}
    _tell(row, Line("use_credential", body, now, law="电子签名法第十四条"), by)
    return CredentialTold(row.ref, row.serial)


def _strike(row: CredentialRule, basis: str) -> None:
    """A rule that was set by mistake holds on no day; who set it and who struck it stay on its chain."""
    row.valid, row.end_basis = DateRange(empty=True), basis
    row.save(update_fields=["valid", "end_basis"])


def _issued(
    holder: StaffRow,
    told: tuple[str, str, str],
    begins: date,
    ends: date,
    renews: Credential | None,
    by: Actor,
    now: datetime,
) -> CredentialTold:
    serial, issuer, basis = (
        named(one, field, 100) for one, field in zip(told, ("serial", "issuer", "basis"), strict=True)
    )
    span(begins, ends)
    if ends <= day_of(now):
        raise ImpossibleDates()
    with refusing(
        credentials_credential_serial=SerialTaken(serial=serial), credential_is_one_of_its_holder=HasCredential()
    ):
        row = Credential.objects.create(
            ref=new_ref(),
            serial=serial,
            staff_id=holder.id,
            issuer=issuer,
            basis=basis,
            begins=begins,
            ends=ends,
            issued_at=now,
            renews=renews,
        )
    verb = "renew_credential" if renews else "issue_credential"
    body = {"holder": holder.ref, "serial": serial, "begins": begins, "ends": ends}
    _tell(row, Line(verb, body, now, law=LAW), by)
    return CredentialTold(row.ref, serial)


def _kept(ref: str, seen: str, by: Actor, now: datetime) -> tuple[Credential, StaffRow]:
    """A credential that goes on, under its lock, for who keeps it, with its holder."""
    row = _open(ref, seen)
    holder = _holder(row)
    _must_keep(by, holder, now)
    return row, holder


def _open(ref: str, seen: str) -> Credential:
    row = locked(Credential, ref, "credential")
    if row.end:
        raise CredentialOver()
    must_be_as_read(seen, credential_mark(row.end, row.suspended_at))
    return row


def _holder(row: Credential) -> StaffRow:
    found = people.staff_member(row.staff_id)
    assert found is not None, "staff is never deleted"
    return found


def _end(row: Credential, end: CredentialEnd, reason: str, now: datetime) -> None:
    row.end, row.ended_at, row.reason = end, now, named(reason, "reason")
    row.save(update_fields=["end", "ended_at", "reason"])


def _must_keep(by: Actor, holder: StaffRow, now: datetime) -> None:
    """Whoever keeps the register of this holder; nobody their own."""
    if by.staff_id is not None and by.staff_id == holder.id:
        raise OwnCredential()
    if (
        by.kind is ActorKind.SYSTEM
        or by.has_role(Role.ADMINISTRATOR)
        or holder.office_id in by.offices(Role.OFFICE_HEAD)
    ):
        return
    centres = [post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER]
    with connection.cursor() as cursor:
        cursor.execute(_WORKS_THERE, (holder.id, now, centres))
        if cursor.fetchone() is None:
            raise NotAllowed()


def _why(row: Credential) -> dict[str, str]:
    return {"reason": digest(row.reason.encode(), row.ref.encode())}


def _tell(row: Credential, line: Line, by: Actor) -> None:
    subject = Subject("credential", "credentials_credential", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def _tell_rule(row: CredentialRule, line: Line, by: Actor) -> None:
    head = bytes(row.journal_head)
    tell(Subject("credential_rule", "credentials_credentialrule", row.pk, row.ref, row.journal_seq, head), line, by)
