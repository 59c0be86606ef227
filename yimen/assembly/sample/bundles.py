"""One thing in the sample city: two matters that bundle items of several bureaus, and two groups of windows."""

from datetime import date, datetime

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import BEGAN, CENTRE, COMPREHENSIVE, FOUNDER, OWN_WINDOW, SAMPLE, bureaus
from yimen.assembly.sample.staff import MARKET
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.bundles import operations, queries
from yimen.registries.bundles.operations import BundleSaid
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid

RESTAURANT = BundleSaid(
    "开餐馆一件事（示范）",
    "开一家餐馆要办的许可，一张表、一套材料。",
    "organisation",
    "open_restaurant",
    ("食品经营许可（新办）", "公众聚集场所投入使用、营业前消防安全检查"),
    ("城镇污水排入排水管网许可", "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批"),
)
BABY = BundleSaid(
    "新生儿出生一件事（示范）",
    "孩子出生后要办的证件和参保，一次办好。",
    "person",
    "have_baby",
    ("《出生医学证明》首次签发", "出生登记", "城乡居民基本医疗保险参保登记"),
    ("《预防接种证》办理",),
)


def arrange(anchor: datetime) -> None:
    """Define the matters and group the windows of the main centre; those already there stay."""
    if queries.bundles_in_force(anchor):
        return
    on = day_of(anchor)
    for said in (BABY, RESTAURANT):
        told = BundleSaid(
            said.name, said.summary, said.audience, said.life_event, _refs(said.always, anchor),
            _refs(said.chosen, anchor),
        )  # fmt: skip
        operations.define_bundle(told, BEGAN, SAMPLE, by=FOUNDER, now=anchor)
    _group(on, anchor)


def _group(on: date, anchor: datetime) -> None:
    centre = next(row for row in offices.centres(on) if row.name == CENTRE)
    held = {row.code: row.ref for row in offices.windows(centre.ref, on)}
    market = next(bureau for bureau in bureaus() if bureau.key == MARKET)
    everything = GroupSaid(
        GroupKind.EVERYTHING,
        "A",
        "综合受理（示范）",
        windows=tuple(held[c] for c in held if c.startswith(COMPREHENSIVE)),
    )
    trade = GroupSaid(
        GroupKind.SECTOR,
        "B",
        "市场准入专区（示范）",
        windows=(held[f"{OWN_WINDOW}{market.serial:02d}"],),
        items=_refs(tuple(item.name for item in ITEMS if item.office == MARKET), anchor),
    )
    for said in (everything, trade):
        windows.form_group(centre.ref, said, BEGAN, SAMPLE, by=FOUNDER, now=anchor)


def _refs(names: tuple[str, ...], anchor: datetime) -> tuple[str, ...]:
    """The items of these names that are in force."""
    codes = {item.name: code_of(item) for item in ITEMS}
    found = (catalogue.in_force(codes[name], anchor) for name in names)
    return tuple(item.ref for item in found if item is not None)
