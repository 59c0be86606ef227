"""Writes of the regulations: proposed by one, published by another, confirmed as read by everybody they are for."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named, told
from yimen.registries.bases import moves as bases
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.regulations.models import (
    KINDS,
    Regulation,
    RegulationLink,
    RegulationReading,
    RegulationVersion,
)

KEEPERS = (Role.REFORM_OFFICE, Role.CENTRE_MANAGER, Role.LEGAL_REVIEWER)
MOST_TEXT = 40000


class TitleTaken(Refusal):
    """There is a regulation of this title."""

    code: ClassVar[str] = "regulations.title_taken"


class ProposedAlready(Refusal):
    """A new version waits to be published."""

    code: ClassVar[str] = "regulations.proposed_already"


class SameHand(Refusal):
    """Who proposed a version does not publish it."""

    code: ClassVar[str] = "regulations.same_hand"


class EndProposed(Refusal):
    """An end of this regulation waits for a second hand."""

    code: ClassVar[str] = "regulations.end_proposed"


class EndsBefore(Refusal):
    """The end of the regulation was announced: a version begins before that day, and ends with it."""

    code: ClassVar[str] = "regulations.ends_before"
    day: date


class NotInForce(Refusal):
    """The version is not in force, or not for them: there is nothing to confirm."""

    code: ClassVar[str] = "regulations.not_in_force"


@snapshot
class RegulationSaid:
    """What a regulation is and for whom: roles, or nobody named for everybody."""

    title: str
    kind: str
    text: str
    audience: tuple[str, ...] = ()
    public: str = "no"
    basis: str = ""
    """Number of the document on which it rests."""


@snapshot
class RegulationKept:
    """A regulation and the version that was touched."""

    ref: str
    version: str


@operation
def propose_regulation(said: RegulationSaid, *, by: Actor, now: datetime) -> RegulationKept:
    """Propose a new regulation with its first version.

    Refuses with NotAllowed, NotInList, NoSuchThing, BasisOver, TitleTaken, Missing or TooLong.
    """
    must_hold(by, *KEEPERS)
    if said.kind not in KINDS or said.public not in ("yes", "no"):
        raise NotInList(field="kind")
    if not set(said.audience) <= set(Role):
        raise NotInList(field="audience")
    with refusing(regulations_regulation_title=TitleTaken()):
        row = Regulation.objects.create(
            ref=new_ref(), title=named(said.title, "title"), kind=said.kind, audience=sorted(set(said.audience)),
            public=said.public,
        )  # fmt: skip
    return _proposed(row, said.text, "", said.basis, by, now)


@operation
def propose_version(ref: str, text: str, changed: str, basis: str = "", *, by: Actor, now: datetime) -> RegulationKept:
    """Propose a new version, with what has changed.

    Refuses with NotAllowed, NoSuchThing, BasisOver, ProposedAlready, Missing or TooLong.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    return _proposed(row, text, named(changed, "changed", 500), basis, by, now)


@operation
def publish_version(version_ref: str, from_day: date, *, by: Actor, now: datetime) -> RegulationKept:
    """Put a version in force from a day on; the one before ends with it. By a second hand.

    An end that was announced stays: the version ends on that day too. Refuses with NotAllowed, NoSuchThing, SameHand,
    EndsBefore or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, _version(version_ref).regulation.ref, "regulation")
    version = _version(version_ref)
    if version.published_at is not None or version.withdrawn_at is not None:
        raise NoSuchThing(what="version")
    if version.proposed_by_id == by.staff_id:
        raise SameHand()
    if from_day < day_of(now):
        raise ImpossibleDates()
    before = row.versions.filter(published_at__isnull=False).order_by("-number").first()
    ends = before.valid.upper if before is not None else None
    if ends is not None and day_of(now) < ends <= from_day:
        raise EndsBefore(day=ends)
    if before is not None and (ends is None or ends > from_day):
        if before.valid.lower >= from_day:
            raise ImpossibleDates()
        version.end_basis = before.end_basis
        version.end_on, version.end_why, version.end_by_id = before.end_on, before.end_why, before.end_by_id
        before.end_on, before.end_why, before.end_by_id = None, "", None
        before.save(update_fields=["end_on", "end_why", "end_by"])
        end_term(before, days(before.valid.lower, from_day), row.title)
    until = ends if ends is not None and ends > from_day else None
    version.published_by_id, version.published_at, version.valid = by.staff_id, now, days(from_day, until)
    version.save(update_fields=["published_by", "published_at", "valid", "end_basis", "end_on", "end_why", "end_by"])
    _told(row, Line("publish_version", {"version": version_ref, "from": from_day}, now), by)
    return RegulationKept(row.ref, version_ref)


@operation
def withdraw_version(version_ref: str, why: str, *, by: Actor, now: datetime) -> RegulationKept:
    """Take a proposal back that was never published, with the reason: who proposed it or another keeper.

    Refuses with NotAllowed, NoSuchThing or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, _version(version_ref).regulation.ref, "regulation")
    version = _version(version_ref)
    if version.published_at is not None or version.withdrawn_at is not None:
        raise NoSuchThing(what="version")
    version.withdrawn_by_id, version.withdrawn_at = by.staff_id, now
    version.withdrawn_why = named(why, "why", 500)
    version.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    body = {"version": version_ref, "why": digest(version.withdrawn_why.encode(), version_ref.encode())}
    _told(row, Line("withdraw_version", body, now), by)
    return RegulationKept(row.ref, version_ref)


