"""Entering 单点登录: a portal says what it calls somebody; they are bound here once, by themselves, and let in by it.

A portal can open no account of its choice: who has not bound themselves signs in here first. Only a citizen's account
is bound; one that is closed or locked opens for nobody. What the portal calls somebody may pass to another person:
every assertion tells the number, and a binding ends with the first one that means somebody else.
"""

import hmac
from datetime import datetime

from django.db.models import Q

from yimen.engine.exchange.portals import moves, signing
from yimen.engine.exchange.portals.models import Portal, PortalBinding, PortalEntry
from yimen.engine.exchange.portals.refusals import NotThePerson, PortalBoundAlready
from yimen.engine.exchange.portals.signing import Asserted
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.portals import AssertionForged, AssertionOver, must_be_fresh
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.dated import new_ref, refusing
from yimen.registries.people import queries as people


@snapshot
class PortalArrived:
    """Somebody came by a portal: into whose account, or that nobody of here is bound yet."""

    portal: str
    subject: str
    identity: str
    account_id: int | None = None
    account_ref: str = ""
    epoch: int = 0


@snapshot
class PortalBound:
    """A binding that was made or ended."""

    ref: str


@operation
def enter_by_portal(ref: str, token: str, *, by: Actor, now: datetime) -> PortalArrived:
    """Use an assertion of a portal up, and say whose account it opens.

    Refuses with AssertionForged or AssertionOver.
    """
    row, said = _asserted(ref, token)
    must_be_fresh(said.issued_at, now)
    if PortalEntry.objects.filter(portal=row, serial=said.serial).exists():
        raise AssertionOver()
    bound = row.bindings.filter(subject=signing.subject_hash(row.ref, said.subject), ended_at=None).first()
    actor = people.actor_of(bound.account_id, now) if bound else None
    opened = bound if bound is not None and actor is not None and actor.kind is ActorKind.CITIZEN else None
    if opened is not None and actor is not None and not _is_meant(row, actor, said.identity):
        _end(row, opened, by, now)
        opened = None
    PortalEntry.objects.create(
        portal=row, serial=said.serial, entered_at=now, account_id=opened.account_id if opened else None
    )
    moves.tell_of(row, Line("enter_by_portal", {"account": actor.ref if opened and actor else ""}, now), by)
    account = people.account(opened.account_id) if opened else None
    if account is None:
        return PortalArrived(row.ref, said.subject, said.identity)
    return PortalArrived(row.ref, said.subject, said.identity, account.id, account.ref, account.epoch)


def _asserted(ref: str, token: str) -> tuple[Portal, Asserted]:
    """The portal, locked after its signature was looked at: no stranger holds it up. Refuses with AssertionForged."""
    row = Portal.objects.filter(ref=ref, closed_at=None).first()
    if row is None:
        raise AssertionForged()
    said = signing.read(token, row.ref, signing.key_of(row.ref, row.key_edition))
    held = Portal.objects.select_for_update().filter(pk=row.pk, closed_at=None, key_edition=row.key_edition).first()
    if held is None:
        raise AssertionForged()
    return held, said


@operation
def bind_portal(ref: str, subject: str, identity: str, *, by: Actor, now: datetime) -> PortalBound:
    """Bind who they are at a portal to the own account; by the citizen who came by it a moment ago.

    The portal says who they are by their number: nobody binds somebody else's. Refuses with NotAllowed, PortalUnknown,
    NotThePerson or PortalBoundAlready.
    """
    if by.kind is not ActorKind.CITIZEN or by.party_id is None or by.account_id is None or not subject:
        raise NotAllowed()
    row = moves.open_one(ref)
    if not _is_meant(row, by, identity):
        raise NotThePerson()
    hashed = signing.subject_hash(row.ref, subject)
    before = row.bindings.filter(subject=hashed, ended_at=None).first()
    if before is not None and before.account_id == by.account_id:
        return PortalBound(before.ref)
    with refusing(portal_binding_is_of_one_account=PortalBoundAlready()):
        made = PortalBinding.objects.create(
            ref=new_ref(), portal=row, subject=hashed, account_id=by.account_id, bound_at=now
        )
    moves.tell_of(row, Line("bind_portal", {"binding": made.ref}, now), by)
    return PortalBound(made.ref)


@operation
def end_binding(ref: str, *, by: Actor, now: datetime) -> PortalBound:
    """End an own binding; the portal opens nothing any more. Refuses with NoSuchThing."""
    mine = Q(account_id=by.account_id) if by.account_id is not None else Q(pk=None)
    open_ones = PortalBinding.objects.filter(mine, ref=ref, ended_at=None)
    portal = Portal.objects.select_for_update(of=("self",)).filter(bindings__in=open_ones).first()
    row = open_ones.first() if portal is not None else None
    if portal is None or row is None:
        raise NoSuchThing(what="binding")
    _end(portal, row, by, now)
    return PortalBound(row.ref)


def _is_meant(portal: Portal, who: Actor, identity: str) -> bool:
    """Whether the person whom a portal means by a number is the one whose account this is."""
    opened = people.opened(who.party_id) if who.party_id is not None else None
    key = signing.key_of(portal.ref, portal.key_edition)
    return opened is not None and hmac.compare_digest(
        signing.identity_of(opened.number, key).encode(), identity.encode(errors="replace")
    )


def _end(portal: Portal, row: PortalBinding, by: Actor, now: datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    moves.tell_of(portal, Line("end_binding", {"binding": row.ref}, now), by)
