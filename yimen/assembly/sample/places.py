"""Places of the sample city: regions, calendars, offices, centres, windows. All fictional, all marked as sample data.

The codes begin with 9901, which is on no map; the names of the offices are those that every city has.
"""

from datetime import date, datetime, time

from yimen.assembly.sample.items import OFFICES
from yimen.assembly.sample.numbers import body_number
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import Shift
from yimen.registries.calendars import operations as calendars
from yimen.registries.calendars import queries as calendar_queries
from yimen.registries.offices import operations as offices
from yimen.registries.regions import operations as regions

FOUNDER = Actor(kind=ActorKind.SYSTEM, ref="sample", name="示范数据")
"""Who founds the sample city; what it issues and publishes bears this name."""

SAMPLE = "示范数据"
BEGAN = date(2019, 3, 1)
CITY_CODE = "990100000000"
AFFAIRS = "affairs"
CENTRE, WEEKEND_CENTRE = "示范市政务服务中心", "示范市市民服务中心"
WEEKEND_CALENDAR = "市民服务中心日历（周末开放，示范数据）"
OWN_WINDOW, COMPREHENSIVE = "B", "A"


@snapshot
class Place:
    """A region: code, name, level and the code of the one above."""

    code: str
    name: str
    level: int
    above: str


@snapshot
class Bureau:
    """An office of the city: the key its items name it with, its names and the mark of its documents."""

    key: str
    name: str
    short: str
    mark: str
    serial: int

    @property
    def uscc(self) -> str:
        return body_number(self.serial)


_COUNTIES = (
    ("滨河区", (("和平街道", ("临江社区", "书院社区")), ("柳溪镇", ("柳溪村", "石桥村")))),
    ("云岭县", (("云岭镇", ("云顶村", "松坪村")), ("茶山乡", ("茶山村", "雾里村")))),
    ("青禾县", (("青禾镇", ("禾丰村", "麦香村")), ("湖口镇", ("湖口村", "苇塘村")))),
)
_SHORT = {
    "market": ("市场监管局", "示市监"),
    "health": ("卫健委", "示卫健"),
    "police": ("公安局", "示公"),
    "work": ("人社局", "示人社"),
    "civil": ("民政局", "示民"),
    "land": ("自规局", "示自规"),
    "housing": ("住建局", "示建"),
    "education": ("教育局", "示教"),
    "transport": ("交通局", "示交"),
    "urban": ("城管局", "示城管"),
    "ecology": ("生态环境局", "示环"),
    "medical": ("医保局", "示医保"),
    "tax": ("税务局", "示税"),
    "culture": ("文旅局", "示文旅"),
    "farming": ("农业农村局", "示农"),
    "fire": ("消防支队", "示消"),
    "disabled": ("残联", "示残联"),
    "fund": ("公积金中心", "示公积金"),
    AFFAIRS: ("政务服务局", "示政务"),
}
_FULL = {**OFFICES, AFFAIRS: "政务服务管理局"}


def places() -> tuple[Place, ...]:
    """The tree, parents first: a province, the city, 3 counties, 6 towns, 12 villages."""
    found = [Place("990000000000", "示范省", 1, ""), Place(CITY_CODE, "示范市", 2, "990000000000")]
    for c, (county, towns) in enumerate(_COUNTIES, start=1):
        county_code = f"9901{c:02d}000000"
        found.append(Place(county_code, county, 3, CITY_CODE))
        for t, (town, villages) in enumerate(towns, start=1):
            town_code = f"9901{c:02d}{t:03d}000"
            found.append(Place(town_code, town, 4, county_code))
            found += [
                Place(f"{town_code[:9]}{v:03d}", village, 5, town_code) for v, village in enumerate(villages, start=1)
            ]
    return tuple(found)


def bureaus() -> tuple[Bureau, ...]:
    """The offices of the city, one for each key that an item names, and the one that runs the centres."""
    return tuple(
        Bureau(key, f"示范市{name}", _SHORT.get(key, (name, f"示{name[:2]}"))[0],
               _SHORT.get(key, (name, f"示{name[:2]}"))[1], serial)
        for serial, (key, name) in enumerate(_FULL.items(), start=1)
    )  # fmt: skip


