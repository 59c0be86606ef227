"""Joint approval in the sample city: one parallel item with its rules, and one case of it between four bureaus.

The lead accepted two days ago; one bureau agreed on conditions, one has received its copy notice, one not yet, and the
last waits for them.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from yimen.assembly.sample.city import City, Guide
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.places import CENTRE, bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.assembly.sample.stage import DAY, Stage
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint import queries
from yimen.kernel.actor import Actor, Role
from yimen.kernel.joint_life import OpinionStance
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import operations as parallels
from yimen.registries.parallels import queries as register
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid

ITEM, WHO = "drainage", "示范市石桥建筑工程有限公司"
DOCUMENT = "示政办〔2026〕15号（示范数据）"
TEXT = "示范：牵头部门受理后一次抄告；各部门同时审查，按期答复；到期不答复只报警，不视为同意。"
PARTS = (
    ("ecology", "水质影响意见（示范）", 3, ()),
    ("urban", "道路挖掘意见（示范）", 4, ()),
    ("fire", "消防水源意见（示范）", 5, ()),
    ("land", "管线规划意见（示范）", 1, ("ecology", "urban", "fire")),
)
"""Which bureau says what, in how many working days, after whose answers."""
CONDITIONS = "示范：出口加装水质监测井后同意。"
CASES = 1
"""How many cases it leaves behind."""


def show(city: City) -> int:
    """Enter the item, settle its rules, and bring one case of it to the bureaus; how many cases it added."""
    if register.register(city.anchor)[0]:
        return 0
    guide = next(one for one in city.guides if one.item.key == ITEM)
    began = ago(city.national, city.anchor, 2 * DAY)
    _settle(city, guide, began - timedelta(minutes=5))
    ref, at = _accepted(city, guide, began)
    names = {bureau.key: bureau.short for bureau in bureaus()}
    joint.begin_joint(ref, by=city.officer(f"{guide.office}{DESKS[Role.REVIEWER]}"), now=at)
    first, second = (city.officer(f"{names[key]}{DESKS[Role.REVIEWER]}") for key in ("ecology", "urban"))
    later = at + (city.anchor - at) / 2
    opinion = _asked(first, later)
    joint.give_opinion(opinion, OpinionStance.CONDITIONS, CONDITIONS, by=first, now=later)
    joint.note_receipt(_asked(second, later), by=second, now=later)
    return CASES


def _settle(city: City, guide: Guide, now: datetime) -> None:
    """The item in the register, its rules proposed by the lead and confirmed by every bureau."""
    known = {row.name: row.ref for row in offices.offices(day_of(city.anchor))}
    bureau = {one.key: one for one in bureaus()}
    head = city.officer(f"{guide.office}{DESKS[Role.OFFICE_HEAD]}")
    materials = tuple(one.code for one in guide.terms.materials)[:2]
    said = RulesSaid(
        "排水许可并联审批操作细则（示范）",
        TEXT,
        tuple(
            ParticipantSaid(
                key, known[bureau[key].name], work, Limit(Decimal(days), Unit.WORKING_DAY), materials, needs
            )
            for key, work, days, needs in PARTS
        ),
    )
    parallel = parallels.enter_parallel(guide.ref, DOCUMENT, by=head, now=now).ref
    rules = parallels.propose_rules(parallel, said, by=head, now=now).ref
    for key, *_ in PARTS:
        speaker = city.officer(f"{bureau[key].short}{DESKS[Role.OFFICE_HEAD]}")
        parallels.confirm_rules(rules, by=speaker, now=now)


def _accepted(city: City, guide: Guide, at: datetime) -> tuple[str, datetime]:
    """A new application, taken up and handed to the lead."""
    who = next(one for one in city.applicants if one.name == WHO)
    stage = Stage(city, guide, who, CENTRE, (), at, Random(len(ITEM)))
    stage.apply()
    stage.accept()
    stage.hand_over()
    return stage.ref, stage.soon()


def _asked(officer: Actor, now: datetime) -> str:
    return queries.waiting(officer, now).rows[0].ref
