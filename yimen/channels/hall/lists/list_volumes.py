"""The volumes 分册 of a list that is too long for one PDF: which there are, and all of them in one archive."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.channels.hall.lists import list_paper
from yimen.channels.hall.lists.list_files import as_of, file_name, on_paper
from yimen.channels.hall.lists.list_paper import OnPaper, called
from yimen.insight.lists.rows import Volume
from yimen.threshold import clock, listing, sheets
from yimen.threshold.actors import open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.security import as_stream


@require_GET
@open_to_all
@limited("list_files", 30, timedelta(minutes=1))
def volumes(request: HttpRequest, code: str) -> HttpResponse:
    """The volumes of a list, each with its first and its last item."""
    paper = _paper(request, code)
    bound = paper.volumes()
    facts = {
        "here": "lists",
        "code": code,
        "paper": paper,
        "volumes": [(number, called(number, len(bound)), one) for number, one in enumerate(bound, start=1)],
        "most": list_paper.VOLUME,
    }
    return render(request, "hall/list_volumes.html", facts)


@require_GET
@open_to_all
@limited("list_volumes", 6, timedelta(minutes=10))
def as_archive(request: HttpRequest, code: str) -> HttpResponse:
    """All volumes of a list in one ZIP, each drawn when its turn comes."""
    paper = _paper(request, code)
    files = _drawn(paper, paper.volumes(), code)
    return as_stream(sheets.zipped(files), file_name(code, "zip", paper.as_of), "application/zip")


def _drawn(paper: OnPaper, bound: tuple[Volume, ...], code: str) -> Iterator[tuple[str, bytes]]:
    for number, one in enumerate(bound, start=1):
        name = file_name(code, "pdf", paper.as_of, number)
        yield name, list_paper.printed(paper, one.after, called(number, len(bound)))


def _paper(request: HttpRequest, code: str) -> OnPaper:
    paper = on_paper(request, code, as_of(request, clock.now()))
    if paper is None or code not in listing.LIST_NAMES:
        raise Http404
    return paper
