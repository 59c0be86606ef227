"""Audits: decided cases drawn by lot for somebody outside their way, each with its result, once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest

from tests.covers import covers
from tests.operations import town
from tests.operations.test_case_authority import staff_of
from tests.operations.test_reprojections import told
from tests.operations.tracing import Busy
from yimen.assembly import database
from yimen.engine.case.cases.models import Case
from yimen.engine.supervision.audits import operations, queries
from yimen.engine.supervision.audits.operations import AuditSetAside, Result, SampleDrawn
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

SINCE, UNTIL, DUE = date(2026, 11, 20), date(2026, 12, 8), date(2026, 12, 31)


class City(Busy):
    """The busy town, with somebody of the office who had no hand in its cases."""

    def __init__(self) -> None:
        super().__init__()
        self.auditor = town.signed_on(town.an_officer(self.office.town, "legal_reviewer", "601"), "the.auditor")

    def draw(self, auditor: Actor, size: int = 2, by: Actor | None = None) -> SampleDrawn:
        return operations.draw_sample(
            self.office.town.office, staff_of(auditor), SINCE, UNTIL, size, DUE, by=by or self.overseer, now=self.now
        )


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


@covers("S-281")
def test_who_decided_a_case_does_not_choose_who_audits_it(city: City) -> None:
    decider, head = city.office.decider, town.a_post(city.office.town, "office_head")
    people.hold_post(staff_of(decider), head, town.SINCE, None, "holder", by=SYSTEM, now=town.NOW)
    both = people_queries.actor_of(decider.account_id or 0, city.now)
    assert both is not None and both.has_role(Role.OFFICE_HEAD)

    assert refused(lambda: city.draw(city.auditor, by=both)) == "audit.nothing_to_audit"


@covers("S-281")
def test_decided_cases_are_drawn_and_looked_over_by_somebody_outside(city: City) -> None:
    drawn = city.draw(city.auditor)
    view = queries.sample(drawn.ref, city.auditor)

    assert (drawn.cases, drawn.pool) == (2, 4)
    assert view is not None and view.mine == "yes"
    first, second = view.cases
    operations.record_audit(first.ref, Result.SOUND, "", by=city.auditor, now=city.now)
    operations.record_audit(second.ref, Result.FLAWED, "审查意见没有写明依据。", by=city.auditor, now=city.now)

    (sample,) = (row for row in queries.samples(city.overseer) if row.ref == drawn.ref)
    assert (sample.recorded, sample.flawed, sample.wrong, sample.auditor_name) == (2, 1, 0, "何601")
    assert [line["result"] for line in told(second.case_ref, "audit_recorded")] == ["flawed"]
    read = queries.audit(second.ref, city.auditor)
    assert read is not None and read.reviews and {act.verb for act in read.acts} >= {"receive", "review", "grant"}
    assert refused(lambda: operations.record_audit(first.ref, Result.WRONG, "错", by=city.auditor, now=city.now)) == (
        "audit.recorded_already"
    )


@covers("S-281")
def test_whoever_had_a_hand_in_the_cases_audits_none_of_them(city: City) -> None:
    for insider in (city.office.reviewer, city.office.decider, city.office.clerk):
        assert refused(lambda insider=insider: city.draw(insider)) == "audit.nothing_to_audit"  # type: ignore[misc]


def test_only_the_head_or_supervision_draws_and_only_the_auditor_records(city: City) -> None:
    assert refused(lambda: city.draw(city.auditor, by=city.office.reviewer)) == "people.not_allowed"
    assert refused(lambda: city.draw(city.auditor, size=0)) == "writing.not_in_list"
    drawn = city.draw(city.auditor, size=1)
    view = queries.sample(drawn.ref, city.overseer)
    assert view is not None and view.mine == ""
    (one,) = view.cases

    def record(by: Actor, finding: str = "不实") -> object:
        return operations.record_audit(one.ref, Result.WRONG, finding, by=by, now=city.now)

    def aside(by: Actor, reason: str = "刚为申请人办过委托。") -> AuditSetAside:
        return operations.set_audit_aside(one.ref, reason, by=by, now=city.now)

    kin = replace(city.auditor, interests=frozenset(city.office.citizen.parties()))
    assert refused(lambda: record(city.overseer)) == refused(lambda: aside(city.overseer)) == "audit.unknown"
    assert refused(lambda: record(kin)) == "authority.own_matter"
    assert refused(lambda: record(city.auditor, " ")) == refused(lambda: aside(kin, " ")) == "text.missing"
    assert queries.audit(one.ref, city.office.reviewer) is None
    # Whose interest came after the lot stands aside, and the lot falls on another case of the same days.
    assert aside(kin).replaced == "yes"
    again = queries.sample(drawn.ref, city.overseer)
    assert again is not None and [row.ref for row in again.cases] == [one.ref]
    assert again.cases[0].case_ref != one.case_ref
    assert [line["audit"] for line in told(one.case_ref, "audit_set_aside")] == [one.ref]
    assert [line["sample"] for line in told(again.cases[0].case_ref, "audit_drawn")] == [drawn.ref]
    record(city.auditor)
    assert refused(lambda: aside(kin)) == "audit.recorded_already"
    assert Case.objects.get(ref=one.case_ref).recused == [city.auditor.staff_id]
