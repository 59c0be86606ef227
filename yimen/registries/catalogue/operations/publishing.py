"""Past the review: what a city is set up with. A new city adopts what it had; the system fills samples and tests.

Everything else comes into force through a change that was reviewed and shown (deciding.py).
"""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold, named
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.refusals import FromThePast, HasBeenInForce, NotInForce
from yimen.registries.catalogue.review import allow


@snapshot
class VersionPublished:
    ref: str
    number: int
    superseded: str
    """Ref of the version that was in force until then; empty: there was none."""


@snapshot
class ItemWithdrawn:
    ref: str
    version_ref: str


@operation
def publish(version_ref: str, from_moment: datetime, *, by: Actor, now: datetime) -> VersionPublished:
    """Put a draft in force from a moment without review; by the system alone, when a city is set up.

    Refuses with ItemUnknown, OnlyBySystem, NotADraft, LiesFast, NotPublishable, FromThePast or AlreadyScheduled.
    """
    item, version = moves.lock_version(version_ref)
    allow.must_be_system(by)
    allow.must_be_draft(version)
    allow.must_be_complete(item, version.draft, now)
    if from_moment < now:
        raise FromThePast()
    superseded = moves.publish(item, version, from_moment, by=by, now=now)
    return VersionPublished(version.ref, version.number, superseded)


@operation
def adopt_version(version_ref: str, from_moment: datetime, batch: str, *, by: Actor, now: datetime) -> VersionPublished:
    """Adopt a version into the initial catalogue of a city under the document of its batch; by the reform office.

    Only what never was in force is adopted. Refuses with ItemUnknown, NotAllowed, HasBeenInForce, NotADraft, LiesFast,
    NotPublishable, FromThePast or Missing.
    """
    item, version = moves.lock_version(version_ref)
    must_hold(by, Role.REFORM_OFFICE)
    document = named(batch, "batch")
    if any(one.begins is not None for one in moves.versions(item)):
        raise HasBeenInForce()
    allow.must_be_draft(version)
    allow.must_be_complete(item, version.draft, now)
    if from_moment < now:
        raise FromThePast()
    moves.publish(item, version, from_moment, {"batch": document}, by=by, now=now)
    return VersionPublished(version.ref, version.number, "")


@operation
def withdraw_item(item_ref: str, from_moment: datetime, basis: str, *, by: Actor, now: datetime) -> ItemWithdrawn:
    """Take an item out of the catalogue without review; by the system alone. An office proposes to cancel.

    Refuses with ItemUnknown, OnlyBySystem, FromThePast or NotInForce.
    """
    item = moves.lock("i.ref = %s", item_ref)
    allow.must_be_system(by)
    if from_moment < now:
        raise FromThePast()
    for version in moves.versions(item):
        if version.open_end:
            moves.cancel(item, version, from_moment, basis, by=by, now=now)
            return ItemWithdrawn(item.ref, version.ref)
    raise NotInForce(ref=item_ref)
