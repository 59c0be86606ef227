"""Norms: a centre checks itself clause by clause, the house looks at what it can, others confirm it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from tests.operations.town import TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.supervision.norms import operations, queries
from yimen.engine.supervision.norms.operations import NormSaid, Struck
from yimen.engine.supervision.norms.refusals import (
    CheckedAlready,
    NormStands,
    NotForThisCentre,
    NotOfTheCentre,
    SelfCheckUnknown,
)
from yimen.engine.supervision.norms.starting import STARTING, ClauseSaid
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.norms import CheckedByThemselves, ClausesOpen, NormFamily, ProbedByItself
from yimen.kernel.rates import Share
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.bases import operations as bases
from yimen.registries.bases.moves import BasisOver
from yimen.registries.bases.operations import BasisSaid
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as offices_read

pytestmark = pytest.mark.django_db
NUMBER = "DB99/T 1—2026"


def a_keeper(office: errand.Office) -> Actor:
    keeper = places.signed_on(places.an_officer(office.town, "reform_office", "330"), "reform.330")
    said = BasisSaid(NUMBER, "行政服务中心服务规范", "示范市市场监管局", "document", TODAY)
    bases.record_basis(said, TODAY, by=keeper, now=later(0))
    return keeper


def said(family: str, kinds: tuple[str, ...] = ("administrative",), title: str = "") -> NormSaid:
    return NormSaid(family, title or family, NUMBER, kinds, STARTING[family])


@covers("S-585", "S-575", "S-583")
def test_a_centre_checks_itself_and_others_confirm_it(office: errand.Office) -> None:
    keeper, manager, watcher = a_keeper(office), the_manager(office), supervision(office)
    errand.granted(office)
    cases.withdraw(errand.received(office).ref, by=office.citizen, now=later(3))
    with pytest.raises(NotAllowed):
        operations.adopt_norm(said("five_standards"), by=manager, now=later(0))
    with pytest.raises(NotInList):
        bad = NormSaid("five_standards", "坏的", NUMBER, ("administrative",), (ClauseSaid("组", "条", "weather", 90),))
        operations.adopt_norm(bad, by=keeper, now=later(0))
    with pytest.raises(NoSuchThing):
        operations.adopt_norm(
            NormSaid("five_ways", "五化", "没有", ("town",), STARTING["five_ways"]), by=keeper, now=later(0)
        )
    norm = operations.adopt_norm(said("five_standards"), by=keeper, now=later(0)).ref
    with pytest.raises(NormStands):
        operations.adopt_norm(said("five_standards"), by=keeper, now=later(0))
    with pytest.raises(NotOfTheCentre):
        operations.open_self_check(norm, office.town.centre, by=watcher, now=later(40))
    ref = operations.open_self_check(norm, office.town.centre, by=manager, now=later(40)).ref
    with pytest.raises(CheckedAlready):
        operations.open_self_check(norm, office.town.centre, by=manager, now=later(40))

    with pytest.raises(ProbedByItself):
        operations.answer_clause(ref, 1, "met", "都公开了", by=manager, now=later(41))
    with pytest.raises(TextMissing):
        operations.answer_clause(ref, 7, "met", " ", by=manager, now=later(41))
    with pytest.raises(ClausesOpen) as open_:
        operations.submit_self_check(ref, by=manager, now=later(41))
    assert open_.value.numbers == (7, 10, 12, 14)
    for number in (7, 10, 12, 14):
        operations.answer_clause(
            ref, number, "met" if number != 12 else "unmet", "照片 3 张，存窗口", by=manager, now=later(41)
        )
    with pytest.raises(NotAllowed):
        operations.confirm_self_check(ref, "看过", by=manager, now=later(42))
    with pytest.raises(WrongState):
        operations.confirm_self_check(ref, "看过", by=watcher, now=later(42))
    operations.submit_self_check(ref, by=manager, now=later(42))
    with pytest.raises(SelfCheckUnknown):
        operations.answer_clause(ref, 7, "met", "改", by=office.decider, now=later(42))

    operations.return_self_check(ref, "第 10 条没有证据", by=watcher, now=later(43))
    operations.answer_clause(ref, 10, "met", "公示栏照片", by=manager, now=later(44))
    operations.submit_self_check(ref, by=manager, now=later(45))
    with pytest.raises(NoSuchThing):
        operations.confirm_self_check(ref, "到场看过", (Struck(12, "没有"),), by=watcher, now=later(46))
    operations.confirm_self_check(ref, "到场看过", (Struck(7, "两人没有挂牌"),), by=watcher, now=later(46))

    view = queries.one(ref, manager, later(47))
    assert view is not None and view.row.state == "confirmed"
    found = {one.number: (one.outcome, one.found) for group in view.groups for one in group.clauses}
    assert found[1] == ("met", Share(1, 1)) and found[5] == ("met", Share(1, 1)) and found[3] == ("met", Share(1, 1))
    assert found[6] == ("unmet", Share(0, 1)) and found[2] == ("not_applicable", Share(0, 0))
    assert found[7] == ("unmet", None) and found[10] == ("met", None)
    assert view.row.met == Share(5, 8)
    (row,) = queries.standing(later(47))
    assert (row.met, row.live) == (Share(5, 8), Share(3, 4))
    assert [one.met for one in queries.published(later(47))] == [Share(5, 8)]
    bases.end_basis(queries.norms(later(47))[0].basis_ref, date(2026, 12, 1), "新标准", by=keeper, now=later(47))
    assert queries.norms(later(24 * 20))[0].basis_over == "yes"
    with pytest.raises(BasisOver):
        operations.adopt_norm(said("five_ways"), by=keeper, now=later(24 * 20))


@covers("S-577", "S-586")
def test_a_town_is_held_against_its_ten_systems_and_nobody_confirms_their_own(office: errand.Office) -> None:
    keeper = a_keeper(office)
    offices.open_centre(
        "柳溪镇便民服务中心", "town", office.town.county, office.town.calendar, "镇上", "", "", places.BEGAN, "",
        by=SYSTEM, now=later(0),
    )  # fmt: skip
    ten = operations.adopt_norm(said("ten_systems", ("administrative", "town")), by=keeper, now=later(0)).ref
    four = operations.adopt_norm(said("construction", ("town",)), by=keeper, now=later(0)).ref
    assert {family: len({one.group for one in STARTING[family]}) for family in NormFamily} == {
        "five_standards": 5, "ten_systems": 10, "five_ways": 5, "city_standard": 3, "construction": 4,
        "six_principles": 6,
    }  # fmt: skip
    manager = the_manager(office)
    with pytest.raises(NotForThisCentre):
        operations.open_self_check(four, office.town.centre, by=manager, now=later(1))
    ref = operations.open_self_check(ten, office.town.centre, by=manager, now=later(1)).ref
    operations.submit_self_check(ref, by=manager, now=later(2))
    both = places.signed_on(places.an_officer(office.town, "centre_manager", "350"), "manager.350")
    assert both.posts[0].centre_id == manager.posts[0].centre_id
    with pytest.raises(CheckedByThemselves):
        operations.confirm_self_check(ref, "看过", by=_also_reform(both, keeper), now=later(3))
    operations.confirm_self_check(ref, "看过", by=keeper, now=later(3))
    view = queries.one(ref, manager, later(4))
    assert view is not None and {group.name: group.met for group in view.groups}["岗位责任制"] == Share(1, 1)
    assert queries.one(ref, office.decider, later(4)) is None
    assert {(row.centre, row.family) for row in queries.standing(later(4))} == {
        ("示范市行政服务中心", "ten_systems"), ("柳溪镇便民服务中心", "ten_systems"),
        ("柳溪镇便民服务中心", "construction"),
    }  # fmt: skip


def _also_reform(manager: Actor, keeper: Actor) -> Actor:
    """The manager of the centre, who holds a post in the reform office too."""
    return replace(manager, posts=(*manager.posts, *keeper.posts))


def test_what_is_read_does_not_grow_with_the_centres(office: errand.Office) -> None:
    keeper, manager = a_keeper(office), the_manager(office)
    norm = operations.adopt_norm(said("five_standards"), by=keeper, now=later(0)).ref
    operations.open_self_check(norm, office.town.centre, by=manager, now=later(0))

    def statements() -> tuple[int, int, int]:
        with CaptureQueriesContext(connection) as of_standing:
            shown = queries.standing(later(1))
        with CaptureQueriesContext(connection) as of_waiting:
            queries.before_me(keeper, later(1))
        return len(shown), len(of_standing), len(of_waiting)

    few, *before = statements()
    for number in range(3):
        ref = offices.open_centre(
            f"第{number}行政服务中心", "administrative", office.town.county, office.town.calendar, "新区", "", "",
            places.BEGAN, "", by=SYSTEM, now=later(0),
        ).ref  # fmt: skip
        centre = offices_read.centre(ref, TODAY)
        assert centre is not None
        there = replace(manager, posts=(replace(manager.posts[0], centre_id=centre.id),))
        operations.open_self_check(norm, ref, by=there, now=later(0))
    many, *after = statements()

    assert (many, after) == (few + 3, before)


@covers("S-584")
def test_what_is_new_is_reviewed_by_the_six_principles_with_its_evidence(office: errand.Office) -> None:
    keeper, manager = a_keeper(office), the_manager(office)
    ref = operations.adopt_norm(said("six_principles"), by=keeper, now=later(0)).ref
    check = operations.open_self_check(ref, office.town.centre, by=manager, now=later(1)).ref
    shown = queries.one(check, manager, later(1))
    assert shown is not None
    assert [group.name for group in shown.groups] == ["主体性", "唯一性", "互动性", "全面性", "融合性", "主动性"]
    by_people = [one.number for group in shown.groups for one in group.clauses if not one.probe]
    with pytest.raises(ProbedByItself):
        operations.answer_clause(check, 1, "met", "都满意", by=manager, now=later(2))
    with pytest.raises(ClausesOpen) as refused:
        operations.submit_self_check(check, by=manager, now=later(2))
    assert list(refused.value.numbers) == by_people == [2, 4, 8, 10, 12]

    for number in by_people:
        found = "unmet" if number == 8 else "met"
        operations.answer_clause(check, number, found, "线上线下和无障碍 /desk/rules/reach", by=manager, now=later(2))
    operations.submit_self_check(check, by=manager, now=later(3))
    operations.confirm_self_check(check, "逐条看过", by=keeper, now=later(4))

    view = queries.one(check, manager, later(5))
    assert view is not None and view.row.state == "confirmed"
    told = {one.number: (one.outcome, one.evidence) for group in view.groups for one in group.clauses}
    assert told[8] == ("unmet", "线上线下和无障碍 /desk/rules/reach") and told[2][0] == "met"