def towns() -> tuple[Place, ...]:
    """The towns, each with a service point of its own."""
    return tuple(place for place in places() if place.level == 4)


def point_of(town: Place) -> str:
    """What the service point of a town is called."""
    return f"{town.name}便民服务中心"


def found_places(anchor: datetime) -> None:
    """Write regions, calendars, offices, divisions, centres and windows; `anchor` is told in the city's own basis."""
    refs = _found_regions(anchor)
    calendar = calendars.adopt_national(by=FOUNDER, now=anchor).ref
    weekend = _define_weekend_calendar(anchor)
    main = offices.open_centre(
        CENTRE, "administrative", refs[CITY_CODE], calendar, "滨河区和平路1号", "0990-12345",
        "周一至周五 9:00-12:00，13:30-17:30", BEGAN, SAMPLE, by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    second = offices.open_centre(
        WEEKEND_CENTRE, "citizen", refs["990101000000"], weekend, "滨河区书院街36号", "0990-12346",
        "每天 9:00-12:00，13:00-18:00（法定节假日休息）", BEGAN, SAMPLE, by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    _found_offices(refs[CITY_CODE], calendar, main, anchor)
    for centre, windows in ((main, 2), (second, 3)):
        for number in range(1, windows + 1):
            _open_window(centre, f"{COMPREHENSIVE}{number:02d}", "综合窗口", None, anchor)
    for town in towns():
        point = offices.open_centre(
            point_of(town), "town", refs[town.code], calendar, f"{town.name}为民路1号", "", "周一至周五 9:00-17:30",
            BEGAN, SAMPLE, by=FOUNDER, now=anchor,
        ).ref  # fmt: skip
        _open_window(point, f"{COMPREHENSIVE}01", "综合窗口", None, anchor)


def _found_regions(anchor: datetime) -> dict[str, str]:
    refs: dict[str, str] = {}
    for place in places():
        basis = basis_of(anchor) if place.code == CITY_CODE else SAMPLE
        above = refs.get(place.above)
        refs[place.code] = regions.found_region(
            place.code, place.name, place.level, above, BEGAN, basis, by=FOUNDER, now=anchor
        ).ref
    return refs


def basis_of(anchor: datetime) -> str:
    """By what the city was founded, and when: from here a later run knows the moment everything is counted from."""
    return f"{SAMPLE}，建于 {anchor.isoformat()}"


def anchor_in(basis: str) -> datetime | None:
    """The moment told in a basis; None when it is no sample city's."""
    said, _, moment = basis.partition("，建于 ")
    return datetime.fromisoformat(moment) if said == SAMPLE and moment else None


def _define_weekend_calendar(anchor: datetime) -> str:
    hours = (Shift(time(9), time(12)), Shift(time(13), time(18)))
    national = calendar_queries.page(calendars.NATIONAL_REF)
    assert national is not None, "it has just been adopted"
    holidays = tuple(rule for rule in calendars.national_rules() if rule.kind == "holiday")
    through = national.row.valid_through
    return calendars.define_calendar(WEEKEND_CALENDAR, (hours,) * 7, through, holidays, by=FOUNDER, now=anchor).ref


#: Bodies of the centre that work in the city.
CENTRAL = {"tax", "fire"}


def _found_offices(city: str, calendar: str, centre: str, anchor: datetime) -> None:
    for bureau in bureaus():
        office = offices.found_office(
            bureau.name, bureau.short, bureau.uscc, city, calendar, bureau.mark, BEGAN, SAMPLE, None,
            "central" if bureau.key in CENTRAL else "", by=FOUNDER, now=anchor,
        ).ref  # fmt: skip
        if bureau.key == AFFAIRS:
            continue
        form = ("stand_alone", "co_located", "delegated")[bureau.serial % 3]
        offices.set_division(
            office, f"{bureau.short}行政审批科", form, BEGAN, f"{SAMPLE}：审批职能归并", by=FOUNDER, now=anchor
        )
        _open_window(centre, f"{OWN_WINDOW}{bureau.serial:02d}", f"{bureau.short}窗口", office, anchor)


def _open_window(centre: str, code: str, name: str, office: str | None, anchor: datetime) -> None:
    offices.open_window(centre, code, name, office, BEGAN, SAMPLE, by=FOUNDER, now=anchor)
