"""Placing: what a ticket is wanted for, and which group of counters of a centre takes all of it. It writes nothing."""

from datetime import datetime

from yimen.engine.centre.matters import queries as matters
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.tickets import TicketFor
from yimen.registries.bundles import queries as bundles
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices.rows import CentreRow
from yimen.registries.people import queries as people
from yimen.registries.windows import queries as windows
from yimen.registries.windows.rows import Where


@snapshot
class Wanted:
    """What a ticket is for: its name, and what the ticket points to. The lead item decides where it is taken in."""

    about: str
    lead: str = ""
    group: Where | None = None
    item_id: int | None = None
    bundle_id: int | None = None
    matter_id: int | None = None
    party_id: int | None = None
    appointment: str = ""
    """With whose code it is drawn."""


def wanted(centre: CentreRow, kind: TicketFor, ref: str, by: Actor, now: datetime) -> Wanted | None:
    """What is meant by a reference of this kind; None when there is no such thing for this actor."""
    own = by.party_id if by.kind is ActorKind.CITIZEN else None
    match kind:
        case TicketFor.GROUP:
            return _group(centre, ref, own, now)
        case TicketFor.ITEM:
            item = catalogue.in_force(ref, now)
            return Wanted(item.name, item.ref, item_id=item.item_id, party_id=own) if item else None
        case TicketFor.BUNDLE:
            bundle, items = bundles.bundle(ref, now), bundles.views(ref, now)
            if bundle is None or not items or bundles.is_in_force(bundle, now) == "no":
                return None
            return Wanted(bundle.name, items[0][0].ref, bundle_id=bundle.id, party_id=own)
        case TicketFor.MATTER:
            return _matter(ref, by, now)


def group_of(centre: CentreRow, one: Wanted, now: datetime) -> Where | None:
    """The group that takes it in, with counters at which somebody stands; None: no group of this centre does."""
    found = one.group or windows.where(centre.id, one.lead, now)
    return found if found is not None and found.windows else None


def _group(centre: CentreRow, ref: str, party_id: int | None, now: datetime) -> Wanted | None:
    row = windows.group(ref, now)
    today = day_of(now)
    if row is None or row.centre_ref != centre.ref or today < row.begins or (row.ends and row.ends <= today):
        return None
    return Wanted(row.name, group=Where(row.ref, row.letter, row.name, row.windows), party_id=party_id)


def _matter(ref: str, by: Actor, now: datetime) -> Wanted | None:
    """Results of a matter are collected, or it is finished, by whoever may see it."""
    seen = matters.find(ref, by, now)
    if seen is None:
        return None
    party = people.party(seen.row.party_ref)
    return Wanted(
        seen.row.bundle_name,
        seen.parts[0].item_ref,
        matter_id=matters.id_of(ref),
        party_id=party.id if party else None,
    )
