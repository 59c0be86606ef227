"""Division plans: organisation, functions and head-count of a division, as a determination or a plan says them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yimen.kernel.offices.concentration import DivisionForm, Integration, SetUp, Task, must_close_what_it_replaces
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, named
from yimen.registries.concentration.refusals import NotASection
from yimen.registries.offices import queries as offices

MOST_HEADS = 10_000


@snapshot
class DivisionPlan:
    """Organisation, functions and head-count of a division."""

    name: str
    form: str
    way: str
    integration: str
    headcount: int
    tasks: tuple[str, ...]
    closes: tuple[str, ...] = ()
    """Refs of the sections that end when it begins."""


def division_of(stored: Mapping[str, Any]) -> DivisionPlan:
    """The plan out of plain JSON values."""
    return DivisionPlan(**{**stored, "tasks": tuple(stored["tasks"]), "closes": tuple(stored["closes"])})


def sections_ended(plan: DivisionPlan, office_id: int, begins: date) -> list[int]:
    """The ids of the sections of the office that end with such a division, when the plan is sound.

    Refuses with Missing, NotInList, SectionsMissing or NotASection.
    """
    named(plan.name, "name")
    if not 0 <= plan.headcount <= MOST_HEADS:
        raise NotInList(field="headcount")
    _must_be_listed(plan)
    must_close_what_it_replaces(SetUp(plan.way), plan.closes)
    return [_section(ref, office_id, begins) for ref in sorted(set(plan.closes))]


def _must_be_listed(plan: DivisionPlan) -> None:
    for field, value, known in (
        ("form", plan.form, DivisionForm),
        ("way", plan.way, SetUp),
        ("integration", plan.integration, Integration),
    ):
        if value not in list(known):
            raise NotInList(field=field)
    if not set(plan.tasks) <= set(Task):
        raise NotInList(field="tasks")


def _section(ref: str, office_id: int, day: date) -> int:
    found = offices.office(ref, day)
    if found is None or not offices.is_under(found.id, office_id):
        raise NotASection()
    return found.id
