"""The register of portals and of their old addresses, which lead to an item or a page and never to an address."""

from dataclasses import field
from datetime import datetime

from yimen.engine.exchange.portals import moves, signing
from yimen.engine.exchange.portals.models import OldLink, Portal
from yimen.engine.exchange.portals.refusals import OldLinkUnreadable, PortalNamedAlready, TooManyOldLinks
from yimen.engine.exchange.portals.rows import KEEPERS
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.portals import PortalPage, is_origin, plain_path
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

AT_ONCE = 500


@snapshot
class PortalOpened:
    """A portal with its key, which is shown now and kept by whoever runs it."""

    ref: str
    edition: int
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", signing.key_of(self.ref, self.edition))


@snapshot
class PortalKept:
    """A portal as it is kept, and how many of its old addresses were set."""

    ref: str
    links: int = 0


@operation
def open_portal(
    office_ref: str, region_ref: str, name: str, origin: str, *, by: Actor, now: datetime
) -> PortalOpened:  # fmt: skip
    """Register a portal of a district or department under its origin.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong or PortalNamedAlready.
    """
    must_hold(by, *KEEPERS)
    office, region = offices.office(office_ref, day_of(now)), regions.region(region_ref, day_of(now))
    if office is None or region is None:
        raise NoSuchThing(what="office" if office is None else "region")
    origin = named(origin, "address", 200).rstrip("/")
    if not is_origin(origin):
        raise NotInList(field="address")
    row = Portal(
        ref=new_ref(), name=named(name, "name", 100), office_id=office.id, region_id=region.id, origin=origin,
        opened_at=now,
    )  # fmt: skip
    with refusing(portal_is_named_once=PortalNamedAlready()):
        row.save(force_insert=True)
    moves.tell_of(row, Line("open_portal", {"office": office_ref, "region": region_ref, "origin": origin}, now), by)
    return PortalOpened(row.ref, row.key_edition)


@operation
def renew_portal_key(ref: str, *, by: Actor, now: datetime) -> PortalOpened:
    """Give a portal another key; what is signed with the one before opens nothing. Refuses with NotAllowed or
    PortalUnknown."""
    must_hold(by, *KEEPERS)
    row = moves.open_one(ref)
    row.key_edition += 1
    row.save(update_fields=["key_edition"])
    moves.tell_of(row, Line("renew_portal_key", {"edition": row.key_edition}, now), by)
    return PortalOpened(row.ref, row.key_edition)


@operation
def close_portal(ref: str, basis: str, *, by: Actor, now: datetime) -> PortalKept:
    """Let nobody in by a portal any more, on a basis; its old addresses lead on. Refuses with NotAllowed, PortalUnknown
    or Missing."""
    must_hold(by, *KEEPERS)
    row = moves.open_one(ref)
    row.closed_at, row.close_basis = now, named(basis, "basis")
    row.save(update_fields=["closed_at", "close_basis"])
    moves.tell_of(row, Line("close_portal", {"basis": row.close_basis}, now), by)
    return PortalKept(row.ref)


@operation
def set_old_links(ref: str, lines: tuple[str, ...], *, by: Actor, now: datetime) -> PortalKept:
    """Say where old addresses lead, a line each: the old address, a blank, the code of an item or the name of a page.

    All of them or none. Refuses with NotAllowed, PortalUnknown, TooManyOldLinks or OldLinkUnreadable.
    """
    must_hold(by, *KEEPERS)
    if len(lines) > AT_ONCE:
        raise TooManyOldLinks(most=AT_ONCE)
    row = moves.open_one(ref)
    for number, line in enumerate(lines, 1):
        path, _, target = line.strip().rpartition(" ")
        item = catalogue.in_force(target, now) if path and target not in set(PortalPage) else None
        if not path.strip() or (item is None and target not in set(PortalPage)) or not path.isprintable():
            raise OldLinkUnreadable(line=number)
        leads = {"item_id": item.item_id if item else None, "page": "" if item else target, "set_at": now}
        OldLink.objects.update_or_create(portal=row, path=plain_path(path), defaults=leads)
    moves.tell_of(row, Line("set_old_links", {"links": len(lines)}, now), by)
    return PortalKept(row.ref, len(lines))
