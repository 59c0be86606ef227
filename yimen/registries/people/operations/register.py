"""Register persons and organisations: number checked, encrypted, and unique by its keyed hash."""

from datetime import datetime, timedelta

from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.kernel import identity
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, must_hold, named, written
from yimen.registries.dated import moments, new_ref, refusing
from yimen.registries.people.models import Mandate, Party
from yimen.registries.people.refusals import AlreadyRegistered, CodeJustGiven, NameDiffers
from yimen.registries.people.subjects import tell_of
from yimen.registries.people.vault import keyed_hash, seal_text

PERSON, ORGANISATION = "person", "organisation"
IDENTITY_CARD, USCC = "111", "001"
RESTS = timedelta(days=7)
"""So long the hand that wrote a phone down gives no code for a login, and the other way round."""
STAYS = timedelta(hours=1)
"""So long the number before a change stays the one that is told, however often it is changed again."""


@snapshot
class PartyRegistered:
    """A party is in the register."""

    ref: str


@snapshot
class ContactChanged:
    """A party is reached differently from now on."""

    ref: str


@operation
def register_person(name: str, number: str, phone: str, *, by: Actor, now: datetime) -> PartyRegistered:
    """Register a person at the window; the same person again is the same party. Refuses with NameDiffers."""
    must_hold(by, Role.WINDOW, Role.ADMINISTRATOR)
    return PartyRegistered(ref=_found_or_made(PERSON, name, identity.person_number(number), phone, now).ref)


@operation
def register_organisation(name: str, uscc: str, phone: str = "", *, by: Actor, now: datetime) -> PartyRegistered:
    """Register an organisation at the window; the same organisation again is the same party."""
    must_hold(by, Role.WINDOW, Role.ADMINISTRATOR)
    return PartyRegistered(ref=_found_or_made(ORGANISATION, name, identity.organisation_number(uscc), phone, now).ref)


@operation
def register_own_organisation(name: str, uscc: str, phone: str, *, by: Actor, now: datetime) -> PartyRegistered:
    """Register an organisation from home: who does so first acts as its legal representative.

    Refuses with AlreadyRegistered when anybody did before: then its representative or a window gives the mandate.
    """
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise NotAllowed()
    organisation = make(ORGANISATION, name, identity.organisation_number(uscc), phone, now)
    mandate = Mandate.objects.create(
        ref=new_ref(),
        principal=organisation,
        agent_id=by.party_id,
        kind="legal_representative",
        valid=moments(now),
        basis="网上自行登记",
    )
    body = {"principal": organisation.ref, "kind": mandate.kind, "from": now}
    tell_of(mandate, "give_mandate", body, by, now)
    return PartyRegistered(ref=organisation.ref)


@operation
def change_contact(party_ref: str, phone: str, email: str, address: str, *, by: Actor, now: datetime) -> ContactChanged:
    """Another phone, mail or address; by the party, who acts for it, or a window. What is empty is known no longer.

    The phone that stood before is told of it.

    Refuses with NoSuchThing, CodeJustGiven, BadPhone, BadMail, TooLong or StrangeCharacter.
    """
    party = Party.objects.select_for_update().filter(ref=party_ref).first()
    may = by.kind is ActorKind.SYSTEM or by.has_role(Role.WINDOW) or (party is not None and party.pk in by.parties())
    if party is None or not may:
        raise NoSuchThing(what="party")
    if by.staff_id is not None and did_lately(party, "invite_citizen", by, now):
        raise CodeJustGiven(days=RESTS.days)
    if not _changed_just_now(party, now):
        party.phone_before_cipher, party.phone_before_key = party.phone_cipher, party.phone_key
    _write_phone(party, phone)
    party.email = identity.mail(email) if email.strip() else ""
    party.address = written(address, "address")
    party.save(
        update_fields=[
            *("phone_cipher", "phone_key", "phone_hash", "phone_before_cipher", "phone_before_key"),
            *("email", "address"),
        ]
    )
    tell_of(party, "change_contact", {}, by, now)
    return ContactChanged(ref=party_ref)


def _changed_just_now(party: Party, now: datetime) -> bool:
    """Whoever changes twice in a row does not hide the first change from the number that stood before it."""
    told = reading.chain("party", party.pk)
    return any(one.verb == "change_contact" and one.effective_at > now - STAYS for one in told)


def did_lately(party: Party, verb: str, by: Actor, now: datetime) -> bool:
    """Whether this officer did something to the login or contact of a party just before. Within an operation only.

    The message of a code for a login has to reach whoever it belongs to: no one hand gives it and writes a phone down.
    """
    told = reading.chain("party", party.pk)
    return any(one.verb == verb and one.actor_ref == by.ref and one.effective_at > now - RESTS for one in told)


def make(kind: str, name: str, number: str, phone: str, now: datetime) -> Party:
    """A new party; refuses with AlreadyRegistered. Within an operation only."""
    sealed = seal_text(number)
    party = Party(
        ref=new_ref(),
        kind=kind,
        name=named(name, "name"),
        number_kind=IDENTITY_CARD if kind == PERSON else USCC,
        number_cipher=sealed.cipher,
        number_key=sealed.key_id,
        number_hash=keyed_hash(number),
        created_at=now,
    )
    _write_phone(party, phone)
    with refusing(party_is_registered_once=AlreadyRegistered()):
        party.save(force_insert=True)
    return party


def _found_or_made(kind: str, name: str, number: str, phone: str, now: datetime) -> Party:
    known = Party.objects.filter(kind=kind, number_hash=keyed_hash(number)).first()
    if known is None:
        return make(kind, name, number, phone, now)
    if known.name != named(name, "name"):
        raise NameDiffers()
    return known


def _write_phone(party: Party, phone: str) -> None:
    if not phone.strip():
        party.phone_cipher, party.phone_key, party.phone_hash = None, "", None
        return
    number = identity.phone(phone)
    sealed = seal_text(number)
    party.phone_cipher, party.phone_key, party.phone_hash = sealed.cipher, sealed.key_id, keyed_hash(number)
