"""Three lists of the sample city: what may not be done, and what is checked after a permit was granted."""

from datetime import datetime, timedelta

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER, SAMPLE, bureaus
from yimen.kernel.three_lists import DutyList
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.three_lists import operations, queries
from yimen.registries.three_lists.operations import Check

FOOD = "food_licence"
CHECKED = (
    (FOOD, "market", 30, "现场看后厨、从业人员健康证明和索证索票（示范）"),
    ("food_licence_renewal", "market", 180, "现场看后厨和从业人员健康证明（示范）"),
    ("drug_retail", "market", 180, "看处方药销售记录和药师在岗（示范）"),
    ("industrial_product", "market", 180, "看出厂检验记录（示范）"),
    ("public_place", "health", 180, "看卫生检测报告和消毒记录（示范）"),
    ("fire_check", "fire", 180, "看疏散通道和消防设施（示范）"),
    ("hr_service", "work", 365, "看服务台账和收费公示（示范）"),
    ("travel_agency", "culture", 365, "看质量保证金和合同（示范）"),
    ("entertainment", "police", 180, "看监控录像和从业人员名簿（示范）"),
)
"""Item, who looks after it, within how many days it is checked first, and what is looked at. Others have nobody yet."""


def decree(anchor: datetime) -> None:
    """Enter what is not entered yet: one act that is forbidden, and checks after some licences."""
    if queries.entries(DutyList.SUPERVISION, anchor).rows:
        return
    then, codes = anchor - timedelta(days=60), {item.key: code_of(item) for item in ITEMS}
    names = {one.key: one.name for one in bureaus()}
    known = {row.name: row.ref for row in offices.offices(day_of(anchor))}
    for key, bureau, days, says in CHECKED:
        if catalogue.in_force(codes[key], then) is not None:
            check = Check(says, days, known[names[bureau]])
            operations.enter_supervision(codes[key], check, SAMPLE, day_of(then), by=FOUNDER, now=then)
    if catalogue.in_force(codes[FOOD], then) is not None:
        operations.enter_negative(
            codes[FOOD], "forbidden", "没有食品经营许可从事餐饮服务（示范）", SAMPLE, day_of(then), by=FOUNDER, now=then
        )
