"""Which address leads to which door. A channel with a module `urls` is hung in at its place, and nothing else is."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from yimen.assembly import assets, health
from yimen.threshold import theme
from yimen.threshold.actors import declared

#: Where each channel is hung in; the hall has what is left over.
PLACES = {
    "workbench": "desk/",
    "oversight": "oversight/",
    "kiosk": "kiosk/",
    "displays": "displays/",
    "api": "api/v1/",
    "callbacks": "callbacks/",
    "hall": "",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("static/<path:path>", declared(assets.serve, "all"), name="asset"),
    path("health", declared(health.health, "all"), name="health"),
    path("prefer", declared(theme.prefer, "all"), name="prefer"),
]
if settings.YIMEN_PAYMENT == "sandbox":
    # The page of the sandbox gateway, which stands outside of the city: a real gateway brings its own.
    urlpatterns.append(path("sandbox/payment/", include("yimen.gateways.payment.urls")))
urlpatterns += [
    path(place, include(f"yimen.channels.{channel}.urls"))
    for channel, place in PLACES.items()
    if find_spec(f"yimen.channels.{channel}.urls") is not None
]

handler400 = "yimen.threshold.errors.bad_request"
handler403 = "yimen.threshold.errors.forbidden"
handler404 = "yimen.threshold.errors.not_found"
handler500 = "yimen.threshold.errors.failed"
