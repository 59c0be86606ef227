"""The materials of a draft: files handed in, each refused with its own sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.channels.hall.applying.drafts import draft_of, leads_on
from yimen.channels.hall.looks import steps
from yimen.channels.hall.telling import said
from yimen.engine.cases import operations as acts
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
    draft = draft_of(ref, actor_of_request(request))
    return render(request, "hall/materials.html", {"draft": draft, "steps": steps(ref, "materials"), "mistakes": ()})


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
    facts = {"draft": draft_of(ref, me), "steps": steps(ref, "materials"), "mistakes": mistakes, "at": material}
    return render(request, "hall/materials.html", facts, status=422)


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
        facts = {"draft": draft_of(ref, me), "steps": steps(ref, "materials"), "mistakes": [Mistake("", said(refusal))]}
        return render(request, "hall/materials.html", facts, status=422)
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
