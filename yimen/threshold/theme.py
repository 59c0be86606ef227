"""The theme: what every page of every door knows without asking, and where a reader sets how it looks.

Large print and language are cookies set by /prefer, which works without JavaScript and without an account.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.language import CHINESE, ENGLISH, language
from yimen.threshold.posted import takes

PRINT_COOKIE = "yimen_print"
_YEAR = 365 * 24 * 3600


CITY_LEVEL = 2


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """One entry of the staff menu: shown when its page exists and the reader holds one of the roles."""

    name: str
    words: str
    route: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownEntry:
    name: str
    words: str
    url: str


#: In the order of the menu: the daily work of each role stands first, what is wanted now and then is folded away.
PLACE_KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.CENTRE_MANAGER)
DESK_ENTRIES = (
    DeskEntry("worklist", "我的待办", "workbench:worklist"),
    DeskEntry("window", "收件窗口", "workbench:window", (Role.WINDOW,)),
    DeskEntry("queue", "叫号", "workbench:queue", (Role.WINDOW,)),
    DeskEntry("cashier", "统一收费", "workbench:cashier", (Role.CASHIER,)),
    DeskEntry("agency", "代办", "workbench:agency", (Role.AGENT,)),
    DeskEntry("search", "查办件", "workbench:search"),
    DeskEntry(
        "catalogue",
        "事项",
        "workbench:catalogue",
        (Role.CATALOGUE_EDITOR, Role.LEGAL_REVIEWER, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry("review", "事项审查", "workbench:catalogue_board", (Role.CHIEF, Role.OFFICE_HEAD)),
    DeskEntry("oversight", "电子监察", "oversight:board", (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER)),
    DeskEntry("administration", "管理", "workbench:administration", (Role.ADMINISTRATOR,)),
    DeskEntry("pairs", "柜台在办", "workbench:pairs", (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER)),
    DeskEntry("service", "服务", "workbench:service_enquiries"),
    DeskEntry(
        "voice",
        "评价和投诉",
        "workbench:complaints",
        (Role.WINDOW, Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.SUPERVISOR, Role.REFORM_OFFICE),
    ),
    DeskEntry("civic", "民声", "workbench:civic"),
    DeskEntry("directives", "督办", "workbench:directives"),
    DeskEntry("coordinations", "会商", "workbench:coordinations"),
    DeskEntry("rounds", "巡查", "workbench:rounds"),
    DeskEntry(
        "bundles",
        "一件事",
        "workbench:bundles_desk",
        (Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR, Role.ADMINISTRATOR),
    ),
    DeskEntry("windows", "窗口安排", "workbench:window_groups", (Role.CENTRE_MANAGER, Role.ADMINISTRATOR)),
    DeskEntry("terminals", "自助申报区", "workbench:terminals", (Role.WINDOW, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)),
    DeskEntry(
        "places",
        "场所设施",
        "workbench:places",
        (Role.WINDOW, Role.CENTRE_MANAGER, Role.AGENT, Role.ADMINISTRATOR),
    ),
    DeskEntry(
        "network",
        "站点网络",
        "workbench:network",
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR, Role.CENTRE_MANAGER),
    ),
    DeskEntry("duty", "值守交接", "workbench:duty"),
    DeskEntry(
        "cooperation",
        "协办",
        "workbench:cooperation",
        (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry(
        "joint",
        "并联审批",
        "workbench:joint",
        (
            *(Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD),
            *(Role.CATALOGUE_EDITOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
        ),
    ),
    DeskEntry(
        "projects",
        "投资项目",
        "workbench:projects",
        (
            *(Role.WINDOW, Role.AGENT, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD),
            *(Role.CENTRE_MANAGER, Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
        ),
    ),
    DeskEntry(
        "after",
        "决定之后",
        "workbench:archives",
        (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.SUPERVISOR),
    ),
    DeskEntry(
        "enterprises",
        "商事登记",
        "workbench:entry_notices",
        (
            *(Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.CENTRE_MANAGER),
            *(Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR),
        ),
    ),
    DeskEntry(
        "exchange",
        "对接和共享",
        "workbench:systems",
        (*(Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR), *(Role.CENTRE_MANAGER, Role.OFFICE_HEAD)),
    ),
    DeskEntry("team", "人员管理", "workbench:team_mine"),
    DeskEntry("shared", "跨区办件", "workbench:shared", (Role.WINDOW, Role.CENTRE_MANAGER)),
    DeskEntry("consignments", "村级批次", "workbench:agency_coming", (Role.WINDOW,)),
    DeskEntry("fee_approvals", "减免退费", "workbench:fee_approvals", (Role.CHIEF, Role.OFFICE_HEAD)),
    DeskEntry(
        "certificates",
        "存量证照",
        "workbench:certificate_stock",
        (Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD),
    ),
    DeskEntry("sites", "各地办事站", "workbench:sites", PLACE_KEEPERS),
    DeskEntry("kiosks", "市民之窗终端", "workbench:kiosks", PLACE_KEEPERS),
    DeskEntry("phases", "一门式推进", "workbench:phases", (Role.REFORM_OFFICE, Role.ADMINISTRATOR)),
    DeskEntry("item_lists", "清单", "workbench:item_lists", (Role.REFORM_OFFICE, Role.ADMINISTRATOR)),
    DeskEntry(
        "powers",
        "事权",
        "workbench:powers",
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD, Role.SUPERVISOR),
    ),
    DeskEntry(
        "concentration",
        "进驻",
        "workbench:residencies",
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.SUPERVISOR),
    ),
    DeskEntry(
        "penalties",
        "行政处罚",
        "workbench:penalties",
        (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry("promises", "承诺核对", "oversight:promises", (Role.REFORM_OFFICE,)),
)


def theme(request: HttpRequest) -> dict[str, object]:
    """Names for every template: city_name, language, print_mode, me (an Actor), now, demo, desk_nav, terminal."""
    me: Actor = getattr(request, "actor", NOBODY)
    return {
        "city_name": city_name(),
        "language": language(),
        "print_mode": print_mode(request),
        "me": me,
        "now": clock.now(),
        "demo": settings.YIMEN_DEMO,
        "desk_nav": tuple(desk_nav(me)) if me.posts else (),
        "terminal": getattr(request, "terminal", None),
    }


def city_name() -> str:
    """What this city is called on its pages: the name its own region bears today."""
    return "示范市" if settings.YIMEN_DEMO else _founded_name(clock.now().date())


@lru_cache(maxsize=2)
def _founded_name(on: date) -> str:
    """Read once a day; a city that is not founded yet has no name."""
    return next((region.name for region in regions.tree(on) if region.level == CITY_LEVEL), "一门")


def print_mode(request: HttpRequest) -> str:
    """`large` when the reader chose large print 大字版, else nothing."""
    return "large" if request.COOKIES.get(PRINT_COOKIE) == "large" else ""


def desk_nav(me: Actor) -> Iterator[ShownEntry]:
    """The staff menu of this reader."""
    for entry in DESK_ENTRIES:
        if entry.roles and not me.has_role(*entry.roles):
            continue
        try:
            yield ShownEntry(entry.name, entry.words, reverse(entry.route))
        except NoReverseMatch:
            continue


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