@operation
def propose_end(ref: str, on: date, why: str, *, by: Actor, now: datetime) -> RegulationKept:
    """Propose that a regulation holds no more from a day on; another keeper says so.

    Refuses with NotAllowed, NoSuchThing, EndProposed, ImpossibleDates or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    version = _endless(row)
    if version.end_on is not None:
        raise EndProposed()
    if on < day_of(now) or on <= version.valid.lower:
        raise ImpossibleDates()
    version.end_on, version.end_why, version.end_by_id = on, named(why, "basis"), by.staff_id
    version.save(update_fields=["end_on", "end_why", "end_by"])
    _told(row, Line("propose_end", {"on": on, "basis": version.end_why}, now), by)
    return RegulationKept(ref, version.ref)


@operation
def end_regulation(ref: str, on: date, *, by: Actor, now: datetime) -> RegulationKept:
    """The regulation holds no more from the day that another keeper proposed, and that was read.

    Refuses with NotAllowed, NoSuchThing, SameHand, ChangedSinceRead or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    version = _endless(row)
    if version.end_on is None:
        raise NoSuchThing(what="version")
    if version.end_by_id == by.staff_id:
        raise SameHand()
    if on != version.end_on:
        raise ChangedSinceRead()
    if on < day_of(now) or on <= version.valid.lower:
        raise ImpossibleDates()
    why, version.end_on, version.end_why, version.end_by_id = version.end_why, None, "", None
    version.save(update_fields=["end_on", "end_why", "end_by"])
    end_term(version, days(version.valid.lower, on), why)
    _told(row, Line("end_regulation", {"on": on, "basis": why}, now), by)
    return RegulationKept(ref, version.ref)


@operation
def withdraw_end(ref: str, *, by: Actor, now: datetime) -> RegulationKept:
    """The regulation does not end after all, before anybody has said so. Refuses with NotAllowed or NoSuchThing."""
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    version = _endless(row)
    if version.end_on is None:
        raise NoSuchThing(what="version")
    on, version.end_on, version.end_why, version.end_by_id = version.end_on, None, "", None
    version.save(update_fields=["end_on", "end_why", "end_by"])
    _told(row, Line("withdraw_end", {"on": on}, now), by)
    return RegulationKept(ref, version.ref)


def _endless(row: Regulation) -> RegulationVersion:
    """The version published last, of which no end was announced; refuses with NoSuchThing."""
    version = row.versions.filter(published_at__isnull=False).order_by("-number").first()
    if version is None or version.valid.upper is not None:
        raise NoSuchThing(what="version")
    return version


@operation
def confirm_reading(version_ref: str, *, by: Actor, now: datetime) -> RegulationKept:
    """Confirm that one has read a version that is in force and is for oneself; asked twice, it is confirmed once.

    Refuses with NoSuchThing or NotInForce.
    """
    version = _version(version_ref)
    row = version.regulation
    mine = by.staff_id is not None and (not row.audience or by.has_role(*(Role(one) for one in row.audience)))
    if by.staff_id is None or not mine or version.valid is None or day_of(now) not in version.valid:
        raise NotInForce()
    _, first = RegulationReading.objects.get_or_create(version=version, staff_id=by.staff_id, defaults={"read_at": now})
    if first:
        _told(locked(Regulation, row.ref, "regulation"), Line("confirm_reading", {"version": version_ref}, now), by)
    return RegulationKept(row.ref, version_ref)


@operation
def link_regulation(ref: str, kind: str, key: str, *, by: Actor, now: datetime) -> RegulationKept:
    """Let a regulation be found where it is needed: on a screen of the desk, or at an item named by its code.

    Refuses with NotAllowed, NoSuchThing, NotInList or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    if kind == "item":
        item = catalogue.in_force(key, now)
        if item is None:
            raise NoSuchThing(what="item")
        key = item.ref
    elif kind != "screen":
        raise NotInList(field="kind")
    if not key.strip():
        raise Missing(field="key")
    RegulationLink.objects.get_or_create(regulation=row, kind=kind, key=named(key, "key", 60))
    _told(row, Line("link_regulation", {"kind": kind, "key": key}, now), by)
    return RegulationKept(ref, "")


@operation
def unlink_regulation(ref: str, kind: str, key: str, *, by: Actor, now: datetime) -> RegulationKept:
    """It is not needed there any more. Refuses with NotAllowed or NoSuchThing."""
    must_hold(by, *KEEPERS)
    row = locked(Regulation, ref, "regulation")
    if not row.links.filter(kind=kind, key=key).delete()[0]:
        raise NoSuchThing(what="link")
    _told(row, Line("unlink_regulation", {"kind": kind, "key": key}, now), by)
    return RegulationKept(ref, "")


def _proposed(row: Regulation, text: str, changed: str, basis: str, by: Actor, now: datetime) -> RegulationKept:
    said = told(text, "text", MOST_TEXT)
    if not said:
        raise Missing(field="text")
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    number = row.versions.count() + 1
    with refusing(regulation_proposed_one_at_a_time=ProposedAlready()):
        version = RegulationVersion.objects.create(
            ref=new_ref(), regulation=row, number=number, text=said, changed=changed,
            basis_id=bases.standing_id(basis, day_of(now)) if basis.strip() else None, proposed_by_id=by.staff_id,
            proposed_at=now,
        )  # fmt: skip
    body = {"version": version.ref, "number": number, "text": digest(said.encode(), version.ref.encode())}
    _told(row, Line("propose_version", body, now), by)
    return RegulationKept(row.ref, version.ref)


def _version(version_ref: str) -> RegulationVersion:
    """A version with its regulation; it is the regulation that is locked, or readers and publishers wait in a ring."""
    version = RegulationVersion.objects.filter(ref=version_ref).select_related("regulation").first()
    if version is None:
        raise NoSuchThing(what="version")
    return version


def _told(row: Regulation, line: Line, by: Actor) -> None:
    kind, table = "regulation", "regulations_regulation"
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
