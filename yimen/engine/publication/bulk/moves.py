"""Bulk works: lock, move, tell; the one writer of their state, and of how far they have come."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yimen.engine.publication.bulk.models import BulkLine, BulkWork
from yimen.engine.publication.bulk.refusals import BulkUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.bulk_life import BULK_LIFE, BulkMove, BulkState
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref


@snapshot
class LockedBulk:
    """A bulk work under its lock."""

    id: int
    ref: str
    kind: str
    state: BulkState
    asked: Mapping[str, Any]
    account_id: int
    filename: str
    sha256: str
    done: int
    counts: Mapping[str, int]
    seq: int
    head: bytes

    @property
    def subject(self) -> Subject:
        return Subject("bulk_work", "bulk_bulkwork", self.id, self.ref, self.seq, self.head)


def insert(kind: str, asked: Mapping[str, Any], file: tuple[str, str, int], *, by: Actor, now: datetime) -> str:
    """Write a work that waits for the worker; its ref. `file`: name, hash and size."""
    assert by.account_id is not None, "a bulk work is asked for by somebody who signed in"
    row = BulkWork.objects.create(
        ref=new_ref(),
        kind=kind,
        state=BULK_LIFE.start,
        asked=asked,
        account_id=by.account_id,
        filename=file[0],
        sha256=file[1],
        size=file[2],
        asked_at=now,
    )
    tell(_locked(row).subject, Line("bulk_asked", {"kind": kind, "sha256": file[1]}, now), by)
    return row.ref


def lock(ref: str) -> LockedBulk:
    """The work under its lock; refuses with BulkUnknown."""
    row = BulkWork.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise BulkUnknown(ref=ref)
    return _locked(row)


def move(
    work: LockedBulk, step: BulkMove, values: Mapping[str, Any] | None = None, *, by: Actor, now: datetime
) -> BulkState:
    """One step on; what is over has its end."""
    state = BULK_LIFE.after(step, work.state)
    over = {"ended_at": now} if state in (BulkState.DONE, BulkState.STOPPED) else {}
    BulkWork.objects.filter(id=work.id).update(state=state, **over, **(values or {}))
    counts = {**work.counts, **(values or {}).get("counts", {})}
    tell(work.subject, Line(f"bulk_{step}", {"kind": work.kind, "counts": counts}, now), by)
    return state


def come_to(work: LockedBulk, done: int, counts: Mapping[str, int], total: int | None = None) -> None:
    """Write how far it has come."""
    values: dict[str, Any] = {"done": done, "counts": counts}
    BulkWork.objects.filter(id=work.id).update(**values if total is None else {**values, "total": total})


def write_lines(work: LockedBulk, lines: Sequence[BulkLine]) -> None:
    """Keep what there is to say of some lines."""
    for line in lines:
        line.work_id = work.id
    BulkLine.objects.bulk_create(lines)


def forget_lines(work: LockedBulk) -> None:
    """What a look has said is said anew by what is done, or by another look."""
    BulkLine.objects.filter(work_id=work.id).delete()


def _locked(row: BulkWork) -> LockedBulk:
    return LockedBulk(
        row.id,
        row.ref,
        row.kind,
        BulkState(row.state),
        row.asked,
        row.account_id,
        row.filename,
        row.sha256,
        row.done,
        row.counts,
        row.journal_seq,
        bytes(row.journal_head),
    )
