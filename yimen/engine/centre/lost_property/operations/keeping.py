"""Keeping: taken in with what everybody may read and what the owner alone knows; handed out or given over."""

import re
import secrets
from datetime import date, datetime, timedelta

from yimen.engine.centre.lost_property import moves
from yimen.engine.centre.lost_property.models import FoundThing
from yimen.engine.centre.lost_property.refusals import (
    NotFoundToFit,
    OwnClaim,
    RecordedHere,
    SignedByAnother,
    TellsTooMuch,
)
from yimen.engine.papers.dossiers import ports, sniffing
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.lost_property import (
    FOUND_LIFE,
    USUALLY,
    FoundKind,
    FoundMove,
    FoundState,
    kept_until,
    must_be_over,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import seal_text

LONGEST_AGO = timedelta(days=365)
MEGABYTES = 5
_NUMBERS = re.compile(r"\d{4,}")
"""Digits in a row: of a card, a phone, a plate. Who lost it is asked for them."""


@snapshot
class ThingFound:
    """What was found: where and when, what everybody may read, what the owner is asked for, and a picture."""

    centre_ref: str
    kind: str
    shown: str
    where: str
    found_on: date
    marks: str
    photo: bytes = b""


@snapshot
class ThingKept:
    """A found thing by its number, and through which day it is kept."""

    ref: str
    number: str
    until: date


@operation
def take_in_thing(found: ThingFound, *, by: Actor, now: datetime) -> ThingKept:
    """Take in what somebody found in the hall; everybody may read of it from now on, and the marks stay at the desk.

    Refuses with NotAllowed, NotInList, ImpossibleDates, Missing, TellsTooMuch, or what is wrong with the picture.
    """
    must_hold(by, *moves.DESKS)
    today = day_of(now)
    centre = offices.centre(found.centre_ref, today)
    if centre is None:
        raise NoSuchThing(what="centre")
    if centre.id not in moves.at_desk(by) or by.staff_id is None:
        raise NotAllowed()
    if found.kind not in set(FoundKind):
        raise NotInList(field="kind")
    if not today - LONGEST_AGO <= found.found_on <= today:
        raise ImpossibleDates()
    shown, where, marks = (
        named(found.shown, "shown", 100),
        named(found.where, "where", 100),
        named(found.marks, "marks"),
    )
    _must_not_tell(shown, where, marks)
    sealed, until = seal_text(marks), kept_until(FoundKind(found.kind), today)
    row = FoundThing.objects.create(
        ref=new_ref(), number=moves.number_of(secrets.token_bytes(16)), centre_id=centre.id, kind=found.kind,
        shown=shown, where=where, found_on=found.found_on, marks_cipher=sealed.cipher, marks_key=sealed.key_id,
        photo=_kept_photo(found.photo), taken_by_id=by.staff_id, handed_in_at=now, kept_until=until,
    )  # fmt: skip
    moves.told(row, Line("take_in", {"kind": row.kind, "until": until}, now), by)
    return ThingKept(row.ref, row.number, until)


@operation
def hand_out_thing(ref: str, number: str, *, by: Actor, now: datetime) -> ThingKept:
    """Hand it out to whose claim was found to fit, whose identity number is read from the card they sign with.

    Refuses with ThingUnknown, WrongState, NotFoundToFit, SignedByAnother, OwnClaim or RecordedHere.
    """
    row = moves.kept_by(ref, by)
    claim = row.claims.filter(outcome="fits").first()
    if claim is None:
        raise NotFoundToFit()
    signer = people.party_by_number(number.strip().upper())
    if signer is None or signer.id != claim.party_id:
        raise SignedByAnother()
    if claim.party_id in by.interests:
        raise OwnClaim()
    if claim.recorded_by_id is not None and claim.recorded_by_id == by.staff_id:
        raise RecordedHere()
    moves.move(row, FoundMove.HAND_OUT, {}, by, now)
    claim.signed_at, claim.handed_by_id = now, by.staff_id
    claim.save(update_fields=["signed_at", "handed_by"])
    return ThingKept(row.ref, row.number, row.kept_until)


@operation
def give_over(ref: str, to: str, *, by: Actor, now: datetime) -> ThingKept:
    """Give what nobody fetched to the police or its issuer, when the days are over. Refuses with StillKept."""
    row = moves.kept_by(ref, by)
    FOUND_LIFE.after(FoundMove.GIVE_OVER, FoundState(row.state))
    must_be_over(_held_until(row), day_of(now))
    moves.move(row, FoundMove.GIVE_OVER, {"given_to": named(to, "to", 100)}, by, now)
    return ThingKept(row.ref, row.number, row.kept_until)


def _held_until(row: FoundThing) -> date:
    """For whose claim fits it is held so much longer; then it goes on like anything else."""
    claim = row.claims.filter(outcome="fits").first()
    fits = day_of(claim.weighed_at) + USUALLY if claim is not None and claim.weighed_at else row.kept_until
    return max(row.kept_until, fits)


def _must_not_tell(shown: str, where: str, marks: str) -> None:
    """What identifies it stands in nothing that everybody reads: neither as numbers nor in the same words."""
    told = f"{shown} {where}"
    if _NUMBERS.search(told) or any(part in told for part in re.split(r"[\s，。；、,;]+", marks) if len(part) > 2):
        raise TellsTooMuch()


def _kept_photo(content: bytes) -> str:
    if not content:
        return ""
    found = sniffing.sniff(content, "photo", sniffing.UploadLimits(megabytes=MEGABYTES, pages=1))
    if found.kind == "pdf":
        raise NotInList(field="photo")
    return str(ports.store().put(content))
