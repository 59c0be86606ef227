"""Three lists of the sample city: what may not be done, and what is checked after a permit was granted."""

from datetime import datetime, timedelta

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.kernel.three_lists import DutyList
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.three_lists import operations, queries
from yimen.registries.three_lists.operations import Check

FOOD = "food_licence"


def decree(anchor: datetime) -> None:
    """Enter what is not entered yet: one act that is forbidden, and one check after each food licence."""
    if queries.entries(DutyList.SUPERVISION, anchor).rows:
        return
    code = next(code_of(item) for item in ITEMS if item.key == FOOD)
    found = catalogue.in_force(code, anchor)
    office = offices.office(found.office_id, day_of(anchor)) if found else None
    if office is None:
        return
    check = Check("现场看后厨、从业人员健康证明和索证索票（示范）", 30, office.ref)
    then = anchor - timedelta(days=60)
    operations.enter_supervision(code, check, SAMPLE, day_of(then), by=FOUNDER, now=then)
    operations.enter_negative(
        code, "forbidden", "没有食品经营许可从事餐饮服务（示范）", SAMPLE, day_of(then), by=FOUNDER, now=then
    )
