"""Changes as acts read and write them: locked with their item, moved along the kernel's way, told to their chain."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.change_life import CHANGE_LIFE, LYING_FAST, ChangeKind, ChangeMove, ChangeState
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import VersionMove
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.drafts import Grounds
from yimen.registries.catalogue.models import Change, ChangeReview, Item, Round
from yimen.registries.catalogue.moves import LockedItem, LockedVersion
from yimen.registries.catalogue.refusals import ChangeMoved, ChangeUnknown
from yimen.registries.dated import new_ref


@snapshot
class LockedChange:
    """A change under the lock of its item, with the version it is about."""

    id: int
    ref: str
    item: LockedItem
    version: LockedVersion | None
    kind: ChangeKind
    state: ChangeState
    basis: str
    reason: str
    counterpart: str
    into_id: int | None
    proposer_id: int | None
    notice_until: datetime | None
    seq: int
    head: bytes

    @property
    def subject(self) -> Subject:
        return Subject("change", "catalogue_change", self.id, self.ref, self.seq, self.head)

    @property
    def authors(self) -> frozenset[int]:
        """Who wrote it: they do not review it."""
        proposer = () if self.proposer_id is None else (self.proposer_id,)
        return frozenset({*(self.version.authors if self.version else ()), *proposer})


@snapshot
class ChangeDone:
    """A change has moved on: its state, and how many acts its chain holds now."""

    ref: str
    state: str
    seen: int


def lock(ref: str, seen: int | None = None) -> LockedChange:
    """The change with its item locked; refuses with ChangeUnknown, or ChangeMoved when the page is out of date."""
    found = Change.objects.filter(ref=ref).values_list("item__ref", flat=True).first()
    if found is None:
        raise ChangeUnknown(ref=ref)
    item = moves.lock("i.ref = %s", found)
    change = _locked(Change.objects.get(ref=ref), item)
    if seen is not None and change.seq != seen:
        raise ChangeMoved()
    return change


def open_of(item: LockedItem) -> LockedChange | None:
    """The change of an item that may still come to something; there is one at most."""
    row = Change.objects.filter(item_id=item.id).exclude(state__in=["decided", "withdrawn"]).first()
    return None if row is None else _locked(row, item)


def reviewers(change: LockedChange) -> tuple[int, ...]:
    """Who passed the change on, of those whose review counts."""
    passed = ChangeReview.objects.filter(change_id=change.id, verdict="passed", counts="yes")
    return tuple(passed.values_list("staff_id", flat=True))


def insert(
    item: LockedItem, version: LockedVersion | None, grounds: Grounds, *, by: Actor, now: datetime
) -> ChangeDone:
    """Write a new change: it waits for its office from now on."""
    if version is not None:
        moves.move(version, VersionMove.PROPOSE)
    row = Change.objects.create(
        ref=new_ref(),
        item_id=item.id,
        version_id=version.id if version else None,
        state=CHANGE_LIFE.start,
        proposed_at=now,
        waits_since=now,
        **_told_by(grounds, by),
    )
    return _tell(_locked(row, item), "change_proposed", now, by)


def insert_again(change: LockedChange, grounds: Grounds, *, by: Actor, now: datetime) -> ChangeDone:
    """Propose a change that was sent back once more; what was said of the earlier asking stays and counts no more."""
    ChangeReview.objects.filter(change_id=change.id).update(counts="no")
    values = {**_told_by(grounds, by), "notice": None, "notice_skipped": ""}
    return move(change, ChangeMove.PROPOSE_AGAIN, "change_proposed", values, by=by, now=now)


def move(
    change: LockedChange,
    step: ChangeMove,
    verb: str,
    values: Mapping[str, Any] | None = None,
    *,
    by: Actor,
    now: datetime,
) -> ChangeDone:
    """The one writer of a change's state; its version lies fast with it and is given back with it."""
    state = CHANGE_LIFE.after(step, change.state)
    Change.objects.filter(id=change.id).update(state=state, waits_since=now, **(values or {}))
    if change.version is not None and step is not ChangeMove.DECIDE:
        if change.state in LYING_FAST and state not in LYING_FAST:
            moves.move(change.version, VersionMove.GIVE_BACK)
        if change.state not in LYING_FAST and state in LYING_FAST:
            moves.move(change.version, VersionMove.PROPOSE)
    return _tell(replace(change, state=state), verb, now, by)


def write_review(change: LockedChange, level: str, verdict: str, opinion: str, *, by: Actor, now: datetime) -> None:
    """Keep what one level said."""
    assert by.staff_id is not None, "only staff review"
    ChangeReview.objects.create(
        change_id=change.id, level=level, verdict=verdict, opinion=opinion, staff_id=by.staff_id, reviewed_at=now
    )


def notice(begins: datetime, ends: datetime) -> DateTimeTZRange:
    """The span of a public notice; one that is left out is the moment alone."""
    return DateTimeTZRange(begins, ends, "[]" if begins == ends else "[)")


def _told_by(grounds: Grounds, by: Actor) -> dict[str, Any]:
    return {
        "kind": grounds.kind,
        "reason": grounds.reason,
        "basis": grounds.basis,
        "round_id": Round.objects.filter(ref=grounds.round).values_list("id", flat=True).first(),
        "batch": grounds.batch,
        "counterpart": grounds.counterpart,
        "into_id": Item.objects.filter(ref=grounds.into).values_list("id", flat=True).first() if grounds.into else None,
        "removed": {one.material: one.why.value for one in grounds.removed},
        "proposer_id": by.staff_id,
    }


def _tell(change: LockedChange, verb: str, now: datetime, by: Actor) -> ChangeDone:
    body = {"item": change.item.ref, "kind": change.kind, "state": change.state}
    if change.version is not None:
        body["version"] = change.version.ref
    told = tell(change.subject, Line(verb, body, now), by)
    return ChangeDone(change.ref, change.state, told.seq)


def _locked(row: Change, item: LockedItem) -> LockedChange:
    version = next((one for one in moves.versions(item) if one.id == row.version_id), None)
    return LockedChange(
        row.pk, row.ref, item, version, ChangeKind(row.kind), ChangeState(row.state), row.basis, row.reason,
        row.counterpart, row.into_id, row.proposer_id, row.notice.upper if row.notice else None, row.journal_seq,
        bytes(row.journal_head),
    )  # fmt: skip
