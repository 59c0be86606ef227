"""Staff of the sample city: a post for every desk, somebody on every post, letters for those who decide.

Six people can be entered with one click (`DEMO_STAFF`); the others have been invited and have not set up their login.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.names import names
from yimen.assembly.sample.places import (
    AFFAIRS,
    BEGAN,
    CENTRE,
    COMPREHENSIVE,
    FOUNDER,
    OWN_WINDOW,
    SAMPLE,
    WEEKEND_CENTRE,
    Bureau,
    bureaus,
    places,
    point_of,
    towns,
)
from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.kernel.snapshot import snapshot
from yimen.registries.grants import operations as grants
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people
from yimen.registries.regions import queries as regions

MARKET = "market"
FORMAL, AUXILIARY = "formal", "auxiliary"
HOLDER, SUBSTITUTE = "holder", "substitute"
SINCE = datetime(BEGAN.year, BEGAN.month, BEGAN.day, tzinfo=UTC)
SEAL = "行政审批专用章（示范）"


@snapshot
class PostPlan:
    """A post: its name (used once in the city), its role, and what it stands at."""

    name: str
    role: Role
    office: str = ""
    window: tuple[str, str] = ("", "")
    centre: str = ""
    region: str = ""


@snapshot
class StaffPlan:
    """A member of staff: number, office, establishment, and the posts they hold or stand in for."""

    number: str
    office: str
    posts: tuple[str, ...]
    stands_in: tuple[str, ...] = ()
    establishment: str = FORMAL
    name: str = ""


@snapshot
class DemoStaff:
    """Somebody whom a visitor may be with one click."""

    login: str
    label: str
    number: str


def desk(bureau: Bureau, role: Role) -> str:
    """What the desk of a role in an office is called."""
    return f"{bureau.short}{DESKS[role]}"


def counter(centre: str, code: str) -> str:
    """What the post at a comprehensive window is called."""
    return f"{centre}{code}综合窗口岗"


DESKS = {
    Role.WINDOW: "窗口岗",
    Role.REVIEWER: "审查岗",
    Role.CHIEF: "复核岗",
    Role.DECIDER: "审批岗",
    Role.OFFICE_HEAD: "负责人岗",
}
CASHIER_POST = f"{CENTRE}收费窗口岗"
_EDITOR, ADMINISTRATOR, _SUPERVISOR = "事项管理岗", "系统管理岗", "电子监察岗"
EDITOR_POST = f"市场监管局{_EDITOR}"
CITY_DESK = f"全市{_EDITOR}"
CHIEF_POST = f"市场监管局{DESKS[Role.CHIEF]}"
LEGAL_POST, REFORM_POST = "法制办合法性审核岗", "审改办审查岗"
ESTABLISHMENT_POST = "编办三定审批岗"

DEMO_STAFF = (
    DemoStaff("demo-window", "窗口人员 · 政务服务中心综合窗口", "S001"),
    DemoStaff("demo-window-weekend", "窗口人员 · 市民服务中心综合窗口（周末开放）", "S003"),
    DemoStaff("demo-town", "窗口人员 · 柳溪镇便民服务中心（二级）", "S007"),
    DemoStaff("demo-reviewer", "审查人员 · 市场监管局", "market-2"),
    DemoStaff("demo-decider", "决定人员 · 市场监管局", "market-4"),
    DemoStaff("demo-head", "部门负责人 · 市场监管局", "market-5"),
    DemoStaff("demo-cashier", "收费员 · 政务服务中心统一收费窗口", "C001"),
    DemoStaff("demo-centre", "中心主任 · 政务服务中心", "M001"),
    DemoStaff("demo-supervisor", "电子监察 · 全市", "V001"),
    DemoStaff("demo-editor", "事项管理 · 市场监管局", "E001"),
    DemoStaff("demo-city-desk", "事项管理 · 全市", "E002"),
    DemoStaff("demo-chief", "事项部门审查 · 市场监管局科长", "market-3"),
    DemoStaff("demo-legal", "合法性审核 · 法制办", "L001"),
    DemoStaff("demo-reform", "事项审查和公示 · 审改办", "R001"),
    DemoStaff("demo-establishment", "三定审批 · 编办", "B001"),
    DemoStaff("demo-admin", "系统管理员", "G001"),
)
_KNOWN = {
    "S001": "苏晚晴", "S003": "宋知遥", "S007": "江月白", "market-2": "何予安", "market-4": "陈秋实",
    "market-5": "周正言", "M001": "顾清和", "C001": "钱小满",
    "V001": "沈砚青", "E001": "叶知夏", "E002": "秦思远", "G001": "罗明远",
    "market-3": "许文清", "L001": "方正平", "R001": "林革新", "B001": "卫定远",
}  # fmt: skip


def post_plans() -> Iterator[PostPlan]:
    """Every post of the city."""
    for bureau in bureaus():
        if bureau.key == AFFAIRS:
            continue
        window = (CENTRE, f"{OWN_WINDOW}{bureau.serial:02d}")
        yield PostPlan(desk(bureau, Role.WINDOW), Role.WINDOW, office=bureau.key, window=window)
        for role in (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD):
            yield PostPlan(desk(bureau, role), role, office=bureau.key)
    for centre, code in counters():
        yield PostPlan(counter(centre, code), Role.WINDOW, window=(centre, code))
    for centre in (CENTRE, WEEKEND_CENTRE):
        yield PostPlan(f"{centre}主任岗", Role.CENTRE_MANAGER, centre=centre)
    yield PostPlan(CASHIER_POST, Role.CASHIER, centre=CENTRE)
    for place in places():
        if 2 <= place.level <= 4:
            yield PostPlan(f"{place.name}{_SUPERVISOR}", Role.SUPERVISOR, region=place.code)
    yield PostPlan(EDITOR_POST, Role.CATALOGUE_EDITOR, office=MARKET)
    yield PostPlan(CITY_DESK, Role.CATALOGUE_EDITOR)
    yield PostPlan(LEGAL_POST, Role.LEGAL_REVIEWER, office=AFFAIRS)
    yield PostPlan(REFORM_POST, Role.REFORM_OFFICE, office=AFFAIRS)
    yield PostPlan(ESTABLISHMENT_POST, Role.ESTABLISHMENT_OFFICE, office=AFFAIRS)
    yield PostPlan(ADMINISTRATOR, Role.ADMINISTRATOR, office=AFFAIRS)


def counters() -> tuple[tuple[str, str], ...]:
    """The comprehensive windows: centre and code."""
    main = tuple((CENTRE, f"{COMPREHENSIVE}{number:02d}") for number in (1, 2))
    weekend = tuple((WEEKEND_CENTRE, f"{COMPREHENSIVE}{number:02d}") for number in (1, 2, 3))
    return (*main, *weekend, *((point_of(town), f"{COMPREHENSIVE}01") for town in towns()))


def staff_plans() -> Iterator[StaffPlan]:
    """Everybody who works in the city. Number 1 of an office is its window clerk, then reviewer, chief, decider, head.

    The first clerk of the centre stands in at the second window and at the market bureau's own; a visitor who
    applies for a food licence in the hall finds the case on that clerk's list.
    """
    for bureau in bureaus():
        if bureau.key == AFFAIRS:
            continue
        for number, role in enumerate(DESKS, start=1):
            yield StaffPlan(f"{bureau.key}-{number}", bureau.key, (desk(bureau, role),))
        # A helper off the establishment scans and receives at every third counter: two thirds of a centre are formal.
        helping = (desk(bureau, Role.WINDOW),) if bureau.serial % 3 == 0 else ()
        yield StaffPlan(f"{bureau.key}-6", bureau.key, (), helping, AUXILIARY)
    for number, (centre, code) in enumerate(counters(), start=1):
        plan = StaffPlan(f"S{number:03d}", AFFAIRS, (counter(centre, code),))
        yield replace(plan, stands_in=_stands_in().get(plan.number, ()))
    for number, centre in enumerate((CENTRE, WEEKEND_CENTRE), start=1):
        yield StaffPlan(f"M{number:03d}", AFFAIRS, (f"{centre}主任岗",))
    yield StaffPlan("C001", AFFAIRS, (CASHIER_POST,))
    watched = [place for place in places() if 2 <= place.level <= 4]
    for number, place in enumerate(watched, start=1):
        yield StaffPlan(f"V{number:03d}", AFFAIRS, (f"{place.name}{_SUPERVISOR}",))
    yield StaffPlan("E001", MARKET, (EDITOR_POST,))
    yield StaffPlan("E002", AFFAIRS, (CITY_DESK,))
    yield StaffPlan("L001", AFFAIRS, (LEGAL_POST,))
    yield StaffPlan("R001", AFFAIRS, (REFORM_POST,))
    yield StaffPlan("B001", AFFAIRS, (ESTABLISHMENT_POST,))
    yield StaffPlan("G001", AFFAIRS, (ADMINISTRATOR,))


def _stands_in() -> dict[str, tuple[str, ...]]:
    market = next(bureau for bureau in bureaus() if bureau.key == MARKET)
    return {
        "S001": (counter(CENTRE, f"{COMPREHENSIVE}02"), desk(market, Role.WINDOW)),
        "S003": tuple(counter(WEEKEND_CENTRE, f"{COMPREHENSIVE}{number:02d}") for number in (2, 3)),
    }


def employ(anchor: datetime) -> None:
    """Define the posts, enrol everybody, put them on their posts, open their accounts and issue the letters."""
    today = anchor.date()
    office_refs = {row.name: row.ref for row in offices.offices(today)}
    refs = {bureau.key: office_refs[bureau.name] for bureau in bureaus()}
    posts = _define_posts(refs, anchor)
    fresh = names(1, frozenset(_KNOWN.values()))
    demo = {one.number: one for one in DEMO_STAFF}
    staff: dict[str, str] = {}
    for plan in staff_plans():
        name = _KNOWN.get(plan.number) or next(fresh)
        ref = people.enrol_staff(
            plan.number, name, refs[plan.office], plan.establishment, BEGAN, by=FOUNDER, now=anchor
        ).ref
        staff[plan.number] = ref
        for kind, held in ((HOLDER, plan.posts), (SUBSTITUTE, plan.stands_in)):
            for post in held:
                people.hold_post(ref, posts[post], SINCE, None, kind, SAMPLE, by=FOUNDER, now=anchor)
        shown = demo.get(plan.number)
        if shown:
            people.open_demo_account(shown.login, shown.label, None, ref, by=FOUNDER, now=anchor)
        else:
            people.invite_staff(ref, by=FOUNDER, now=anchor)
    _issue_letters(refs, staff, anchor)


def _define_posts(refs: dict[str, str], anchor: datetime) -> dict[str, str]:
    today = anchor.date()
    centres = {row.name: row.ref for row in offices.centres(today)}
    windows = {(row.centre_ref, row.code): row.ref for row in offices.all_windows(today)}
    codes = {row.code: row.ref for row in regions.tree(today)}
    return {
        plan.name: people.define_post(
            plan.name,
            plan.role,
            refs[plan.office] if plan.office else None,
            centres[plan.centre] if plan.centre else None,
            windows[centres[plan.window[0]], plan.window[1]] if plan.window[0] else None,
            codes[plan.region] if plan.region else None,
            BEGAN,
            by=FOUNDER,
            now=anchor,
        ).ref
        for plan in post_plans()
    }


def _issue_letters(refs: dict[str, str], staff: dict[str, str], anchor: datetime) -> None:
    """Window clerks may close simple items, chiefs sign as chiefs, deciders and heads as directors."""
    everywhere = [staff[number] for number in _CENTRE_CLERKS]
    elsewhere = [staff[plan.number] for plan in staff_plans() if plan.number.startswith("S")]
    for bureau in bureaus():
        if bureau.key == AFFAIRS:
            continue
        ranks = [(clerk, Rank.CLERK) for clerk in (elsewhere if bureau.key in INSTANT else everywhere)]
        ranks += [(staff[f"{bureau.key}-{number}"], rank) for number, rank in _RANKS]
        for holder, rank in ranks:
            grants.issue_letter(holder, refs[bureau.key], rank, (), SEAL, SINCE, None, by=FOUNDER, now=anchor)


INSTANT = frozenset(item.office for item in ITEMS if item.terms.instant == "yes")
"""Offices with items that are granted at the window."""

_CENTRE_CLERKS = ("S001", "S002")
_RANKS = ((1, Rank.CLERK), (3, Rank.CHIEF), (4, Rank.DIRECTOR), (5, Rank.DIRECTOR))
