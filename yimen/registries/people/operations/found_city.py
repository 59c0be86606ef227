"""Found a city: an empty one with its calendar, its region, one office and the post of its first administrator."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices.operations import found_office
from yimen.registries.people.models import Staff
from yimen.registries.people.operations.employ import define_post, enrol_staff, hold_post
from yimen.registries.people.operations.open_account import invite_staff
from yimen.registries.regions import queries as regions
from yimen.registries.regions.operations import found_region

FIRST_NUMBER = "0001"


class CityExists(Refusal):
    """There is a city here already."""

    code: ClassVar[str] = "people.city_exists"


@snapshot
class CityFounded:
    """A city stands; its first administrator sets up the login with this code until then."""

    region_ref: str
    staff_ref: str
    code: str
    until: datetime


@operation
def found_city(name: str, code: str, *, by: Actor, now: datetime) -> CityFounded:
    """Make an empty real city; refuses with CityExists when there is one."""
    must_hold(by)
    today = day_of(now)
    if regions.tree(today) or Staff.objects.exists():
        raise CityExists()
    calendar = adopt_national(by=by, now=now).ref
    began = date(today.year, 1, 1)
    region = found_region(code, name, _level(code), None, began, "建立系统", by=by, now=now).ref
    office = found_office(
        f"{name}政务服务管理局", "政务服务局", None, region, calendar, "", began, "建立系统", by=by, now=now
    ).ref
    staff = enrol_staff(FIRST_NUMBER, "首任管理员", office, "formal", began, by=by, now=now).ref
    post = define_post("系统管理岗", "administrator", office, None, None, None, began, by=by, now=now).ref
    start = datetime(began.year, 1, 1, tzinfo=ZONE)
    hold_post(staff, post, start, None, "holder", "建立系统", by=by, now=now)
    invited = invite_staff(staff, by=by, now=now)
    return CityFounded(region_ref=region, staff_ref=staff, code=invited.code, until=invited.until)


def _level(code: str) -> int:
    """The highest level that the zeros of a code allow: a city 市 is of the second, a county seat of the third."""
    return next((level for level, digits in ((2, 4), (3, 6), (4, 9)) if not code[digits:].strip("0")), 5)
