"""By a portal: signed on by its assertion, bound once, shown our catalogue in its frame, sent on from old addresses.

Where somebody goes is an item or a page that is named here; no address ever comes from outside.
"""

from datetime import timedelta

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.exchange.portals import operations, queries
from yimen.engine.exchange.portals.operations import PortalArrived
from yimen.engine.exchange.portals.refusals import PortalUnknown
from yimen.engine.exchange.portals.rows import PortalShown
from yimen.insight.sites import queries as sites
from yimen.kernel.actor import NOBODY, ActorKind
from yimen.kernel.portals import PortalPage
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.people.operations import SignedIn
from yimen.registries.people.vault import open_text, seal_text
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, begin_session, needs_citizen, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import PAGE_POLICY

WHO = "portal_who"
KEPT = timedelta(minutes=10)
"""So long who came by a portal is remembered until they have signed in here and bound themselves."""
OFTEN, PER = 60, timedelta(minutes=10)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("portal", OFTEN, PER)
@takes("assertion to")
def enter(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody comes by a portal: they say so themselves, and the assertion is used up by that."""
    portal, sent = _portal(ref), request.POST if request.method == "POST" else request.GET
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            arrived = run(operations.enter_by_portal, ref, sent.get("assertion", ""), by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return _let_in(request, arrived, sent.get("to", ""))
    facts = {
        "portal": portal, "assertion": sent.get("assertion", "")[:2000], "to": sent.get("to", "")[:100],
        "me": actor_of_request(request), "mistakes": mend.mistakes,
    }  # fmt: skip
    return render(request, "hall/portals/enter.html", facts, status=422 if mend.mistakes else 200)


def _let_in(request: HttpRequest, arrived: PortalArrived, to: str) -> HttpResponse:
    """Into the account that is bound; who is bound to none signs in and binds themselves first."""
    if arrived.account_id is not None:
        signed = SignedIn(arrived.account_id, arrived.account_ref, ActorKind.CITIZEN, arrived.epoch)
        begin_session(request, signed, clock.now())
        return HttpResponseRedirect(_goes_to(to))
    answer = HttpResponseRedirect(reverse("hall:portal_bind", args=[arrived.portal]))
    sealed = seal_text("\n".join((arrived.portal, arrived.subject, arrived.identity)))
    answer.set_cookie(
        WHO, f"{sealed.key_id}.{sealed.cipher.hex()}", max_age=int(KEPT.total_seconds()), httponly=True,
        samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


def _goes_to(to: str) -> str:
    """An item or a page of the hall; anything else is its first page."""
    kind, _, named = to.partition(":")
    if kind == "item" and catalogue.in_force(named[:60], clock.now()) is not None:
        return reverse("hall:guide", args=[named[:60]])
    return reverse(f"hall:{named}") if kind == "page" and named in set(PortalPage) else "/"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("")
def bind(request: HttpRequest, ref: str) -> HttpResponse:
    """Bind who one is at the portal to the own account, once; the next time the portal opens it."""
    portal, (subject, identity), mend = _portal(ref), _came(request, ref), Mending()
    if request.method == "POST":
        facts = (ref, subject, identity)
        try:
            run(operations.bind_portal, *facts, by=actor_of_request(request), now=clock.now())
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            answer = HttpResponseRedirect(reverse("hall:my_portals"))
            answer.delete_cookie(WHO)
            return answer
    shown = {"here": "me", "portal": portal, "came": "yes" if subject else "", "mistakes": mend.mistakes}
    return render(request, "hall/portals/bind.html", shown, status=422 if mend.mistakes else 200)


def _came(request: HttpRequest, ref: str) -> tuple[str, str]:
    """What the portal calls who came a moment ago, and their number as it told it; empty when nobody did."""
    key_id, _, cipher = request.COOKIES.get(WHO, "").partition(".")
    try:
        told = open_text(bytes.fromhex(cipher), key_id).split("\n") if key_id in settings.YIMEN_VAULT_KEYS else []
    except (ValueError, InvalidTag):
        return "", ""
    return (told[1], told[2]) if len(told) == 3 and told[0] == ref else ("", "")


@never_cache
@require_safe
@needs_citizen
def mine(request: HttpRequest) -> HttpResponse:
    """The portals to which my account is bound."""
    return render(
        request, "hall/portals/mine.html", {"here": "me", "rows": queries.bound_to(actor_of_request(request))}
    )


@require_POST
@needs_citizen
@takes("binding")
def unbind(request: HttpRequest) -> HttpResponse:
    """End a binding of mine; the portal opens nothing any more."""
    try:
        run(operations.end_binding, request.POST.get("binding", ""), by=actor_of_request(request), now=clock.now())
    except Refusal:
        raise Http404 from None
    return HttpResponseRedirect(reverse("hall:my_portals"))


@require_safe
@open_to_all
@limited("old_link", 600, PER, ("GET",))
def old(request: HttpRequest, ref: str, path: str) -> HttpResponse:
    """An old address of a portal: on to the item or page that it leads to, or said that nobody has registered it."""
    query = request.META.get("QUERY_STRING", "")
    try:
        led = run(
            operations.follow_old_link, ref, f"{path}?{query}" if query else path, by=NOBODY, now=clock.now()
        )  # fmt: skip
    except PortalUnknown:
        raise Http404(ref) from None
    # An item that is not in force any more is said to be gone; nobody is left standing on the first page.
    if led.page or (led.item_ref and catalogue.in_force(led.item_ref, clock.now()) is not None):
        return HttpResponseRedirect(_goes_to(f"page:{led.page}" if led.page else f"item:{led.item_ref}"))
    return render(request, "hall/portals/old.html", {"led": led, "here": "search"}, status=404)


@require_safe
@xframe_options_exempt
@open_to_all
def embed(request: HttpRequest, ref: str) -> HttpResponse:
    """The catalogue of the portal's place in its frame: each item opens in the hall itself. Nobody else frames it."""
    portal = _portal(ref)
    after = request.GET.get("after", "")[:300]
    facts = {"portal": portal, "items": sites.items(portal.region_ref, clock.now(), after)}
    answer = render(request, "hall/portals/embed.html", facts)
    framed = PAGE_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {portal.origin}")
    answer.headers["Content-Security-Policy"] = framed
    return answer


def _portal(ref: str) -> PortalShown:
    found = queries.open_portal(ref[:40], clock.now())
    if found is None:
        raise Http404(ref)
    return found


urlpatterns = [
    path("portals/<str:ref>/enter", enter, name="portal_enter"),
    path("portals/<str:ref>/bind", bind, name="portal_bind"),
    path("portals/<str:ref>/embed", embed, name="portal_embed"),
    path("me/portals", mine, name="my_portals"),
    path("me/portals/end", unbind, name="portal_unbind"),
    path("old/<str:ref>/<path:path>", old, name="old_link"),
]
