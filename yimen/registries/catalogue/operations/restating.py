"""Restate one element of an item: in the draft that is there, or in a new one begun from what is in force."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import JsonValue

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.moves import LockedVersion
from yimen.registries.catalogue.refusals import ItemEnded, LiesFast
from yimen.registries.catalogue.restating import Restatement, restated, said_at
from yimen.registries.catalogue.review import allow


@snapshot
class Restated:
    """What came of it: `drafted` a new version, `amended` the draft, or `unchanged`; with the version that says it."""

    ref: str
    outcome: str
    before: JsonValue
    """What the element said until now, as JSON has it."""


@operation
def restate_item(item_ref: str, said: Restatement, *, by: Actor, now: datetime) -> Restated:
    """Say one element anew; what says it already stays as it is.

    Refuses with ItemUnknown, NotCatalogueEditor, ItemEnded, LiesFast, ElementUnfit, NoSuchRecord, TextUnsound or
    ShelfUnknown.
    """
    item = moves.lock("i.ref = %s", item_ref)
    allow.must_edit(by, item.office_id)
    versions = moves.versions(item)
    last = spoken_for(versions)
    if last.state is VersionState.PROPOSED:
        raise LiesFast()
    before, draft = said_at(last.draft, said), restated(last.draft, said)
    if draft == last.draft:
        return Restated(last.ref, "unchanged", before)
    allow.must_be_sound(draft)
    if last.state is VersionState.DRAFT:
        moves.amend(item, last, draft, "item_version_amended", by=by, now=now)
        return Restated(last.ref, "amended", before)
    drafted = moves.insert_version(item, len(versions) + 1, draft, by=by, now=now)
    return Restated(drafted.ref, "drafted", before)


def spoken_for(versions: Sequence[LockedVersion]) -> LockedVersion:
    """The version that the next one says anew: what is being worked on, else what goes on. Refuses with ItemEnded."""
    for version in reversed(versions):
        if version.state in (VersionState.DRAFT, VersionState.PROPOSED) or version.open_end:
            return version
    raise ItemEnded
