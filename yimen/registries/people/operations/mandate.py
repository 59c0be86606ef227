"""Give and revoke mandates 委托: the right of a person to act for a party."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.identity import person_number
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, named, span, written
from yimen.registries.dated import moments, new_ref
from yimen.registries.people.models import Mandate, Party
from yimen.registries.people.operations.register import PERSON
from yimen.registries.people.refusals import AgentNotPerson, MandateRevoked, NoSuchPerson, OwnMandate
from yimen.registries.people.subjects import tell_of, unread
from yimen.registries.people.vault import keyed_hash


class MandateKind(StrEnum):
    """In what quality the agent acts."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    HANDLER = "handler"
    AGENT = "agent"
    GUARDIAN = "guardian"


@snapshot
class MandateGiven:
    """Somebody may act for a party."""

    ref: str


@snapshot
class MandateEnded:
    """Somebody may no longer act for a party."""

    ref: str


@operation
def give_mandate(
    principal_ref: str,
    agent_ref: str,
    kind: str,
    item: str,
    valid_from: datetime,
    valid_to: datetime | None,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> MandateGiven:
    """Let a person act for a party; by the party itself, its legal representative, or a window with the paper."""
    principal = _principal(principal_ref, by, now)
    agent = Party.objects.filter(ref=agent_ref).first()
    if agent is None:
        raise NoSuchThing(what="party")
    return _told(_given(principal, agent, kind, item, valid_from, valid_to, basis), by, now)


@operation
def name_handler(
    principal_ref: str,
    agent_name: str,
    agent_number: str,
    kind: str,
    valid_to: datetime | None,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> MandateGiven:
    """Let a person, known by name and identity number, act for a party from now on; refuses with NoSuchPerson."""
    principal = _principal(principal_ref, by, now)
    return _told(_given(principal, _person(agent_name, agent_number), kind, "", now, valid_to, basis), by, now)


@operation
def name_agent(
    principal_ref: str,
    agent_name: str,
    agent_number: str,
    item_ref: str,
    valid_to: datetime | None,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> MandateGiven:
    """Let a person act for a party in one item and nothing else 委托代办; refuses with NoSuchPerson.

    Whether the item may be handled by an agent at all is asked when the agent applies.
    """
    principal = _principal(principal_ref, by, now)
    item = must_be_said("item", item_ref, 64)
    agent = _person(agent_name, agent_number)
    return _told(_given(principal, agent, MandateKind.AGENT, item, now, valid_to, basis), by, now)


def _person(name: str, number: str) -> Party:
    sought = keyed_hash(person_number(number))
    person = Party.objects.filter(kind=PERSON, number_hash=sought, name=named(name, "name")).first()
    if person is None:
        raise NoSuchPerson()
    return person


@operation
def revoke_mandate(ref: str, basis: str, *, by: Actor, now: datetime) -> MandateEnded:
    """End a mandate now; by whoever could give it, or by the agent, who lays it down."""
    mandate = Mandate.objects.select_for_update().filter(ref=ref).first()
    if mandate is None or (mandate.agent_id != by.party_id and not _may_give(mandate.principal, by, now)):
        raise NoSuchThing(what="mandate")
    if mandate.revoked_at is not None:
        raise MandateRevoked()
    mandate.revoked_at = now
    mandate.basis = " / ".join(filter(None, (mandate.basis, written(basis, "basis"))))
    mandate.save(update_fields=["revoked_at", "basis"])
    tell_of(mandate, "revoke_mandate", {"basis": unread(basis, ref)}, by, now)
    return MandateEnded(ref=ref)


def _given(
    principal: Party,
    agent: Party,
    kind: str,
    item: str,
    begins: datetime,
    ends: datetime | None,
    basis: str,
) -> Mandate:
    if kind not in list(MandateKind):
        raise NotInList(field="kind")
    if principal.pk == agent.pk:
        raise OwnMandate()
    if agent.kind != PERSON:
        raise AgentNotPerson()
    span(begins, ends)
    return Mandate.objects.create(
        ref=new_ref(),
        principal=principal,
        agent=agent,
        kind=kind,
        item=written(item, "item", 64),
        valid=moments(begins, ends),
        basis=written(basis, "basis"),
    )


def _told(mandate: Mandate, by: Actor, now: datetime) -> MandateGiven:
    body = {
        "principal": mandate.principal.ref,
        "agent": mandate.agent.ref,
        "kind": mandate.kind,
        "item": mandate.item,
        "from": mandate.valid.lower,
        "until": mandate.valid.upper,
        "basis": unread(mandate.basis, mandate.ref),
    }
    tell_of(mandate, "give_mandate", body, by, now)
    return MandateGiven(ref=mandate.ref)


def _principal(ref: str, by: Actor, now: datetime) -> Party:
    principal = Party.objects.select_for_update().filter(ref=ref).first()
    if principal is None or not _may_give(principal, by, now):
        raise NoSuchThing(what="party")
    return principal


def _may_give(principal: Party, by: Actor, now: datetime) -> bool:
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.WINDOW, Role.ADMINISTRATOR):
        return True
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        return False
    in_force = Q(valid__contains=now) & (Q(revoked_at=None) | Q(revoked_at__gt=now))
    represents = Mandate.objects.filter(
        in_force,
        principal=principal,
        agent_id=by.party_id,
        item="",
        kind__in=[MandateKind.LEGAL_REPRESENTATIVE, MandateKind.GUARDIAN],
    )
    return principal.pk == by.party_id or represents.exists()
