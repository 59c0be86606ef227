"""The theme: what every page of every door knows without asking, and where a reader sets how it looks.

Large print and language are cookies set by /prefer, which works without JavaScript and without an account.
"""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.publication.brands.rows import BrandRow
from yimen.kernel.actor import NOBODY, Actor
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.beginning import first_page
from yimen.threshold.brands import brand
from yimen.threshold.desk_menu import desk_menu
from yimen.threshold.language import CHINESE, ENGLISH, language, told
from yimen.threshold.posted import takes

PRINT_COOKIE = "yimen_print"
_YEAR = 365 * 24 * 3600


CITY_LEVEL = 2


def theme(request: HttpRequest) -> dict[str, object]:
    """Names for every template: the city, the reader (`me`, an Actor), their menu, where they begin, the terminal."""
    me: Actor = getattr(request, "actor", NOBODY)
    return {
        # Asked by the templates that show them; a piece of a page asks nothing.
        "city_name": city_name,
        "brand": brand,
        "slogan": slogan,
        "language": language(),
        "print_mode": print_mode(request),
        "me": me,
        "now": clock.now(),
        "demo": settings.YIMEN_DEMO,
        "desk_nav": desk_menu(me) if me.posts else None,
        "desk_begins": first_page(me) if me.posts else "/",
        "terminal": getattr(request, "terminal", None),
    }


def city_name(of: BrandRow | None = None) -> str:
    """What this city is called on its pages: by its brand, or by the name its own region bears today."""
    built = "示范市" if settings.YIMEN_DEMO else _founded_name(clock.now().date())
    return (of or brand()).name or built


def slogan() -> str:
    """What stands under the name: the brand's, or the one of the house as it was built."""
    return brand().slogan or told("进一扇门，办所有事")


@lru_cache(maxsize=2)
def _founded_name(on: date) -> str:
    """Read once a day; a city that is not founded yet has no name."""
    return next((region.name for region in regions.tree(on) if region.level == CITY_LEVEL), "一门")


def print_mode(request: HttpRequest) -> str:
    """`large` when the reader chose large print 大字版, else nothing."""
    return "large" if request.COOKIES.get(PRINT_COOKIE) == "large" else ""


@never_cache
@require_http_methods(["GET", "POST"])
@takes("print language next")
def prefer(request: HttpRequest) -> HttpResponse:
    """Set large print or the language, and go back to where the reader was."""
    asked = request.POST if request.method == "POST" else request.GET
    answer = HttpResponseRedirect(way_back(request, asked.get("next", "")))
    if asked.get("print") in ("large", "normal"):
        _remember(answer, PRINT_COOKIE, asked["print"])
    if asked.get("language") in (CHINESE, ENGLISH):
        _remember(answer, settings.LANGUAGE_COOKIE_NAME, asked["language"])
    return answer


def way_back(request: HttpRequest, address: str) -> str:
    """An address of this house, or its first page: nobody is led elsewhere."""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else "/"


def _remember(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
