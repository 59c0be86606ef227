"""Certificates of before 存量入库: a file is entered at once, with a report of every line that was not taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.papers.certificates.operations import STOCK_KEEPERS
from yimen.kernel.refusal import Refusal
from yimen.kernel.stock import COLUMNS, NEEDED
from yimen.kernel.writing import Missing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.stock_files import StockReport, enter_text


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*STOCK_KEEPERS)
@limits_uploads
@takes("file source")
def stock(request: HttpRequest) -> HttpResponse:
    """The form, and after it the report; a file sent twice enters nothing twice."""
    report: StockReport | None = None
    mend = Mending()
    if request.method == "POST":
        try:
            report = _entered(request)
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {
        "here": "certificates",
        "report": report,
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "columns": [(words, name in NEEDED) for name, words in COLUMNS.items()],
        "column_words": COLUMNS,
    }
    return render(request, "workbench/certificates/stock.html", facts, status=422 if mend.mistakes else 200)


def _entered(request: HttpRequest) -> StockReport:
    upload = request.FILES.get("file")
    if upload is None:
        raise Missing(field="file")
    return enter_text(upload.read(), request.POST.get("source", ""), by=actor_of_request(request), now=clock.now())
