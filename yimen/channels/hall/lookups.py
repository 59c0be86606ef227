"""Look-ups that need no account: the progress of a case by number and code, and whether a certificate is true."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.channels.hall.telling import told_steps
from yimen.engine.case.cases import by_code
from yimen.engine.case.cases import queries as cases
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import letters
from yimen.engine.papers.documents import queries as documents
from yimen.engine.public.access_checks import queries as access_checks
from yimen.engine.records.prints.operations import print_with_code
from yimen.kernel.papers.prints import Door
from yimen.kernel.rates import Share
from yimen.kernel.refs import heard, heard_case_number
from yimen.registries.network import queries as network
from yimen.threshold import beside_the_net, clock, looked_at, spelling
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

_LONGEST = 64
LARGEST = 10_000_000


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("progress", 30, timedelta(minutes=10), methods=("POST",))
@takes("code number")
def progress(request: HttpRequest) -> HttpResponse:
    """Where a case stands, for whoever holds its number and query code. A wrong code and no case look the same."""
    number = heard_case_number((request.POST.get("number") or request.GET.get("number", ""))[:_LONGEST])
    code = "".join(request.POST.get("code", "")[:_LONGEST].split())
    found = cases.progress(number, code, clock.now()) if request.method == "POST" and number and code else None
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST" and found is None:
        mistakes = (Mistake("f-number", told("没有查到。请核对编号和查询码，都印在收件回执上；查询码是数字。")),)
    held = by_code.papers(number, code) if found else None
    facts = {
        "number": number,
        "code": code,
        "found": found,
        "papers": held.papers if held else (),
        "happenings": told_steps(found) if found else (),
        "mistakes": mistakes,
    }
    return render(request, "hall/progress.html", facts, status=422 if mistakes else 200)


@never_cache
@require_POST
@open_to_all
@limited("progress", 30, timedelta(minutes=10))
@takes("number code")
def progress_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """A paper of the case as its sealed PDF, to keep and to print; by POST, so that the code stands in no address."""
    number = heard_case_number(request.POST.get("number", "")[:_LONGEST])
    code = "".join(request.POST.get("code", "")[:_LONGEST].split())
    found = printed(request, print_with_code, number, code, ref, door=Door.HALL)
    if found is None:
        raise Http404(ref)
    return as_attachment(found.content, found.name, "application/pdf")


@require_GET
@open_to_all
def verify(request: HttpRequest) -> HttpResponse:
    """The box for a code typed from paper."""
    if code := _code(request.GET.get("code", "")):
        return redirect("hall:verified", code=code)
    return render(request, "hall/verify.html", {"asked": False})


@never_cache
@require_GET
@open_to_all
@limited("verify", 60, timedelta(minutes=10))
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """What the issuer's register says of this certificate or paper now."""
    now = clock.now()
    asked = _code(code)
    row = certificates.verify(asked, now) if asked else None
    paper = documents.verify(asked) if asked and row is None else None
    letter = letters.by_code(asked) if asked and row is None and paper is None else None
    facts = {
        "asked": True,
        "code": asked,
        "row": row,
        "paper": paper,
        "letter": letter,
        "in_force": "yes" if letter and letter.in_force(now) else "",
        "today": now,
    }
    return render(request, "hall/verify.html", facts, status=200 if row or paper or letter else 404)


@never_cache
@require_POST
@open_to_all
@limited("verify", 60, timedelta(minutes=10))
@takes("file")
def verified_file(request: HttpRequest) -> HttpResponse:
    """What the seal of a PDF is worth, and whose it is: one altered byte and it is nobody's."""
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        sentence = told("请选择一个不超过 {size} 的 PDF 文件。", size=spelling.file_size(LARGEST))
        facts: dict[str, object] = {"asked": False, "mistakes": (Mistake("file", sentence),)}
        return render(request, "hall/verify.html", facts, status=422)
    now, content = clock.now(), file.read()
    proof = certificates.verify_file(content, now)
    facts = {
        "asked": True,
        "filename": file.name,
        "seal": proof.seal,
        "row": proof.certificate if proof.seal.intact else None,
        "paper": documents.verify_file(content) if proof.seal.intact and proof.certificate is None else None,
        "today": now,
    }
    return render(request, "hall/verify.html", facts)


def _code(typed: str) -> str:
    return heard(typed[:_LONGEST]).replace("-", "")


@require_GET
@open_to_all
def accessibility(request: HttpRequest) -> HttpResponse:
    """How this hall can be used and when it was checked, and where everything in it is done without the net."""
    pages = access_checks.pages(looked_at.open_pages())
    facts = {
        "offered": beside_the_net.offered(),
        "missing": beside_the_net.missing(),
        "pages": Share(sum(1 for one in pages if one.met), len(pages)),
        "checked_at": max((one.last_at for one in pages), default=None),
    }
    return render(request, "hall/accessibility.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("old number", 30, timedelta(minutes=10), methods=("POST",))
@takes("number")
def old_number(request: HttpRequest) -> HttpResponse:
    """What became of a number that an absorbed hall gave: the guide of the item, or the number of the case here."""
    number = request.POST.get("number", "").strip()[:_LONGEST]
    rows = network.by_old_number(number) if request.method == "POST" else ()
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST" and not rows:
        mistakes = (Mistake("f-number", told("没有查到这个编号。请核对原大厅回执上的编号，或者到窗口问。")),)
    facts = {"number": number, "rows": rows, "mistakes": mistakes}
    return render(request, "hall/old_number.html", facts, status=422 if mistakes else 200)
