"""Form sheets: the blank and the filled sheet of each form of an item, and which forms lack one."""

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, P, QueryEx, Router
from ninja.files import UploadedFile

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Code, PathRef, result_of, several, shown
from yimen.engine.publication.form_sheets import operations, queries
from yimen.engine.publication.form_sheets.operations import FormFile, SheetKept
from yimen.engine.publication.form_sheets.rows import FormLackingPage, FormOffered, OfficeLacking
from yimen.kernel.papers.form_sheets import Which
from yimen.registries.catalogue import queries as catalogue
from yimen.threshold import clock
from yimen.threshold.security import as_attachment

router = Router(tags=["form sheets"])

TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
OfOffice = QueryEx[str, P(max_length=40, description="The reference of an office; empty: all")]


@router.get("/items/{ref}", auth=ALL, response=several(FormOffered), operation_id="form_sheets_of_item")
def of_item(request: HttpRequest, ref: PathRef) -> list[FormOffered]:
    """The forms of an item, each with its sheets; those drawn lie at /catalogue/items/{ref}/notices."""
    return list(queries.offered(there(catalogue.in_force(ref, clock.now()))))


@router.get("/files/{ref}", auth=ALL, response={200: None}, operation_id="form_sheet_file")
def file(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """A sheet as a file."""
    row, content = there(queries.file(ref))
    return as_attachment(content, row.filename, TYPES[row.kind])


@router.get("/lacking", auth=STAFF, response=shown(FormLackingPage), operation_id="form_sheets_lacking")
def lacking(request: HttpRequest, office: OfOffice = "", after: After = "") -> FormLackingPage:
    """The forms in force that lack a sheet, by office and item."""
    return queries.lacking(clock.now(), office, after)


@router.get("/lacking/offices", auth=STAFF, response=several(OfficeLacking), operation_id="form_sheets_by_office")
def by_office(request: HttpRequest) -> list[OfficeLacking]:
    """How many forms of each office lack a sheet, those with most first."""
    return list(queries.by_office(clock.now()))


@router.post(
    "/items/{ref}", auth=STAFF, response={201: result_of(operations.lay_out_sheet)}, operation_id="form_sheets_lay_out"
)
def lay_out(
    request: HttpRequest, ref: PathRef, file: File[UploadedFile], material: Form[Code], which: Form[Which]
) -> SheetKept:
    """Offer the blank or the filled sheet of a form; it takes the place of the one before.

    Refuses with NoSuchThing, NotCatalogueEditor, NotAForm, and with what is wrong with the file.
    """
    sent = FormFile(file.name or "", file.read())
    return done(request, operations.lay_out_sheet, ref, material, str(which), sent)


@router.post(
    "/files/{ref}/take-back",
    auth=STAFF,
    response=result_of(operations.take_back_sheet),
    operation_id="form_sheets_take_back",
)
def take_back(request: HttpRequest, ref: PathRef) -> SheetKept:
    """Offer a sheet no more. Refuses with NoSuchThing or NotCatalogueEditor."""
    return done(request, operations.take_back_sheet, ref)
