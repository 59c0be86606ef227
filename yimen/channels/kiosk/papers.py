"""Papers at a kiosk: whoever holds number and query code prints what their case was told, without an account.

The code travels in the form alone; the page leads back to the start by itself, so that the next one finds nothing.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.engine.case.cases import by_code
from yimen.engine.records.prints.operations import print_with_code
from yimen.kernel.papers.prints import Door
from yimen.threshold.actors import open_to_all
from yimen.threshold.kiosks import used
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.security import as_preview

IDLE = 60
_LONGEST = 64


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("progress", 30, timedelta(minutes=10), ("POST",))
@takes("number code")
def papers(request: HttpRequest) -> HttpResponse:
    """Number and query code as they stand on the receipt, and then the papers, each with its button."""
    number, code = _typed(request)
    found = by_code.papers(number, code) if request.method == "POST" else None
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST" and found is None:
        mistakes = (Mistake("f-number", told("没有查到。请核对编号和查询码，都印在收件回执上；查询码是数字。")),)
    if request.method == "POST":
        used(request, "papers", "done" if found is not None else "failed")
    facts = {"number": number, "code": code, "found": found, "mistakes": mistakes}
    return _leading_back(render(request, "kiosk/papers.html", facts, status=422 if mistakes else 200))


@never_cache
@require_POST
@open_to_all
@limited("progress", 30, timedelta(minutes=10))
@takes("number code")
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """One paper as its sealed PDF, to look at and to print."""
    found = printed(request, print_with_code, *_typed(request), ref, door=Door.KIOSK)
    if found is None:
        raise Http404(ref)
    return _leading_back(as_preview(found.content, found.name, "application/pdf"))


def _typed(request: HttpRequest) -> tuple[str, str]:
    said = request.POST
    return said.get("number", "")[:_LONGEST], "".join(said.get("code", "")[:_LONGEST].split())


def _leading_back(answer: HttpResponse) -> HttpResponse:
    answer.headers["Refresh"] = f"{IDLE}; url={reverse('kiosk:home')}"
    return answer
