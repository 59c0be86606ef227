"""Pages of this room: what its menu is, and how one of them answers."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.engine.public.voices import queries
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.voice import VOICE_KINDS, VOICE_TOPICS
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
"""What a form asks for: an act and what is said with it."""
for_staff = needs_staff()
MENU: tuple[tuple[str, str], ...] = (
    ("civic", "诉求"),
    ("civic_record", "登记"),
    ("civic_comments", "审评论"),
    ("civic_interviews", "微访谈"),
    ("civic_posts", "政务微博"),
    ("civic_duty", "值班"),
    ("civic_work", "考核和月报"),
    ("civic_rules", "专席和派单"),
)
"""Route -> what the entry is called."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under a tab; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "civic",
        "tab": tab,
        "menu": MENU,
        "member": queries.is_member(actor_of_request(request), clock.now()),
        "kinds": [(code, told(name)) for code, name in VOICE_KINDS.items()],
        "topics": [(code, told(name)) for code, name in VOICE_TOPICS.items()],
        "mistakes": mistakes,
        **facts,
    }
    return render(request, f"workbench/civic/{template}.html", shown, status=422 if mistakes else 200)


def done(request: HttpRequest, asked: Callable[[HttpRequest], Asked]) -> Mending | None:
    """Do what a form asks for, once a form; None when it is done."""
    try:
        act, said = asked(request)
        run(act, *said, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None


def one_of(acts: Mapping[str, Asked], request: HttpRequest) -> Asked:
    """The act that a form names; refuses with NoSuchThing."""
    if (act := acts.get(request.POST.get("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act
