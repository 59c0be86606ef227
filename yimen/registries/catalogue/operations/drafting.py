"""Draft the next version of an item, amend it, put it away."""

from dataclasses import dataclass
from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.version_life import VersionMove, VersionState
from yimen.registries.catalogue import allow, moves
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.moves import VersionDrafted
from yimen.registries.catalogue.refusals import DraftExists, DraftMoved


@dataclass(frozen=True, slots=True)
class DraftAmended:
    ref: str
    seen: int


@dataclass(frozen=True, slots=True)
class DraftDiscarded:
    ref: str


@operation
def draft_version(item_ref: str, draft: Draft, *, by: Actor, now: datetime) -> VersionDrafted:
    """Begin the next version of an item.

    Refuses with ItemUnknown, NotCatalogueEditor, DraftExists, TextUnsound or ShelfUnknown.
    """
    item = moves.lock("i.ref = %s", item_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_sound(draft)
    versions = moves.versions(item)
    for version in versions:
        if version.state is VersionState.DRAFT:
            raise DraftExists(ref=version.ref)
    return moves.insert_version(item, len(versions) + 1, draft, by=by, now=now)


@operation
def amend_draft(version_ref: str, draft: Draft, seen: int, *, by: Actor, now: datetime) -> DraftAmended:
    """Change a draft that was read when its chain held `seen` acts.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, DraftMoved, TextUnsound or ShelfUnknown.
    """
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_draft(version)
    if version.seq != seen:
        raise DraftMoved
    allow.must_be_sound(draft)
    moves.amend(item, version, draft, "item_version_amended", by=by, now=now)
    return DraftAmended(version.ref, version.seq + 1)


@operation
def discard_draft(version_ref: str, *, by: Actor, now: datetime) -> DraftDiscarded:
    """Put a draft away. Refuses with ItemUnknown, NotCatalogueEditor or NotADraft."""
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_draft(version)
    moves.move(version, VersionMove.DISCARD)
    tell(version.subject, Line("item_version_discarded", {"item": item.ref}, now), by)
    return DraftDiscarded(version.ref)
