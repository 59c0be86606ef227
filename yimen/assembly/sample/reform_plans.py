"""Reform plans of the sample city: one was determined, one waits for the establishment office in its second version,
and one lies before the reform office.
"""

from datetime import date, datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import SAMPLE, Bureau, bureaus
from yimen.assembly.sample.staff import ESTABLISHMENT_POST, REFORM_POST, desk
from yimen.engine.supervision.reform_plans import operations, queries
from yimen.engine.supervision.reform_plans.operations import ReformPlanKept, ReformPlanSaid
from yimen.kernel.actor import Actor, Role
from yimen.registries.concentration.operations import DivisionPlan
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

DONE, SECOND, NEW = "ecology", "housing", "land"
DAY = timedelta(days=1)
TASKS = ("approval", "windows", "reform")
_TEXT = (
    "一、为什么改：许可分散在几个科室，办事人要跑几处（{sample}）。\n二、怎么改：审批职能集中到一个科，整建制进驻中心，"
    "原科室转为监管。\n三、时间：批复后一个月内到位。"
)


def hand_in(city: City) -> None:
    """Hand the plans in and carry them as far as they are; once."""
    now, reform = city.anchor, city.officer(REFORM_POST)
    if queries.plans(reform, now):
        return
    establishment = city.officer(ESTABLISHMENT_POST)
    done = _submit(city, DONE, 4, now - 25 * DAY)
    _approve(done, 6, reform, now - 20 * DAY)
    operations.determine_plan(
        done.ref, f"示编〔{now.year}〕21号（{SAMPLE}）", done.sha256, by=establishment, now=now - 14 * DAY
    )
    first = _submit(city, SECOND, 6, now - 12 * DAY)
    why = "人数超过编制，请核减后再报（示范）。"
    operations.return_plan(first.ref, why, first.sha256, by=reform, now=now - 9 * DAY)
    said, head = _said(city, SECOND, 4, now), city.officer(desk(_bureau(SECOND), Role.OFFICE_HEAD))
    second = operations.revise_plan(first.ref, said, first.sha256, by=head, now=now - 6 * DAY)
    _approve(second, 7, reform, now - 3 * DAY)
    operations.read_plan_notices(second.ref, 4, by=head, now=now - 2 * DAY)
    _submit(city, NEW, 5, now - DAY)


def _submit(city: City, key: str, headcount: int, at: datetime) -> ReformPlanKept:
    bureau = _bureau(key)
    head = city.officer(desk(bureau, Role.OFFICE_HEAD))
    office = _refs(day_of(at))[bureau.name]
    return operations.submit_plan(office, _said(city, key, headcount, city.anchor), by=head, now=at)


def _approve(kept: ReformPlanKept, number: int, reform: Actor, at: datetime) -> None:
    document = f"示审改〔{at.year}〕{number}号（{SAMPLE}）"
    operations.approve_plan(kept.ref, document, kept.sha256, by=reform, now=at)


def _said(city: City, key: str, headcount: int, now: datetime) -> ReformPlanSaid:
    """The same words for each department; the neighbours in the centre are told."""
    begins, name = day_of(now) + 21 * DAY, _bureau(key).name
    division = DivisionPlan("行政审批科", "stand_alone", "plate", "whole", headcount, TASKS)
    others = tuple(_refs(day_of(now))[_bureau(one).name] for one in (DONE, SECOND, NEW) if one != key)
    return ReformPlanSaid(f"{name}相对集中行政许可权改革方案", _TEXT.format(sample=SAMPLE), division, begins, others)


def _bureau(key: str) -> Bureau:
    return next(one for one in bureaus() if one.key == key)


def _refs(on: date) -> dict[str, str]:
    return {row.name: row.ref for row in offices.offices(on)}
