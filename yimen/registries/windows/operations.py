"""Writes of the window groups: form one, place counters, scope items, merge two, end one. From a day on, with a basis.

What a counter takes in changes here alone: neither the items nor the accounts of those who stand there are touched.
"""

from datetime import date, datetime
from typing import ClassVar, TypeVar

from django.db.models import QuerySet

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lists import LISTS
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_groups import NAMES_ITEMS, GroupKind
from yimen.kernel.writing import (
    ImpossibleDates,
    Missing,
    NoSuchThing,
    NotAllowed,
    NotInList,
    named,
    span,
    written,
)
from yimen.registries.dated import days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.towns import queries as towns
from yimen.registries.windows.models import GroupedItem, GroupedWindow, WindowGroup

R = TypeVar("R", GroupedWindow, GroupedItem)

MOST = 500


class LetterTaken(Refusal):
    """Another group of the centre gives tickets with this letter."""

    code: ClassVar[str] = "windows.letter_taken"
    letter: str


class WindowElsewhere(Refusal):
    """The window belongs to another centre, or is not open on that day."""

    code: ClassVar[str] = "windows.window_elsewhere"


class ItemsNotNamed(Refusal):
    """The group takes in everything, or what stands on a list: its items are not named one by one."""

    code: ClassVar[str] = "windows.items_not_named"


class GroupOver(Refusal):
    """The group has ended, or is not there yet on that day."""

    code: ClassVar[str] = "windows.group_over"


class DifferentCentres(Refusal):
    """Only groups of one centre are merged."""

    code: ClassVar[str] = "windows.different_centres"


@snapshot
class GroupSaid:
    """What a group is formed of: its kind, the letter of its tickets, its name, and what it begins with."""

    kind: str
    letter: str
    name: str
    list_code: str = ""
    """Of kind list: which list of the catalogue."""
    windows: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@snapshot
class GroupFormed:
    """A group of counters has come to be."""

    ref: str


@snapshot
class GroupChanged:
    """What a group takes in, or where, is otherwise from this day on; so many counters or items moved."""

    ref: str
    day: date
    moved: int


