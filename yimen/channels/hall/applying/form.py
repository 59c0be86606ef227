"""The one form: it saves itself as it is typed."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.hall.applying.drafts import draft_of, leads_on, try_to_keep
from yimen.channels.hall.looks import steps
from yimen.channels.hall.telling import said
from yimen.engine.case.cases.rows import DraftView
from yimen.kernel.forms import checked
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.typed import revision

PREFIX = "field-"


@snapshot
class Asked:
    """A field as it stands on the page: its term, what was typed, and what to mend."""

    term: FieldTerm
    value: str
    error: str


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision then field-*")
def fill(request: HttpRequest, ref: str) -> HttpResponse:
    """The one form: only the fields that apply; what is known is shown, not asked."""
    me = actor_of_request(request)
    draft = draft_of(ref, me)
    if any(kind == "situation" for kind, _, _ in draft.missing):
        return redirect("hall:situation", ref=ref)
    if any(kind == "classes" for kind, _, _ in draft.missing):
        return redirect("hall:classes", ref=ref)
    typed, mistakes, errors = dict(draft.form), list[Mistake](), dict[str, str]()
    elsewhere: list[tuple[str, str]] = []
    if request.method == "POST":
        typed = _typed(request, draft)
        errors = faults(draft.fields, typed)
        if request.POST.get("then") == "next":
            errors |= _empty(draft.fields, typed)
        sound = {code: text for code, text in typed.items() if code not in errors}
        mistakes = try_to_keep(request, me, draft, draft.answers, sound)
        mistakes += [Mistake(f"f-{PREFIX}{code}", sentence) for code, sentence in errors.items()]
        if not mistakes:
            leave = request.POST.get("then") == "leave"
            return redirect("hall:mine") if leave else redirect("hall:materials", ref=ref)
        moved, draft = draft.revision != revision(request.POST, "revision"), draft_of(ref, me)
        if moved:
            elsewhere = [
                (term.label, draft.form.get(term.code, ""))
                for term in draft.fields
                if draft.form.get(term.code, "") != typed.get(term.code, "").strip()
            ]
    facts = {
        "elsewhere": elsewhere,
        "draft": draft,
        "asked": [Asked(term, typed.get(term.code, ""), errors.get(term.code, "")) for term in draft.fields],
        "mistakes": mistakes,
        "steps": steps(ref, "form"),
    }
    return render(request, "hall/form.html", facts, status=422 if mistakes else 200)


@require_POST
@needs_citizen
@leads_on
@takes("revision then field-*")
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Save by itself while typing; a piece of a page with the new revision and what became of it.

    A page that another one overtook keeps its old revision: whoever saves it is shown first what the other one holds.
    """
    me = actor_of_request(request)
    draft = draft_of(ref, me)
    typed = _typed(request, draft)
    errors = faults(draft.fields, typed)
    sound = {code: text for code, text in typed.items() if code not in errors}
    mistakes = try_to_keep(request, me, draft, draft.answers, sound)
    kept = draft_of(ref, me) if not mistakes else draft
    facts = {"draft": kept, "mistakes": mistakes, "wrong": len(errors)}
    return render(request, "hall/_saved.html", facts)


def faults(fields: Sequence[FieldTerm], typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed and is not of its field's kind: code -> sentence. The operation checks the same again."""
    found = {}
    for term in fields:
        text = typed.get(term.code, "")
        if not text.strip():
            continue
        try:
            checked(term, text)
        except Refusal as refusal:
            found[term.code] = said(refusal)
    return found


def _empty(fields: Sequence[FieldTerm], typed: Mapping[str, str]) -> dict[str, str]:
    return {
        term.code: told("请填写{label}", label=term.label)
        for term in fields
        if term.required == "yes" and not typed.get(term.code, "").strip()
    }


def _typed(request: HttpRequest, draft: DraftView) -> dict[str, str]:
    known = {term.code for term in draft.fields}
    return {code: request.POST[PREFIX + code] for code in known if PREFIX + code in request.POST}
