"""Four levels, one intake 四级审批: province, city, county and town decide, each under its own seal, in one view."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations.cooperating import Asked, a_unit
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.levels import a_town_below
from tests.operations.test_subtasks import followed, read_at_once
from tests.operations.town import BEGAN, NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.operations.deciding import decide
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.dossiers import ports as files
from yimen.engine.parallel.subtasks import operations, queries
from yimen.engine.parallel.subtasks.levels import levels_of
from yimen.kernel.actor import SYSTEM
from yimen.kernel.subtask_life import Finding, SubtaskOutstanding
from yimen.kernel.terms import StepTerm, TimeLimit
from yimen.registries.regions import operations as regions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_at_once")]
__all__ = ("read_at_once",)
PROVINCE, COUNTY, TOWN = "示范省市场监督管理局", "滨河县市场监督管理局", "示范1镇市场监督所"
DAY = TimeLimit(Decimal(1), "working_day")
STEPS = (
    *(
        StepTerm(f"decide_{level}", f"{name}决定", limit=DAY, level=level, unit=unit, rank="chief")
        for level, name, unit in (("4", "镇街", TOWN), ("3", "区县", COUNTY), ("1", "省级", PROVINCE))
    ),
    TERMS.steps[2],
    TERMS.steps[4],
)


@covers("S-259")
def test_one_station_takes_in_and_four_levels_decide_each_under_its_own_seal(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    aftermath.wired()
    city = errand.another_office(office, 3, replace(TERMS, steps=STEPS))
    above = regions.found_region("990000000000", "示范省", 1, None, BEGAN, "设省", by=SYSTEM, now=NOW).ref
    units = (
        a_unit(city, TOWN, 3, a_town_below(office).region), a_unit(city, COUNTY, 2), a_unit(city, PROVINCE, 1, above)
    )  # fmt: skip
    ref = errand.reviewed(city)

    assert states(ref, city) == [(1, "waiting"), (2, "under_way"), (3, "waiting"), (4, "waiting")]
    for hour, unit in enumerate(units, start=4):
        with pytest.raises(SubtaskOutstanding):
            decide(ref, GRANT, by=city.decider, now=later(hour))
        decided_at(unit, hour)
    cases.decide(ref, GRANT, by=city.decider, now=later(8))
    aftermath.derive(ref, later(9))

    found = levels_of(ref, city.citizen, later(9))
    assert [(one.level, one.state) for one in found] == [(level, "granted") for level in (1, 2, 3, 4)]
    assert [one.unit_name for one in found] == [PROVINCE, "示范市第3局", COUNTY, TOWN]
    assert len({one.document for one in found}) == 4
    papers = [one for one in documents.of_case(ref, city.citizen) if one.number in {row.document for row in found}]
    seals = {seal_of(one.ref, city) for one in papers}
    assert seals == {city.town.office, *(unit.office for unit in units)}
    assert levels_of(ref, office.citizen, later(9)) == ()
    page = at_the_desk(city.citizen, later(9), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "各级决定" in page and all(one.document in page for one in found)
    program = said(caller(city.citizen).get(f"/cases/{ref}/levels"))
    assert [one["document"] for one in program] == [one.document for one in found]


@covers("S-259")
def test_a_level_that_says_no_is_told_beside_what_was_not_asked_any_more(office: errand.Office) -> None:
    aftermath.wired()
    city = errand.another_office(office, 3, replace(TERMS, steps=STEPS))
    town = a_unit(city, TOWN, 3, a_town_below(office).region)
    a_unit(city, COUNTY, 2)
    ref = errand.reviewed(city)

    decided_at(town, 4, Finding.AGAINST)
    followed(5)

    rows = levels_of(ref, city.decider, later(6))
    assert [(one.level, one.state) for one in rows] == [(0, "waiting"), (2, "under_way"), (3, "waiting"), (4, "denied")]
    alone = errand.received(office).ref
    assert levels_of(alone, office.citizen, later(6)) == ()


def decided_at(unit: Asked, hour: int, finding: Finding = Finding.FAVOUR) -> None:
    followed(hour)
    (task,) = queries.waiting(unit.signer, later(hour)).rows
    operations.take_up_subtask(task.ref, by=unit.reviewer, now=later(hour))
    basis = "" if finding is Finding.FAVOUR else "食品安全法第三十五条"
    operations.return_subtask(task.ref, finding, "本级意见。", basis, by=unit.signer, now=later(hour))


def states(ref: str, city: errand.Office) -> list[tuple[int, str]]:
    return [(one.level, one.state) for one in levels_of(ref, city.decider, later(4))]


def seal_of(document: str, city: errand.Office) -> str:
    """Whose seal the paper bears, as the press of the tests writes it."""
    found = documents.paper(document, city.citizen)
    assert found is not None and files.store() is not None
    return found[1].decode().split()[1]
