"""Found things at the desk: taken in, claims weighed against the marks, handed out, given over at the end."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.places.pages import AT_DESKS, centres_of, page
from yimen.engine.centre.lost_property import operations, queries
from yimen.engine.centre.lost_property.operations import MarksOpened, ThingFound
from yimen.kernel.lost_property import KEPT_FOR, USUALLY, FoundKind
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.names.places import FOUND_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

for_keepers = needs_staff(*AT_DESKS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
@limits_uploads
@takes("act centre kind shown where day marks photo")
def listed(request: HttpRequest) -> HttpResponse:
    """What my desks keep, claims first; and the form for what somebody brings."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"take_in": _take_in} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "rows": queries.at_desk(me, now),
        "centres": [(row.ref, row.name) for row in centres_of(me)],
        "kinds": [(one.value, _named(one)) for one in FoundKind],
    }
    return page(request, "found", "found_things", facts, mend)


def _named(kind: FoundKind) -> str:
    return f"{told(FOUND_KINDS[kind])} · {told('保管 {n} 天', n=KEPT_FOR.get(kind, USUALLY).days)}"


def _take_in(form: Form) -> None:
    photo = form.files.get("photo")
    said = ThingFound(
        form.text("centre"), form.text("kind"), form.text("shown"), form.text("where"), form.day("day"),
        form.text("marks"), photo.read() if photo else b"",
    )  # fmt: skip
    form.run(operations.take_in_thing, said)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
@takes("act claim outcome why number proof to")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One thing with its marks and who says that it is theirs, and what may be done now."""
    opened: list[MarksOpened] = []
    mend = posted(request, _acts(ref, opened) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not opened:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.one(ref, actor_of_request(request), clock.now())
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "fits": next((one for one in row.claims if one.outcome == "fits"), None),
        "to_weigh": row.found.state == "kept" and any(not one.outcome and not one.mine for one in row.claims),
        "opened": opened[0] if opened else None,
        "said": {one.claim_ref: one.proof for marks in opened for one in marks.proofs},
    }
    return page(request, "found_one", "found_things", facts, mend)


def _acts(ref: str, opened: list[MarksOpened]) -> Mapping[str, Callable[[Form], None]]:
    def open_(form: Form) -> None:
        opened.append(run(operations.open_marks, ref, by=form.by, now=form.now))

    def record(form: Form) -> None:
        form.run(operations.record_claim, ref, form.text("number"), form.text("proof"))

    def weigh(form: Form) -> None:
        form.run(operations.weigh_claim, ref, form.text("claim"), form.text("outcome"), form.text("why"))

    def hand_out(form: Form) -> None:
        form.run(operations.hand_out_thing, ref, form.text("number"))

    def give(form: Form) -> None:
        form.run(operations.give_over, ref, form.text("to"))

    return {"open": open_, "record": record, "weigh": weigh, "hand_out": hand_out, "give": give}


@never_cache
@require_safe
@for_keepers
def photo(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture of a thing, for the desk that keeps it."""
    content = queries.photo(ref, actor_of_request(request))
    if content is None:
        raise Http404(ref)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return HttpResponse(content, content_type=kind)
