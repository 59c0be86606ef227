"""Let a draft show what it issues by a file, and by words alone again. What was published keeps its own file."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.papers.dossiers import ports, sniffing
from yimen.engine.publication.result_samples.models import ResultSample
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.elements import ResultTerm
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as versions
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.review import allow
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import new_ref

MEGABYTES, PAGES = 5, 10


@snapshot
class SampleFile:
    """A file as it was sent."""

    name: str
    content: bytes


@snapshot
class SampleShown:
    """The draft by its reference, and the hash by which it names the sample; empty: words alone."""

    ref: str
    sha256: str


@operation
def lay_out_sample(version_ref: str, result: str, file: SampleFile, *, by: Actor, now: datetime) -> SampleShown:
    """Show a result of a draft by a picture or PDF; it takes the place of the one before. By the catalogue desk.

    Refuses with NoSuchThing, NotCatalogueEditor, NotADraft, DraftMoved, Missing, and with what is wrong with the file.
    """
    view, one = _result(version_ref, result, by)
    filename = named(file.name.replace("\\", "/").rpartition("/")[2], "filename")
    found = sniffing.sniff(file.content, filename, sniffing.UploadLimits(megabytes=MEGABYTES, pages=PAGES))
    sha256 = ports.store().put(file.content)
    row, new = ResultSample.objects.get_or_create(
        sha256=sha256,
        defaults={
            "ref": new_ref(), "filename": filename, "kind": found.kind, "size": len(file.content),
            "pages": found.pages, "kept_at": now,
        },
    )  # fmt: skip
    if new:
        subject = Subject("result_sample", "result_samples_resultsample", row.pk, row.ref, 0, b"")
        tell(subject, Line("sample_laid_out", {"item": view.ref, "sha256": sha256}, now), by)
    _amend(view, one, replace(one, file=sha256), by, now)
    return SampleShown(version_ref, sha256)


@operation
def take_off_sample(version_ref: str, result: str, *, by: Actor, now: datetime) -> SampleShown:
    """Show a result by words alone. Refuses with NoSuchThing, NotCatalogueEditor, NotADraft or DraftMoved."""
    view, one = _result(version_ref, result, by)
    _amend(view, one, replace(one, file=""), by, now)
    return SampleShown(version_ref, "")


def _result(version_ref: str, result: str, by: Actor) -> tuple[ItemView, ResultTerm]:
    view = versions.version(version_ref)
    if view is None:
        raise NoSuchThing(what="version")
    allow.must_edit(by, view.office_id)
    one = next((one for one in view.terms.service.results if one.name == result), None) if result else None
    if one is None:
        raise NoSuchThing(what="result")
    return view, one


def _amend(view: ItemView, before: ResultTerm, after: ResultTerm, by: Actor, now: datetime) -> None:
    results = tuple(after if one == before else one for one in view.terms.service.results)
    terms = replace(view.terms, service=replace(view.terms.service, results=results))
    draft = Draft(view.name, view.kind, terms, view.theme, view.life_event)
    catalogue.amend_draft(view.version_ref, draft, view.seen, by=by.within(), now=now)
