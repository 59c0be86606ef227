"""Two at once about one line: the last money is promised to one of them, and to both when there is enough."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connections

from tests.operations import staffing
from tests.operations.aftermath import apart
from tests.operations.test_budgets import proposed, stands
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards.operations import rewarding
from yimen.kernel.actor import Actor
from yimen.kernel.staffing.budgets import Balance, BudgetExhausted


@pytest.fixture
def alone(own_database: Address) -> Iterator[None]:
    yield
    connections.close_all()


def test_two_approvals_at_once_share_the_last_money_or_one_of_them_waits(
    alone: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = staffing.a_team()
    admin, other = staffing.an_administrator(team), staffing.an_administrator(team, "391")
    both, bind = threading.Barrier(2), rewarding.budgets.bind

    def together(*args: object) -> None:
        both.wait(10)
        bind(*args)  # type: ignore[arg-type]

    def at_once(first: int, second: int) -> list[BaseException]:
        refs = proposed(team, first), proposed(team, second, team.first)

        def approve(ref: str, by: Actor) -> None:
            awards.approve_reward(ref, by=by, now=NOW)

        return apart(lambda: approve(refs[0], admin), lambda: approve(refs[1], other))

    staffing.a_budget(team, "awards", 100_000, admin)
    monkeypatch.setattr(rewarding.budgets, "bind", together)
    (wrong,) = at_once(60_000, 60_000)
    assert isinstance(wrong, BudgetExhausted) and stands(team, "awards") == Balance(100_000, 60_000, 0)
    assert at_once(20_000, 20_000) == [], "the twin: there is enough for both"
    assert stands(team, "awards") == Balance(100_000, 100_000, 0)
