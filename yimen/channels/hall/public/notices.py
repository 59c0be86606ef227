"""Public notices 公示: what is about to change in the catalogue, for anybody to read and comment on; and what has."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.hall.telling import said
from yimen.kernel.change_life import ChangeState
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.review.change_rows import ChangeView
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.differences import Told, told_between


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What is on notice now, what ends first on top; below it, what was decided last."""
    now, after = clock.now(), request.GET.get("after", "")[:80]
    open_now = changes.on_notice(now, after)
    done = changes.decided("", 20).rows if not after else ()
    facts = {"open": open_now.rows, "after": open_now.after, "shown": len(open_now.rows), "done": done}
    return render(request, "hall/notices.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("comment", 10, timedelta(hours=1), methods=("POST",))
@takes("text")
def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """One change as the public reads it; a comment needs no account and no name."""
    view = changes.public_change(ref[:64])
    if view is None:
        raise Http404
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST":
        try:
            text, key = request.POST.get("text", ""), request.POST.get("key", "")
            actor = actor_of_request(request)
            run(operations.comment_on, ref, text, by=actor, now=clock.now(), key=key if actor.account_id else "")
        except Refusal as refusal:
            mistakes = (Mistake("f-text", said(refusal)),)
        else:
            return redirect(f"{reverse('hall:notice', args=[ref])}?said=yes#comments")
    now = clock.now()
    facts = {
        "view": view,
        "row": view.row,
        "differences": _differences(view),
        "open_now": view.row.state is ChangeState.ON_NOTICE
        and view.row.notice_ends is not None
        and now < view.row.notice_ends,
        "said": request.GET.get("said", ""),
        "text": request.POST.get("text", "") if mistakes else "",
        "mistakes": mistakes,
    }
    return render(request, "hall/notice.html", facts, status=422 if mistakes else 200)


@require_GET
@open_to_all
def history(request: HttpRequest, ref: str) -> HttpResponse:
    """How an item came to be as it is: its changes with reason, basis and day."""
    item = catalogue.in_force(ref[:64], clock.now())
    told = changes.of_item(item.ref if item else ref[:64])
    if item is None and not told:
        raise Http404
    facts = {"item": item, "name": item.name if item else told[0].row.name, "lines": told}
    return render(request, "hall/item_history.html", facts)


def _differences(view: ChangeView) -> tuple[Told, ...]:
    proposed = catalogue.version(view.version_ref) if view.version_ref else None
    if proposed is None:
        return ()
    earlier = [row for row in catalogue.history(proposed.ref) if row.number < proposed.number and row.in_force_from]
    before = catalogue.version(earlier[0].version_ref) if earlier else None
    return told_between(before, proposed) if before else ()
