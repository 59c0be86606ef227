"""One case on one page: what happened, what was handed in, and what this officer may do with it now."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.acts import Asked, act_named, do
from yimen.channels.workbench.signed_under import cannot_seal, signed_under
from yimen.channels.workbench.words import ACTS, GROUNDS, OUTCOMES, PHRASES, REVOKE_GROUNDS, WAYS
from yimen.engine.case.cases import operations
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown, ChangedMeanwhile
from yimen.engine.case.cases.renewable import renewable
from yimen.engine.case.cases.rows import CaseView, FileRow
from yimen.engine.case.stepclocks import queries as stepclocks
from yimen.engine.centre.appointments import queries as appointments
from yimen.engine.centre.pairs import queries as pairs
from yimen.engine.centre.visits import queries as visits
from yimen.engine.delivery.parcels import operations as posting
from yimen.engine.delivery.parcels import queries as parcels
from yimen.engine.exchange.superiors import queries as superiors
from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.commitments import queries as commitments
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.signatures import queries as signatures
from yimen.engine.parallel.conveyances import queries as conveyances
from yimen.engine.public.enquiries import queries as enquiries
from yimen.engine.public.outreach import queries as outreach
from yimen.engine.public.talks import queries as talks
from yimen.engine.public.village_checks import queries as village_checks
from yimen.engine.public.village_checks.rows import VillageCheckRow
from yimen.engine.records.prints import operations as prints
from yimen.engine.records.prints import queries as print_log
from yimen.engine.records.prints.rows import PrintedPaper
from yimen.kernel.acceptance import CorrectionNotAnswered
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import Act, NoLetter
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.channels import CaseChannel
from yimen.kernel.commitments import NotSigned
from yimen.kernel.endings import RevokeGround
from yimen.kernel.joint_life import JOINT
from yimen.kernel.papers.prints import Door
from yimen.kernel.refusal import Refusal
from yimen.kernel.review_sheets import PointFinding
from yimen.kernel.signatures import asked
from yimen.kernel.terms import Complexity
from yimen.kernel.time.deadline import SpecialGround
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.clock_accounts import told_clocks
from yimen.threshold.language import language, told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.meetings import steps as channel_steps
from yimen.threshold.meetings import with_payments
from yimen.threshold.names.visits import CASE_CHANNELS
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.run import run
from yimen.threshold.security import CAMERA_HERE, as_attachment, as_preview

FILE_KINDS: Mapping[str, str] = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
#: Fields of the acts in which an officer writes sentences.
WRITTEN = frozenset(
    {"note", "text", "basis", "explanation", "guidance", "opinion", "reason", "reasons", "law", "remedies", "result"}
)
SEES_ORIGINALS = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
HANDS_IN = frozenset({Act.ACCEPT, Act.OPEN_CORRECTION, Act.OPEN_FURTHER_CORRECTION, Act.ANSWER_CORRECTION})
_STEP_ROLE: Mapping[str, Role] = {
    "accept": Role.WINDOW,
    "correct": Role.WINDOW,
    "hand_over": Role.WINDOW,
    "review": Role.REVIEWER,
    "check": Role.CHIEF,
    "decide": Role.DECIDER,
}


@require_safe
@needs_staff()
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """The page of a case; `?file=` shows another file, `?act=` opens another act. With htmx the viewer alone."""
    me = actor_of_request(request)
    view = _found(ref, me)
    if "HX-Request" in request.headers:
        answer = render(request, "workbench/viewer.html", _viewer(view, request.GET.get("file", "")))
    else:
        answer = _page(request, me, view, opened=request.GET.get("act", ""))
    patch_vary_headers(answer, ("HX-Request",))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("seen", by=lambda name, **_: [f"{name}-*"])
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Do one act. Refused, the page comes back with the reason, what happened meanwhile, and all that was typed."""
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}?act={name}")
    me, now = actor_of_request(request), clock.now()
    try:
        asked = Asked(ref, act_named(name), request.POST, me, now)
        do(asked)
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, name, me, refusal)
    return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}?done={name}")


