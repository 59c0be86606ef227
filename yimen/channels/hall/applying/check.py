"""Everything once more; then it is handed in, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.applying.drafts import draft_of, leads_on
from yimen.channels.hall.applying.sign import signature_of
from yimen.channels.hall.items.places import offices_to_choose, service_points
from yimen.channels.hall.looks import steps
from yimen.channels.hall.telling import missing_place, said
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.refusals import VersionChanged
from yimen.engine.case.cases.rows import DraftView
from yimen.engine.delivery.parcels import queries as parcels
from yimen.engine.delivery.parcels.operations import Going, Handing
from yimen.kernel import product_classes
from yimen.kernel.actor import Actor
from yimen.kernel.parcel_life import Direction
from yimen.kernel.refusal import Refusal
from yimen.kernel.signatures import asked
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, keep_secretly, needs_citizen
from yimen.threshold.by_rule import weigh_at_once
from yimen.threshold.kiosks import used
from yimen.threshold.language import told
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.terminals import filing, filing_by_post
from yimen.threshold.words.differences import Told, told_between

_WHERE = ("name", "phone", "address")
OTHERWISE = {
    "situations": "问题",
    "fields": "填写项",
    "materials": "材料",
    "steps": "经过环节",
    "fees": "收费",
    "promised": "承诺时限",
    "statutory": "法定时限",
    "added": "新增",
    "removed": "不再要",
    "changed": "有变化",
}


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision then centre office result original name phone address pays told_in told_out")
def hand_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything once more on one page; then it is handed in, once."""
    me = actor_of_request(request)
    refused: Refusal | None = None
    if request.method == "POST":
        try:
            return _onwards(request, ref, me)
        except Refusal as refusal:
            refused = refusal
    draft = draft_of(ref, me)
    item = catalogue.in_force(draft.item_ref, clock.now())
    facts = {
        **_as_it_stands(draft, item),
        **_as_chosen(request),
        **_what_changed(draft, item, me, refused),
        "mistakes": [_mistake(refused)] if refused else [],
        "steps": steps(ref, "check"),
        **_signature(draft, me),
    }
    return render(request, "hall/check.html", facts, status=422 if refused else 200)


def _onwards(request: HttpRequest, ref: str, me: Actor) -> HttpResponse:
    """To the receipt; or, with a draft moved to the version in force, back to what it lacks."""
    if request.POST.get("then") == "move":
        run(acts.move_draft, ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
        return redirect("hall:draft", ref=ref)
    sent = _handed_in(request, ref, me)
    weigh_at_once(sent.ref)
    if sent.query_code:
        keep_secretly(request, f"query_code:{sent.ref}", sent.query_code)
    return redirect("hall:receipt", ref=sent.ref)


def _as_it_stands(draft: DraftView, item: ItemView | None) -> dict[str, object]:
    return {
        "draft": draft,
        "carried": parcels.carried(),
        "rates": parcels.rates_today(clock.now()),
        "values": [(term, draft.form.get(term.code, "")) for term in draft.fields],
        "chosen": [
            (one.question, option.label)
            for one in draft.questions
            for option in one.options
            if f"{one.code}:{option.code}" in draft.answers
        ],
        "classes": product_classes.chosen(draft.terms.classes, draft.answers),
        "missing": [
            Mistake(missing_place(draft.ref, kind, code), told("产品类别") if kind == "classes" else label)
            for kind, code, label in draft.missing
        ],
        "places": service_points(item.ref, clock.now()) if item else (),
        "choices": offices_to_choose(item.ref, clock.now()) if item else (),
    }


def _signature(draft: DraftView, me: Actor) -> dict[str, object]:
    """The signature where the item wants one, and whether one is still to be given."""
    if not asked(draft.terms):
        return {}
    signature = signature_of(draft.ref, me)
    return {"signature": signature, "to_sign": "" if signature and signature.binds == "yes" else "yes", "signs": "yes"}


def _as_chosen(request: HttpRequest) -> dict[str, object]:
    return {
        "office": request.POST.get("office", ""),
        "centre": request.POST.get("centre", ""),
        "typed": request.POST,
        "originals": request.POST.getlist("original"),
    }


def _what_changed(draft: DraftView, item: ItemView | None, me: Actor, refused: Refusal | None) -> dict[str, object]:
    """What the version in force says otherwise, and what of it touches this draft; nothing unless that was refused."""
    if not isinstance(refused, VersionChanged):
        return {"version_changed": False, "differences": (), "otherwise": ()}
    return {
        "version_changed": True,
        "differences": _differences(draft.version_ref, item),
        "otherwise": [
            (told(OTHERWISE[one.element]), told(OTHERWISE[one.what]), one.name)
            for one in cases.draft_otherwise(draft.ref, me, clock.now())
        ],
    }


def _mistake(refused: Refusal) -> Mistake:
    at = getattr(refused, "field", "")
    return Mistake(f"f-{at}" if at in _WHERE else "", said(refused))


def _handed_in(request: HttpRequest, ref: str, me: Actor) -> Submitted:
    """Hand the draft in; with what goes by express when the applicant chose that."""
    said_so, key = request.POST.get, request.POST.get("key", "")
    handing = Handing(ref, typed.revision(request.POST, "revision"), said_so("centre", ""), said_so("office", ""))
    originals = tuple(request.POST.getlist("original"))
    ways = [str(way) for way, chosen in ((Direction.OUT, said_so("result", "")), (Direction.IN, originals)) if chosen]
    if not ways:
        act, sitting = filing(request)
        facts = (handing.draft, handing.revision, handing.centre, handing.office, *sitting)
        sent: Submitted = run(act, *facts, by=me, now=clock.now(), key=key)
        used(request, "filing", "done")
        return sent
    name, phone, address = (said_so(one, "") for one in _WHERE)
    told_fen = sum(typed.number(request.POST, f"told_{way}", usual=0) for way in ways)
    going = Going(tuple(ways), originals, name, phone, address, said_so("pays", ""), told_fen)
    act, sitting = filing_by_post(request)
    posted: Submitted = run(act, handing, going, *sitting, by=me, now=clock.now(), key=key)
    used(request, "filing", "done")
    return posted


def _differences(version_ref: str, item: ItemView | None) -> tuple[Told, ...]:
    """What the version in force says otherwise than the one the draft was written for."""
    written_for = catalogue.version(version_ref)
    return told_between(written_for, item) if written_for and item else ()
