"""Looking at result samples: what a version issues with its samples, and one sample as a file."""

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.publication.result_samples.models import ResultSample
from yimen.engine.publication.result_samples.rows import ResultSampleRow, ResultShown
from yimen.kernel.terms import Terms


def shown(terms: Terms) -> tuple[ResultShown, ...]:
    """The results of a version, each with its sample; a version that names no file costs no statement."""
    results = terms.service.results
    hashes = [one.file for one in results if one.file]
    found = {row.sha256: _row(row) for row in ResultSample.objects.filter(sha256__in=hashes)} if hashes else {}
    return tuple(ResultShown(one.name, one.kind, one.sample, found.get(one.file)) for one in results)


def file(sha256: str) -> tuple[ResultSampleRow, bytes] | None:
    """A sample with its bytes; nothing that was not laid out as one is ever given away by its hash."""
    row = ResultSample.objects.filter(sha256=sha256).first()
    content = dossiers.content(row.sha256) if row else None
    return (_row(row), content) if row and content is not None else None


def _row(row: ResultSample) -> ResultSampleRow:
    return ResultSampleRow(row.sha256, row.filename, row.kind, row.size, row.pages)
