"""Forms at the desk: what a form asks for, done once; a refusal stands at its control and what was typed stays."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]


def shown(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of the desk with its form as it was typed and what is wrong with it."""
    mistakes = mend.mistakes if mend else ()
    beside = {"mistakes": mistakes, "errors": (mend.errors or {}) if mend else {}, "typed": request.POST}
    return render(request, f"workbench/{template}.html", {**beside, **facts}, status=422 if mistakes else 200)


def done(request: HttpRequest, asked: Callable[[], Asked]) -> Mending | None:
    """Do what a form asks for; None when it is done."""
    try:
        act, said = asked()
        run(act, *said, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None


def one_of(request: HttpRequest, acts: Mapping[str, Callable[[], Asked]]) -> Asked:
    """The act that the button names; refuses with NoSuchThing."""
    if (act := acts.get(request.POST.get("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act()


def refs(request: HttpRequest, name: str) -> tuple[str, ...]:
    """The references that were ticked."""
    return tuple(one[:40] for one in request.POST.getlist(name))


def choices(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """The options of a list of codes."""
    return [(code, told(words)) for code, words in table.items()]
