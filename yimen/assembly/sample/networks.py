"""The network of the sample city: a plan for every county, a standard with two checks, and two halls still apart."""

from dataclasses import replace
from datetime import timedelta

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import BEGAN, CENTRE, FOUNDER, bureaus, places, point_of, towns
from yimen.kernel.network import HallAsked, HallClass, StockCounts
from yimen.kernel.offices.powers import Mode
from yimen.registries.catalogue import operations as catalogue_written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.dated import day_of
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.network import operations
from yimen.registries.network.operations import StockSaid
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.offices import operations as offices_written
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.registries.towns import operations as town_centres

AREAS = {HallClass.FIRST: (100, 400), HallClass.SECOND: (80, 200)}
EVERYWHERE = (HallAsked.NETWORK, HallAsked.COMPUTERS, HallAsked.BOARD, HallAsked.IDENTITY)
SEEN = (
    (HallAsked.NETWORK, HallAsked.COMPUTERS, HallAsked.BOARD, HallAsked.IDENTITY),
    (HallAsked.NETWORK, HallAsked.COMPUTERS),
)
APART = (
    (
        "tax",
        "示范市税务局办税服务厅（示范）",
        "滨河区税务路9号（示范）",
        8,
        "示范：统一系统的专线还没有接到中心",
        60,
    ),
    ("fund", "住房公积金服务厅（示范）", "滨河区公积金路3号（示范）", 5, "示范：档案库房还没有腾出", None),
    ("police", "车驾管旧厅（示范）", "滨河区环城路1号（示范）", 6, "示范：检测线在原址", None),
)

COUNTY_HOURS = ("周一至周五 9:00-12:00，13:30-17:30", "周一至周五 8:30-12:00，13:30-17:30")

STOCK = (
    ("item", "GJJ-03", "提取公积金（示范）"),
    ("case", "GJJ2026-0417", "提取公积金（示范）"),
    ("case", "GJJ2026-0420", "提取公积金（示范）"),
)


def lay_out(city: City) -> None:
    """Write what is not there yet, once."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from network_pointplan limit 1")
        if cursor.fetchone() is not None:
            return
    now, today = city.anchor, day_of(city.anchor)
    for place in places():
        if place.level == 3:
            county = regions.by_code(place.code, today)
            assert county is not None, "the counties were founded first"
            facts = (county.ref, 5, 6, today + timedelta(days=200), BEGAN, "示范数据")
            operations.plan_points(*facts, by=FOUNDER, now=now)
    for hall in (HallClass.FIRST, HallClass.SECOND):
        operations.set_standard(hall, "area", *AREAS[hall], BEGAN, "示范标准", by=FOUNDER, now=now)
        for asked in EVERYWHERE:
            operations.set_standard(hall, asked, 1, None, BEGAN, "示范标准", by=FOUNDER, now=now)
    _check_and_spend(city)
    _apart(city)
    _counties(city)
    _leaner_in_towns(city)


def _counties(city: City) -> None:
    """Centres of two counties: the common windows of the first went to the second, its hours are still its own."""
    now, today = city.anchor, day_of(city.anchor)
    found = []
    for place, hours in zip([one for one in places() if one.level == 3][1:], COUNTY_HOURS, strict=True):
        county = regions.by_code(place.code, today)
        assert county is not None, "the counties were founded first"
        name = f"{place.name}政务服务中心"
        facts = (name, "administrative", county.ref, "national", f"{place.name}政府路1号（示范）", "", hours, BEGAN)
        found.append(offices_written.open_centre(*facts, "示范数据", by=FOUNDER, now=now).ref)
    for code in ("A01", "A02", "A03"):
        offices_written.open_window(found[0], code, "综合窗口", None, BEGAN, "示范数据", by=FOUNDER, now=now)
    since = today - timedelta(days=30)
    offices_written.align_centres(found[0], (found[1],), since, "示范：统一配置方案", by=FOUNDER, now=now)
    row = offices.centre(found[1], today)
    assert row is not None, "it was opened above"
    later = (row.name, row.address, row.phone, COUNTY_HOURS[1], today - timedelta(days=5), "示范：试行早开")
    offices_written.change_centre(found[1], *later, by=FOUNDER, now=now)


LEANER = {"medical_relief": "status", "chronic": ""}
"""What went to the towns lately, and which of its materials the next version asks for no more, if any."""


def _leaner_in_towns(city: City) -> None:
    """Two items went to two towns a while ago; one of them asks for a material less since today, the other not yet."""
    now, since = city.anchor, day_of(city.anchor) - timedelta(days=10)
    views = {one.key: catalogue.in_force(code_of(one), now) for one in ITEMS if one.key in LEANER}
    found = {key: view for key, view in views.items() if view is not None}
    entries = tuple(Entry(view.ref, Mode.AGENCY) for view in found.values())
    told = (
        "示府发〔2026〕21号（示范数据）",
        "关于增加镇街便民服务中心集中办理事项的通知（示范数据）",
        "示范市人民政府",
    )
    document = delegations.announce(*told, since, entries, by=FOUNDER, now=now).ref
    by_name = {row.name: row.ref for row in offices.centres(day_of(now))}
    for town in towns()[:2]:
        items = tuple(view.ref for view in found.values())
        facts = (document, items, Mode.AGENCY, by_name[point_of(town)], since, None, "示范数据")
        delegations.delegate(*facts, by=FOUNDER, now=now)
    view = found["medical_relief"]
    fewer = tuple(one for one in view.terms.materials if one.code != LEANER["medical_relief"])
    draft = Draft(view.name, view.kind, replace(view.terms, materials=fewer), view.theme, view.life_event)
    version = catalogue_written.draft_version(view.ref, draft, by=FOUNDER, now=now).ref
    catalogue_written.publish(version, now, by=FOUNDER, now=now)


def _check_and_spend(city: City) -> None:
    now, today = city.anchor, day_of(city.anchor)
    by_name = {row.name: row.ref for row in offices.centres(today)}
    for town, seen in zip(towns(), SEEN, strict=False):
        on = today - timedelta(days=20)
        operations.check_hall(by_name[point_of(town)], seen, "示范检查", on, by=FOUNDER, now=now)
        facts = ("network", 16_000_000, today - timedelta(days=100), "示范合同")
        operations.record_investment(by_name[point_of(town)], *facts, by=FOUNDER, now=now)
        trial = today - timedelta(days=120)
        town_centres.start_trial(by_name[point_of(town)], trial, "示范文件", by=FOUNDER, now=now)


def _apart(city: City) -> None:
    now, today = city.anchor, day_of(city.anchor)
    by_key = {bureau.key: bureau.name for bureau in bureaus()}
    listed = []
    for key, name, address, windows, why, days in APART:
        office = offices.office_by_name(by_key[key], today)
        assert office is not None, "the offices were founded first"
        due = today + timedelta(days=days) if days else None
        hall = HallSaid(office.ref, name, address, windows, why, due)
        listed.append(operations.list_hall(hall, BEGAN, by=FOUNDER, now=now).ref)
    # The second hall is being counted: an item and two open cases still wait for their numbers here.
    for kind, number, what in STOCK:
        operations.list_stock(listed[1], kind, (StockSaid(number, what),), by=FOUNDER, now=now)
    window = next(row.ref for row in offices.windows(city.centre(CENTRE), today) if not row.office_ref)
    merged = today - timedelta(days=90)
    operations.count_stock(listed[2], StockCounts(0, 0, 0), by=FOUNDER, now=now)
    operations.merge_hall(listed[2], city.centre(CENTRE), window, merged, "示范批复", by=FOUNDER, now=now)
