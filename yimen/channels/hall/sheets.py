"""Sheets 空白表和样表: the files of a form, to be downloaded by anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.engine.form_sheets import queries
from yimen.threshold.actors import open_to_all
from yimen.threshold.security import as_attachment

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
