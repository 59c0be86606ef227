"""The libraries of materials and data elements: for everybody at the desks to read, for the city's desk to keep."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import BaseModel, Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, Code, Revision, Text100, several, shown
from yimen.kernel.dictionary import DatumAbout
from yimen.kernel.elements import MaterialKind
from yimen.kernel.terms import FieldKind
from yimen.registries.catalogue import library, operations
from yimen.registries.catalogue.library import DataElementRow, MaterialEntryRow, Proposal, Use
from yimen.registries.catalogue.operations.library import DataElementSaid, LibraryEntryKept, MaterialSaid

router = Router(tags=["libraries"])

EntryCode = PathEx[str, P(max_length=40, description="The code of an entry")]
Words = QueryEx[str, P(max_length=60, description="Part of a name, or a code")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Kept = shown(LibraryEntryKept)


class MaterialPage(BaseModel):
    """Entries by code; `after` opens the next page."""

    rows: several(MaterialEntryRow)  # type: ignore[valid-type]
    after: str | None


class DataElementPage(BaseModel):
    """Entries by code; `after` opens the next page."""

    rows: several(DataElementRow)  # type: ignore[valid-type]
    after: str | None


class MaterialTold(Body):
    """What an entry of the material library says."""

    name: Name
    kind: MaterialKind = MaterialKind.OTHER
    issued_by: Annotated[str, Field(max_length=200)] = ""
    certificate_type: Text100 = ""
    law: Annotated[str, Field(max_length=200)] = ""

    def said(self) -> MaterialSaid:
        """As the library takes it."""
        return MaterialSaid(self.name, self.kind, self.issued_by, self.certificate_type, self.law)


class MaterialEntered(MaterialTold):
    """A new entry with its code, which is never given twice."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class MaterialChanged(MaterialTold):
    """An entry as it was read at `seen`."""

    seen: Revision


class DataElementTold(Body):
    """What a data element says."""

    name: Name
    kind: FieldKind = FieldKind.TEXT
    max_length: Annotated[int, Field(ge=1, le=4000)] = 200
    options: list[Name] = Field([], max_length=200)
    source: Annotated[str, Field(max_length=200)] = ""
    codes: list[Annotated[str, Field(min_length=1, max_length=40)]] = Field(
        [], max_length=200, description="The code of each option, in their order; none: there is no code list"
    )
    standard: Annotated[str, Field(max_length=200, description="What the code list is taken from")] = ""
    about: DatumAbout = DatumAbout.MATTER

    def said(self) -> DataElementSaid:
        """As the library takes it."""
        options, codes = tuple(self.options), tuple(self.codes)
        rest = (self.source, codes, self.standard, self.about)
        return DataElementSaid(self.name, self.kind, self.max_length, options, *rest)


class DatumDuplicates(BaseModel):
    """What seems to be one datum several times, each list of at most fifty."""

    same_name: several(Proposal)  # type: ignore[valid-type]
    without_entry: several(Proposal)  # type: ignore[valid-type]
    asked_twice: several(Use)  # type: ignore[valid-type]