@require_POST
@needs_staff()
@takes("act")
def post_parcel(request: HttpRequest, ref: str, parcel_ref: str) -> HttpResponse:
    """Post a result that lies packed, call a silent parcel lost, or send once more what was lost or came back."""
    me = actor_of_request(request)
    act = _POSTING.get(request.POST.get("act", ""), posting.post_parcel)
    try:
        run(act, parcel_ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return refused(request, ref, "parcel", me, refusal)
    return redirect("workbench:case", ref)


_POSTING: Mapping[str, Callable[..., object]] = {"replace": posting.replace_parcel, "lost": posting.call_lost}


@require_POST
@needs_staff()
@takes("certificate seen")
def name_renewed(request: HttpRequest, ref: str) -> HttpResponse:
    """Say at the window which certificate an application renews, before it is accepted."""
    me, said = actor_of_request(request), request.POST
    facts = (ref, said.get("certificate", ""), typed.seen(said))
    try:
        run(operations.name_renewed, *facts, by=me, now=clock.now(), key=said.get("key", ""))
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, "renewed", me, refusal)
    return redirect("workbench:case", ref)


@require_POST
@needs_staff()
@limits_uploads
@takes("file material")
def hand_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Take in a file that the applicant brought to the window."""
    me = actor_of_request(request)
    upload = request.FILES.get("file")
    if upload is None:
        return redirect("workbench:case", ref)
    material = request.POST.get("material", "")
    try:
        run(
            operations.attach_to_case,
            ref,
            material,
            upload.name or "",
            upload.read(),
            by=me,
            now=clock.now(),
            key=request.POST.get("key", ""),
        )
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, "hand_in", me, refusal)
    return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}?done=hand_in#materials")


@require_POST
@needs_staff()
@takes()
def original(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """Say that the original was seen and agrees with this copy."""
    me = actor_of_request(request)
    try:
        run(operations.see_original, ref, file_ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, "original", me, refusal)
    return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}#materials")


@require_POST
@needs_staff()
@limits_uploads
@takes("file")
def commitment(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the paper on which the applicant signed the commitment at the counter."""
    return _scanned(request, ref, operations.attach_commitment, "commitment")


@require_POST
@needs_staff()
@limits_uploads
@takes("file")
def signature(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the application that the applicant signed on paper at the counter."""
    return _scanned(request, ref, operations.attach_signature, "signature")


def _scanned(request: HttpRequest, ref: str, act: Callable[..., object], name: str) -> HttpResponse:
    """A paper with the applicant's signature goes to the case, and the page back to where it is shown."""
    me, upload = actor_of_request(request), request.FILES.get("file")
    if upload is None:
        return redirect("workbench:case", ref)
    facts = (ref, upload.name or "", upload.read())
    try:
        run(act, *facts, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, name, me, refusal)
    return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}#{name}")


