"""Pages of supervision after approval: its tabs, and how a form of it is done or mended."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
for_staff = needs_staff()
TABS = (("spot_checks", "我的检查"), ("supervision_records", "我部门监管的"), ("spot_draws", "双随机抽查"))


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under its tab; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "inspecting",
        "tab": tab,
        "menu": TABS,
        "mistakes": mistakes,
        "errors": (mend.errors or {}) if mend else {},
        "typed": request.POST,
        **facts,
    }
    return render(request, f"workbench/inspecting/{template}.html", shown, status=422 if mistakes else 200)


def done(request: HttpRequest, asked: Callable[[HttpRequest], Asked]) -> Mending | None:
    """Do what a form asks for; None when it is done."""
    try:
        act, said = asked(request)
        run(act, *said, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None
