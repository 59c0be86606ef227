"""Concentration of powers in the sample city: most departments are in the centre, one is late, one has no plan yet."""

from datetime import date, datetime, timedelta

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import (
    AFFAIRS,
    BEGAN,
    CENTRE,
    CITY_CODE,
    FOUNDER,
    SAMPLE,
    WEEKEND_CENTRE,
    Bureau,
    bureaus,
)
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.offices.concentration import Place
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.concentration import operations, queries
from yimen.registries.concentration.operations import DivisionPlan, EntryPlan
from yimen.registries.dated import day_of
from yimen.registries.delegations import operations as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions

WEEK = timedelta(weeks=1)
#: Whose day has passed, who comes next month, and who has not been planned for. Everybody else entered long ago.
LATE, COMING, UNPLANNED = "culture", "farming", "fund"
#: Nobody heads its division at the moment.
HEADLESS = "transport"
#: Stays at the police: what it looks up does not leave the house.
STAYS = "no_crime"
TAKEN_OVER = "market"
PROPOSER = Actor(kind=ActorKind.SYSTEM, ref="sample-proposer", name=SAMPLE)


@snapshot
class _City:
    """What the entries name: offices, the centre and items by office."""

    offices: dict[str, str]
    centre: str
    items: dict[str, tuple[str, ...]]


def concentrate(anchor: datetime) -> None:
    """Ask by a template, set seats, appoint, and bring the departments in; asked again it adds nothing."""
    if queries.templates():
        return
    city = _look(anchor)
    region = regions.by_code(CITY_CODE, day_of(anchor))
    assert region is not None, "the city was founded before"
    operations.settle_template(region.ref, "3+3", BEGAN, f"示府发〔2019〕3号（{SAMPLE}）", by=FOUNDER, now=anchor)
    for name, front, back in ((CENTRE, 60, 40), (WEEKEND_CENTRE, 20, 10)):
        ref = next(row.ref for row in offices.centres(day_of(anchor)) if row.name == name)
        operations.set_seats(ref, front, back, BEGAN, SAMPLE, by=FOUNDER, now=anchor)
    _determine(city, anchor)
    for bureau in _departments():
        _appoint(bureau, city, anchor)
        _bring_in(bureau, city, anchor)
    _stay(anchor)


def _departments() -> tuple[Bureau, ...]:
    return tuple(bureau for bureau in bureaus() if bureau.key != AFFAIRS)


def _look(anchor: datetime) -> _City:
    on = day_of(anchor)
    named = {row.name: row.ref for row in offices.offices(on)}
    items: dict[str, tuple[str, ...]] = {}
    for item in ITEMS:
        found = catalogue.in_force(code_of(item), anchor)
        if found is not None and found.state == "published":
            items[item.office] = (*items.get(item.office, ()), found.ref)
    centre = next(row.ref for row in offices.centres(on) if row.name == CENTRE)
    return _City({bureau.key: named[bureau.name] for bureau in bureaus()}, centre, items)


def _determine(city: _City, anchor: datetime) -> None:
    """One determination that is in force, and one that waits for its approval."""
    done = DivisionPlan("市场监管局行政审批科", "stand_alone", "plate", "whole", 4, ("approval", "windows", "reform"))
    ref = operations.propose_determination(
        city.offices[TAKEN_OVER], f"示编〔2020〕11号（{SAMPLE}）", done, date(2020, 6, 1), by=PROPOSER, now=anchor
    ).ref
    operations.approve_determination(ref, by=FOUNDER, now=anchor)
    coming = DivisionPlan("文旅局行政审批科", "stand_alone", "renamed", "serving", 3, ("approval", "windows"))
    begins = day_of(anchor) + 4 * WEEK
    operations.propose_determination(
        city.offices[LATE], f"示编〔{begins.year}〕7号（{SAMPLE}）", coming, begins, by=PROPOSER, now=anchor
    )
    given = city.items.get(TAKEN_OVER, ())[:2]
    then = anchor - 30 * WEEK
    delegations.take_over(
        given, city.offices[TAKEN_OVER], day_of(then) + WEEK, f"职能归并（{SAMPLE}）", by=FOUNDER, now=then
    )


def _appoint(bureau: Bureau, city: _City, anchor: datetime) -> None:
    for number, duty in ((5, "leader"), (3, "head")):
        member = people.staff_by_number(f"{bureau.key}-{number}")
        if member is not None and (duty != "head" or bureau.key != HEADLESS):
            operations.appoint(city.offices[bureau.key], member.ref, duty, BEGAN, SAMPLE, by=FOUNDER, now=anchor)


def _bring_in(bureau: Bureau, city: _City, anchor: datetime) -> None:
    """Planned forty weeks ago and entered two weeks later, but for those who are late, coming or not planned."""
    if bureau.key == UNPLANNED:
        return
    then, due = anchor - 40 * WEEK, day_of(anchor) - 38 * WEEK
    late = {LATE: day_of(anchor) - 3 * WEEK, COMING: day_of(anchor) + 4 * WEEK}
    delegated = offices.division(city.offices[bureau.key], day_of(anchor))
    alone = delegated is None or delegated.form != "delegated"
    plan = EntryPlan(
        "第二批" if bureau.key in late else "第一批", late.get(bureau.key, due), 2, 1, int(alone), int(alone)
    )
    items = city.items.get(bureau.key, ())
    ref = operations.plan_residency(
        city.offices[bureau.key], city.centre, plan, items if alone else (), SAMPLE, by=FOUNDER, now=then
    ).ref
    if bureau.key in late:
        return
    operations.take_up_residency(ref, due, by=FOUNDER, now=anchor)
    if items and not alone:
        operations.place_items(ref, items, Place.AUTHORISED, due, SAMPLE, by=FOUNDER, now=anchor)


def _stay(anchor: datetime) -> None:
    item = next((item for item in ITEMS if item.key == STAYS), None)
    found = catalogue.in_force(code_of(item), anchor) if item is not None else None
    if found is not None:
        since = day_of(anchor) - 10 * WEEK
        operations.keep_in_place(
            (found.ref,), "secret", since, f"示政务〔2020〕2号（{SAMPLE}）", by=FOUNDER, now=anchor
        )
