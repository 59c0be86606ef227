"""Does my business need a permit? 办这件事要不要许可: what the base catalogue says of a matter, and where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.kernel.base_items import Treatment
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import base_items
from yimen.registries.catalogue.base_items import BaseItemRow
from yimen.registries.catalogue.search import Hit, search
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

LONGEST, SHOWN = 40, 6
LOOKS = {
    Treatment.APPROVAL: ("要先批准", "late", "stamp", "先拿到批准，再开始做。"),
    Treatment.SIMPLIFIED: ("简化了", "soon", "edit", "比原来少：备案、告知承诺，或者材料减了。"),
    Treatment.NONE: ("不要许可", "done", "ok", "不用批准，直接做；别人要您办许可的，可以投诉。"),
    Treatment.TRANSFERRED: ("不归政府批", "trust", "arrow", "由行业组织或者市场来做，不到政府窗口办。"),
}
"""Treatment -> what it is called, the tone and icon of its tag, and what follows from it."""


@snapshot
class Answer:
    """A matter with what an enterprise has to do about it."""

    row: BaseItemRow
    words: str
    tone: str
    symbol: str
    meaning: str


@require_GET
@open_to_all
def permits(request: HttpRequest) -> HttpResponse:
    """The question, the matters that fit, each with its answer; and guides that were found by the same words."""
    words, now = request.GET.get("q", "").strip()[:LONGEST], clock.now()
    found = base_items.needs_a_permit(words, now, day_of(now))
    hits = search(words, now, limit=SHOWN) if words else ()
    facts = {"words": words, "answers": [_answer(row) for row in found], "hits": _named(hits), "looks": LOOKS.values()}
    return render(request, "hall/permits.html", facts)


def _answer(row: BaseItemRow) -> Answer:
    words, tone, symbol, meaning = LOOKS[Treatment(row.treatment)]
    return Answer(row, words, tone, symbol, meaning)


def _named(hits: tuple[Hit, ...]) -> list[tuple[str, str, str]]:
    return [(hit.row.ref, hit.row.name, hit.row.office_name) for hit in hits]
