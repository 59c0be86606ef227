"""Claiming: whoever lost something says what only they can know of it; the desk weighs it against the marks."""

from dataclasses import field
from datetime import datetime

from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.lost_property import moves
from yimen.engine.centre.lost_property.models import FoundClaim, FoundThing
from yimen.engine.centre.lost_property.refusals import (
    ClaimedTooOften,
    ClaimWaits,
    NothingToWeigh,
    OwnClaim,
    RecordedHere,
    ThingUnknown,
    WeighedAlready,
)
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.lost_property import MOST_CLAIMS, ClaimOutcome, FoundState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named, written
from yimen.registries.dated import new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import open_text, seal_text


@snapshot
class Claimed:
    """A claim by its reference."""

    ref: str


@operation
def claim_thing(number: str, proof: str, *, by: Actor, now: datetime) -> Claimed:
    """Say that a thing is mine, and what only I can know of it; by the person themselves.

    Refuses with ThingUnknown, ClaimWaits, ClaimedTooOften or Missing.
    """
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise NoSuchThing(what="party")
    row = FoundThing.objects.select_for_update().filter(number=moves.heard_number(number)).first()
    if row is None or row.state != FoundState.KEPT:
        raise ThingUnknown()
    return _claimed(row, by.party_id, proof, by, now)


@operation
def record_claim(ref: str, identity: str, proof: str, *, by: Actor, now: datetime) -> Claimed:
    """Write down what somebody at the desk knows of a thing; who they are is read from their card.

    Refuses with ThingUnknown, NoSuchThing, ClaimWaits, ClaimedTooOften or Missing.
    """
    row = moves.kept_by(ref, by)
    party = people.party_by_number(identity.strip().upper())
    if party is None:
        raise NoSuchThing(what="party")
    return _claimed(row, party.id, proof, by, now)


def _claimed(row: FoundThing, party_id: int, proof: str, by: Actor, now: datetime) -> Claimed:
    if row.claims.filter(outcome="fits").exists():
        raise ClaimWaits()
    if row.claims.filter(party_id=party_id, outcome="does_not_fit").count() >= MOST_CLAIMS:
        raise ClaimedTooOften()
    sealed = seal_text(named(proof, "proof"))
    with refusing(found_claim_waits_once_for_a_party=ClaimWaits()):
        claim = FoundClaim.objects.create(
            ref=new_ref(), thing=row, party_id=party_id, proof_cipher=sealed.cipher, proof_key=sealed.key_id,
            claimed_at=now, recorded_by_id=by.staff_id,
        )  # fmt: skip
    moves.told(row, Line("claim", {"claim": claim.ref}, now), by)
    return Claimed(claim.ref)


@snapshot
class ProofSaid:
    """What somebody said that only they can know."""

    claim_ref: str
    proof: str


@snapshot
class MarksOpened:
    """The marks of a thing beside what was said of it, for who weighs; no errand remembers them."""

    ref: str
    marks: str = field(default="", metadata=FORGOTTEN)
    proofs: tuple[ProofSaid, ...] = field(default=(), metadata=FORGOTTEN)


@operation
def open_marks(ref: str, *, by: Actor, now: datetime) -> MarksOpened:
    """Open the marks while a claim waits that one may weigh; each look is told on the chain of the thing.

    Refuses with ThingUnknown or NothingToWeigh.
    """
    row = moves.kept_by(ref, by)
    waiting = [one for one in row.claims.filter(outcome="").order_by("pk") if _may_weigh(one, by)]
    if row.state != FoundState.KEPT or not waiting:
        raise NothingToWeigh()
    moves.told(row, Line("open_marks", {"claims": [one.ref for one in waiting]}, now), by)
    proofs = tuple(ProofSaid(one.ref, open_text(one.proof_cipher, one.proof_key)) for one in waiting)
    return MarksOpened(ref, open_text(row.marks_cipher, row.marks_key), proofs)


def _may_weigh(claim: FoundClaim, by: Actor) -> bool:
    """Neither one's own nor one that was written down by the same hand."""
    return claim.party_id not in by.interests and (claim.recorded_by_id is None or claim.recorded_by_id != by.staff_id)


@operation
def weigh_claim(ref: str, claim_ref: str, outcome: str, why: str, *, by: Actor, now: datetime) -> Claimed:
    """Hold what was said against the marks: it fits, or it does not and why; who claimed hears of it.

    Refuses with ThingUnknown, NoSuchThing, OwnClaim, RecordedHere, WeighedAlready, ClaimWaits, NotInList or Missing.
    """
    row = moves.kept_by(ref, by)
    claim = row.claims.filter(ref=claim_ref).first()
    if claim is None or row.state != FoundState.KEPT:
        raise NoSuchThing(what="claim")
    if claim.party_id in by.interests:
        raise OwnClaim()
    if claim.recorded_by_id is not None and claim.recorded_by_id == by.staff_id:
        raise RecordedHere()
    if claim.outcome:
        raise WeighedAlready()
    if outcome not in set(ClaimOutcome):
        raise NotInList(field="outcome")
    claim.outcome, claim.weighed_at, claim.weighed_by_id = outcome, now, by.staff_id
    claim.why = named(why, "why") if outcome == ClaimOutcome.DOES_NOT_FIT else written(why, "why")
    with refusing(found_thing_fits_one_claim=ClaimWaits()):
        claim.save(update_fields=["outcome", "why", "weighed_at", "weighed_by"])
    moves.told(row, Line("weigh_claim", {"claim": claim_ref, "outcome": outcome}, now), by)
    _tell(row, claim, now)
    return Claimed(claim_ref)


def _tell(row: FoundThing, claim: FoundClaim, now: datetime) -> None:
    centre = offices.centre_names([row.centre_id], row.kept_until).get(row.centre_id, "")
    kind = "claim_fits" if claim.outcome == ClaimOutcome.FITS else "claim_does_not_fit"
    facts = {"number": row.number, "item": row.shown, "centre": centre, "until": row.kept_until.isoformat()}
    messages.write_notice(kind, claim.party_id, "found_thing", row.pk, facts, by=SYSTEM, now=now)
