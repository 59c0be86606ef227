"""Propose a change, with its grounds, to the office first. What is proposed is complete, and lies fast."""

from dataclasses import replace
from datetime import datetime

from django.db import connection
from django.db.models import Q

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.change_life import (
    BEGINNING,
    SPEAKING,
    WITH_COUNTERPART,
    ChangeKind,
    ChangeState,
    Counterpart,
    must_agree,
    must_name,
)
from yimen.kernel.differences import differences, substantial
from yimen.kernel.writing import Missing, NoSuchThing, named, told, written
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.drafts import Grounds, Removal, Removed
from yimen.registries.catalogue.models import Item, Round
from yimen.registries.catalogue.moves import LockedItem, LockedVersion
from yimen.registries.catalogue.refusals import (
    ChangeOpen,
    DraftMoved,
    DuplicateItem,
    KindDoesNotFit,
    NotClerical,
    NothingChanged,
)
from yimen.registries.catalogue.review import allow, changing
from yimen.registries.catalogue.review.changing import ChangeDone


@operation
def propose_version(version_ref: str, grounds: Grounds, seen: int, *, by: Actor, now: datetime) -> ChangeDone:
    """Hand a draft in for review as it was read when its chain held `seen` acts.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, LiesFast, DraftMoved, NotPublishable, KindDoesNotFit,
    ChangeOpen, DuplicateItem, NotClerical, NothingChanged, ItemKindChanges, ItemKindStays, NobodyToName,
    CounterpartUnfit, Missing or NoSuchThing.
    """
    item, version = moves.lock_version(version_ref)
    allow.must_edit(by, item.office_id)
    allow.must_be_draft(version)
    if version.seq != seen:
        raise DraftMoved()
    if grounds.kind not in SPEAKING:
        raise KindDoesNotFit(kind=grounds.kind, why="needs_no_version")
    allow.must_be_complete(item, version.draft, now)
    binding = _binding(item, now)
    _must_fit(grounds.kind, item, binding, now)
    if binding is None:
        _must_be_the_only_one(item, version)
    else:
        _must_say_something_else(grounds.kind, binding, version)
    told_why = replace(_checked(grounds, item), removed=_removals(grounds, binding, version))
    return _propose(item, version, told_why, by=by, now=now)


@operation
def propose_for_item(item_ref: str, grounds: Grounds, *, by: Actor, now: datetime) -> ChangeDone:
    """Propose what needs no new text: cancel, devolve, merge, hand to society, suspend or resume an item in force.

    Refuses with ItemUnknown, NotCatalogueEditor, KindDoesNotFit, ChangeOpen, NobodyToName, CounterpartUnfit, Missing
    or NoSuchThing.
    """
    item = moves.lock("i.ref = %s", item_ref)
    allow.must_edit(by, item.office_id)
    if grounds.kind in SPEAKING:
        raise KindDoesNotFit(kind=grounds.kind, why="needs_version")
    _must_fit(grounds.kind, item, _binding(item, now), now)
    return _propose(item, None, _checked(grounds, item), by=by, now=now)


def _propose(
    item: LockedItem, version: LockedVersion | None, grounds: Grounds, *, by: Actor, now: datetime
) -> ChangeDone:
    known = changing.open_of(item)
    if known is None:
        return changing.insert(item, version, grounds, by=by, now=now)
    if known.state is not ChangeState.SENT_BACK or known.version != version:
        raise ChangeOpen(ref=known.ref)
    return changing.insert_again(known, grounds, by=by, now=now)


def _binding(item: LockedItem, now: datetime) -> LockedVersion | None:
    """The version that is in force or will be, as far as is known today."""
    live = [one for one in moves.versions(item) if one.begins is not None and (one.ends is None or one.ends > now)]
    return live[-1] if live else None


