"""Result samples: what an item issues, shown in words and as files, and how the catalogue desk lays such a file out."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, P, PathEx, Router
from ninja.files import UploadedFile

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, PathRef, result_of, several
from yimen.engine.publication.result_samples import operations, queries
from yimen.engine.publication.result_samples.operations import SampleFile, SampleShown
from yimen.engine.publication.result_samples.rows import ResultShown
from yimen.registries.catalogue import queries as catalogue
from yimen.threshold import clock
from yimen.threshold.security import as_attachment

router = Router(tags=["result samples"])

TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
Hash = PathEx[str, P(pattern="^[0-9a-f]{64}$", description="SHA-256 of the file, in hex")]
ResultName = Annotated[str, P(min_length=1, max_length=200, description="The result by its name, as the draft has it")]


class SampleTakenOff(Body):
    """Which result of the draft."""

    result: ResultName


@router.get("/items/{ref}", auth=ALL, response=several(ResultShown), operation_id="result_samples_of_item")
def of_item(request: HttpRequest, ref: PathRef) -> list[ResultShown]:
    """What an item in force issues, each with its sample in words and as a file."""
    return list(queries.shown(there(catalogue.in_force(ref, clock.now())).terms))


@router.get("/files/{sha256}", auth=ALL, response={200: None}, operation_id="result_sample_file")
def file(request: HttpRequest, sha256: Hash) -> HttpResponse:
    """A sample as a file, by its hash."""
    row, content = there(queries.file(sha256))
    return as_attachment(content, row.filename, TYPES[row.kind])


@router.post(
    "/versions/{ref}",
    auth=STAFF,
    response={201: result_of(operations.lay_out_sample)},
    operation_id="result_samples_lay_out",
)
def lay_out(request: HttpRequest, ref: PathRef, file: File[UploadedFile], result: Form[ResultName]) -> SampleShown:
    """Show a result of a draft by a picture or PDF, 5 MB and 10 pages at most; it takes the place of the one before.

    Refuses with NoSuchThing, NotCatalogueEditor, NotADraft, DraftMoved, and with what is wrong with the file.
    """
    return done(request, operations.lay_out_sample, ref, result, SampleFile(file.name or "", file.read()))


@router.post(
    "/versions/{ref}/take-off",
    auth=STAFF,
    response=result_of(operations.take_off_sample),
    operation_id="result_samples_take_off",
)
def take_off(request: HttpRequest, ref: PathRef, body: SampleTakenOff) -> SampleShown:
    """Show a result by words alone. Refuses with NoSuchThing, NotCatalogueEditor, NotADraft or DraftMoved."""
    return done(request, operations.take_off_sample, ref, body.result)
