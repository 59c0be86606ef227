"""An office's own system says each change of state as it happens: in turn, signed, as the act of a named officer."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.operations import errand, sheeting
from tests.operations.cooperating import a_unit, asking
from tests.operations.errand import later
from yimen.channels.callbacks.systems import SIGNATURE
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.exchange.pushes import operations, queries
from yimen.engine.exchange.pushes.operations import SystemOpened
from yimen.engine.exchange.pushes.signing import signature
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.kernel.actor import SYSTEM, PostHeld
from yimen.kernel.case_life import CaseState
from yimen.kernel.pushes import (
    PushAhead,
    PushForged,
    PushFromTheFuture,
    PushOfficerUnknown,
    PushStale,
    PushUnreadable,
    Turn,
    turn_of,
)
from yimen.kernel.review_sheets import PointUnanswered
from yimen.kernel.writing import NotAllowed
from yimen.registries.people import queries as people


@given(st.integers(1, 50), st.integers(0, 50), st.sampled_from(["yes", ""]))
def test_one_number_is_next_old_ones_are_known_or_stale_and_later_ones_wait(number: int, last: int, same: str) -> None:
    try:
        turn = turn_of(number, last, same)
    except PushAhead as ahead:
        assert number > last + 1 == ahead.expected
    except PushStale:
        assert number <= last and not same
    else:
        assert turn is (Turn.NEXT if number == last + 1 else Turn.KNOWN)


def a_body(number: int, verb: str, happened_at: datetime, **facts: object) -> bytes:
    told = {"number": number, "verb": verb, "happened_at": happened_at.isoformat(), **facts}
    return json.dumps(told, ensure_ascii=False).encode()


def push(system: SystemOpened, body: bytes, hours: float) -> str:
    said = signature(body, system.key)
    return operations.take_push(system.ref, body, said, by=SYSTEM, now=later(hours)).said


@covers("S-261")
def test_each_change_of_state_is_pushed_in_its_turn_and_every_rule_holds(office: errand.Office) -> None:
    ref = errand.in_department(office)
    number = case_queries.find(ref, office.reviewer, later(3)).number  # type: ignore[union-attr]
    system = operations.open_system(office.town.office, "许可审批系统", by=SYSTEM, now=later(2))
    reviewed = a_body(1, "review", later(3), case=number, officer="0102", advice="grant", opinion="符合条件。")
    granted = a_body(2, "grant", later(3.5), case=number, officer="0104")

    with pytest.raises(PushAhead) as ahead:
        push(system, granted, 4)
    assert ahead.value.expected == 1
    assert push(system, reviewed, 3.1) == "done"
    assert push(system, reviewed, 3.2) == "known"
    with pytest.raises(PushStale):
        push(system, a_body(1, "review", later(3), case=number, officer="0102", advice="deny", opinion="改"), 3.3)
    with pytest.raises(PushStale):
        push(system, a_body(2, "grant", later(2.9), case=number, officer="0104"), 4)
    with pytest.raises(CaseUnknown):
        push(system, a_body(2, "grant", later(3.5), case=number, officer="0103"), 4)
    assert push(system, granted, 4) == "done"

    view = case_queries.find(ref, office.decider, later(4))
    assert view is not None and view.state is CaseState.GRANTED and view.decided_at == later(4)
    (row,) = queries.systems(replace(office.decider, posts=head_posts(office)), later(4))
    assert (row.last_number, row.lag_seconds, row.pushes, row.step) == (2, 1800, 2, "lagging")
    assert row.usual_lag_seconds > 360
    assert [one.verb for one in queries.pushes(row.ref, replace(office.decider, posts=head_posts(office)))] == [
        "grant", "review",
    ]  # fmt: skip


@covers("S-261")
def test_a_system_of_its_own_answers_the_review_sheet_as_its_officer_would(office: errand.Office) -> None:
    sheeted = sheeting.an_office(office)
    ref = errand.in_department(sheeted)
    view = case_queries.find(ref, sheeted.reviewer, later(3))
    assert view is not None
    system = operations.open_system(sheeted.town.office, "许可审批系统", by=SYSTEM, now=later(2))
    said = {"case": view.number, "officer": "7102", "advice": "grant", "opinion": "符合条件。"}
    points = [{"code": one.code, "finding": "met"} for one in sheeting.SHEET.review_points]

    with pytest.raises(PointUnanswered):
        push(system, a_body(1, "review", later(3), **said, points=points[1:]), 3.1)
    for wrong in ("met", ["met"], [{"code": "siting", "finding": "good"}], [{**points[0], "by": "0102"}]):
        with pytest.raises(PushUnreadable):
            push(system, a_body(1, "review", later(3), **said, points=wrong), 3.1)
    assert push(system, a_body(1, "review", later(3), **said, points=points), 3.1) == "done"

    view = case_queries.find(ref, sheeted.reviewer, later(4))
    assert view is not None and {one.finding for one in view.sheet} == {"met"}


def head_posts(office: errand.Office) -> tuple[PostHeld, ...]:
    head = people.staff_by_number("0105")
    assert head is not None
    account = people.account(head.account_ref)
    assert account is not None
    actor = people.actor_of(account.id, later(1))
    assert actor is not None
    return actor.posts


@covers("S-261")
def test_a_unit_with_its_own_system_returns_a_subtask_over_the_wire(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    sent = subtasks.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))
    system = operations.open_system(unit.office, "县局业务系统", by=SYSTEM, now=later(3))
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())
    taken = a_body(1, "take_up", later(4.9), officer="812", subtask=sent.ref)
    back = a_body(2, "return", later(5), officer="812", subtask=sent.ref, finding="favour", result="现场一致。")

    def post(body: bytes, said: str = "") -> tuple[int, dict[str, object]]:
        answer = Client().post(
            f"/callbacks/systems/{system.ref}", body, content_type="application/json",
            headers={SIGNATURE: said or signature(body, system.key)},
        )  # fmt: skip
        return answer.status_code, json.loads(answer.content)

    assert post(taken, "0" * 64) == (401, {"code": "push.forged"})
    assert post(back) == (409, {"code": "push.ahead", "expected": 1})
    assert post(taken) == (200, {"said": "done", "number": 1})
    assert post(back) == (200, {"said": "done", "number": 2})
    assert post(back)[1] == {"said": "known", "number": 2}
    assert case_queries.find(ref, office.reviewer, later(5)).timeline[0].verb == "return_subtask"  # type: ignore[union-attr]


def test_forged_unreadable_and_foreign_pushes_change_nothing(office: errand.Office) -> None:
    unit = a_unit(office)
    system = operations.open_system(office.town.office, "许可审批系统", by=SYSTEM, now=later(2))
    fine = a_body(1, "remark", later(3), case="SF-0000-0000-00", officer="0102", text="记一笔")

    for body, wrong in (
        (fine[:-1] + b" ", PushUnreadable),
        (a_body(0, "remark", later(3)), PushUnreadable),
        (a_body(1, "archive", later(3)), PushUnreadable),
        (a_body(1, "remark", later(3), state="granted"), PushUnreadable),
        (a_body(1, "remark", later(9), officer="0102"), PushFromTheFuture),
        (a_body(1, "remark", later(3), officer="812"), PushOfficerUnknown),
    ):
        with pytest.raises(wrong):
            push(system, body, 3)
    with pytest.raises(PushForged):
        operations.take_push(system.ref, fine, signature(fine, "another key"), by=SYSTEM, now=later(3))
    renewed = operations.renew_key(system.ref, by=SYSTEM, now=later(3))
    assert renewed.key != system.key
    with pytest.raises(PushForged):
        push(system, fine, 3)
    operations.close_system(system.ref, "改用通用系统", by=SYSTEM, now=later(3))
    with pytest.raises(PushForged):
        push(renewed, fine, 3)
    with pytest.raises(NotAllowed):
        operations.open_system(unit.office, "别家的", by=office.decider, now=later(3))
    assert queries.systems(office.decider, later(3)) == ()


def test_a_system_that_says_nothing_while_work_lies_there_is_silent(office: errand.Office) -> None:
    ref = errand.in_department(office)
    number = case_queries.find(ref, office.reviewer, later(3)).number  # type: ignore[union-attr]
    system = operations.open_system(office.town.office, "许可审批系统", by=SYSTEM, now=later(2))
    head = replace(office.decider, posts=head_posts(office))
    assert queries.systems(head, later(3))[0].step == "unheard"

    push(system, a_body(1, "remark", later(3), case=number, officer="0102", text="开始审查"), 3)

    assert queries.systems(head, later(3))[0].step == "in_step"
    assert queries.systems(head, later(3) + timedelta(days=2))[0].step == "silent"
