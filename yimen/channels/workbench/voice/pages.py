"""Pages of this room: who reads them, what its menu is, and how one of them answers."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.engine.public.complaints.rows import READERS, RECORDERS
from yimen.engine.public.evaluations.rows import HANDLERS
from yimen.threshold.actors import needs_staff
from yimen.threshold.mending import Mending

for_handlers = needs_staff(*HANDLERS)
for_desks = needs_staff(*dict.fromkeys((*RECORDERS, *READERS)))
MENU: tuple[tuple[str, str], ...] = (("complaints", "投诉"), ("voice", "差评整改"), ("window_votes", "评窗留言"))
"""Route -> what the entry is called."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under a tab; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "voice",
        "tab": tab,
        "menu": MENU,
        "mistakes": mistakes,
        **facts,
    }
    return render(request, f"workbench/voice/{template}.html", shown, status=422 if mistakes else 200)
