"""A zone in the sample city: one station takes in, and province, district and street decide beside the city."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.db import transaction

from yimen.assembly.sample.city import City, actor_of
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.numbers import body_number
from yimen.assembly.sample.places import BEGAN, FOUNDER, SAMPLE, WEEKEND_CENTRE
from yimen.assembly.sample.staff import DESKS, SINCE
from yimen.assembly.sample.stage import DAY, Stage
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries as tasks
from yimen.engine.parallel.zones import operations, queries
from yimen.engine.parallel.zones.rows import LevelSaid
from yimen.kernel.actor import SYSTEM, Role
from yimen.kernel.authority import Rank
from yimen.kernel.subtask_life import Finding
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions

ZONE, DOCUMENT, ITEM = "示范高新技术产业开发区", f"{SAMPLE}〔2026〕45号", "eia"
SLICE = 5000
CASES = 1
"""How many cases it leaves behind."""
UNITS = (
    (1, "示范省生态环境厅", "示范省", 884, "省环", "选址跨区域影响审查决定（示范）", 2),
    (3, "滨河区生态环境局", "滨河区", 885, "滨环", "区域环境容量决定（示范）", 1),
    (4, "和平街道生态环境办公室", "和平街道", 886, "和环", "周边居民影响决定（示范）", 1),
)
"""Level, office, region, number, mark, what it decides, and in which turn."""
OFFICERS = (("严松年", "贺清川"), ("梁秋白", "沈听澜"), ("方一鸣", "陆知遥"))
"""Who takes up and who signs, of each unit."""


def show(city: City) -> int:
    """Found the units, lay the template down, and let one matter go half its way, once; how many cases it added."""
    if queries.templates(city.anchor):
        return 0
    with transaction.atomic():
        signers = _found(city.anchor)
        stage = _handed_in(city)
    while operations.follow_zones(SLICE, by=SYSTEM, now=stage.at).done:
        pass
    with transaction.atomic():
        for taker, signer in signers[1:2]:
            for row in tasks.waiting(actor_of(signer, city.anchor), stage.at).rows:
                subtasks.take_up_subtask(row.ref, by=actor_of(taker, city.anchor), now=stage.soon())
                by = actor_of(signer, city.anchor)
                subtasks.return_subtask(row.ref, Finding.FAVOUR, "环境容量满足要求。", by=by, now=stage.soon())
    return CASES


def _found(anchor: datetime) -> list[tuple[str, str]]:
    """The units with their people; the accounts of who takes up and who signs, unit by unit."""
    today = anchor.date()
    codes = {row.name: row.ref for row in regions.tree(today)}
    calendar = office_queries.offices(today)[0].calendar_ref
    found = []
    for (_, name, region, serial, mark, *_), officers in zip(UNITS, OFFICERS, strict=True):
        office = offices.found_office(
            name, name, body_number(serial), codes[region], calendar, mark, BEGAN, SAMPLE, by=FOUNDER, now=anchor
        ).ref
        accounts = []
        for who, role, letter in zip(officers, (Role.REVIEWER, Role.DECIDER), "RD", strict=True):
            number = f"Y{serial}{letter}"
            staff = people.enrol_staff(number, who, office, "formal", BEGAN, by=FOUNDER, now=anchor).ref
            post = people.define_post(
                f"{mark}{DESKS[role]}", role, office, None, None, None, BEGAN, by=FOUNDER, now=anchor
            ).ref
            people.hold_post(staff, post, SINCE, None, "holder", SAMPLE, by=FOUNDER, now=anchor)
            people.invite_staff(staff, by=FOUNDER, now=anchor)
            row = people_queries.staff_by_number(number)
            assert row is not None, "they have just been enrolled"
            accounts.append(row.account_ref)
            if role is Role.DECIDER:
                grants.issue_letter(
                    staff, office, Rank.DIRECTOR, (), f"{name}公章", SINCE, None, by=FOUNDER, now=anchor
                )
        found.append((accounts[0], accounts[1]))
    return found


def _handed_in(city: City) -> Stage:
    """The template in force, and one matter of it accepted at the station and handed over."""
    guide = next(one for one in city.guides if one.item.key == ITEM)
    at = ago(city.national, city.anchor, 1.5 * DAY)
    laid_at = at - timedelta(days=3)
    levels = []
    for level, name, _, _, _, work, turn in UNITS:
        office = office_queries.office_by_name(name, city.anchor.date())
        assert office is not None, "the units have been founded"
        levels.append(LevelSaid(level, office.ref, work, Decimal(5), turn))
    operations.lay_down_zone_template(
        ZONE, city.centre(WEEKEND_CENTRE), guide.ref, levels, DOCUMENT, day_of(laid_at), by=FOUNDER, now=laid_at
    )
    who = next(one for one in city.applicants if one.kind != "person" and one.agent is not None)
    stage = Stage(city, guide, who, WEEKEND_CENTRE, (), at, Random(545))
    stage.apply()
    stage.accept()
    stage.hand_over()
    return stage
