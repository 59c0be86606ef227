"""Regulations at the desk 规章制度: what I have still to read, one with its versions, and who has not read it."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.channels.workbench.rules.shell import page
from yimen.kernel.actor import Role
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.regulations import operations, queries
from yimen.registries.regulations.operations import RegulationSaid
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.desk_menu import DESK_ENTRIES
from yimen.threshold.language import language, told
from yimen.threshold.names.rules import REGULATION_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.words.facts import fact_said

for_staff = needs_staff()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("title kind audience public text basis")
def listed(request: HttpRequest) -> HttpResponse:
    """All regulations, what I have still to read first; or those of one screen of the desk."""
    me, now = actor_of_request(request), clock.now()
    mend = (
        asking.done(request, lambda: (operations.propose_regulation, (_said(request),))) if _posted(request) else None
    )
    if _posted(request) and mend is None:
        return redirect("workbench:regulations")
    screen = request.GET.get("screen", "")[:40]
    facts = {
        "rows": queries.listed(me, now, screen),
        "screen": _screen(screen),
        "keeps": "yes" if me.has_role(*operations.KEEPERS) else "",
        "kinds": asking.choices(REGULATION_KINDS),
        "roles": [(role.value, _role(role)) for role in Role],
        "asked": request.POST.getlist("audience"),
    }
    return page(request, "regulations", "regulations", facts, mend)


def _said(request: HttpRequest) -> RegulationSaid:
    said = request.POST.get
    return RegulationSaid(
        said("title", ""), said("kind", "")[:20], said("text", ""),
        tuple(one[:20] for one in request.POST.getlist("audience")), said("public", "no")[:3], said("basis", ""),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act version text changed basis from_day on why kind where screen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A regulation: its text, its versions, where it is needed, who has read it, and what I may do."""
    me, now = actor_of_request(request), clock.now()
    mend = asking.done(request, lambda: _of_one(request, ref)) if _posted(request) else None
    if _posted(request) and mend is None:
        return redirect("workbench:regulation", ref=ref)
    view = queries.one(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "view": view,
        "row": view.row,
        "audience": [_role(role) for role in view.row.audience],
        "keeps": "yes" if me.has_role(*operations.KEEPERS) else "",
        "today": day_of(now).isoformat(),
        "screens": [(entry.name, told(entry.words)) for entry in DESK_ENTRIES],
        "links": [(kind, key, name if kind == "item" else _screen(key)) for kind, key, name in view.links],
    }
    return page(request, "regulation", "regulations", facts, mend)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    version = said("version", "")[:40]
    acts: Mapping[str, Callable[[], Asked]] = {
        "read": lambda: (operations.confirm_reading, (version,)),
        "propose": lambda: (
            operations.propose_version,
            (ref, said("text", ""), said("changed", ""), said("basis", "")),
        ),
        "publish": lambda: (operations.publish_version, (version, typed.day(request.POST, "from_day"))),
        "withdraw": lambda: (operations.withdraw_version, (version, said("why", ""))),
        "propose_end": lambda: (operations.propose_end, (ref, typed.day(request.POST, "on"), said("why", ""))),
        "end": lambda: (operations.end_regulation, (ref, typed.day(request.POST, "on"))),
        "withdraw_end": lambda: (operations.withdraw_end, (ref,)),
        "link_screen": lambda: (operations.link_regulation, (ref, "screen", _known(said("screen", "")))),
        "link_item": lambda: (operations.link_regulation, (ref, "item", said("where", ""))),
        "unlink": lambda: (operations.unlink_regulation, (ref, said("kind", "")[:10], said("where", "")[:60])),
    }
    return asking.one_of(request, acts)


def _known(key: str) -> str:
    if not _screen(key):
        raise NotInList(field="screen")
    return key


def _screen(key: str) -> str:
    """What a screen of the desk is called; empty when there is none of this name."""
    return next((told(entry.words) for entry in DESK_ENTRIES if entry.name == key), "")


def _role(role: str) -> str:
    """A role as people call it."""
    return str(fact_said("role", str(role), language()))


def _posted(request: HttpRequest) -> bool:
    return request.method == "POST"
