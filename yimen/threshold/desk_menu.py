"""The staff menu: the few rooms of each post's day stand in the bar, every other room on its shelf behind 更多.

A room stands on one shelf for everybody, so that colleagues can tell each other where it is. The menu opens
nothing: what a page admits is said by the page. Why by role: docs/decisions/0166.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from django.urls import NoReverseMatch, reverse

from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot


class Shelf(StrEnum):
    """Where a room stands in the folded menu; the value is its heading, in this order."""

    CASES = "办件"
    REQUESTS = "群众诉求"
    HALLS = "大厅和人员"
    ITEMS = "事项和权力"
    ORDER = "监督和督办"
    RUNNING = "平台"


@snapshot
class DeskEntry:
    """One entry of the staff menu: shown when its page exists and the reader holds one of the roles."""

    name: str
    words: str
    route: str
    shelf: Shelf
    roles: tuple[Role, ...] = ()


@snapshot
class ShownEntry:
    name: str
    words: str
    url: str


@snapshot
class ShownShelf:
    words: str
    entries: tuple[ShownEntry, ...]


@snapshot
class DeskMenu:
    """What stands in the bar, and what is folded away under its headings."""

    daily: tuple[ShownEntry, ...]
    shelves: tuple[ShownShelf, ...] = ()


MOST_DAILY = 7
"""More than this and the bar is no longer read at a glance."""

_HANDLERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
_PLACE_KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.CENTRE_MANAGER)
_WATCHERS = (Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)

DESK_ENTRIES = (
    DeskEntry("worklist", "我的待办", "workbench:worklist", Shelf.CASES),
    DeskEntry("window", "收件窗口", "workbench:window", Shelf.CASES, (Role.WINDOW,)),
    DeskEntry("queue", "叫号", "workbench:queue", Shelf.CASES, (Role.WINDOW,)),
    DeskEntry("cashier", "统一收费", "workbench:cashier", Shelf.CASES, (Role.CASHIER,)),
    DeskEntry(
        "postage",
        "寄递费",
        "workbench:postage",
        Shelf.CASES,
        (Role.CASHIER, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry("agency", "代办", "workbench:agency", Shelf.CASES, (Role.AGENT,)),
    DeskEntry("search", "查办件", "workbench:search", Shelf.CASES),
    DeskEntry(
        "pairs", "柜台在办", "workbench:pairs", Shelf.CASES, (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER)
    ),
    DeskEntry("fee_approvals", "减免退费", "workbench:fee_approvals", Shelf.CASES, _HANDLERS[1:]),
    DeskEntry(
        "cooperation",
        "协办",
        "workbench:cooperation",
        Shelf.CASES,
        (*_HANDLERS, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry(
        "joint",
        "并联审批",
        "workbench:joint",
        Shelf.CASES,
        (*_HANDLERS, Role.CATALOGUE_EDITOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry("papers_at_hand", "纸质件", "workbench:papers_at_hand", Shelf.CASES, (Role.WINDOW, *_HANDLERS)),
    DeskEntry("shared", "跨区办件", "workbench:shared", Shelf.CASES, (Role.WINDOW, Role.CENTRE_MANAGER)),
    DeskEntry("consignments", "村级批次", "workbench:agency_coming", Shelf.CASES, (Role.WINDOW,)),
    DeskEntry("village_checks", "村居上传", "workbench:village_checks", Shelf.CASES, (Role.WINDOW, *_HANDLERS)),
    DeskEntry(
        "estate",
        "不动产一窗",
        "workbench:conveyances",
        Shelf.CASES,
        (Role.WINDOW, Role.CASHIER, *_HANDLERS, Role.CENTRE_MANAGER, Role.SUPERVISOR),
    ),
    DeskEntry(
        "projects",
        "投资项目",
        "workbench:projects",
        Shelf.CASES,
        (
            *(Role.WINDOW, Role.AGENT, *_HANDLERS, Role.CENTRE_MANAGER),
            *(Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
        ),
    ),
    DeskEntry(
        "enterprises",
        "商事登记",
        "workbench:entry_notices",
        Shelf.CASES,
        (
            *(Role.WINDOW, *_HANDLERS, Role.CENTRE_MANAGER, Role.REFORM_OFFICE),
            *(Role.LEGAL_REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR),
        ),
    ),
    DeskEntry(
        "after",
        "决定之后",
        "workbench:archives",
        Shelf.CASES,
        (Role.WINDOW, *_HANDLERS, Role.SUPERVISOR),
    ),
    DeskEntry("service", "服务", "workbench:service_enquiries", Shelf.REQUESTS),
    DeskEntry(
        "voice",
        "评价和投诉",
        "workbench:complaints",
        Shelf.REQUESTS,
        (Role.WINDOW, *_WATCHERS, Role.REFORM_OFFICE),
    ),
    DeskEntry("civic", "民声", "workbench:civic", Shelf.REQUESTS),
    DeskEntry("duty", "值守交接", "workbench:duty", Shelf.HALLS),
    DeskEntry("team", "人员管理", "workbench:team_mine", Shelf.HALLS),
    DeskEntry("windows", "窗口安排", "workbench:window_groups", Shelf.HALLS, (Role.CENTRE_MANAGER, Role.ADMINISTRATOR)),
    DeskEntry(
        "places",
        "场所设施",
        "workbench:places",
        Shelf.HALLS,
        (Role.WINDOW, Role.CENTRE_MANAGER, Role.AGENT, Role.ADMINISTRATOR),
    ),
    DeskEntry(
        "terminals",
        "自助申报区",
        "workbench:terminals",
        Shelf.HALLS,
        (Role.WINDOW, Role.CENTRE_MANAGER, Role.ADMINISTRATOR),
    ),
    DeskEntry("kiosks", "市民之窗终端", "workbench:kiosks", Shelf.HALLS, _PLACE_KEEPERS),
    DeskEntry("sites", "各地办事站", "workbench:sites", Shelf.HALLS, _PLACE_KEEPERS),
    DeskEntry("network", "站点网络", "workbench:network", Shelf.HALLS, (*_PLACE_KEEPERS, Role.SUPERVISOR)),
    DeskEntry(
        "catalogue",
        "事项",
        "workbench:catalogue",
        Shelf.ITEMS,
        (Role.CATALOGUE_EDITOR, Role.LEGAL_REVIEWER, Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.SUPERVISOR),
    ),
    DeskEntry("review", "事项审查", "workbench:catalogue_board", Shelf.ITEMS, (Role.CHIEF, Role.OFFICE_HEAD)),
    DeskEntry(
        "bundles",
        "一件事",
        "workbench:bundles_desk",
        Shelf.ITEMS,
        (Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR, Role.ADMINISTRATOR),
    ),
    DeskEntry(
        "item_lists",
        "清单",
        "workbench:item_lists",
        Shelf.ITEMS,
        (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.SUPERVISOR),
    ),
    DeskEntry(
        "powers",
        "事权",
        "workbench:powers",
        Shelf.ITEMS,
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR, *_WATCHERS),
    ),
    DeskEntry(
        "concentration",
        "进驻",
        "workbench:residencies",
        Shelf.ITEMS,
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.ESTABLISHMENT_OFFICE, *_WATCHERS),
    ),
    DeskEntry(
        "rule_orders",
        "自动审批和自助事项",
        "workbench:rule_orders",
        Shelf.ITEMS,
        (Role.CATALOGUE_EDITOR, Role.REFORM_OFFICE, Role.SUPERVISOR, *_HANDLERS),
    ),
    DeskEntry("reform_plans", "改革方案", "workbench:reform_plans", Shelf.ITEMS),
    DeskEntry(
        "pilots",
        "改革试点",
        "workbench:pilots",
        Shelf.ITEMS,
        (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.LEGAL_REVIEWER, *_WATCHERS),
    ),
    DeskEntry("phases", "一门式推进", "workbench:phases", Shelf.ITEMS, (Role.REFORM_OFFICE, Role.ADMINISTRATOR)),
    DeskEntry(
        "certificates",
        "存量证照",
        "workbench:certificate_stock",
        Shelf.ITEMS,
        (Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD),
    ),
    DeskEntry("oversight", "电子监察", "oversight:board", Shelf.ORDER, _WATCHERS),
    DeskEntry("directives", "督办", "workbench:directives", Shelf.ORDER),
    DeskEntry("coordinations", "会商", "workbench:coordinations", Shelf.ORDER),
    DeskEntry("rules", "制度标准", "workbench:regulations", Shelf.ORDER),
    DeskEntry("plans", "计划和简报", "workbench:plans", Shelf.ORDER),
    DeskEntry("rounds", "巡查", "workbench:rounds", Shelf.ORDER),
    DeskEntry("responsibility", "责任追究", "workbench:responsibility", Shelf.ORDER),
    DeskEntry("revisits", "随机回访", "workbench:revisits", Shelf.ORDER),
    DeskEntry("juries", "质量评价", "workbench:juries", Shelf.ORDER),
    DeskEntry("inspecting", "批后监管", "workbench:spot_checks", Shelf.ORDER),
    DeskEntry(
        "penalties",
        "行政处罚",
        "workbench:penalties",
        Shelf.ORDER,
        (*_HANDLERS[1:], Role.REFORM_OFFICE, Role.ADMINISTRATOR),
    ),
    DeskEntry("promises", "承诺核对", "oversight:promises", Shelf.ORDER, (Role.REFORM_OFFICE,)),
    DeskEntry(
        "administration", "管理", "workbench:administration", Shelf.RUNNING, (Role.ADMINISTRATOR, Role.OFFICE_HEAD)
    ),
    DeskEntry(
        "exchange",
        "对接和共享",
        "workbench:systems",
        Shelf.RUNNING,
        (Role.ADMINISTRATOR, Role.REFORM_OFFICE, *_WATCHERS),
    ),
)

DAILY: Mapping[Role, tuple[str, ...]] = {
    Role.WINDOW: ("worklist", "window", "queue", "search", "pairs", "service"),
    Role.CASHIER: ("cashier", "search"),
    Role.AGENT: ("agency", "search", "service"),
    Role.REVIEWER: ("worklist", "search", "pairs", "cooperation", "joint", "after"),
    Role.CHIEF: ("worklist", "search", "pairs", "review", "fee_approvals"),
    Role.DECIDER: ("worklist", "search", "pairs", "joint", "after"),
    Role.OFFICE_HEAD: ("worklist", "search", "oversight", "review", "directives", "voice"),
    Role.CENTRE_MANAGER: ("worklist", "windows", "team", "rounds", "voice", "oversight", "search"),
    Role.CATALOGUE_EDITOR: ("catalogue", "bundles", "joint"),
    Role.LEGAL_REVIEWER: ("catalogue",),
    Role.REFORM_OFFICE: ("catalogue", "item_lists", "bundles", "powers", "concentration", "directives"),
    Role.ESTABLISHMENT_OFFICE: ("reform_plans",),
    Role.SUPERVISOR: ("oversight", "search", "voice", "directives", "rounds", "network"),
    Role.ADMINISTRATOR: ("administration", "catalogue", "windows", "exchange"),
}
"""Role -> the rooms of its day, in the order of the bar. Who holds several posts has the first rooms of each."""


def desk_menu(me: Actor) -> DeskMenu:
    """The menu of this reader."""
    open_rooms = {entry.name: entry for entry in DESK_ENTRIES if not entry.roles or me.has_role(*entry.roles)}
    held = [role for role in DAILY if me.has_role(role)]
    wanted = dict.fromkeys(name for role in held for name in DAILY[role] if name in open_rooms)
    daily = (*wanted,)[:MOST_DAILY] if held else ("worklist", "search")
    shelves = (
        (shelf, [entry for name, entry in open_rooms.items() if entry.shelf is shelf and name not in daily])
        for shelf in Shelf
    )
    return DeskMenu(
        tuple(_shown(open_rooms[name] for name in daily)),
        tuple(ShownShelf(shelf.value, tuple(_shown(entries))) for shelf, entries in shelves if entries),
    )


def _shown(entries: Iterator[DeskEntry] | list[DeskEntry]) -> Iterator[ShownEntry]:
    """What has a page."""
    for entry in entries:
        try:
            yield ShownEntry(entry.name, entry.words, reverse(entry.route))
        except NoReverseMatch:
            continue
