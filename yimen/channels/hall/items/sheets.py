"""Sheets 空白表和样表 and result samples 结果样本: files that anybody may look at and take along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.engine.publication.form_sheets import queries
from yimen.engine.publication.result_samples import queries as samples
from yimen.threshold.actors import open_to_all
from yimen.threshold.security import as_attachment, as_preview

TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


@require_safe
@open_to_all
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """One sheet as a file."""
    found = queries.file(ref[:40])
    if found is None:
        raise Http404
    row, content = found
    return as_attachment(content, row.filename, TYPES[row.kind])


@require_safe
@open_to_all
def sample(request: HttpRequest, sha256: str) -> HttpResponse:
    """The sample of a result, by its hash: what lies there never changes, so that a browser may keep it."""
    found = samples.file(sha256[:64])
    if found is None:
        raise Http404
    row, content = found
    answer = as_preview(content, row.filename, TYPES[row.kind])
    answer.headers["Cache-Control"] = "public, max-age=86400, immutable"
    return answer
