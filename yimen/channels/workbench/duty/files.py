"""Staff files at the desk: the list of those one may read, and one of them with its history."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.workbench.duty.words import RANKS
from yimen.registries.grants import staff_files
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.structure.officers import ESTABLISHMENTS, KINDS, ROLES

_SPANS: Mapping[str, str] = {"status": "编制", "skill": "专长", "posting": "任岗", "letter": "授权书"}


@never_cache
@require_safe
@needs_staff()
def listed(request: HttpRequest) -> HttpResponse:
    """The files one may read: everybody's, those of one's centre, or one's own."""
    words = request.GET.get("words", "").strip()[:50]
    rows = staff_files.staff_files(actor_of_request(request), clock.now(), words)
    facts = {
        "here": "duty",
        "tab": "files",
        "rows": rows,
        "words": words,
        "cut": len(rows) == staff_files.MOST,
        "establishments": _told(ESTABLISHMENTS),
    }
    return render(request, "workbench/duty/staff_files.html", facts)


@never_cache
@require_safe
@needs_staff()
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One file; for whoever may not read it there is none."""
    file = staff_files.staff_file(ref, actor_of_request(request), clock.now())
    if file is None:
        raise Http404(ref)
    facts = {
        "here": "duty",
        "tab": "files",
        "file": file,
        "cut": len(file.history) == staff_files.MOST,
        "establishments": _told(ESTABLISHMENTS),
        "kinds": _told(_SPANS),
        "holds": _told(KINDS),
        "roles": _told(ROLES),
        "ranks": _told({str(int(rank)): name for rank, name in RANKS.items()}),
    }
    return render(request, "workbench/duty/staff_file.html", facts)


def _told(words: Mapping[str, str]) -> dict[str, str]:
    return {code: told(name) for code, name in words.items()}
