"""Put a version in force, take an item out. What was published is never rewritten: a change is the next version."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel import publication
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.version_life import VersionMove, VersionState
from yimen.registries.catalogue import allow, moves
from yimen.registries.catalogue.codec import terms_hash
from yimen.registries.catalogue.refusals import FromThePast, NotInForce, NotPublishable


@dataclass(frozen=True, slots=True)
class VersionPublished:
    ref: str
    number: int
    superseded: str
    """Ref of the version that was in force until then; empty: there was none."""


@dataclass(frozen=True, slots=True)
class ItemWithdrawn:
    ref: str
    version_ref: str


@operation
def publish(version_ref: str, from_moment: datetime, *, by: Actor, now: datetime) -> VersionPublished:
    """Put a draft in force from a moment; the version in force then ends there. Portal, receipt and clock follow.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, NotPublishable, FromThePast or AlreadyScheduled.
    """
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_draft(version)
    draft = version.draft
    for fault in publication.faults(draft.name, draft.kind, draft.terms):
        raise NotPublishable(element=fault.element, rule=fault.rule, basis=fault.basis)
    if from_moment < now:
        raise FromThePast
    superseded = moves.end_before(item, from_moment, version.ref, by=by, now=now)
    index = moves.index(item, draft)
    with connection.cursor() as cursor:
        # From now on the item is found by what is published; its guide has done its work.
        cursor.execute(
            "update catalogue_itemversion set search = null where item_id = %s and state = 'draft'", (item.id,)
        )
        cursor.execute(
            "update catalogue_itemversion set in_force = tstzrange(%s, null), search = array_to_tsvector(%s),"
            " search_name = %s, sort_key = %s where id = %s",
            (from_moment, list(index.lexemes), index.lines, index.sort_key, version.id),
        )
    moves.move(version, VersionMove.PUBLISH)
    body = {
        "item": item.ref, "version": version.number, "terms": terms_hash(draft.terms).hex(),
        "from": from_moment, "superseded": superseded,
    }  # fmt: skip
    tell(version.subject, Line("item_version_published", body, now), by)
    return VersionPublished(version.ref, version.number, superseded)


@operation
def withdraw_item(item_ref: str, from_moment: datetime, basis: str, *, by: Actor, now: datetime) -> ItemWithdrawn:
    """Take an item out of the catalogue from a moment on: no new application, cases on their way go on.

    Refuses with ItemUnknown, NotCatalogueEditor, FromThePast or NotInForce.
    """
    item = moves.lock("i.ref = %s", item_ref)
    allow.must_edit(by, item.office_id)
    if from_moment < now:
        raise FromThePast
    for version in moves.versions(item):
        if version.state is VersionState.PUBLISHED and version.open_end == "yes":
            moves.end(version, from_moment)
            moves.move(version, VersionMove.WITHDRAW)
            body = {"item": item.ref, "version": version.number, "from": from_moment, "basis": basis}
            tell(version.subject, Line("item_withdrawn", body, now), by)
            return ItemWithdrawn(item.ref, version.ref)
    raise NotInForce(ref=item_ref)