def _must_fit(kind: ChangeKind, item: LockedItem, binding: LockedVersion | None, now: datetime) -> None:
    """A kind fits an item that is in force, or is not, or is suspended, or is not."""
    suspended = _is_suspended(item, now)
    if kind in BEGINNING:
        if binding is not None:
            raise KindDoesNotFit(kind=kind, why="in_force")
    elif binding is None or not binding.open_end:
        raise KindDoesNotFit(kind=kind, why="not_in_force")
    if kind is ChangeKind.SUSPEND and suspended:
        raise KindDoesNotFit(kind=kind, why="suspended")
    if kind is ChangeKind.RESUME and not suspended:
        raise KindDoesNotFit(kind=kind, why="not_suspended")


def _is_suspended(item: LockedItem, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select 1 from catalogue_suspension where item_id = %s and (upper_inf(during) or during @> %s)",
            (item.id, now),
        )
        return cursor.fetchone() is not None


def _must_be_the_only_one(item: LockedItem, version: LockedVersion) -> None:
    """An item begins once: the office has no other of this name in force or under review."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.ref from catalogue_item i join catalogue_itemversion v on v.item_id = i.id"
            " where i.office_id = %s and i.id <> %s and v.name = %s"
            " and (v.state = 'proposed' or v.state = 'published' and upper_inf(v.in_force)) limit 1",
            (item.office_id, item.id, version.draft.name),
        )
        if other := cursor.fetchone():
            raise DuplicateItem(ref=other[0])


def _must_say_something_else(kind: ChangeKind, binding: LockedVersion, version: LockedVersion) -> None:
    found = differences(binding.draft.said, version.draft.said)
    if not found:
        raise NothingChanged()
    must_agree(kind, binding.draft.kind, version.draft.kind)
    if kind is ChangeKind.CORRECTION:
        for one in substantial(found):
            raise NotClerical(element=one.path)


def _removals(grounds: Grounds, binding: LockedVersion | None, version: LockedVersion) -> tuple[Removed, ...]:
    """Each material that is not asked for any more, with why; one of which nothing is said was cancelled."""
    before = {one.code for one in binding.draft.terms.materials} if binding else set[str]()
    gone = before - {one.code for one in version.draft.terms.materials}
    said = {one.material: one.why for one in grounds.removed}
    if said.keys() - gone:
        raise NoSuchThing(what="material")
    return tuple(Removed(code, said.get(code, Removal.CANCELLED)) for code in sorted(gone))


def _checked(grounds: Grounds, item: LockedItem) -> Grounds:
    """The grounds, clean and complete for their kind."""
    counterpart = grounds.counterpart.strip()
    if grounds.kind in WITH_COUNTERPART:
        named(counterpart, "counterpart")
    must_name(grounds.kind, counterpart, _who_is(counterpart, item))
    if (grounds.kind is ChangeKind.MERGE) != bool(grounds.into):
        raise NoSuchThing(what="item")
    if grounds.into and not _goes_on(grounds.into, item):
        raise NoSuchThing(what="item")
    if grounds.round and not Round.objects.filter(ref=grounds.round).exists():
        raise NoSuchThing(what="round")
    return Grounds(
        grounds.kind,
        _reason(grounds.reason),
        named(grounds.basis, "basis"),
        grounds.round,
        written(grounds.batch, "batch"),
        written(counterpart, "counterpart"),
        grounds.into,
    )


def _who_is(name: str, item: LockedItem) -> Counterpart:
    """Whose name it is: of the item's own office, of another office of the city, or of nobody in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select bool_or(office_id = %s) from offices_officeterm"
            " where upper_inf(valid) and %s in (name, short_name)",
            (item.office_id, name),
        )
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return Counterpart.OUTSIDE
    return Counterpart.ITSELF if row[0] else Counterpart.OFFICE


def _goes_on(ref: str, item: LockedItem) -> bool:
    """Another item that is in force and goes on: something can be merged into it."""
    goes_on = Q(versions__state="published", versions__in_force__upper_inf=True)
    return ref != item.ref and Item.objects.filter(goes_on, ref=ref).exists()


def _reason(typed: str) -> str:
    if not (text := told(typed, "reason")):
        raise Missing(field="reason")
    return text
