"""Mine: the cases of a citizen, each with its clock explained, what to mend, its papers, and the way out."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.channels.hall.applying.materials import sent_files
from yimen.channels.hall.telling import happenings, said
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.renewable import renewable
from yimen.engine.case.cases.rows import CaseView, MaterialRow
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.case.rule_orders import queries as rule_orders
from yimen.engine.centre.appointments import queries as appointments
from yimen.engine.centre.matters import queries as matters
from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.superiors import queries as superiors
from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.commitments import queries as commitments
from yimen.engine.papers.commitments.rows import ToSign
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.kinds import KIND_OF
from yimen.engine.papers.documents.rows import DocumentRow
from yimen.engine.papers.signatures import queries as signatures
from yimen.engine.parallel.conveyances import queries as conveyances
from yimen.engine.parallel.joint import queries as joint
from yimen.engine.parallel.subtasks import queries as subtasks
from yimen.engine.parallel.subtasks.levels import levels_of
from yimen.engine.parallel.subtasks.rows import LevelDecision, OtherDecision
from yimen.engine.parallel.zones import queries as zones
from yimen.engine.public.enquiries import queries as enquiries
from yimen.engine.public.outreach import queries as outreach
from yimen.engine.public.talks import queries as talks
from yimen.engine.records.prints.operations import print_document
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.joint_life import JOINT
from yimen.kernel.money.fees import billable
from yimen.kernel.offers import paid_remotely
from yimen.kernel.papers.prints import Door
from yimen.kernel.refusal import Refusal
from yimen.kernel.signatures import asked
from yimen.kernel.subtask_life import SubtaskKind, decided_elsewhere
from yimen.registries.dated import day_of
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, kept_secretly, needs_citizen
from yimen.threshold.clock_accounts import told_clocks
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.meetings import steps, with_payments
from yimen.threshold.pieces import Link, Mistake
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment
from yimen.threshold.templatetags.values import name_of
from yimen.threshold.words.by_rule import explained

#: Cases that are charged for: accepted, and not ended without a grant.
AT_THE_DOOR = (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED)
BILLED = OPEN_STATES | {CaseState.GRANTED, CaseState.GRANTED_TOLERATED}


@require_GET
@needs_citizen
def cases_page(request: HttpRequest) -> HttpResponse:
    """Drafts first, then the cases, a page by key. Who has begun nothing is asked four statements."""
    me, now = actor_of_request(request), clock.now()
    after = request.GET.get("after") or None
    facts: dict[str, object] = {"here": "mine", "page": cases.mine(me, now, after), "open_states": OPEN_STATES}
    begun = None if after else matters.begun(me)
    if begun and begun.matters:
        facts["matters"] = matters.mine(me)
    if begun and begun.drafts:
        inside = matters.drafts_inside(me)
        facts["drafts"] = [row for row in cases.drafts(me) if row.ref not in inside]
    return render(request, "hall/cases.html", facts)


@never_cache
@require_GET
@needs_citizen
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """One case: how long still, why, what happened, what I can do."""
    me = actor_of_request(request)
    return _case_page(request, me, _case(ref, me), ())


@never_cache
@require_GET
@needs_citizen
def receipt(request: HttpRequest, ref: str) -> HttpResponse:
    """Received: the number, the promised date and, this once, the query code."""
    me = actor_of_request(request)
    view = _case(ref, me)
    code = kept_secretly(request, f"query_code:{ref}")
    request.session.pop(f"query_code:{ref}", None)
    facts = {
        "here": "mine",
        "case": view,
        "query_code": code,
        "papers": documents.of_case(ref, me),
        **_by_rule(view, me),
        **_to_take(view),
        "signature": signatures.of_case(ref, me) if asked(view.terms) else None,
        "look_up": request.build_absolute_uri(f"{reverse('hall:progress')}?number={view.number}"),
    }
    return render(request, "hall/receipt.html", facts)


@require_POST
@needs_citizen
@limits_uploads
@takes("files")
def add_file(request: HttpRequest, ref: str, material: str) -> HttpResponse:
    """Hand in what a correction asks for, or what was to follow."""
    me = actor_of_request(request)
    mistakes = sent_files(request, me, acts.attach_to_case, ref, material)
    if not mistakes:
        return redirect(f"{reverse('hall:case', args=[ref])}#m-{material}")
    return _case_page(request, me, _case(ref, me), tuple(mistakes))


@require_POST
@needs_citizen
@takes("code")
def promised(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign the commitment of the case by the code that stands under its words."""
    me, code = actor_of_request(request), request.POST.get("code", "")[:20]
    try:
        run(acts.sign_commitment, ref, code, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return _case_page(request, me, _case(ref, me), (Mistake("promise", said(refusal)),))
    return redirect(f"{reverse('hall:case', args=[ref])}#promise")


@require_POST
@needs_citizen
@takes("seen")
def mended(request: HttpRequest, ref: str) -> HttpResponse:
    """I have mended it: the corrected materials go back to the window."""
    me, key = actor_of_request(request), request.POST.get("key", "")
    try:
        run(acts.answer_correction, ref, typed.revision(request.POST), by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _case_page(request, me, _case(ref, me), (Mistake("mend", said(refusal)),))
    return redirect("hall:case", ref=ref)


@require_POST
@needs_citizen
@takes("certificate seen")
def renews(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which of my certificates this application renews."""
    me = actor_of_request(request)
    named, key = request.POST.get("certificate", ""), request.POST.get("key", "")
    try:
        run(acts.name_renewed, ref, named, typed.revision(request.POST), by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _case_page(request, me, _case(ref, me), (Mistake("f-certificate", said(refusal)),))
    return redirect("hall:case", ref=ref)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("reason seen")
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the application back; asked once, with what it means."""
    me = actor_of_request(request)
    view = _case(ref, me)
    mistakes: tuple[Mistake, ...] = ()
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        key = request.POST.get("key", "")
        try:
            run(acts.withdraw, ref, reason, typed.revision(request.POST), by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mistakes = (Mistake("f-reason", said(refusal)),)
        else:
            return redirect("hall:case", ref=ref)
    facts = {"here": "mine", "case": view, "reason": reason, "mistakes": mistakes}
    return render(request, "hall/withdraw.html", facts, status=422 if mistakes else 200)


@require_GET
@needs_citizen
def document(request: HttpRequest, ref: str, document: str) -> HttpResponse:
    """A paper of the case as PDF; that it was taken is on record."""
    me = actor_of_request(request)
    known = any(row.ref == document for row in documents.of_case(ref, me))
    found = printed(request, print_document, document, door=Door.HALL) if known else None
    if found is None:
        raise Http404
    return as_attachment(found.content, found.name, "application/pdf")


def _case_page(request: HttpRequest, me: Actor, view: CaseView, mistakes: tuple[Mistake, ...]) -> HttpResponse:
    now = clock.now()
    papers, bill = documents.of_case(view.ref, me), fees.of_case(view.ref, me)
    accounts = told_clocks(view.clocks, view.state, now)
    acceptance = [one for one in accounts if one.row.side == "acceptance"]
    running = [one for one in accounts if one.row.side != "acceptance"]
    open_notice = next((one for one in view.corrections if one.closed_at is None), None)
    others = subtasks.told_to_applicant(view.ref, me, now)
    facts = {
        "here": "mine",
        "case": view,
        "clock": next(iter(running or acceptance), None),
        "other_clocks": running[1:],
        "happenings": with_payments(happenings(view, _links(view.ref, papers)), bill),
        "channel_steps": steps(view.timeline, bill),
        "papers": papers,
        "bill": bill,
        "promise": _promise(view, me),
        # Asked only where one was called: the page of every other case costs nothing more.
        "hearings": hearings.of_case(view.ref, me)
        if any(row.verb == "hearing_called" for row in view.timeline)
        else (),
        "others": others,
        "levels": _levels(view, others, me, now),
        "joint": joint.progress(view.ref, me) if _is_joint(view) else None,
        "conveyed": conveyances.standing_of(view.ref, me, now) if _is_joint(view) else None,
        "to_be_billed": "yes" if view.accepted_at and view.state in BILLED and billable(view.terms.fees) else "",
        "correction": open_notice,
        "mending": _mending(view, open_notice.round) if open_notice else (),
        "following": [row for row in view.materials if row.follows_by and view.state is not CaseState.REVOKED],
        "today": day_of(now),
        "renewable": [
            (one.ref, told("{name}，{day}届满", name=one.type_name, day=spelling.day(one.valid_to or now)))
            for one in renewable(view.ref, me, now)
        ],
        "withdrawable": any(choice.act == "withdraw" and choice.allowed for choice in view.choices),
        "is_open": view.state in OPEN_STATES,
        "mistakes": mistakes,
        "to_jump_to": connections.to_jump_to(view.item_ref, now) if view.state in OPEN_STATES else (),
        "goes_as": connections.goes_as(view.id, me),
        "filed_above": superiors.filed_above(view.id) if view.channel == "api" else None,
        "jumps": connections.jumps_of(view.ref, view.id),
        "appointments": appointments.of_case(view.ref, me, now),
        "outreach": outreach.of_case(view.ref, me, now),
        **_by_rule(view, me),
        "enquiries": enquiries.of_case(view.ref, me, now),
        "talks": talks.of_case(view.ref, me, now),
    }
    return render(request, "hall/case.html", facts, status=422 if mistakes else 200)


def _by_rule(view: CaseView, me: Actor) -> dict[str, object]:
    """Why it was granted by rule, or went to a person; asked only of items that are done on the spot."""
    trial = rule_orders.of_case(view.ref, me, clock.now()) if view.terms.instant == "yes" else None
    return {"trial": trial, "explained": explained(trial)}


def _to_take(view: CaseView) -> dict[str, object]:
    """What is still owed for a granted case; at a terminal it is paid and taken there, and needs nobody else."""
    granted = view.state in (CaseState.GRANTED, CaseState.GRANTED_TOLERATED)
    return {
        "owed": fees.owed_for(view.id) if granted else 0,
        "online": fees.taken_online() if paid_remotely(view.terms) else "",
    }


def _levels(view: CaseView, others: Sequence[OtherDecision], me: Actor, now: datetime) -> tuple[LevelDecision, ...]:
    """Every level's decision: by the template of the zone in which it was handed in, else as the item lays it down."""
    if any(row.verb == "open_zone_matter" for row in view.timeline):
        return zones.levels(view.ref, me, now)
    return levels_of(view.ref, me, now) if _several_decide(view, others) else ()


def _several_decide(view: CaseView, others: Sequence[OtherDecision]) -> bool:
    return decided_elsewhere(view.terms.steps) or any(one.kind == SubtaskKind.DECIDE for one in others)


def _is_joint(view: CaseView) -> bool:
    return any(one.code == JOINT for one in view.terms.steps)


def _promise(view: CaseView, me: Actor) -> ToSign | None:
    """The commitment, while it can be signed and once it was."""
    found = commitments.of_case(view.ref, me) if view.terms.commitment else None
    return found if found and (found.signed or view.state in AT_THE_DOOR) else None


def _mending(view: CaseView, round_: int) -> tuple[tuple[MaterialRow, tuple[object, ...], bool], ...]:
    """Each material that the open notice names, its defects, and whether something new came for it."""
    named = {defect.material for notice in view.corrections if notice.closed_at is None for defect in notice.defects}
    return tuple(
        (
            row,
            tuple(
                defect
                for notice in view.corrections
                if notice.closed_at is None
                for defect in notice.defects
                if defect.material == row.term.code
            ),
            any(file.round >= round_ for file in row.files),
        )
        for row in view.materials
        if row.term.code in named
    )


def _links(ref: str, papers: tuple[DocumentRow, ...]) -> dict[str, list[Link]]:
    """The papers by the act that made them."""
    by_kind: dict[str, list[Link]] = {}
    for paper in papers:
        link = Link(reverse("hall:document", args=[ref, paper.ref]), name_of(paper.kind, "PAPERS"), "doc")
        by_kind.setdefault(paper.kind, []).append(link)
    return {act: by_kind[kind] for act, kind in KIND_OF.items() if kind in by_kind}


def _case(ref: str, me: Actor) -> CaseView:
    view = cases.find(ref, me, clock.now())
    if view is None:
        raise Http404
    return view
