"""Budgets: plans of two people; awards and allowances bind the money by themselves, nobody pays their own."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import staffing
from tests.operations.staffing import DECEMBER, MONDAY, NOVEMBER, Team, at, came, ref_of
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards import queries as awarded
from yimen.engine.staff.awards.operations import RewardSaid
from yimen.engine.staff.budgets import operations, queries
from yimen.engine.staff.budgets.refusals import PaysOwnAct, PlannedByThemselves, PlanSettled, SettledBefore
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.kernel.actor import Actor
from yimen.kernel.staffing.budgets import Balance, BudgetBound, BudgetExhausted, NoBudgetLine
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList

pytestmark = pytest.mark.django_db
FIRST = at(DECEMBER, 10)


@standing
def team() -> Team:
    return staffing.a_team()


def proposed(team: Team, fen: int, who: Actor | None = None) -> str:
    said = RewardSaid("reward", fen, "服务明星", "考核第一名", staff=ref_of(who or team.second))
    return awards.propose_reward(team.centre, said, by=team.manager, now=NOW).ref


def stands(team: Team, purpose: str) -> Balance:
    (line,) = (one for one in queries.lines(team.centre, 2026, team.manager, FIRST) if one.purpose == purpose)
    return line.balance


@covers("S-581")
def test_an_award_binds_its_line_waits_without_money_and_is_paid_by_a_third_person(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin, third = staffing.an_administrator(team), staffing.an_administrator(team, "391")
    first, second, dear = proposed(team, 60_000), proposed(team, 30_000, team.first), proposed(team, 20_000)
    with pytest.raises(NoBudgetLine):
        awards.approve_reward(first, by=admin, now=NOW)
    plan = operations.propose_budget(
        team.centre, 2026, "awards", 100_000, "示财预〔2026〕1号", by=team.manager, now=NOW
    )
    with pytest.raises(NoBudgetLine):
        awards.approve_reward(first, by=admin, now=NOW)
    with pytest.raises(PlannedByThemselves):
        operations.confirm_budget(plan.ref, by=team.manager, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.confirm_budget(plan.ref, by=team.first, now=NOW)
    operations.confirm_budget(plan.ref, by=admin, now=NOW)
    with pytest.raises(PlanSettled):
        operations.drop_budget(plan.ref, by=admin, now=NOW)

    for one in (first, second):
        awards.approve_reward(one, by=admin, now=NOW)
    assert stands(team, "awards") == Balance(100_000, 90_000, 0)
    # The third has no money left: it is refused, goes on waiting, and is not offered; a raised line bears it.
    with pytest.raises(BudgetExhausted):
        awards.approve_reward(dear, by=admin, now=NOW)
    assert {one.ref: one.may for one in awarded.rewards(team.centre, admin, NOW)}[dear] == ("wait",)
    more = operations.propose_budget(team.centre, 2026, "awards", 10_000, "追加1号", by=admin, now=NOW).ref
    operations.confirm_budget(more, by=team.manager, now=NOW)
    assert {one.ref: one.may for one in awarded.rewards(team.centre, admin, NOW)}[dear] == ("approve",)
    awards.approve_reward(dear, by=admin, now=NOW)
    cut = operations.propose_budget(team.centre, 2026, "awards", -1, "调减1号", by=admin, now=NOW).ref
    with pytest.raises(BudgetBound):
        operations.confirm_budget(cut, by=team.manager, now=NOW)
    operations.drop_budget(cut, by=admin, now=NOW)

    # Whoever approved it, and whoever gets it, does not pay it; it is paid once, and what is lifted is free again.
    (line,) = queries.lines(team.centre, 2026, third, FIRST)
    bound = {one.about: one for one in line.postings}
    assert [one.may for one in line.postings] == ["yes", "yes", "yes"]
    money = bound[f"{team.first.name} 服务明星"].ref
    with pytest.raises(PaysOwnAct):
        operations.pay_from_budget(money, "凭证 0001", by=admin, now=FIRST)
    with pytest.raises(NoSuchThing):
        operations.pay_from_budget(money, "凭证 0001", by=team.first, now=FIRST)
    operations.pay_from_budget(money, "凭证 0001", by=third, now=FIRST)
    with pytest.raises(SettledBefore):
        operations.pay_from_budget(money, "凭证 0002", by=third, now=FIRST)
    awards.appeal_reward(dear, "给错了人", by=team.second, now=FIRST)
    awards.lift_reward(dear, "属实", by=third, now=FIRST)
    assert stands(team, "awards") == Balance(110_000, 60_000, 30_000)
    monkeypatch.setattr(queries, "MOST", 1)
    (line,) = queries.lines(team.centre, 2026, third, FIRST)
    assert [(one.fen, one.standing) for one in line.postings] == [(60_000, "open")], "what waits is never too old"
    assert queries.lines(team.centre, 2026, team.first, FIRST) == ()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update budgets_budgetposting set fen = 1")


@covers("S-581")
def test_a_frozen_list_of_allowances_binds_its_own_line(team: Team) -> None:
    admin = staffing.an_administrator(team)
    weekend = date(2026, 11, 28)
    said = ShiftSaid(ref_of(team.second), weekend, window=team.second_window, begins=time(9), ends=time(12))
    rotas.post_shift(team.centre, said, by=team.manager, now=NOW)
    came(team.second, weekend)
    rotas.set_allowance(team.centre, 50_000, 1, 100_000, "3号", NOVEMBER, by=team.manager, now=NOW)
    for wrong, refused in ((("rent", 1, 2026), NotInList), (("awards", 0, 2026), NotInList),
                           (("awards", 1, 2025), ImpossibleDates)):  # fmt: skip
        with pytest.raises(refused):
            purpose, fen, year = wrong
            operations.propose_budget(team.centre, year, purpose, fen, "1号", by=team.manager, now=at(MONDAY, 9))

    staffing.a_budget(team, "awards", 900_000, admin)
    staffing.a_budget(team, "allowances", 49_999, admin)
    with pytest.raises(BudgetExhausted):
        rotas.freeze_allowance(team.centre, NOVEMBER, by=team.manager, now=FIRST)
    staffing.a_budget(team, "allowances", 1, admin)
    rotas.freeze_allowance(team.centre, NOVEMBER, by=team.manager, now=FIRST)

    assert stands(team, "allowances") == Balance(50_000, 50_000, 0)
    assert stands(team, "awards") == Balance(900_000, 0, 0)
    (_, line) = queries.lines(team.centre, 2026, admin, FIRST)
    operations.pay_from_budget(line.postings[0].ref, "凭证 0003", by=admin, now=FIRST)
    assert stands(team, "allowances") == Balance(50_000, 0, 50_000)


@covers("S-581")
def test_who_waited_for_the_line_with_an_earlier_moment_finds_what_was_bound_before(team: Team) -> None:
    admin, ahead = staffing.an_administrator(team), NOW + timedelta(seconds=1)
    first, second, fits = proposed(team, 60_000), proposed(team, 60_000, team.first), proposed(team, 40_000, team.first)
    plan = operations.propose_budget(team.centre, 2026, "awards", 100_000, "1号", by=team.manager, now=NOW).ref
    cut = operations.propose_budget(team.centre, 2026, "awards", -1, "2号", by=team.manager, now=NOW).ref
    operations.confirm_budget(plan, by=admin, now=NOW)
    awards.approve_reward(first, by=admin, now=ahead)

    with pytest.raises(BudgetExhausted):
        awards.approve_reward(second, by=admin, now=NOW)
    awards.approve_reward(fits, by=admin, now=NOW)
    with pytest.raises(BudgetBound):
        operations.confirm_budget(cut, by=admin, now=NOW)
    assert stands(team, "awards") == Balance(100_000, 100_000, 0)
