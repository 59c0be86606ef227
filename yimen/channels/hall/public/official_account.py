"""The official account 微信公众号: what can be done there, and one's own binding, by which messages are pushed."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import ActorKind
from yimen.kernel.refusal import Refusal
from yimen.registries.followers import operations, queries
from yimen.registries.followers.operations import FollowCode
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("follow", 20, timedelta(hours=1), ("POST",))
@takes("act")
def official_account(request: HttpRequest) -> HttpResponse:
    """What the official account does, for everybody; for who is signed in the code that binds it, shown once."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    given: FollowCode | None = None
    if request.method == "POST":
        if me.kind is not ActorKind.CITIZEN or me.account_id is None:
            return redirect(f"{reverse('hall:login')}?next={request.path}")
        try:
            key = request.POST.get("key", "")
            if request.POST.get("act") == "end":
                run(operations.end_following, by=me, now=now, key=key)
                return redirect("hall:wechat")
            given = run(operations.ask_to_follow, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {
        "here": "me",
        "called": settings.YIMEN_WECHAT_NAME,
        "following": queries.own(me, now),
        "given": given if given and given.code else None,
        "signed_in": "yes" if me.kind is ActorKind.CITIZEN and me.account_id is not None else "",
        "mistakes": mend.mistakes,
    }
    return render(request, "hall/wechat.html", facts, status=422 if mend.mistakes else 200)
