"""Bulk works: bring a file of items in, have one written, restate one element of many items. For the catalogue desks.

A work is looked at by the worker first; what its report shows is confirmed or stopped with `seen`, as it was read.
"""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Seen, Text100, result_of, shown
from yimen.engine.publication.bulk import operations, queries
from yimen.engine.publication.bulk.operations import LARGEST, BulkAsked, BulkDone
from yimen.engine.publication.bulk.rows import BulkLevel, BulkReport, BulkWorkPage, BulkWorkRow
from yimen.kernel.terms import ItemKind
from yimen.registries.catalogue.desk import Sieve, Standing
from yimen.registries.catalogue.restating import Restatement
from yimen.threshold.security import as_attachment
from yimen.threshold.waking import wake_bulk

router = Router(tags=["bulk"])


class ExportAsked(Body):
    """Which items are written, and how."""

    suffix: Literal[".xlsx", ".csv", ".json"]
    office: BodyRef | None = None


class RestatementAsked(Body):
    """One element said anew in the items that fit. With `listed`, in the record of that list that is called so."""

    path: Annotated[str, Field(min_length=1, max_length=80, description="The element's place, as in `terms`")]
    value: Any
    listed: Text100 = ""
    title: Text100 = Field("", description="By which element a record of the list is called")
    record: Annotated[str, Field(max_length=200)] = ""
    office: BodyRef | None = None
    kind: Literal[""] | ItemKind = ""
    theme: Text100 = ""
    standing: Literal[""] | Standing = ""
    words: Annotated[str, Field(max_length=60)] = ""


@router.get("", auth=STAFF, response=shown(BulkWorkPage), operation_id="bulk_works")
def works(request: HttpRequest, after: After = "") -> BulkWorkPage:
    """One's own works, the newest first; the city's catalogue desk and the administrator see all."""
    return queries.works(asker(request), after)


@router.post("/imports", auth=STAFF, response=result_of(operations.ask_import), operation_id="bulk_import")
def bring_in(request: HttpRequest, file: File[UploadedFile]) -> BulkAsked:
    """Hand in a file of items; it is looked at, and nothing is brought in before that is confirmed.

    Refuses with NotCatalogueEditor, BulkFileMissing, BulkFileTooLarge or BulkFileKindUnknown.
    """
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    content = file.read(LARGEST + 1)
    return _woken(done(request, operations.ask_import, file.name or "file", content))


@router.post("/exports", auth=STAFF, response=result_of(operations.ask_export), operation_id="bulk_export")
def take_along(request: HttpRequest, body: ExportAsked) -> BulkAsked:
    """Have items written into a file. Refuses with NotAllowed."""
    return _woken(done(request, operations.ask_export, body.suffix, body.office or ""))


@router.post(
    "/restatements", auth=STAFF, response=result_of(operations.ask_restatement), operation_id="bulk_restatement"
)
def restate(request: HttpRequest, body: RestatementAsked) -> BulkAsked:
    """Ask to say one element anew in all items that fit; looked at first.

    Refuses with NotCatalogueEditor, BulkOwnOfficeOnly or ElementUnfit.
    """
    sieve = Sieve(
        office=body.office or "", kind=str(body.kind), theme=body.theme, standing=str(body.standing), words=body.words
    )
    said = Restatement(body.path, body.value, body.listed, body.title, body.record)
    return _woken(done(request, operations.ask_restatement, sieve, said))


@router.get("/{ref}", auth=STAFF, response=shown(BulkWorkRow), operation_id="bulk_work")
def work(request: HttpRequest, ref: PathRef) -> BulkWorkRow:
    """One work: how far it has come, and what it counts."""
    return there(queries.work(ref, asker(request)))


@router.get("/{ref}/lines", auth=STAFF, response=shown(BulkReport), operation_id="bulk_lines")
def lines(request: HttpRequest, ref: PathRef, level: Literal[""] | BulkLevel = "", after: After = "") -> BulkReport:
    """What there is to say of the lines, fifty a page."""
    return there(queries.report(ref, asker(request), str(level), after))


@router.get("/{ref}/file", auth=STAFF, response={200: None}, operation_id="bulk_file")
def file(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The file that an export has made."""
    row = there(queries.work(ref, asker(request)))
    return as_attachment(there(queries.file(ref, asker(request))), row.filename)


@router.post("/{ref}/confirm", auth=STAFF, response=result_of(operations.confirm_bulk), operation_id="bulk_confirm")
def confirm(request: HttpRequest, ref: PathRef, body: Seen) -> BulkDone:
    """Have what was looked at done. Refuses with BulkUnknown, BulkMoved or WrongState."""
    answer = done(request, operations.confirm_bulk, ref, body.seen)
    wake_bulk(ref)
    return answer


@router.post("/{ref}/stop", auth=STAFF, response=result_of(operations.stop_bulk), operation_id="bulk_stop")
def stop(request: HttpRequest, ref: PathRef, body: Seen) -> BulkDone:
    """Leave the rest undone; lines that are done stay done. Refuses with BulkUnknown, BulkMoved or WrongState."""
    return done(request, operations.stop_bulk, ref, body.seen)


def _woken(asked: BulkAsked) -> BulkAsked:
    wake_bulk(asked.ref)
    return asked
