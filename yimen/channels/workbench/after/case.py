"""One case after its decision: what is on file of it, and what may still be done."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.after.doing import DOING
from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.errata import queries as errata
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.case.postchecks import queries as checks
from yimen.engine.case.postchecks.rows import CheckRow
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.engine.publication.disclosures import queries as disclosures
from yimen.engine.records.archives import queries as archives
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import Act
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.disclosure import TakeDownGround
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.afterwards import CANCEL_GROUNDS
from yimen.threshold.posted import takes

GRANTED = ("granted", "granted_tolerated")
HEADS = (Role.OFFICE_HEAD, Role.DECIDER)
FINDERS = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
DECIDED = ("grant", "denial", "not_needed", "refused_at_door", "revocation", "cancellation")
ENDINGS = ("revocation", "cancellation")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes(
    "act certificate first second finding until hearing held_at kind participants place presider topic reason "
    "disclosure ground erratum paper right wrong"
)
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything after the decision of one case; each act is a form of its own on the page."""
    me = actor_of_request(request)
    view = cases.find(ref[:40], me, clock.now())
    if view is None:
        raise Http404(ref)
    done, mend = _asked(request, view.ref, me)
    if done:
        return redirect(f"{reverse('workbench:after_case', args=[ref])}?done={done}")
    view = cases.find(view.ref, me, clock.now()) or view
    check = checks.of_case(view.ref, me, day_of(clock.now()))
    roles = _roles(view.ref, me, view.barred)
    facts = {
        "view": view,
        **_heard(view, me),
        **_filed(view, me),
        **_checked(check, me, roles),
        **_disclosed(view, me),
        **_licensed(view, me, roles),
        **_corrected(view, me, roles),
    }
    return page(request, "case", "", facts | {"done": request.GET.get("done", ""), "typed": request.POST}, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act first second finding until")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """One check, for those who are named to make it and see nothing else of the case."""
    me = actor_of_request(request)
    done, mend = _asked(request, ref[:40], me)
    if done:
        return redirect(f"{reverse('workbench:check', args=[ref])}?done={done}")
    found = checks.of_case(ref[:40], me, day_of(clock.now()))
    if found is None:
        raise Http404(ref)
    roles = _roles(found.case_ref, me, "")
    facts = {**_checked(found, me, roles), "done": request.GET.get("done", ""), "typed": request.POST}
    return page(request, "check", "checks", facts, mend)


def _asked(request: HttpRequest, ref: str, me: Actor) -> tuple[str, Mending]:
    """What was done, if anything was asked for; else what has to be mended."""
    if request.method != "POST":
        return "", Mending()
    name = request.POST.get("act", "")
    if name not in DOING:
        raise Http404(name)
    try:
        DOING[name](ref, request.POST, me)
    except Refusal as refusal:
        return "", mending(refusal)
    return name, Mending()


def _roles(ref: str, me: Actor, barred: str) -> frozenset[Role]:
    """In which roles the reader may act in the office at whose desks the case is decided; none but a formal one may."""
    if barred or me.formal != "yes":
        return frozenset()
    office = cases.desk_office(ref)
    return frozenset(post.role for post in me.posts if post.office_id == office is not None)


def _heard(view: CaseView, me: Actor) -> Mapping[str, object]:
    may = {choice.act for choice in view.choices if choice.allowed}
    today = day_of(clock.now())
    offices = {post.office_id for post in me.posts if post.office_id is not None}
    presiders = [(one.ref, one.name) for one in people.staff(today) if one.office_id in offices]
    found = hearings.of_case(view.ref, me)
    return {
        "hearings": found,
        "may_call": Act.OPEN_SPECIAL in may,
        "may_call_off": Act.CLOSE_SPECIAL in may,
        "presiders": presiders if Act.OPEN_SPECIAL in may else (),
    }


def _filed(view: CaseView, me: Actor) -> Mapping[str, object]:
    volumes = archives.of_case(view.ref, me)
    undelivered = view.state in GRANTED and view.delivered_at is None
    closed = view.state not in OPEN_STATES and not undelivered
    return {
        "closed": closed,
        "volumes": volumes,
        "missing": archives.missing(view.ref) if closed else (),
        "stale": bool(volumes) and view.seq > volumes[0].row.upto_seq + 1,
    }


def _checked(check: CheckRow | None, me: Actor, roles: frozenset[Role]) -> Mapping[str, object]:
    if check is None:
        return {"check": None}
    heads = me.offices(*HEADS) if roles.intersection(HEADS) else frozenset()
    colleagues = [one for one in people.staff(day_of(clock.now())) if one.office_id in heads] if heads else []
    return {
        "check": check,
        "may_assign": bool(heads) and not check.inspectors and not check.own,
        "may_find": check.mine == "yes" and check.state != "reported_false",
        "may_clear": bool(heads) and not check.mine and not check.own,
        "colleagues": [(one.ref, one.name) for one in colleagues],
    }


def _corrected(view: CaseView, me: Actor, roles: frozenset[Role]) -> Mapping[str, object]:
    held = certificates.of_case(view.ref, me, clock.now())
    papers = [(one.ref, f"{one.type_name} {one.number}") for one in held if one.state in ("valid", "suspended")]
    papers += [(one.ref, f"{one.title} {one.number}") for one in documents.of_case(view.ref, me) if one.kind in DECIDED]
    return {
        "errata": errata.of_case(view.ref, me),
        "papers": papers if roles.intersection(FINDERS) else (),
        "may_confirm": bool(roles.intersection(errata.WHO_CONFIRMS)),
    }


def _licensed(view: CaseView, me: Actor, roles: frozenset[Role]) -> Mapping[str, object]:
    """The certificates that came of the case, with what may be done to each, and the decisions that ended them."""
    held = [one for one in certificates.of_case(view.ref, me, clock.now()) if one.case_ref == view.ref]
    return {
        "held": held,
        "may_end": bool(roles.intersection(HEADS)),
        "endings": [one for one in documents.of_case(view.ref, me) if one.kind in ENDINGS],
        "cancel_grounds": [(ground, told(name)) for ground, name in CANCEL_GROUNDS.items()],
    }


def _disclosed(view: CaseView, me: Actor) -> Mapping[str, object]:
    found = disclosures.of_case(view.ref, day_of(clock.now()))
    return {
        "disclosure": found,
        "may_take_down": not view.barred and me.formal == "yes" and disclosures.answers_for(view.ref, me),
        "grounds": list(TakeDownGround),
    }
