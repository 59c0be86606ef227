"""The materials of a draft: files handed in, each refused with its own sentence."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.channels.hall.applying.drafts import draft_of, leads_on
from yimen.channels.hall.looks import steps
from yimen.channels.hall.telling import said
from yimen.engine.case.bank import operations as bank
from yimen.engine.case.bank import queries as banked
from yimen.engine.case.bank.rows import OfferedPaper
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases.rows import DraftView
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificate_uses.rows import OfferedCertificate
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_GET
@needs_citizen
@leads_on
def listed(request: HttpRequest, ref: str) -> HttpResponse:
    """The materials that apply, each with its files; limits are told before anything is sent."""
    return _page(request, ref, ())


def _page(request: HttpRequest, ref: str, mistakes: Sequence[Mistake], at: str = "") -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    draft = draft_of(ref, me)
    facts = {
        "draft": draft,
        "steps": steps(ref, "materials"),
        "mistakes": mistakes,
        "at": at,
        **held(draft, me, now),
    }
    return render(request, "hall/materials.html", facts, status=422 if mistakes else 200)


def held(draft: DraftView, me: Actor, now: datetime) -> dict[str, object]:
    """What the applicant need not upload: papers of the bank, and certificates that may stand, do, and did."""
    papers: dict[str, list[OfferedPaper]] = {}
    for paper in banked.offered(draft.party_ref, draft.applying.materials, me, now):
        papers.setdefault(paper.material, []).append(paper)
    if not any(one.certificate_types for one in draft.applying.materials):
        return {"offers": {}, "used": {}, "lost": {}, "papers": papers}
    offers: dict[str, list[OfferedCertificate]] = {}
    for one in uses.offered(draft.party_ref, draft.applying.materials, me, now):
        offers.setdefault(one.material, []).append(one)
    used = uses.of_draft(draft.ref, me, now)
    return {
        "offers": offers,
        "used": {one.file: one for one in used if not one.lost_as},
        "lost": {one.material: one for one in used if one.lost_as},
        "papers": papers,
    }


@require_POST
@needs_citizen
@leads_on
@takes("material paper")
def use_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a paper of one's own bank stand for a material: one tap, which is the consent."""
    me, material = actor_of_request(request), request.POST.get("material", "")[:64]
    paper, key = request.POST.get("paper", "")[:40], request.POST.get("key", "")
    try:
        run(bank.use_paper, ref, material, paper, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, ref, [Mistake(f"m-{material}", said(refusal))], material)
    return redirect(f"{reverse('hall:materials', args=[ref])}#m-{material}")


@require_POST
@needs_citizen
@leads_on
@takes("material certificate")
def use_certificate(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a certificate of one's own stand for a material: one tap, which is the consent."""
    me, material = actor_of_request(request), request.POST.get("material", "")[:64]
    certificate, key = request.POST.get("certificate", "")[:40], request.POST.get("key", "")
    try:
        run(acts.use_certificate, ref, material, certificate, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, ref, [Mistake(f"m-{material}", said(refusal))], material)
    return redirect(f"{reverse('hall:materials', args=[ref])}#m-{material}")


@require_POST
@needs_citizen
@limits_uploads
@leads_on
@takes("files")
def add_file(request: HttpRequest, ref: str, material: str) -> HttpResponse:
    """Hand in one or several files for a material; each that is wrong gets its own sentence, the others stay."""
    me = actor_of_request(request)
    draft_of(ref, me)
    mistakes = sent_files(request, me, acts.attach, ref, material)
    if not mistakes:
        return redirect(f"{reverse('hall:materials', args=[ref])}#m-{material}")
    return _page(request, ref, mistakes, material)


@require_POST
@needs_citizen
@leads_on
@takes()
def remove_file(request: HttpRequest, ref: str, file: str) -> HttpResponse:
    """Take a file off the draft."""
    me = actor_of_request(request)
    try:
        run(acts.detach, ref, file, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return _page(request, ref, [Mistake("", said(refusal))])
    return redirect("hall:materials", ref=ref)


def sent_files(request: HttpRequest, me: Actor, act: Callable[..., object], ref: str, material: str) -> list[Mistake]:
    """Hand in every file of the request through `act`; what could not be taken, each with its sentence."""
    files = request.FILES.getlist("files")
    if not files:
        return [Mistake(f"m-{material}", told("还没有选择文件"))]
    mistakes = []
    for number, file in enumerate(files):
        key = request.POST.get("key", "")
        try:
            run(
                act,
                ref,
                material,
                file.name or "",
                file.read(),
                by=me,
                now=clock.now(),
                key=f"{key}-{number}" if key else "",
            )
        except Refusal as refusal:
            mistakes.append(Mistake(f"m-{material}", f"{file.name}：{said(refusal)}"))
    return mistakes