@operation
def form_group(
    centre_ref: str, said: GroupSaid, from_day: date, basis: str, *, by: Actor, now: datetime
) -> GroupFormed:
    """Form a group of counters in a centre from a day on, with the counters and items it begins with.

    Refuses with NotAllowed, NoSuchThing, NotInList, LetterTaken, WindowElsewhere, ItemsNotNamed, Missing or
    ImpossibleDates.
    """
    span(from_day, None)
    centre = offices.centre(centre_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    _must_manage(by, centre.id)
    _must_be_sound(said)
    with refusing(window_group_letter_is_used_once_in_a_centre=LetterTaken(letter=said.letter)):
        group = WindowGroup.objects.create(
            ref=new_ref(),
            centre_id=centre.id,
            kind=said.kind,
            letter=said.letter,
            name=named(said.name, "name"),
            list_code=said.list_code,
            valid=days(from_day),
            basis=written(basis, "basis"),
        )
    windows = _place(group, said.windows, from_day) if said.windows else 0
    items = _scope(group, said.items, from_day) if said.items else 0
    body = {"centre": centre_ref, "kind": said.kind, "letter": said.letter, "windows": windows, "items": items}
    _tell(group, "form_group", {**body, "from": from_day}, by, now)
    return GroupFormed(ref=group.ref)


@operation
def place_windows(ref: str, window_refs: tuple[str, ...], from_day: date, *, by: Actor, now: datetime) -> GroupChanged:
    """Counters stand in this group from a day on 并窗; each leaves the group in which it stood.

    Refuses with NotAllowed, NoSuchThing, GroupOver, WindowElsewhere, Missing or ImpossibleDates.
    """
    group = _locked(ref, by, from_day)
    moved = _place(group, window_refs, from_day)
    _tell(group, "place_windows", {"windows": sorted(window_refs), "from": from_day}, by, now)
    return GroupChanged(ref, from_day, moved)


@operation
def free_windows(ref: str, window_refs: tuple[str, ...], on: date, *, by: Actor, now: datetime) -> GroupChanged:
    """Counters leave the group on a day, and take in again what they did without one.

    Refuses with NotAllowed, NoSuchThing, GroupOver, Missing or ImpossibleDates.
    """
    group = _locked(ref, by, on)
    moved = _leave(group.windows.filter(window__ref__in=_chosen(window_refs, "window")), on)
    _tell(group, "free_windows", {"windows": sorted(window_refs), "on": on}, by, now)
    return GroupChanged(ref, on, moved)


@operation
def scope_items(ref: str, item_refs: tuple[str, ...], from_day: date, *, by: Actor, now: datetime) -> GroupChanged:
    """The group takes these items in from a day on; each leaves the group of the centre that had it.

    Refuses with NotAllowed, NoSuchThing, GroupOver, ItemsNotNamed, Missing or ImpossibleDates.
    """
    group = _locked(ref, by, from_day)
    moved = _scope(group, item_refs, from_day)
    _tell(group, "scope_items", {"items": sorted(item_refs), "from": from_day}, by, now)
    return GroupChanged(ref, from_day, moved)


@operation
def release_items(ref: str, item_refs: tuple[str, ...], on: date, *, by: Actor, now: datetime) -> GroupChanged:
    """The group takes these items in no more from a day on.

    Refuses with NotAllowed, NoSuchThing, GroupOver, Missing or ImpossibleDates.
    """
    group = _locked(ref, by, on)
    moved = _leave(group.items.filter(item__ref__in=_chosen(item_refs, "item")), on)
    _tell(group, "release_items", {"items": sorted(item_refs), "on": on}, by, now)
    return GroupChanged(ref, on, moved)


@operation
def merge_groups(ref: str, into_ref: str, from_day: date, basis: str, *, by: Actor, now: datetime) -> GroupChanged:
    """All counters and items of a group belong to another one from a day on 合门并窗, and the group ends.

    Refuses with NotAllowed, NoSuchThing, GroupOver, DifferentCentres, ItemsNotNamed, Missing or ImpossibleDates.
    """
    # Locked in one order, whichever is merged into which: two mergers at once do not wait for each other for ever.
    held = {one: _locked(one, by, from_day) for one in sorted({ref, into_ref})}
    if len(held) != 2:
        raise NoSuchThing(what="window_group")
    group, into = held[ref], held[into_ref]
    if group.centre_id != into.centre_id:
        raise DifferentCentres()
    why = named(basis, "basis")
    windows = list(group.windows.filter(valid__contains=from_day).values_list("window_id", flat=True))
    items = list(group.items.filter(valid__contains=from_day).values_list("item_id", flat=True))
    if items and into.kind == GroupKind.LIST:
        raise ItemsNotNamed()
    _end(group, from_day, why)
    GroupedWindow.objects.bulk_create(
        GroupedWindow(group=into, window_id=id, valid=days(from_day)) for id in sorted(windows)
    )
    if into.kind in NAMES_ITEMS:
        GroupedItem.objects.bulk_create(
            GroupedItem(group=into, centre_id=into.centre_id, item_id=id, valid=days(from_day)) for id in sorted(items)
        )
    _tell(group, "merge_groups", {"into": into_ref, "from": from_day}, by, now)
    _tell(into, "take_group", {"group": ref, "windows": len(windows), "items": len(items)}, by, now)
    return GroupChanged(into_ref, from_day, len(windows))


@operation
def end_group(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> GroupChanged:
    """The group is no more from a day on; its counters take in again what they did without one.

    Refuses with NotAllowed, NoSuchThing, GroupOver, Missing or ImpossibleDates.
    """
    group = _locked(ref, by, on)
    moved = _end(group, on, named(basis, "basis"))
    _tell(group, "end_group", {"on": on}, by, now)
    return GroupChanged(ref, on, moved)


def _must_be_sound(said: GroupSaid) -> None:
    if said.kind not in list(GroupKind):
        raise NotInList(field="kind")
    if (said.kind == GroupKind.LIST) != (said.list_code in LISTS):
        raise NotInList(field="list_code")
    if not ("A" <= said.letter <= "Z" and len(said.letter) == 1):
        raise NotInList(field="letter")


def _place(group: WindowGroup, refs: tuple[str, ...], from_day: date) -> int:
    found = [offices.window(one, from_day) for one in _chosen(refs, "window")]
    ids = [one.id for one in found if one is not None and one.centre_id == group.centre_id]
    if len(ids) != len(found):
        raise WindowElsewhere()
    _leave(GroupedWindow.objects.filter(window_id__in=ids), from_day)
    rows = (GroupedWindow(group=group, window_id=id, valid=days(from_day)) for id in sorted(ids))
    return len(GroupedWindow.objects.bulk_create(rows))


def _scope(group: WindowGroup, refs: tuple[str, ...], from_day: date) -> int:
    if group.kind not in NAMES_ITEMS:
        raise ItemsNotNamed()
    ids = towns.item_ids(_chosen(refs, "item"))
    _leave(GroupedItem.objects.filter(item_id__in=ids, centre_id=group.centre_id), from_day)
    rows = (GroupedItem(group=group, centre_id=group.centre_id, item_id=id, valid=days(from_day)) for id in sorted(ids))
    return len(GroupedItem.objects.bulk_create(rows))


def _end(group: WindowGroup, on: date, why: str) -> int:
    if group.valid.lower >= on:
        raise ImpossibleDates()
    _leave(group.items.all(), on)
    moved = _leave(group.windows.all(), on)
    end_term(group, days(group.valid.lower, on), why)
    return moved


def _leave(rows: QuerySet[R], on: date) -> int:
    """End what stands at present with this day. What begins on the day or after it has not begun: it goes again."""
    rows.filter(valid__startswith__gte=on).delete()
    left = list(rows.filter(valid__contains=on).select_for_update())
    for row in left:
        row.valid = days(row.valid.lower, on)
        row.save(update_fields=["valid"])
    return len(left)


def _chosen(refs: tuple[str, ...], what: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(refs))
    if not 0 < len(chosen) <= MOST:
        raise Missing(field=what)
    return chosen


def _locked(ref: str, by: Actor, on: date) -> WindowGroup:
    group = locked(WindowGroup, ref, "window_group")
    _must_manage(by, group.centre_id)
    if on not in group.valid:
        raise GroupOver()
    return group


def _must_manage(by: Actor, centre_id: int) -> None:
    """An administrator, or the manager of this centre."""
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR):
        return
    if not any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts):
        raise NotAllowed()


def _tell(group: WindowGroup, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject(
        "window_group", "windows_windowgroup", group.pk, group.ref, group.journal_seq, bytes(group.journal_head)
    )
    tell(subject, Line(verb, {"name": group.name, **body}, effective_at=now), by)
