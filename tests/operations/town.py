"""Builders of a small town: regions, an office, a centre, staff on posts and people at home, made by the operations."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from stdnum.cn import ric

from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.calendars import operations as calendars
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import operations as regions

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
BEGAN = date(2020, 1, 1)
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
PASSWORD = "four-eyes-at-the-desk"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
USCC = "91110000600037341L"
OFFICE_USCC = "11370800MB28559184"


@dataclass(frozen=True)
class Town:
    """References of what stands in the town."""

    city: str
    county: str
    office: str
    centre: str
    window: str
    calendar: str


def a_number(serial: int, born: str = "19800101") -> str:
    """An identity number with the right check digit."""
    bare = f"990101{born}{serial:03d}"
    return bare + ric.calc_check_digit(bare + "0")


def a_calendar() -> str:
    return calendars.adopt_national(by=SYSTEM, now=NOW).ref


def a_town(calendar: str = "") -> Town:
    city = regions.found_region("990100000000", "示范市", 2, None, BEGAN, "设市", by=SYSTEM, now=NOW).ref
    county = regions.found_region("990101000000", "滨河县", 3, city, BEGAN, "设县", by=SYSTEM, now=NOW).ref
    calendar = calendar or a_calendar()
    office = offices.found_office(
        "示范市市场监督管理局",
        "市场监管局",
        OFFICE_USCC,
        city,
        calendar,
        "示市监",
        BEGAN,
        "三定方案",
        by=SYSTEM,
        now=NOW,
    ).ref
    centre = offices.open_centre(
        "示范市行政服务中心", "administrative", city, calendar, "滨河路1号", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    window = offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    return Town(city, county, office, centre, window, calendar)


def a_county(calendar: str) -> Town:
    """A county that runs a house of its own, with no city above it."""
    county = regions.found_region("990101000000", "滨河县", 3, None, BEGAN, "设县", by=SYSTEM, now=NOW).ref
    office = offices.found_office(
        "滨河县市场监督管理局",
        "市场监管局",
        OFFICE_USCC,
        county,
        calendar,
        "滨市监",
        BEGAN,
        "三定方案",
        by=SYSTEM,
        now=NOW,
    ).ref
    centre = offices.open_centre(
        "滨河县政务服务中心", "administrative", county, calendar, "滨河路2号", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    window = offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    return Town(county, county, office, centre, window, calendar)


def an_officer(town: Town, role: str = "reviewer", number: str = "001", establishment: str = "formal") -> str:
    """A member of staff on a post of this role; the ref of the staff row."""
    staff = people.enrol_staff(number, f"何{number}", town.office, establishment, BEGAN, by=SYSTEM, now=NOW).ref
    post = a_post(town, role)
    people.hold_post(staff, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    return staff


def a_helper(town: Town, number: str = "008") -> str:
    """Somebody off the establishment at a window, with two formal colleagues: a centre keeps its share."""
    for colleague in ("1", "2"):
        an_officer(town, "window", f"{number}{colleague}")
    return an_officer(town, "window", number, "auxiliary")


def a_post(town: Town, role: str) -> str:
    window = town.window if role in ("window", "cashier") else None
    office = None if role in ("window", "cashier", "centre_manager", "agent", "supervisor") else town.office
    centre = town.centre if role in ("centre_manager", "agent") else None
    region = town.county if role == "supervisor" else None
    return people.define_post(f"{role}岗", role, office, centre, window, region, BEGAN, by=SYSTEM, now=NOW).ref


def the_city_desk(town: Town, number: str = "700") -> str:
    """Somebody at the catalogue desk of the city, who edits the items of every office; the ref of the staff row."""
    staff = people.enrol_staff(number, f"何{number}", town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(
        "市级事项管理岗", "catalogue_editor", None, None, None, None, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(staff, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    return staff


def signed_on(staff_ref: str, login: str = "officer1") -> Actor:
    """The actor of a member of staff with an account of their own."""
    ref = people.open_staff_account(login, PASSWORD, SECRET, staff_ref, by=SYSTEM, now=NOW).ref
    return the_actor(ref)


def a_person(serial: int = 1, name: str = "陈小禾", phone: str = "13800000001") -> str:
    return people.register_person(name, a_number(serial), phone, by=SYSTEM, now=NOW).ref


def a_citizen(serial: int = 1, name: str = "陈小禾", login: str = "xiaohe") -> Actor:
    """A registered person with an account, as an actor."""
    party = a_person(serial, name)
    return the_actor(people.open_account(login, PASSWORD, party, by=SYSTEM, now=NOW).ref)


def the_actor(account_ref: str) -> Actor:
    account = people_queries.account(account_ref)
    assert account is not None
    actor = people_queries.actor_of(account.id, NOW)
    assert actor is not None
    return actor
