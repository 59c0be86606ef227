"""Ask for a bulk work, confirm what its look has shown, stop it. The work itself is the worker's (working.py)."""

from dataclasses import asdict
from datetime import datetime
from pathlib import PurePath

from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.bulk import allow, moves
from yimen.engine.publication.bulk.moves import LockedBulk
from yimen.engine.publication.bulk.refusals import (
    BulkFileKindUnknown,
    BulkFileMissing,
    BulkFileTooLarge,
    BulkMoved,
    BulkOwnOfficeOnly,
    BulkUnknown,
)
from yimen.engine.publication.bulk.rows import BulkKind
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.bulk_life import BulkMove
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import must_hold
from yimen.registries.catalogue.desk import Sieve
from yimen.registries.catalogue.restating import Restatement, must_be_possible
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

LARGEST = 50_000_000
READ, WRITTEN = (".xlsx", ".xls", ".ods", ".csv", ".txt", ".json"), (".xlsx", ".csv", ".json")


@snapshot
class BulkAsked:
    """A work that waits for the worker."""

    ref: str


@snapshot
class BulkDone:
    """A work that has moved on."""

    ref: str
    state: str


@operation
def ask_import(filename: str, content: bytes, *, by: Actor, now: datetime) -> BulkAsked:
    """Hand in a file of items; it is looked at first, and nothing is brought in before that was confirmed.

    Refuses with NotCatalogueEditor, BulkFileMissing, BulkFileTooLarge or BulkFileKindUnknown.
    """
    allow.must_edit(by)
    if not content:
        raise BulkFileMissing(field="file")
    if len(content) > LARGEST:
        raise BulkFileTooLarge(field="file", most=LARGEST // 1_000_000)
    name = must_be_said("filename", filename.replace("\\", "/").rpartition("/")[2], 200)
    if PurePath(name).suffix.lower() not in READ:
        raise BulkFileKindUnknown(field="file")
    file = (name, ports.store().put(content), len(content))
    return BulkAsked(moves.insert(BulkKind.IMPORT, {}, file, by=by, now=now))


@operation
def ask_export(suffix: str, office_ref: str, *, by: Actor, now: datetime) -> BulkAsked:
    """Have the items of an office, or of all, written into a file. Refuses with NotAllowed or BulkFileKindUnknown."""
    must_hold(by, *allow.READERS)
    if suffix not in WRITTEN:
        raise BulkFileKindUnknown(field="suffix")
    asked = {"suffix": suffix, "office": office_ref}
    return BulkAsked(moves.insert(BulkKind.EXPORT, asked, (f"items{suffix}", "", 0), by=by, now=now))


@operation
def ask_restatement(sieve: Sieve, said: Restatement, *, by: Actor, now: datetime) -> BulkAsked:
    """Ask to say one element anew in all items that fit; each is looked at first, and confirmed before it is written.

    Refuses with NotCatalogueEditor, BulkOwnOfficeOnly or ElementUnfit.
    """
    allow.must_edit(by)
    own = allow.own_offices(by)
    if own is not None:
        office = offices.office(sieve.office, day_of(now)) if sieve.office else None
        if office is None or office.id not in own:
            raise BulkOwnOfficeOnly
    must_be_possible(said)
    asked = {"sieve": asdict(sieve), "said": asdict(said)}
    return BulkAsked(moves.insert(BulkKind.RESTATE, asked, ("", "", 0), by=by, now=now))


@operation
def confirm_bulk(ref: str, seen: int, *, by: Actor, now: datetime) -> BulkDone:
    """Have what was looked at done. Refuses with BulkUnknown, BulkMoved or WrongState."""
    work = _own(ref, seen, by)
    if work.account_id != by.account_id:
        # It is done with the posts of who asked; nobody else lends them.
        raise BulkUnknown(ref=ref)
    return BulkDone(ref, moves.move(work, BulkMove.CONFIRM, {"done": 0}, by=by, now=now))


@operation
def stop_bulk(ref: str, seen: int, *, by: Actor, now: datetime) -> BulkDone:
    """Leave the rest undone; lines that are done stay done. Refuses with BulkUnknown, BulkMoved or WrongState."""
    return BulkDone(ref, moves.move(_own(ref, seen, by), BulkMove.STOP, by=by, now=now))


def _own(ref: str, seen: int, by: Actor) -> LockedBulk:
    """The work as it was seen, for who asked for it or sees all."""
    work = moves.lock(ref)
    if work.account_id != by.account_id and allow.sees_all(by) == "no":
        raise BulkUnknown(ref=ref)
    if work.seq != seen:
        raise BulkMoved
    return work
