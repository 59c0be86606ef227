"""Draft the next version of an item, amend it, put it away."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.change_life import ChangeMove
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import IN_WORK, VersionMove
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.drafts import Draft, VersionDrafted
from yimen.registries.catalogue.moves import LockedItem
from yimen.registries.catalogue.refusals import DraftExists, DraftMoved
from yimen.registries.catalogue.review import allow, changing


@snapshot
class DraftAmended:
    ref: str
    seen: int


@snapshot
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
    return _next_version(item, draft, by=by, now=now)


@operation
def amend_draft(version_ref: str, draft: Draft, seen: int, *, by: Actor, now: datetime) -> DraftAmended:
    """Change a draft that was read when its chain held `seen` acts.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, LiesFast, DraftMoved, TextUnsound or ShelfUnknown.
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
    """Put a draft away. Refuses with ItemUnknown, NotCatalogueEditor, NotADraft or LiesFast."""
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_draft(version)
    change = changing.open_of(item)
    if change is not None and change.version == version:
        # It was sent back: with the draft, the change that proposed it comes to nothing.
        changing.move(change, ChangeMove.WITHDRAW, "change_withdrawn", by=by, now=now)
    moves.move(version, VersionMove.DISCARD)
    tell(version.subject, Line("item_version_discarded", {"item": item.ref}, now), by)
    return DraftDiscarded(version.ref)


@operation
def restore_version(version_ref: str, *, by: Actor, now: datetime) -> VersionDrafted:
    """Draft a new version that says what an earlier one said: the way back, which deletes nothing.

    Refuses with ItemUnknown, NotCatalogueEditor or DraftExists.
    """
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    return _next_version(item, version.draft, by=by, now=now)


def _next_version(item: LockedItem, draft: Draft, *, by: Actor, now: datetime) -> VersionDrafted:
    versions = moves.versions(item)
    for version in versions:
        if version.state in IN_WORK:
            raise DraftExists(ref=version.ref)
    return moves.insert_version(item, len(versions) + 1, draft, by=by, now=now)
