"""The libraries: materials and data elements that many items share. Entered, changed, ended, merged; never deleted.

What a published version says is its own text: a name that changes here changes nothing that was published.
"""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.dictionary import DatumAbout, sound_codes
from yimen.kernel.elements import MaterialKind
from yimen.kernel.evidence import Line
from yimen.kernel.publication import LONGEST_TEXT
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList, named, written
from yimen.registries.catalogue.models import DataElement, MaterialEntry
from yimen.registries.catalogue.refusals import (
    CodesUnsound,
    LibraryCodeTaken,
    LibraryEntryEnded,
    LibraryEntryMoved,
    LibraryIntoItself,
)
from yimen.registries.dated import day_of, days, new_ref, refusing

E = TypeVar("E", MaterialEntry, DataElement)


@snapshot
class MaterialSaid:
    """What an entry of the material library says."""

    name: str
    kind: str = MaterialKind.OTHER
    issued_by: str = ""
    certificate_type: str = ""
    law: str = ""


@snapshot
class DataElementSaid:
    """What a data element says."""

    name: str
    kind: str = FieldKind.TEXT
    max_length: int = 200
    options: tuple[str, ...] = ()
    source: str = ""
    codes: tuple[str, ...] = ()
    standard: str = ""
    about: str = DatumAbout.MATTER


@snapshot
class LibraryEntryKept:
    """An entry as it stands in its library."""

    code: str
    seen: int


