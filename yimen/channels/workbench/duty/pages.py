"""Duty on one page: who is away, who stands in, which desks have nobody, which lists were handed over."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.duty.words import ABSENCES, RELIEFS
from yimen.engine.case.consultations import queries as consultations
from yimen.engine.case.inspections import queries as inspections
from yimen.engine.staff.reliefs import operations as reliefs
from yimen.engine.staff.reliefs import queries as relief_queries
from yimen.engine.staff.reliefs.operations import ReliefKind
from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import duty as duties
from yimen.registries.people import operations as people
from yimen.registries.people import queries
from yimen.registries.people.operations import AbsenceKind
from yimen.registries.people.rows import PostRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes

HEADS = (Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
_ENTITLED = {"formal": "在编", "auxiliary": "编外"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act absence begins centre document ends from_day kind note post reason relief staff until")
def duty(request: HttpRequest) -> HttpResponse:
    """Absences, stand-ins, alarms, shares of formal staff and lists handed over, each with its form."""
    me, now = actor_of_request(request), clock.now()
    if request.method == "POST":
        mend = posted(request, _ACTS)
        if not mend.mistakes:
            return HttpResponseRedirect(f"{request.path}?done=yes")
    else:
        mend = posted(request, {})
    heads = me.has_role(*HEADS)
    own = tuple((post.post_id, post.name) for post in me.posts)
    posts = _posts(me)
    facts = {
        "here": "duty",
        "tab": "duty",
        "asked": consultations.asked_of(me, now),
        "looks": inspections.mine(me, now),
        "alarms": duties.alarms_for(me, now, day_of(now)),
        "absences": duties.absences_for(me, now),
        "stand_ins": duties.stand_ins([post.id for post in posts] + [id for id, _ in own]),
        "shares": duties.formal_shares(now, day_of(now)) if heads else (),
        "reliefs": relief_queries.reliefs(me),
        "people": people_of(me) if heads else _colleagues(me),
        "posts": tuple((post.ref, post.name) for post in posts),
        "heads": heads,
        "waives": me.has_role(Role.ADMINISTRATOR),
        "kinds": [(kind, told(ABSENCES[kind])) for kind in AbsenceKind],
        "absence_words": {str(kind): told(name) for kind, name in ABSENCES.items()},
        "relief_words": {str(kind): told(name) for kind, name in RELIEFS.items()},
        "relief_kinds": [(kind, told(RELIEFS[kind])) for kind in ReliefKind],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/duty/duty.html", facts, status=status_of(mend))


def _posts(me: Actor) -> tuple[PostRow, ...]:
    """The posts somebody may arrange for: those they head, or their own."""
    on = day_of(clock.now())
    held, centres = duties.headed(me)
    own = {post.post_id for post in me.posts}
    names = {centre.ref for centre in offices.centres(on) if centre.id in centres}
    everywhere = me.has_role(Role.ADMINISTRATOR)
    return tuple(
        row
        for row in queries.posts(on)
        if everywhere or row.id in own or row.office_id in held or row.centre_ref in names
    )[:400]


def people_of(me: Actor) -> tuple[tuple[str, str], ...]:
    """Whom somebody may name: the staff of the offices they head or work in."""
    held, _ = duties.headed(me)
    own = {post.office_id for post in me.posts}
    found = queries.staff(day_of(clock.now()))
    wanted = [row for row in found if me.has_role(Role.ADMINISTRATOR) or row.office_id in held or row.office_id in own]
    return tuple((row.ref, f"{row.name}（{told(_ENTITLED[row.establishment])}）") for row in wanted[:500])


def _colleagues(me: Actor) -> tuple[tuple[str, str], ...]:
    """Oneself, and whoever holds or stands in at the same posts."""
    moment = clock.now()
    mine = queries.staff_member(me.staff_id or 0)
    found = {mine.ref: mine.name} if mine else {}
    for post in me.posts:
        found |= {row.ref: row.name for row in queries.holders(post.post_id, moment)}
    found |= {row.staff_ref: row.staff_name for row in duties.stand_ins([post.post_id for post in me.posts])}
    return tuple(found.items())


def offices_of(me: Actor) -> tuple[tuple[str, str], ...]:
    """The offices that somebody heads."""
    headed, _ = duties.headed(me)
    everywhere = me.has_role(Role.ADMINISTRATOR)
    found = offices.offices(day_of(clock.now()))
    return tuple((row.ref, row.name) for row in found if everywhere or row.id in headed)


def _absence(form: Form) -> None:
    kind = form.text("kind")
    if kind not in list(AbsenceKind):
        raise NotInList(field="kind")
    facts = (form.text("staff"), form.moment("begins"), form.moment("ends"), AbsenceKind(kind), form.text("reason"))
    form.run(people.record_absence, *facts)


def _back(form: Form) -> None:
    form.run(people.end_absence, form.text("absence"), form.now)


def _stand_in(form: Form) -> None:
    form.run(people.name_stand_in, form.text("post"), form.text("staff"))


def _no_stand_in(form: Form) -> None:
    form.run(people.drop_stand_in, form.text("post"), form.text("staff"))


def _relief(form: Form) -> None:
    kind = form.text("kind")
    if kind not in list(ReliefKind):
        raise NotInList(field="kind")
    form.run(reliefs.hand_over_desk, form.text("post"), form.text("staff"), ReliefKind(kind), form.text("note"))


def _acknowledge(form: Form) -> None:
    form.run(reliefs.acknowledge_relief, form.text("relief"))


def _waive(form: Form) -> None:
    facts = (form.text("centre"), form.text("document"), form.text("reason"), form.day("from_day"), form.day("until"))
    form.run(people.waive_formal_share, *facts)


_ACTS: Mapping[str, Callable[[Form], None]] = {
    "absence": _absence,
    "back": _back,
    "stand_in": _stand_in,
    "no_stand_in": _no_stand_in,
    "relief": _relief,
    "acknowledge": _acknowledge,
    "waive": _waive,
}
