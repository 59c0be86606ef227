"""A login for who stands at the window: a code against the card they show, to open it or to be let in anew."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import Missing
from yimen.registries.people import operations, queries
from yimen.registries.people.operations import Shown
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

CARDS = {
    Shown.IDENTITY_CARD: "居民身份证",
    Shown.TEMPORARY_CARD: "临时居民身份证",
    Shown.SOCIAL_CARD: "社会保障卡",
    Shown.RESIDENCE_PERMIT: "居住证",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("shown")
def let_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Which card was shown; then the code, once, with the login it belongs to."""
    party, mend, invited = queries.party(ref), Mending(), None
    if party is None or party.kind != "person":
        raise Http404(ref)
    if request.method == "POST":
        try:
            invited = run(
                operations.invite_citizen, ref, _shown(request), by=actor_of_request(request), now=clock.now()
            )
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {
        "here": "window",
        "party": party,
        "invited": invited,
        "texts": settings.YIMEN_DEMO or settings.YIMEN_SMS_COMMAND,
        "login": queries.login_of(party.id),
        "cards": [(card.value, told(words)) for card, words in CARDS.items()],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/letting_in.html", facts, status=422 if mend.mistakes else 200)


def _shown(request: HttpRequest) -> Shown:
    typed = request.POST.get("shown", "")
    if typed not in list(Shown):
        raise Missing(field="shown")
    return Shown(typed)
