"""Which address leads to which door. A channel with a module `urls` is hung in at its place, and nothing else is.

The JSON door has more addresses than all pages together and takes as long to build: it is built when somebody knocks,
or when the web server has its first pages behind it (`open_the_rest`), whichever is earlier.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from importlib.util import find_spec

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from yimen.assembly import assets, health
from yimen.threshold import brands, theme
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

LATE = ("api",)
ANYTHING = ""


class LateDoor(URLResolver):
    """A channel that is known by its name and its place, and read in when one of its addresses is asked for.

    Of its thousand addresses those are tried that begin with the word that is asked for: to try one after the other
    took longer than many an answer.
    """

    def resolve(self, path: str) -> ResolverMatch:
        """Which address it is, found by Django among the few that it can be."""
        within = self.pattern.match(str(path))
        if within is None:
            raise Resolver404({"path": path})
        return self._shelves[within[0].partition("/")[0]].resolve(path)

    @cached_property
    def _shelves(self) -> Mapping[str, URLResolver]:
        """The addresses by their first word, in their order; one that may begin with anything stands on each shelf."""
        words = {one: _first_word(one) for one in self.url_patterns}

        def shelf(word: str) -> URLResolver:
            few = [one for one, first in words.items() if first in (word, ANYTHING)]
            return URLResolver(self.pattern, few, app_name=self.app_name, namespace=self.namespace)

        other = shelf(ANYTHING)
        return defaultdict(lambda: other, {word: shelf(word) for word in words.values()})

    def _populate(self) -> None:
        if "urlconf_module" in vars(self):
            super()._populate()


def _first_word(one: URLPattern | URLResolver) -> str:
    word = str(one.pattern).partition("/")[0]
    return word if isinstance(one.pattern, RoutePattern) and "<" not in word else ANYTHING


def _door(channel: str, place: str) -> URLPattern | URLResolver:
    module = f"yimen.channels.{channel}.urls"
    if channel in LATE:
        return LateDoor(RoutePattern(place), module, app_name=channel, namespace=channel)
    return path(place, include(module))


def open_the_rest() -> None:
    """Read in the doors that wait, so that nobody waits for them."""
    for door in urlpatterns:
        if isinstance(door, LateDoor):
            door.url_patterns  # noqa: B018 - reading is opening


urlpatterns: list[URLPattern | URLResolver] = [
    path("static/<path:path>", declared(assets.serve, "all"), name="asset"),
    path("health", declared(health.health, "all"), name="health"),
    path("brand/<str:ref>.css", declared(brands.style, "all"), name="brand_style"),
    path("brand/<str:sha256>.png", declared(brands.mark, "all"), name="brand_mark"),
    path("prefer", declared(theme.prefer, "all"), name="prefer"),
]
if settings.YIMEN_PAYMENT == "sandbox":
    # The page of the sandbox gateway, which stands outside of the city: a real gateway brings its own.
    urlpatterns.append(path("sandbox/payment/", include("yimen.gateways.payment.urls")))
if settings.YIMEN_VIDEO_ADDRESS == "/sandbox/video":
    urlpatterns.append(path("sandbox/video/", include("yimen.gateways.video.urls")))
urlpatterns += [
    _door(channel, place)
    for channel, place in PLACES.items()
    if find_spec(f"yimen.channels.{channel}.urls") is not None
]

handler400 = "yimen.threshold.errors.bad_request"
handler403 = "yimen.threshold.errors.forbidden"
handler404 = "yimen.threshold.errors.not_found"
handler500 = "yimen.threshold.errors.failed"
