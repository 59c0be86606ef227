"""Coordination meetings at the desk 会商: what is stuck, where I am asked to come, one meeting to its tasks."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.engine.papers.dossiers.sniffing import FileEmpty
from yimen.engine.supervision.coordinations import operations, queries
from yimen.engine.supervision.coordinations.operations import Brought, Called, Decided, Tasked
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.coordinations import COORDINATION_KINDS, COORDINATION_STANCES
from yimen.threshold.posted import takes
from yimen.threshold.security import as_attachment

for_staff = needs_staff()
for_callers = needs_staff(Role.REFORM_OFFICE, Role.CENTRE_MANAGER)
for_keepers = needs_staff(Role.REFORM_OFFICE)
ROOMS = (("coordinations", "会商"),)
MORE = (("coordination_call", "召集会商"), ("coordination_standing", "常设部门"))
_MEDIA = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def _page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: object = None
) -> HttpResponse:
    me = actor_of_request(request)
    menu = [*ROOMS, *(MORE[:1] if queries.calls(me) else ()), *(MORE[1:] if queries.keeps_standing(me) else ())]
    beside = {"here": "coordinations", "tab": tab, "menu": menu}
    return asking.shown(request, f"coordinations/{template}", {**beside, **facts}, mend)  # type: ignore[arg-type]


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """The meetings before me, those that are over, and how offices came and did what was decided."""
    me, now = actor_of_request(request), clock.now()
    facts = {
        "coming": queries.coming(me, now),
        "over": queries.over(me, now),
        "attendance": queries.attendance(me, now),
        "standing": queries.standing(now),
    }
    return _page(request, "listed", "coordinations", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_callers
@takes("kind title place begins_at stuck offices project brought_office brought_title brought_told")
def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting out of what is stuck."""
    me, now = actor_of_request(request), clock.now()
    mend = (
        asking.done(request, lambda: (operations.call_coordination, (_called(request),))) if _posted(request) else None
    )
    if _posted(request) and mend is None:
        return redirect("workbench:coordinations")
    project = (request.POST if _posted(request) else request.GET).get("project", "")[:40]
    facts = {
        "stuck": queries.stuck(me, now, project),
        "ticked": asking.refs(request, "stuck"),
        "asked": asking.refs(request, "offices"),
        "project": project,
        "standing": queries.standing(now),
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "kinds": asking.choices(COORDINATION_KINDS),
    }
    return _page(request, "call", "coordination_call", facts, mend)


def _called(request: HttpRequest) -> Called:
    said = request.POST.get
    brought = (Brought(said("brought_office", "")[:40], said("brought_title", ""), said("brought_told", "")),)
    return Called(
        said("kind", "")[:20], said("title", ""), said("place", ""), typed.moment(request.POST, "begins_at"),
        asking.refs(request, "stuck"), brought if said("brought_title", "").strip() else (),
        asking.refs(request, "offices"), said("project", "")[:40],
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
@takes("act office basis seat")
def standing(request: HttpRequest) -> HttpResponse:
    """The departments that sit at every 5+X meeting."""
    now = clock.now()
    mend = asking.done(request, lambda: _of_standing(request)) if _posted(request) else None
    if _posted(request) and mend is None:
        return redirect("workbench:coordination_standing")
    choices = [(row.ref, row.name) for row in offices.offices(day_of(now))]
    return _page(
        request, "standing", "coordination_standing", {"rows": queries.standing(now), "offices": choices}, mend
    )


def _of_standing(request: HttpRequest) -> Asked:
    said = request.POST.get
    acts: Mapping[str, Callable[[], Asked]] = {
        "name": lambda: (operations.name_standing_seat, (said("office", "")[:40], said("basis", ""))),
        "end": lambda: (operations.end_standing_seat, (said("seat", "")[:40], said("basis", ""))),
    }
    return asking.one_of(request, acts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes(
    "act number stance text title file minutes decision task_point task_title task_office task_due seen why"
    " office staff"
)
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting with what I may do at it."""
    me, now = actor_of_request(request), clock.now()
    mend = asking.done(request, lambda: _of_one(request, ref)) if _posted(request) else None
    if _posted(request) and mend is None:
        return redirect("workbench:coordination", ref=ref)
    view = queries.one(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "view": view,
        "row": view.row,
        "stances": asking.choices(COORDINATION_STANCES),
        "invited": [(seat.office_ref, seat.office) for seat in view.seats],
        "numbers": [(str(point.number), f"{point.number}. {point.title}") for point in view.points],
        "spare": range(3),
    }
    return _page(request, "one", "coordinations", facts, mend)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    office = said("office", "")[:40]
    acts: Mapping[str, Callable[[], Asked]] = {
        "sign_in": lambda: (operations.sign_in, (ref, office)),
        "say": lambda: (
            operations.say_opinion,
            (ref, typed.number(request.POST, "number", 999), said("stance", "")[:20], said("text", ""), office),
        ),
        "material": lambda: (operations.keep_material, (ref, said("title", ""), _file(request))),
        "minute": lambda: (operations.keep_minutes, (ref, said("minutes", ""), _decided(request))),
        "sign": lambda: (operations.sign_minutes, (ref, said("seen", ""), office)),
        "issue": lambda: (operations.issue_minutes, (ref,)),
        "call_off": lambda: (operations.call_off_coordination, (ref, said("why", ""))),
        "hand_over": lambda: (operations.hand_over_coordination, (ref, said("staff", "")[:40], said("why", ""))),
        "take_over": lambda: (operations.take_over_coordination, (ref, said("why", ""))),
    }
    return asking.one_of(request, acts)


def _decided(request: HttpRequest) -> tuple[Decided, ...]:
    """What was decided of each point in its order, with the tasks that name it."""
    taken = request.POST.getlist
    rows = zip(taken("task_point"), taken("task_title"), taken("task_office"), taken("task_due"), strict=False)
    tasks = [
        (
            typed.number({"task_point": point}, "task_point", 999),
            Tasked(title, office[:40], typed.day({"task_due": due}, "task_due")),
        )
        for point, title, office, due in rows
        if title.strip()
    ]
    return tuple(
        Decided(number, text, tuple(task for point, task in tasks if point == number))
        for number, text in enumerate(taken("decision"), 1)
    )


def _file(request: HttpRequest) -> bytes:
    taken = request.FILES.get("file")
    if taken is None:
        raise FileEmpty(filename="")
    return bytes(taken.read())


@never_cache
@require_safe
@for_staff
def material(request: HttpRequest, ref: str) -> HttpResponse:
    """A paper for a meeting, for who sees the meeting."""
    found = queries.material(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    content, title, media = found
    return as_attachment(content, f"{title}.{media}", _MEDIA[media])


def _posted(request: HttpRequest) -> bool:
    return request.method == "POST"
