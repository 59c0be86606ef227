"""Lay a sheet of a form out for everybody, and take it back. What was offered before stays readable in the record."""

from datetime import datetime

from yimen.engine.papers.dossiers import ports, sniffing
from yimen.engine.publication.form_sheets.models import FormSheet
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.papers.form_sheets import Which, must_be_a_form
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import new_ref

MEGABYTES, PAGES = 5, 20


@snapshot
class FormFile:
    """A file as it was sent."""

    name: str
    content: bytes


@snapshot
class SheetKept:
    """A sheet by its reference."""

    ref: str
    which: str


@operation
def lay_out_sheet(item_ref: str, material: str, which: str, file: FormFile, *, by: Actor, now: datetime) -> SheetKept:
    """Offer the blank or the filled sheet of a form; it takes the place of the one before. By the catalogue desk.

    Refuses with NoSuchThing, NotCatalogueEditor, NotInList, NotAForm, Missing, and with what is wrong with the file.
    """
    item = catalogue.in_force(item_ref, now)
    if item is None:
        raise NoSuchThing(what="item")
    allow.must_edit(by, item.office_id)
    if which not in set(Which):
        raise NotInList(field="which")
    form = must_be_a_form(item.terms, material)
    filename = named(file.name.replace("\\", "/").rpartition("/")[2], "filename")
    found = sniffing.sniff(file.content, filename, sniffing.UploadLimits(megabytes=MEGABYTES, pages=PAGES))
    before = FormSheet.objects.select_for_update().filter(
        item_id=item.item_id, material=form.code, which=which, taken_back_at=None
    ).first()  # fmt: skip
    if before is not None:
        _take_back(before, by, now)
    row = FormSheet.objects.create(
        ref=new_ref(),
        item_id=item.item_id,
        material=form.code,
        which=which,
        filename=filename,
        sha256=ports.store().put(file.content),
        kind=found.kind,
        size=len(file.content),
        pages=found.pages,
        laid_out_at=now,
    )
    body = {"item": item.ref, "material": form.code, "which": which, "sha256": row.sha256}
    tell(_subject(row), Line("sheet_laid_out", body, now), by)
    return SheetKept(row.ref, which)


@operation
def take_back_sheet(ref: str, *, by: Actor, now: datetime) -> SheetKept:
    """Offer a sheet no more. Refuses with NoSuchThing or NotCatalogueEditor."""
    row = FormSheet.objects.select_for_update(of=("self",)).select_related("item").filter(ref=ref).first()
    if row is None or row.taken_back_at is not None:
        raise NoSuchThing(what="sheet")
    allow.must_edit(by, row.item.office_id)
    _take_back(row, by, now)
    return SheetKept(row.ref, row.which)


def _take_back(row: FormSheet, by: Actor, now: datetime) -> None:
    row.taken_back_at = now
    row.save(update_fields=["taken_back_at"])
    tell(_subject(row), Line("sheet_taken_back", {"which": row.which}, now), by)


def _subject(row: FormSheet) -> Subject:
    return Subject("form_sheet", "form_sheets_formsheet", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
