"""Take in items of a foreign catalogue, or of a file that this catalogue has written: one by one, or many new ones."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue import founding_many, moves, showing_texts
from yimen.registries.catalogue.drafts import ForeignItem
from yimen.registries.catalogue.founding_many import Newcomer
from yimen.registries.catalogue.moves import LockedItem, LockedVersion
from yimen.registries.catalogue.refusals import LiesFast
from yimen.registries.catalogue.review import allow


@snapshot
class TakenIn:
    """What came of a foreign item: `new`, `changed` or `unchanged`."""

    ref: str
    outcome: str


@snapshot
class AllTakenIn:
    """The refs of many new items, in the order in which they were told."""

    refs: tuple[str, ...]


@snapshot
class Handed:
    """A foreign item with the office that handles it."""

    office_ref: str
    item: ForeignItem


@operation
def take_in(office_ref: str, foreign: ForeignItem, *, by: Actor, now: datetime) -> TakenIn:
    """Take in one item of a foreign catalogue: new as a guide, changed as a draft, unchanged as nothing at all.

    What the catalogue desk has added to an imported draft stays: a source without terms changes name and type only.
    Refuses with OfficeUnknown, NotCatalogueEditor, TextUnsound, CodeTaken, LiesFast while a draft of it is reviewed, or
    what a guide in another language is refused with.
    """
    office = moves.office(office_ref)
    allow.must_edit(by, office.id)
    digest = foreign.digest(office_ref)
    known = _find(foreign)
    if known is None:
        draft = foreign.over(None)
        allow.must_be_sound(draft)
        item = moves.insert_item(
            office, foreign.base_code, foreign.implementation_code, foreign.local_code, foreign.source, digest
        )
        moves.insert_version(item, 1, draft, moves.index(item, draft), by=by, now=now)
        _tell_texts(item, foreign, by=by, now=now)
        return TakenIn(item.ref, "new")
    if known.source_digest == digest:
        return TakenIn(known.ref, "unchanged")
    allow.must_edit(by, known.office_id)
    versions = moves.versions(known)
    if known.office_id != office.id or not _saying_already(versions, foreign, now):
        _change(known, versions[-1], foreign, office.id, digest, by=by, now=now)
        _tell_texts(known, foreign, by=by, now=now)
        return TakenIn(known.ref, "changed")
    told = _tell_texts(known, foreign, by=by, now=now)
    return TakenIn(known.ref, "changed" if told else "unchanged")


@operation
def take_in_many(lines: Sequence[Handed], *, by: Actor, now: datetime) -> AllTakenIn:
    """Take in items that the catalogue does not know yet, all of them or none, as guides.

    Refuses with what `take_in` refuses with when a single one of them cannot be taken in.
    """
    offices = moves.offices({line.office_ref for line in lines})
    for office in offices.values():
        allow.must_edit(by, office.id)
    newcomers = []
    for line in lines:
        draft = line.item.over(None)
        allow.must_be_sound(draft)
        newcomers.append(Newcomer(offices[line.office_ref], line.item, draft, line.item.digest(line.office_ref)))
    return AllTakenIn(founding_many.insert(newcomers, by=by, now=now))


def _saying_already(versions: Sequence[LockedVersion], foreign: ForeignItem, now: datetime) -> list[LockedVersion]:
    """The version in force, or the last one, where it says just this."""
    standing = [one for one in versions if one.begins is not None and one.begins <= now and (one.ends or now) >= now]
    return [one for one in (*standing, versions[-1]) if foreign.over(one.draft) == one.draft]


def _tell_texts(item: LockedItem, foreign: ForeignItem, *, by: Actor, now: datetime) -> bool:
    """Show its guides in other languages on the version that says what they stand for; whether any was new."""
    if not foreign.texts:
        return False
    versions = moves.versions(item)
    at, *_ = (*_saying_already(versions, foreign, now), versions[-1])
    return showing_texts.show_told(item, at, foreign.texts, by=by, now=now)


def _change(
    item: LockedItem,
    last: LockedVersion,
    foreign: ForeignItem,
    office_id: int,
    digest: bytes,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Write what a source says differently since the last import into the draft, or into a new one."""
    if last.state is VersionState.PROPOSED:
        raise LiesFast()
    draft = foreign.over(last.draft)
    allow.must_be_sound(draft)
    if last.state is VersionState.DRAFT:
        moves.amend(item, last, draft, "item_version_reimported", by=by, now=now)
    else:
        moves.insert_version(item, last.number + 1, draft, by=by, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_item set source_digest = %s, office_id = %s where id = %s", (digest, office_id, item.id)
        )


def _find(foreign: ForeignItem) -> LockedItem | None:
    """The item by its own ref, by the code of its source, or by its national code."""
    known = moves.locked("i.ref = %s", foreign.ref) if foreign.ref else None
    if known is None and foreign.local_code:
        known = moves.locked("i.source = %s and i.local_code = %s", foreign.source, foreign.local_code)
    if known is None and foreign.implementation_code and not foreign.local_code:
        known = moves.locked("i.implementation_code = %s", foreign.implementation_code)
    return known