@operation
def enter_material(code: str, said: MaterialSaid, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Enter a material into the library. Refuses with NotAllowed, Missing, NotInList or LibraryCodeTaken."""
    _must_keep(by)
    return _entered(MaterialEntry(code=named(code, "code", 40), **_material(said)), by=by, now=now)


@operation
def change_material(code: str, said: MaterialSaid, seen: int, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Change an entry of the material library; versions that were published keep their own words.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryEntryMoved, Missing or NotInList.
    """
    _must_keep(by)
    return _changed(_open(MaterialEntry, code), _material(said), seen, by=by, now=now)


@operation
def end_material(code: str, on: date, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """The material is taken no more from a day on.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, ImpossibleDates or Missing.
    """
    _must_keep(by)
    return _ended(_open(MaterialEntry, code), on, named(basis, "basis"), by=by, now=now)


@operation
def merge_materials(gone: str, kept: str, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Two entries were one material: the first ends today and points to the second.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryIntoItself or Missing.
    """
    _must_keep(by)
    return _merged(MaterialEntry, gone, kept, named(basis, "basis"), by=by, now=now)


@operation
def enter_data_element(code: str, said: DataElementSaid, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Enter a data element into the library. Refuses with NotAllowed, Missing, NotInList or LibraryCodeTaken."""
    _must_keep(by)
    return _entered(DataElement(code=named(code, "code", 40), **_element(said)), by=by, now=now)


@operation
def change_data_element(code: str, said: DataElementSaid, seen: int, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Change a data element; versions that were published keep their own words.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryEntryMoved, Missing or NotInList.
    """
    _must_keep(by)
    return _changed(_open(DataElement, code), _element(said), seen, by=by, now=now)


@operation
def end_data_element(code: str, on: date, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """The data element is taken no more from a day on.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, ImpossibleDates or Missing.
    """
    _must_keep(by)
    return _ended(_open(DataElement, code), on, named(basis, "basis"), by=by, now=now)


@operation
def merge_data_elements(gone: str, kept: str, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    """Two entries were one datum: the first ends today and points to the second.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryIntoItself or Missing.
    """
    _must_keep(by)
    return _merged(DataElement, gone, kept, named(basis, "basis"), by=by, now=now)


def _must_keep(by: Actor) -> None:
    """The libraries are the city's: its catalogue desk keeps them, or an administrator."""
    city = any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in by.posts)
    if by.kind is not ActorKind.SYSTEM and not city and not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed


def _material(said: MaterialSaid) -> dict[str, Any]:
    if said.kind not in set(MaterialKind):
        raise NotInList(field="kind")
    return {
        "name": named(said.name, "name"),
        "kind": said.kind,
        "issued_by": written(said.issued_by, "issued_by"),
        "certificate_type": written(said.certificate_type, "certificate_type"),
        "law": written(said.law, "law"),
    }


def _element(said: DataElementSaid) -> dict[str, Any]:
    if said.kind not in set(FieldKind):
        raise NotInList(field="kind")
    options = [written(one, "options") for one in said.options if one.strip()]
    if said.kind == FieldKind.CHOICE and len(options) < 2:
        raise Missing(field="options")
    if not 1 <= said.max_length <= LONGEST_TEXT:
        raise NotInList(field="max_length")
    if said.about not in set(DatumAbout):
        raise NotInList(field="about")
    return {
        "name": named(said.name, "name"),
        "kind": said.kind,
        "max_length": said.max_length,
        "options": options,
        "codes": _codes(said, options),
        "standard": written(said.standard, "standard"),
        "about": said.about,
        "source": written(said.source, "source"),
    }


def _codes(said: DataElementSaid, options: list[str]) -> list[str]:
    """A code for each option, each its own; codes beside no options stand for nothing."""
    codes = [written(one, "codes", 40) for one in said.codes if one.strip()]
    if not sound_codes(codes, options):
        raise CodesUnsound(codes=len(codes), options=len(options))
    return codes


def _entered(entry: E, *, by: Actor, now: datetime) -> LibraryEntryKept:
    entry.ref, entry.valid = new_ref(), days(day_of(now))
    taken = LibraryCodeTaken(value=entry.code)
    with refusing(material_entry_code_is_used_once=taken, data_element_code_is_used_once=taken):
        entry.save(force_insert=True)
    return _told(entry, "entered", by=by, now=now)


def _changed(entry: E, values: dict[str, Any], seen: int, *, by: Actor, now: datetime) -> LibraryEntryKept:
    if entry.journal_seq != seen:
        raise LibraryEntryMoved()
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(values))
    return _told(entry, "changed", by=by, now=now)


def _ended(entry: E, on: date, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    if on <= entry.valid.lower or on < day_of(now):
        raise ImpossibleDates()
    entry.valid, entry.basis = days(entry.valid.lower, on), basis
    entry.save(update_fields=["valid", "basis"])
    return _told(entry, "ended", by=by, now=now)


def _merged(kind: type[E], gone: str, kept: str, basis: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    if gone == kept:
        raise LibraryIntoItself()
    # Always the same one first: two people who merge crosswise wait for each other once.
    first, second = (_open(kind, code) for code in sorted((gone, kept)))
    entry, stays = (first, second) if first.code == gone else (second, first)
    today = day_of(now)
    # An entry of this very day never was: its span is empty.
    entry.valid = days(entry.valid.lower, today) if entry.valid.lower < today else DateRange(empty=True)
    entry.into, entry.basis = stays, basis
    entry.save(update_fields=["valid", "into", "basis"])
    return _told(entry, "merged", by=by, now=now)


def _open(kind: type[E], code: str) -> E:
    entry = kind._default_manager.select_for_update().filter(code=code).first()
    if entry is None:
        raise NoSuchThing(what="library_entry")
    if entry.into_id is not None or entry.valid.isempty or entry.valid.upper is not None:
        raise LibraryEntryEnded(value=code)
    return entry


def _told(entry: MaterialEntry | DataElement, verb: str, *, by: Actor, now: datetime) -> LibraryEntryKept:
    kind = "material_entry" if isinstance(entry, MaterialEntry) else "data_element"
    table = "catalogue_materialentry" if kind == "material_entry" else "catalogue_dataelement"
    subject = Subject(kind, table, entry.pk, entry.ref, entry.journal_seq, bytes(entry.journal_head))
    body = {"code": entry.code, "name": entry.name, "kind": entry.kind, "into": entry.into.code if entry.into else ""}
    done = tell(subject, Line(f"{kind}_{verb}", body, now), by)
    return LibraryEntryKept(entry.code, done.seq)
