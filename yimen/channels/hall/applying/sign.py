"""Signing what was filled in: drawn with a finger, or by a code sent to the telephone; void when it binds no more."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.hall.applying.drafts import draft_of, leads_on
from yimen.channels.hall.looks import steps
from yimen.channels.hall.telling import said
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.papers.signatures.rows import SignatureRow
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.signatures import asked
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_preview

_AT: Mapping[str, str] = {"draw": "f-picture", "code": "f-code"}


@require_http_methods(["GET", "POST"])
@needs_citizen
@limits_uploads
@leads_on
@takes("then picture code")
def sign(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign the draft; what is signed is named first, and the whole of it is a page away."""
    me = actor_of_request(request)
    draft = draft_of(ref, me)
    if not asked(draft.terms):
        return redirect("hall:check", ref=ref)
    mistakes: list[Mistake] = []
    onward = _onward(request, ref)
    if request.method == "POST":
        then = request.POST.get("then", "")
        try:
            return _done(request, ref, then, onward, me)
        except Refusal as refusal:
            mistakes = [Mistake(_AT.get(then, ""), said(refusal))]
    facts = {
        "draft": draft,
        "steps": steps(ref, "check"),
        "signature": signature_of(ref, me),
        "onward": onward,
        "sent": request.GET.get("sent", ""),
        "files": sum(len(one.files) for one in draft.materials),
        "mistakes": mistakes,
    }
    return render(request, "hall/sign.html", facts, status=422 if mistakes else 200)


def _onward(request: HttpRequest, ref: str) -> str:
    """Back to where all of it is looked over: the draft's own page, or that of the matter it is a part of."""
    matter = request.GET.get("matter", "")
    return reverse("hall:matter_check", args=[matter]) if matter.isalnum() else reverse("hall:check", args=[ref])


def _done(request: HttpRequest, ref: str, then: str, onward: str, me: Actor) -> HttpResponse:
    now, key = clock.now(), request.POST.get("key", "")
    if then == "send":
        run(acts.ask_signing_code, ref, by=me, now=now, key=key)
        return redirect(f"{request.path}?{urlencode({**request.GET.dict(), 'sent': 'yes'})}#code")
    if then == "code":
        run(acts.sign_with_code, ref, request.POST.get("code", "")[:20], by=me, now=now, key=key)
        return redirect(onward)
    picture = request.FILES.get("picture")
    name, content = (picture.name or "", picture.read()) if picture else (told("申请人签名"), b"")
    run(acts.sign_application, ref, name, content, by=me, now=now, key=key)
    return redirect(onward)


def signature_of(ref: str, me: Actor) -> SignatureRow | None:
    """The signature under one's own draft, whether it still binds or not."""
    return cases.signature_of_draft(ref, me, clock.now())


@require_safe
@needs_citizen
def picture(request: HttpRequest, ref: str) -> HttpResponse:
    """One's own signature as it was drawn."""
    me = actor_of_request(request)
    signature = signature_of(ref, me)
    found = cases.draft_file(ref, signature.file_ref, me) if signature and signature.file_ref else None
    if found is None:
        raise Http404
    facts, content = found
    return as_preview(content, facts.filename, f"image/{facts.kind}")
