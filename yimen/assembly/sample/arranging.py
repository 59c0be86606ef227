"""Arrangements of the sample city: how a bureau shares its approvals and where it decides, and how one town is set up.

柳溪镇 has its window families, its stations and the town's government in the house, and is open to the public; the
other towns are still at it, and their pages say what they lack.
"""

from datetime import date, datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.numbers import body_number
from yimen.assembly.sample.places import AFFAIRS, BEGAN, CENTRE, FOUNDER, SAMPLE, WEEKEND_CENTRE, bureaus
from yimen.assembly.sample.staff import MARKET
from yimen.engine.centre.appointments import operations as appointments
from yimen.kernel.authority import Rank
from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import PlacedStep
from yimen.kernel.offices.powers import Handling
from yimen.kernel.terms import Complexity
from yimen.kernel.villages.matters import TownUnit
from yimen.kernel.villages.towns import Family, Station
from yimen.registries.calendars.operations import NATIONAL_REF
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.dated import day_of
from yimen.registries.delegations import operations as delegations
from yimen.registries.integrations import operations as integrations
from yimen.registries.integrations import queries
from yimen.registries.offices import operations as office_operations
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions
from yimen.registries.town_matters import operations as town_matters
from yimen.registries.town_matters.operations import HandledAt, TownMatterSaid
from yimen.registries.towns import operations as town_operations

TOWN = "柳溪镇"
POINT, GOVERNMENT = f"{TOWN}便民服务中心", f"{TOWN}人民政府"
DOCUMENT = "示府办〔2026〕12号（示范数据）"
#: Families of the town's windows: who answers for each, and what is handled there.
FAMILIES = {
    Family.SOCIAL: ("civil", ("elderly_allowance", "temporary_relief", "minimum_living", "social_card")),
    Family.FARMING: ("farming", ("rural_house", "tractor")),
    Family.TRADE: (MARKET, ("self_employed",)),
    Family.BUILDING: ("housing", ("public_rental",)),
    Family.COMPREHENSIVE: (AFFAIRS, ("senior_bus", "social_proof", "medical_enrolment")),
}
OFFICE, STATION = TownUnit.OFFICE, TownUnit.STATION
#: What the town does for people: name, unit, of which kind, item, window family, or where else.
MATTERS = (
    ("高龄津贴申请", "社会事务办（示范）", OFFICE, "elderly_allowance", Family.SOCIAL, ""),
    ("临时救助申请", "社会事务办（示范）", OFFICE, "temporary_relief", Family.SOCIAL, ""),
    ("农村宅基地申请", "农业农村办（示范）", OFFICE, "rural_house", Family.FARMING, ""),
    ("个体工商户登记", "市场监管所（示范）", STATION, "self_employed", Family.TRADE, ""),
    ("户口迁入", "派出所（示范）", STATION, "", "", "柳溪派出所户籍室（示范）"),
    ("退役军人信息采集", "退役军人服务站（示范）", STATION, "", "", "镇政府三楼（示范）"),
)
GRADED, JOINT, WEEKDAYS_ONLY = "device_registration", "land_planning", ("big_event", "gas")
SIGNS = "S002"
"""The number of the clerk who knows sign language."""


def arrange(city: City) -> None:
    """Arrange what is not arranged yet."""
    now, today = city.anchor, day_of(city.anchor)
    known = {row.name: row.ref for row in offices.offices(today)}
    named = {bureau.key: known[bureau.name] for bureau in bureaus()}
    if queries.integration(named[MARKET], today) is not None:
        return
    items = {guide.item.key: guide.ref for guide in city.guides}
    since, market, centre = today - timedelta(days=200), named[MARKET], city.centre(CENTRE)
    integrations.settle_integration(market, Integration.WHOLE, (market,), since, DOCUMENT, by=FOUNDER, now=now)
    for step, place in ((PlacedStep.DECIDE, centre), (PlacedStep.CERTIFICATE, "局机关二楼制证室（示范）")):
        integrations.place_step(market, "", step, place, since, DOCUMENT, by=FOUNDER, now=now)
    delegations.set_handling((items[JOINT],), Handling.JOINT, today, DOCUMENT, by=FOUNDER, now=now)
    catalogue.grade_item(items[GRADED], Complexity.GENERAL, Rank.CHIEF, DOCUMENT, by=FOUNDER, now=now)
    closed = tuple(items[key] for key in WEEKDAYS_ONLY)
    appointments.reduce_weekend(city.centre(WEEKEND_CENTRE), closed, today, DOCUMENT, by=FOUNDER, now=now)
    clerk = people_queries.staff_by_number(SIGNS)
    assert clerk is not None, "everybody has been employed"
    people.note_skills(clerk.ref, ("手语（示范）",), by=FOUNDER, now=now)
    reason, until = "编制内人员轮训，期间由编外人员协助（示范）", today + timedelta(days=60)
    people.waive_formal_share(city.centre(POINT), DOCUMENT, reason, today, until, by=FOUNDER, now=now)
    for kind, template in (("town", "{town}便民服务中心"), ("village", "{village}便民服务站")):
        office_operations.name_centres(kind, template, BEGAN, SAMPLE, by=FOUNDER, now=now)
    _open_town(city, named, items, now)


def _open_town(city: City, offices_named: dict[str, str], items: dict[str, str], now: datetime) -> None:
    """A town centre that is complete: five families with a window each, its stations, its host, and its first day."""
    today, point = day_of(now), city.centre(POINT)
    opened = today - timedelta(days=1)
    held = [offices.windows(point, today)[0].ref]
    for code in (f"A{number:02d}" for number in range(2, len(FAMILIES) + 1)):
        held.append(office_operations.open_window(point, code, "专窗", None, opened, SAMPLE, by=FOUNDER, now=now).ref)
    for window, (family, (owner, keys)) in zip(held, FAMILIES.items(), strict=True):
        handled = tuple(items[key] for key in keys)
        town_operations.fill_family(point, family, offices_named[owner], (window,), handled, by=FOUNDER, now=now)
    town_operations.oblige_station(point, Station.MARKET, held[2], "", DOCUMENT, by=FOUNDER, now=now)
    neighbour = city.centre("和平街道便民服务中心")
    town_operations.oblige_station(point, Station.TAX, "", neighbour, DOCUMENT, by=FOUNDER, now=now)
    town_operations.oblige_station(point, Station.POLICE, "", "", DOCUMENT, by=FOUNDER, now=now)
    region = next(row.ref for row in regions.tree(today) if row.name == TOWN)
    host = office_operations.found_office(
        GOVERNMENT, GOVERNMENT, body_number(883), region, NATIONAL_REF, "柳府", BEGAN, SAMPLE, by=FOUNDER, now=now
    ).ref
    town_operations.join_centre(point, host, BEGAN, SAMPLE, by=FOUNDER, now=now)
    town_operations.publish_centre(point, opened, DOCUMENT, by=FOUNDER, now=now)
    _list_matters(point, opened, items, now)


def _list_matters(point: str, since: date, items: dict[str, str], now: datetime) -> None:
    """What people need at the town's offices and stations: most is in the centre, two matters are still elsewhere."""
    for name, unit, kind, key, family, place in MATTERS:
        said = TownMatterSaid(name, unit, kind, items[key] if key else "")
        at = HandledAt(family, place)
        town_matters.enter_town_matter(point, said, at, since, DOCUMENT, by=FOUNDER, now=now)
    town_matters.publish_town_matters(point, DOCUMENT, by=FOUNDER, now=now)