@require_safe
@needs_staff()
def signed_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The signed commitment as it was scanned, to look at."""
    found = commitments.paper(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    kind, name, content = found
    return as_preview(content, name, FILE_KINDS[kind])


@require_safe
@needs_staff()
def file(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """A file of the case: to look at in our own page, or with `?save=yes` to keep, which is on record."""
    if request.GET.get("save") and request.method == "GET":
        kept = printed(request, prints.print_file, ref, file_ref, door=Door.WORKBENCH)
        if kept is None:
            raise Http404(file_ref)
        return as_attachment(kept.content, kept.name, FILE_KINDS[kept.kind])
    found = cases.file_content(ref, file_ref, actor_of_request(request))
    if found is None:
        raise Http404(file_ref)
    facts, content = found
    return as_preview(content, facts.filename, FILE_KINDS[facts.kind])


@require_GET
@needs_staff()
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """A notice or receipt of the case as its sealed PDF, to look at and to print; who opened it is on record."""
    me = actor_of_request(request)
    if all(row.ref != document_ref for row in documents.of_case(ref, me)):
        raise Http404(document_ref)
    return _paper(printed(request, prints.print_document, document_ref, door=Door.WORKBENCH), document_ref)


@require_GET
@needs_staff()
def certificate(request: HttpRequest, ref: str, certificate_ref: str) -> HttpResponse:
    """The certificate that came of the case as its sealed PDF."""
    me = actor_of_request(request)
    if all(row.ref != certificate_ref for row in certificates.of_case(ref, me, clock.now())):
        raise Http404(certificate_ref)
    return _paper(printed(request, prints.print_certificate, certificate_ref, door=Door.WORKBENCH), certificate_ref)


def _paper(found: PrintedPaper | None, ref: str) -> HttpResponse:
    if found is None:
        raise Http404(ref)
    return as_preview(found.content, found.name, "application/pdf")


def _found(ref: str, me: Actor) -> CaseView:
    view = cases.find(ref, me, clock.now())
    if view is None:
        raise Http404(ref)
    return view


def refused(request: HttpRequest, ref: str, name: str, me: Actor, refusal: Refusal) -> HttpResponse:
    """The page of a case again after a refused act: the reason on top, nothing typed is lost."""
    prefix = f"{name}-"
    typed = {key.removeprefix(prefix): str(value) for key, value in request.POST.items() if key.startswith(prefix)}
    ticked = frozenset(request.POST.getlist(f"{prefix}defect"))
    view = _found(ref, me)
    wrong = {
        "wrong": looks.said(refusal, view, language()),
        "wrong_act": name,
        "since": looks.since(view, refusal.seen) if isinstance(refusal, ChangedMeanwhile) else (),
        "kept": "yes" if typed or ticked else "",
        "left_over": _left_over(view, name, typed),
    }
    stale = isinstance(refusal, ChangedMeanwhile)
    answer = _page(request, me, view, opened=name, typed={name: typed}, ticked=ticked, wrong=wrong)
    answer.status_code = 409 if stale else 422
    return answer


def _left_over(view: CaseView, name: str, typed: Mapping[str, str]) -> tuple[str, ...]:
    """What was written into a form that the case has moved past: it has no place on the page any more."""
    if any(choice.act == name and choice.allowed for choice in view.choices):
        return ()
    return tuple(text for field, text in typed.items() if field in WRITTEN and text.strip())


def _page(
    request: HttpRequest,
    me: Actor,
    view: CaseView,
    opened: str = "",
    typed: Mapping[str, Mapping[str, str]] | None = None,
    ticked: frozenset[str] = frozenset(),
    wrong: Mapping[str, object] | None = None,
) -> HttpResponse:
    now = clock.now()
    promise = commitments.of_case(view.ref, me) if view.terms.commitment else None
    on_promise = next((one for one in view.choices if one.act == Act.ACCEPT_ON_COMMITMENT), None)
    allowed = {choice.act for choice in view.choices if choice.allowed}
    checks = looks.checklist(view, ticked, localtime(now).date())
    done, bill = request.GET.get("done", ""), fees.of_case(view.ref, me)
    above = superiors.filed_above(view.id) if view.channel == CaseChannel.API else None
    letter = signed_under(view, me, now)
    facts: dict[str, object] = {
        "here": "worklist",
        "view": view,
        "clocks": looks.clocks(view),
        "accounts": told_clocks(view.clocks, view.state, now),
        "happenings": with_payments(looks.happenings(view), bill),
        "channel_steps": channel_steps(view.timeline, bill),
        "steps": stepclocks.of_case(view.ref, me, now),
        "deeds": looks.deeds(view, opened, typed or {}),
        "letter": letter,
        "cannot_seal": cannot_seal(letter, view, me, now),
        "why_not": looks.why_not(view, language()),
        "checks": checks,
        "documents": documents.of_case(view.ref, me),
        "certificates": certificates.of_case(view.ref, me, now),
        "prints": print_log.of_case(view.ref, me),
        "visits": visits.of_case(view.ref, me),
        "bill": bill,
        **_at_once(view, me),
        "may_fall_back": view.terms.instant == "yes" and _lies_at_the_window(view) and me.has_role(Role.WINDOW),
        "village_checks": _village_checks(view, me),
        "appointments": appointments.of_case(view.ref, me, now),
        "outreach": outreach.of_case(view.ref, me, now),
        "enquiries": enquiries.of_case(view.ref, me, now),
        "talks": talks.of_case(view.ref, me, now),
        "parcels": parcels.of_case(view.ref, me, now),
        "renewable": renewable(view.ref, me, now) if view.accepted_at is None and view.terms.certificate else (),
        "classes": looks.classes(view, (typed or {}).get(Act.DECIDE, {})),
        "classes_ruled": certificates.classes_ruled(view.ref, me) if view.terms.classes and view.ruling else (),
        "held": certificates.to_amend(view.ref, me, now) if view.terms.classes and not view.ruling else None,
        "renewed_checks": looks.renewed(checks, view),
        **_certificates_in_place(view, me, now),
        "reviews": looks.reviews(view),
        "findings": tuple(PointFinding),
        "ruling_words": told(OUTCOMES[view.ruling.outcome]) if view.ruling else "",
        "delivered_words": told(WAYS[view.delivered_how]) if view.delivered_how in WAYS else "",
        "channel_words": told("上级平台" if above else CASE_CHANNELS[CaseChannel(view.channel)]),
        "filed_above": above,
        "may_remark": "yes" if Act.REMARK in allowed else "",
        "may_joint": any(step.code == JOINT for step in view.terms.steps),
        "conveys": any(step.code == JOINT for step in view.terms.steps) and conveyances.conveys(view.id),
        "may_hand_in": "yes" if allowed & HANDS_IN or _waits_for_files(view) else _awaited(view, checks, me),
        "promise": promise,
        **_signature(view, me),
        "originals": {one.facts.get("file", ""): one for one in view.timeline if one.verb == "see_original"},
        "may_see_originals": view.decided_at is None and not view.barred and me.has_role(*SEES_ORIGINALS),
        "may_promise": on_promise is not None and (on_promise.allowed or on_promise.why_not == NotSigned.code),
        "phrases": PHRASES,
        "grounds": looks.choices(GROUNDS, SpecialGround),
        "revoke_grounds": looks.choices(REVOKE_GROUNDS, RevokeGround),
        "posts": _posts(me, view) if Act.REASSIGN in allowed else (),
        "higher_posts": _higher(view) if Act.RAISE_DECISION in allowed else (),
        "done": _done_words(done),
        "done_act": done,
        **_viewer(view, request.GET.get("file", "")),
        **(wrong or {}),
    }
    answer = render(request, "workbench/case.html", facts)
    if facts["may_hand_in"]:
        answer.headers["Permissions-Policy"] = CAMERA_HERE
    return answer


def _signature(view: CaseView, me: Actor) -> dict[str, object]:
    """The signature under the application where the item wants one, and whether the window may still take it in."""
    if not asked(view.terms):
        return {}
    found = signatures.of_case(view.ref, me)
    missing = found is None and view.accepted_at is None and me.has_role(Role.WINDOW)
    return {"signature": found, "to_sign": "yes" if missing else ""}


def _village_checks(view: CaseView, me: Actor) -> tuple[VillageCheckRow, ...]:
    """What a village sealed of the case, and whether the file is still that; asked where one did."""
    return village_checks.of_case(view.ref, me) if any(one.verb == "seal_in_village" for one in view.timeline) else ()


def _certificates_in_place(view: CaseView, me: Actor, now: datetime) -> dict[str, object]:
    """Certificates that stand for materials of the case, and those that were lost and have to be minded."""
    if not any(row.term.certificate_types for row in view.materials):
        return {"lost": (), "used": frozenset()}
    found = uses.of_case(view.ref, me, now)
    lost = [one for one in found if one.lost_at is not None and not _made_up(view, one.material, one.lost_at)]
    return {"lost": () if view.decided_at else lost, "used": {one.file for one in found if not one.lost_as}}


def _made_up(view: CaseView, material: str, lost_at: datetime) -> bool:
    """Whether something else came for the material since."""
    files = (file for row in view.materials if row.term.code == material for file in row.files)
    return any(file.added_at > lost_at for file in files)


def _waits_for_files(view: CaseView) -> bool:
    """Whether the window may scan what a notice asked for: it is not answered before that."""
    return any(one.act == Act.ANSWER_CORRECTION and one.why_not == CorrectionNotAnswered.code for one in view.choices)


def _awaited(view: CaseView, checks: Sequence[looks.MaterialCheck], me: Actor) -> str:
    """Whether something is to follow that a window may still scan, wherever the case lies by now."""
    if view.barred or view.state not in {*OPEN_STATES, CaseState.GRANTED_TOLERATED}:
        return ""
    follows = any(one.standing == "follows" for one in checks)
    return "follows" if follows and me.has_role(Role.WINDOW) else ""


def _at_once(view: CaseView, me: Actor) -> dict[str, object]:
    """The two who handle a simple case together, or whether two are there who could."""
    if view.terms.complexity is not Complexity.SIMPLE or view.accepted_at is None:
        return {}
    ready = view.state is CaseState.ACCEPTED and _lies_at_the_window(view)
    return {"beside": pairs.beside(view.ref, me, clock.now()), "may_pair": ready and me.has_role(Role.WINDOW)}


def _lies_at_the_window(view: CaseView) -> bool:
    """Whether the case may be given on from this window: that nobody there holds a letter keeps nobody from it."""
    return any(
        choice.act in (Act.HAND_OVER, Act.DECIDE_AT_ONCE) and (choice.allowed or choice.why_not == NoLetter.code)
        for choice in view.choices
    )


def _viewer(view: CaseView, chosen: str) -> dict[str, object]:
    files = looks.files(view)
    shown: FileRow | None = next((one for one in files if one.ref == chosen), files[0] if files else None)
    names = {row.term.code: row.term.name for row in view.materials}
    return {"view": view, "files": files, "shown_file": shown, "material_names": names}


def _done_words(done: str) -> str:
    if done == "hand_in":
        return told("文件已收下，记入办理过程。")
    return told(ACTS[Act(done)].done) if done in ACTS else ""


def _higher(view: CaseView) -> tuple[tuple[str, str], ...]:
    """Deciding posts of the office at whose desks it is decided, above the rank to which the case was graded."""
    on, office = localtime(clock.now()).date(), cases.desk_office(view.ref)
    assert office is not None, "the case is on the page"
    return tuple((row.ref, row.name) for row in people.posts_above(view.graded or 0, office, on))


def _posts(me: Actor, view: CaseView) -> tuple[tuple[str, str], ...]:
    """Where the present step may go: posts of its role in the head's office, or windows of the manager's centre."""
    role = _STEP_ROLE.get(view.leg_name)
    if role is None:
        return ()
    on, decides = localtime(clock.now()).date(), cases.desk_office(view.ref)
    found = [row for office in me.offices(Role.OFFICE_HEAD) & {decides} for row in people.posts_of(role, on, office)]
    if role is Role.WINDOW:
        here = (row for row in people.posts_of(role, on) if row.office_id is None)
        found += [row for row in here if row.centre_ref == view.centre_ref]
    return tuple((row.ref, row.name) for row in found)
