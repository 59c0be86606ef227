"""Entrusting 委托: a mandate given at the village point, on paper that is scanned or on the villager's own phone.

The mandate itself is a row of the people's register, for single items and with an end; here lies how it was given.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from yimen.engine.papers.dossiers.operations import keep_file
from yimen.engine.public.agency import allow
from yimen.engine.public.agency.models import MandateProof
from yimen.engine.public.agency.refusals import ProofAnswered, ProofUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.villages.agency import ProofWay, must_be_bounded
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref
from yimen.registries.people import operations as people
from yimen.registries.people import queries as register
from yimen.registries.people.moves import asked_for_mandate
from yimen.registries.people.refusals import OwnMandate

PAPER = MaterialTerm("mandate", "委托书")


@snapshot
class MandateTold:
    """How a mandate at the point stands: the proof, and the mandates in force by it."""

    ref: str
    mandates: tuple[str, ...]


@operation
def take_mandate(
    principal_ref: str,
    items: Sequence[str],
    until: datetime,
    filename: str,
    content: bytes,
    *,
    by: Actor,
    now: datetime,
) -> MandateTold:
    """Take a signed mandate in at the point with its scan; it is in force at once.

    Refuses with NotAnAgent, AgentHasNoPerson, NothingEntrusted, MandateUnbounded, NoSuchThing, OwnMandate, and as a
    file does that cannot be kept.
    """
    proof = _asked(principal_ref, items, until, ProofWay.PAPER, by, now)
    keep_file(proof.principal_id, "mandate", proof.pk, PAPER, filename, content, 0, by, now)
    # The villager signed on paper, which lies with the proof: the register takes it as given.
    return _given(proof, replace(SYSTEM, ref=by.ref), now)


@operation
def ask_mandate(principal_ref: str, items: Sequence[str], until: datetime, *, by: Actor, now: datetime) -> MandateTold:
    """Ask the villager for a mandate, to be given on their own phone in the hall; they are told.

    Nothing is in force before they have said so.
    Refuses with NotAnAgent, AgentHasNoPerson, NothingEntrusted, MandateUnbounded, NoSuchThing or OwnMandate.
    """
    proof = _asked(principal_ref, items, until, ProofWay.PHONE, by, now)
    asked_for_mandate(proof.principal_id, proof.ref, len(proof.items), day_of(until), by, now)
    return MandateTold(proof.ref, ())


@operation
def confirm_mandate(ref: str, *, by: Actor, now: datetime) -> MandateTold:
    """The villager gives the mandate that an agent asked for; refuses with ProofUnknown or ProofAnswered."""
    return _given(_waiting(ref, by, now), by.within(), now)


@operation
def decline_mandate(ref: str, *, by: Actor, now: datetime) -> MandateTold:
    """The villager gives no mandate; refuses with ProofUnknown or ProofAnswered."""
    proof = _waiting(ref, by, now)
    proof.declined_at = now
    proof.save(update_fields=["declined_at"])
    return MandateTold(ref, ())


def _asked(
    principal_ref: str, items: Sequence[str], until: datetime, way: ProofWay, by: Actor, now: datetime
) -> MandateProof:
    agent, principal = allow.agent(by), register.party(principal_ref)
    if principal is None:
        raise NoSuchThing(what="party")
    if principal.id == agent.person_id:
        raise OwnMandate()
    named = must_be_bounded(items, now, until)
    if any(catalogue.in_force(item, now) is None for item in named):
        raise NoSuchThing(what="item")
    return MandateProof.objects.create(
        ref=new_ref(),
        principal_id=principal.id,
        agent_id=agent.staff_id,
        centre_id=agent.centre_id,
        way=way,
        items=list(named),
        until=until,
        asked_at=now,
        given_at=now if way is ProofWay.PAPER else None,
    )


def _waiting(ref: str, by: Actor, now: datetime) -> MandateProof:
    """The proof that waits for this villager, under its lock."""
    proof = MandateProof.objects.select_for_update().filter(ref=ref, principal_id=by.party_id).first()
    if proof is None or by.party_id is None:
        raise ProofUnknown(ref=ref)
    if proof.given_at is not None or proof.declined_at is not None or proof.until <= now:
        raise ProofAnswered()
    return proof


def _given(proof: MandateProof, by: Actor, now: datetime) -> MandateTold:
    """The mandates of a proof, one an item, until the same moment."""
    principal, agent = register.party(proof.principal_id), register.person_of_staff(proof.agent_id)
    assert principal is not None and agent is not None, "parties are never deleted"
    basis = f"村级代办委托（{proof.ref}）"
    mandates = tuple(
        people.give_mandate(principal.ref, agent.ref, "agent", item, now, proof.until, basis, by=by, now=now).ref
        for item in proof.items
    )
    proof.given_at, proof.mandates = now, list(mandates)
    proof.save(update_fields=["given_at", "mandates"])
    return MandateTold(proof.ref, mandates)