class DataElementEntered(DataElementTold):
    """A new entry with its code, which is never given twice."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class DataElementChanged(DataElementTold):
    """An entry as it was read at `seen`."""

    seen: Revision


class EntryEnded(Body):
    """From which day on an entry is taken no more, and why."""

    on: date
    basis: Annotated[str, Field(min_length=1, max_length=200)]


class EntryMerged(Body):
    """Which entry goes on instead, and why."""

    into: Code
    basis: Annotated[str, Field(min_length=1, max_length=200)]


@router.get("/materials", auth=STAFF, response=MaterialPage, operation_id="library_materials")
def materials(request: HttpRequest, words: Words = "", after: After = "") -> dict[str, object]:
    """The material library."""
    rows, more = library.materials(words, after[:40])
    return {"rows": list(rows), "after": more}


@router.get("/materials/{code}", auth=STAFF, response=shown(MaterialEntryRow), operation_id="library_material")
def material(request: HttpRequest, code: EntryCode) -> MaterialEntryRow:
    """One entry of the material library."""
    return there(library.material(code))


@router.get("/materials/{code}/uses", auth=STAFF, response=several(Use), operation_id="library_material_uses")
def material_uses(request: HttpRequest, code: EntryCode) -> list[Use]:
    """Where a material is asked for: versions in force, and those being written."""
    return list(library.material_uses(there(library.material(code)).code))


@router.post("/materials", auth=STAFF, response=Kept, operation_id="library_enter_material")
def enter_material(request: HttpRequest, body: MaterialEntered) -> LibraryEntryKept:
    """Enter a material. Refuses with NotAllowed, Missing, StrangeCharacter or LibraryCodeTaken."""
    return done(request, operations.enter_material, body.code, body.said())


@router.put("/materials/{code}", auth=STAFF, response=Kept, operation_id="library_change_material")
def change_material(request: HttpRequest, code: EntryCode, body: MaterialChanged) -> LibraryEntryKept:
    """Change an entry; what was published keeps its own words.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryEntryMoved, Missing or StrangeCharacter.
    """
    return done(request, operations.change_material, code, body.said(), body.seen)


@router.get("/data-elements", auth=STAFF, response=DataElementPage, operation_id="library_data_elements")
def data_elements(request: HttpRequest, words: Words = "", after: After = "") -> dict[str, object]:
    """The data-element library."""
    rows, more = library.data_elements(words, after[:40])
    return {"rows": list(rows), "after": more}


@router.get("/data-elements/{code}", auth=STAFF, response=shown(DataElementRow), operation_id="library_data_element")
def data_element(request: HttpRequest, code: EntryCode) -> DataElementRow:
    """One data element."""
    return there(library.data_element(code))


@router.get("/data-elements/{code}/uses", auth=STAFF, response=several(Use), operation_id="library_data_element_uses")
def data_element_uses(request: HttpRequest, code: EntryCode) -> list[Use]:
    """Where a datum is asked for: versions in force, and those being written."""
    return list(library.data_element_uses(there(library.data_element(code)).code))


@router.get("/duplicates", auth=STAFF, response=DatumDuplicates, operation_id="library_duplicates")
def duplicates(request: HttpRequest) -> dict[str, object]:
    """Entries of one name, data that several items ask for without an entry, and items that ask one datum twice."""
    return {
        "same_name": list(library.twin_data_elements()),
        "without_entry": list(library.unlisted_data_elements()),
        "asked_twice": list(library.asked_twice()),
    }


@router.post("/data-elements", auth=STAFF, response=Kept, operation_id="library_enter_data_element")
def enter_data_element(request: HttpRequest, body: DataElementEntered) -> LibraryEntryKept:
    """Enter a data element. Refuses with NotAllowed, Missing, NotInList, StrangeCharacter or LibraryCodeTaken."""
    return done(request, operations.enter_data_element, body.code, body.said())


@router.put("/data-elements/{code}", auth=STAFF, response=Kept, operation_id="library_change_data_element")
def change_data_element(request: HttpRequest, code: EntryCode, body: DataElementChanged) -> LibraryEntryKept:
    """Change a data element; what was published keeps its own words.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryEntryMoved, Missing, NotInList or StrangeCharacter.
    """
    return done(request, operations.change_data_element, code, body.said(), body.seen)


Shelf = PathEx[Literal["materials", "data-elements"], P(description="Which library")]
ENDS: dict[str, Callable[..., Any]] = {
    "materials": operations.end_material,
    "data-elements": operations.end_data_element,
}
MERGES: dict[str, Callable[..., Any]] = {
    "materials": operations.merge_materials,
    "data-elements": operations.merge_data_elements,
}


@router.post("/{shelf}/{code}/end", auth=STAFF, response=Kept, operation_id="library_end")
def end(request: HttpRequest, shelf: Shelf, code: EntryCode, body: EntryEnded) -> Any:
    """The entry is taken no more from a day on.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, ImpossibleDates, Missing or StrangeCharacter.
    """
    return done(request, ENDS[shelf], code, body.on, body.basis)


@router.post("/{shelf}/{code}/merge", auth=STAFF, response=Kept, operation_id="library_merge")
def merge(request: HttpRequest, shelf: Shelf, code: EntryCode, body: EntryMerged) -> Any:
    """Two entries were one: this one ends today and points to the other.

    Refuses with NotAllowed, NoSuchThing, LibraryEntryEnded, LibraryIntoItself, Missing or StrangeCharacter.
    """
    return done(request, MERGES[shelf], code, body.into, body.basis)
