"""Archives: the volumes of a case with their index, each as one file that proves itself."""

from django.http import HttpRequest, HttpResponse
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, PathRef, several, shown
from yimen.engine.records.archives import appraised, queries
from yimen.engine.records.archives.rows import ArchivePage, ArchiveRow, ArchiveView, RegisterRow, Unfiled
from yimen.engine.records.prints.operations import print_volume
from yimen.kernel.papers.prints import Door
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["archives"])


@router.get("/archives", auth=STAFF, response=shown(ArchivePage), operation_id="archives")
def listed(
    request: HttpRequest,
    words: QueryEx[str, P(max_length=60, description="The number of a volume or of a case")] = "",
    after: After = "",
) -> ArchivePage:
    """The volumes of your offices, the latest first."""
    return queries.of_offices(asker(request), after, words)


@router.get("/archives/unfiled", auth=STAFF, response=several(Unfiled), operation_id="archives_unfiled")
def unfiled(request: HttpRequest) -> list[Unfiled]:
    """Closed cases of your offices that cannot go on file, each with the parts that are missing."""
    return list(queries.unfiled(asker(request), clock.now()))


@router.get("/archives/over", auth=STAFF, response=several(ArchiveRow), operation_id="archives_over")
def over(request: HttpRequest) -> list[ArchiveRow]:
    """Volumes of your offices whose days are over, and that nobody keeps longer, appraises or has destroyed."""
    return list(appraised.over(asker(request), clock.now()))


@router.get("/archives/register", auth=STAFF, response=several(RegisterRow), operation_id="archives_register")
def register(request: HttpRequest) -> list[RegisterRow]:
    """The destruction register of your offices, the latest first: which volume, by whose two hands, and when."""
    return list(appraised.register(asker(request), clock.now()))


@router.get("/cases/{ref}/archives", auth=STAFF, response=several(ArchiveView), operation_id="cases_archives")
def of_case(request: HttpRequest, ref: PathRef) -> list[ArchiveView]:
    """The editions of a case's volume, the latest first; none for anybody who may not see the case."""
    return list(queries.of_case(ref, asker(request)))


@router.get("/archives/{ref}/file", auth=STAFF, response={200: None}, operation_id="archives_file")
def file(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """A volume as ZIP; that it was taken is on record. `yimen archive verify FILE` checks it without a database."""
    volume = there(printed(request, print_volume, ref, door=Door.API))
    return as_attachment(volume.content, volume.name, "application/zip")
