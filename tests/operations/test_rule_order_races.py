"""Orders and cases at once: an order that is withdrawn while it decides waits, and a case is weighed once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.db import connections

from tests.operations import test_rule_orders as by_rule
from tests.operations.errand import later
from tests.operations.test_case_races import at_once, told
from tests.operations.test_rule_orders import Bureau, filed, signed
from yimen.assembly.database import Address
from yimen.engine.case.rule_orders import moves, operations
from yimen.engine.case.rule_orders.models import RuleTrial
from yimen.engine.case.rule_orders.operations import weighing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.by_rule import Rule, RuleKind


@pytest.fixture
def bureau(own_database: Address) -> Iterator[Bureau]:
    made: Callable[[], Bureau] = by_rule.bureau.builder  # type: ignore[attr-defined]
    yield made()
    connections.close_all()


def withdrawn_in_flight(order: str, ref: str, at: Bureau, monkeypatch: pytest.MonkeyPatch) -> str:
    """Withdraw an order while a case is being decided by it: yes, when that was done before the decision was."""
    held, go_on, done = threading.Event(), threading.Event(), threading.Event()
    asked = moves.in_force

    def holding(*facts: object) -> object:
        found = asked(*facts)  # type: ignore[arg-type]
        held.set()
        go_on.wait(10)
        return found

    def withdraw() -> None:
        held.wait(10)
        operations.withdraw_rule_order(order, "规则要改", by=at.head, now=later(0.2))
        done.set()

    def release() -> None:
        held.wait(10)
        first.append("yes" if done.wait(0.5) else "no")
        go_on.set()

    first: list[str] = []
    monkeypatch.setattr(moves, "in_force", holding)
    at_once(lambda: operations.decide_by_rule(ref, by=SYSTEM, now=later(0.1)), withdraw, release)
    monkeypatch.setattr(moves, "in_force", asked)
    return first[0]


def test_withdrawing_waits_for_what_is_decided_and_stops_the_next(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, ref, next_one = signed(bureau), filed(bureau), filed(bureau)

    assert withdrawn_in_flight(order, ref, bureau, monkeypatch) == "no"

    assert told(ref).count("grant") == 1
    assert operations.decide_by_rule(next_one, by=SYSTEM, now=later(0.3)).outcome == ""


def test_without_the_lock_a_case_would_be_granted_by_an_order_that_is_withdrawn(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the order is read and not held fast."""
    order, ref = signed(bureau), filed(bureau)
    monkeypatch.setattr(moves, "_IN_FORCE", moves._IN_FORCE.replace("for share of r", ""))

    assert withdrawn_in_flight(order, ref, bureau, monkeypatch) == "yes"

    assert told(ref).count("grant") == 1


def test_a_case_that_is_weighed_three_times_at_once_is_granted_once(bureau: Bureau) -> None:
    signed(bureau)
    ref = filed(bureau)

    answers = at_once(*[lambda: operations.decide_by_rule(ref, by=SYSTEM, now=later(0.1))] * 3)

    assert {getattr(one, "outcome", one) for one in answers} == {"granted"} and RuleTrial.objects.count() == 1
    assert (told(ref).count("accept"), told(ref).count("grant")) == (1, 1)


def granted_side_by_side(at: Bureau, first: str, second: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many of two cases of one applicant are granted that are weighed at the same moment."""
    both, judged = threading.Barrier(2), weighing.came_of

    def waiting(*facts: object) -> object:
        with suppress(threading.BrokenBarrierError):
            both.wait(0.5)
        return judged(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(weighing, "came_of", waiting)
    answers = at_once(
        *[lambda ref=ref: operations.decide_by_rule(ref, by=SYSTEM, now=later(0.1)) for ref in (first, second)]  # type: ignore[misc]
    )
    return sum(getattr(one, "outcome", one) == "granted" for one in answers)


def test_what_is_granted_once_in_so_many_days_is_granted_once_to_who_files_twice_at_a_time(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(bureau, rules=(*by_rule.RULES, Rule(RuleKind.ONCE_IN, "", ("365",))))

    assert granted_side_by_side(bureau, filed(bureau), filed(bureau), monkeypatch) == 1
