"""Whatever is done with a case, in whatever order and by whomever: it obeys a small model of the law.

The model says who may do what when, and what comes of it, in a table that shares nothing with the acts. Hypothesis lets
clerks, officers, strangers and citizens try anything; what the model allows must happen, what it does not allow must be
refused and leave nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, Office
from tests.operations.town import NOW
from yimen.engine.cases import operations as cases
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.deadline import SpecialGround
from yimen.kernel.endings import RevokeGround
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import REMEDIES, Advice, Outcome, Ruling

pytestmark = pytest.mark.django_db

DENY = Ruling(Outcome.DENY, "场所不符合条件。", "《食品安全法》第三十五条", REMEDIES)
STATEMENT = "不符合受理条件"
AT_THE_DOOR = {"received", "correction_closed"}
IN_HAND = {"in_department", "special_closed"}
CLOSED = {"granted", "denied", "refused", "revoked"}


@dataclass
class Model:
    """What the law knows of a case; as little as can be."""

    state: str = "received"
    proposed: bool = False
    reviewed: bool = False
    extended: bool = False
    delivered: bool = False
    mended: bool = False
    live: int = 0
    """Certificates that are good."""
    lines: int = 1
    """Acts in the journal, the receipt first."""

    @property
    def at_the_window(self) -> bool:
        return self.state in AT_THE_DOOR and not self.proposed

    @property
    def desk(self) -> str:
        return "decider" if self.reviewed else "reviewer"


@dataclass(frozen=True)
class Act:
    """One thing that can be tried: what is called, who may at what time, and what comes of it."""

    call: Callable[[str, Actor, Any], object]
    who: Callable[[Model], set[str]]
    when: Callable[[Model], bool]
    comes: Callable[[Model], None]


def _to(state: str, **facts: Any) -> Callable[[Model], None]:
    def come(model: Model) -> None:
        model.state = state
        for name, value in facts.items():
            setattr(model, name, value)

    return come


def _fact(**facts: Any) -> Callable[[Model], None]:
    def come(model: Model) -> None:
        _to(model.state, **facts)(model)

    return come


def _withdrawn(model: Model) -> None:
    early = model.state in AT_THE_DOOR | {"correction_open"}
    _to("withdrawn_early" if early else "withdrawn", proposed=False)(model)


def _mended(model: Model) -> None:
    model.mended = model.mended or model.state == "correction_open"


def _by(*who: str) -> Callable[[Model], set[str]]:
    return lambda _: set(who)


def _hands_in(model: Model) -> set[str]:
    """The applicant what was asked for; the window also scans what came on paper."""
    return {"citizen", "clerk"} if model.state == "correction_open" else {"clerk"}


ACTS: Mapping[str, Act] = {
    "accept": Act(
        lambda ref, by, now: cases.accept(ref, by=by, now=now),
        _by("clerk"), lambda m: m.at_the_window, _to("accepted"),
    ),
    "ask for a correction": Act(
        lambda ref, by, now: cases.open_correction(ref, [DefectFound("plan", "no_area")], by=by, now=now),
        _by("clerk"), lambda m: m.at_the_window and m.state == "received", _to("correction_open"),
    ),
    "ask again for what could be seen before": Act(
        lambda ref, by, now: cases.open_further_correction(ref, [DefectFound("id", "unreadable")], by=by, now=now),
        _by(), lambda m: False, _fact(),
    ),
    "hand in a better plan": Act(
        lambda ref, by, now: cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=by, now=now),
        _hands_in, lambda m: m.at_the_window or m.state == "correction_open", _mended,
    ),
    "say that it is corrected": Act(
        lambda ref, by, now: cases.answer_correction(ref, by=by, now=now),
        _by("citizen", "clerk"), lambda m: m.state == "correction_open" and m.mended, _to("correction_closed"),
    ),
    "propose to refuse": Act(
        lambda ref, by, now: cases.propose_refusal(ref, "第三十二条", STATEMENT, "可以改办备案", by=by, now=now),
        _by("clerk"), lambda m: m.at_the_window, _fact(proposed=True),
    ),
    "confirm the refusal": Act(
        lambda ref, by, now: cases.confirm_refusal(ref, by=by, now=now),
        _by("decider"), lambda m: m.proposed, _to("refused", proposed=False),
    ),
    "reject the refusal": Act(
        lambda ref, by, now: cases.reject_refusal(ref, "可以受理", by=by, now=now),
        _by("decider"), lambda m: m.proposed, _fact(proposed=False),
    ),
    "find it not needed without a letter": Act(
        lambda ref, by, now: cases.find_not_needed(ref, "第十三条", "不需要许可", "可以直接开展", by=by, now=now),
        _by(), lambda m: False, _fact(),
    ),
    "withdraw": Act(
        lambda ref, by, now: cases.withdraw(ref, by=by, now=now),
        _by("citizen"),
        lambda m: m.state in AT_THE_DOOR | IN_HAND | {"correction_open", "accepted", "special_open"}, _withdrawn,
    ),
    "hand over": Act(
        lambda ref, by, now: cases.hand_over(ref, by=by, now=now),
        _by("clerk"), lambda m: m.state == "accepted", _to("in_department"),
    ),
    "review": Act(
        lambda ref, by, now: cases.review(ref, Advice.GRANT, "符合条件", by=by, now=now),
        _by("reviewer"), lambda m: m.state in IN_HAND and not m.reviewed, _fact(reviewed=True),
    ),
    "open a hearing": Act(
        lambda ref, by, now: cases.open_special(ref, SpecialGround.HEARING, 10, "需要听证", by=by, now=now),
        lambda m: {m.desk}, lambda m: m.state in IN_HAND, _to("special_open"),
    ),
    "close the hearing": Act(
        lambda ref, by, now: cases.close_special(ref, "听证结束", by=by, now=now),
        lambda m: {m.desk}, lambda m: m.state == "special_open", _to("special_closed"),
    ),
    "extend": Act(
        lambda ref, by, now: cases.extend(ref, Decimal(5), "情况复杂", by=by, now=now),
        _by("decider"), lambda m: m.state in IN_HAND and not m.extended, _fact(extended=True),
    ),
    "extend by too much": Act(
        lambda ref, by, now: cases.extend(ref, Decimal(11), "情况复杂", by=by, now=now),
        _by(), lambda m: False, _fact(),
    ),
    "grant": Act(
        lambda ref, by, now: cases.decide(ref, GRANT, by=by, now=now),
        _by("decider"), lambda m: m.state in IN_HAND and m.reviewed, _to("granted", live=1),
    ),
    "deny": Act(
        lambda ref, by, now: cases.decide(ref, DENY, by=by, now=now),
        _by("decider"), lambda m: m.state in IN_HAND and m.reviewed, _to("denied"),
    ),
    "deny without a reason": Act(
        lambda ref, by, now: cases.decide(ref, Ruling(Outcome.DENY), by=by, now=now),
        _by(), lambda m: False, _fact(),
    ),
    "decide a general item at once": Act(
        lambda ref, by, now: cases.decide_at_once(ref, GRANT, by=by, now=now),
        _by(), lambda m: False, _fact(),
    ),
    "hand out": Act(
        lambda ref, by, now: cases.deliver(ref, "window", "陈小禾", by=by, now=now),
        _by("clerk"), lambda m: m.state in CLOSED and not m.delivered, _fact(delivered=True),
    ),
    "revoke": Act(
        lambda ref, by, now: cases.revoke(ref, "以欺骗手段取得", RevokeGround.FRAUD, by=by, now=now),
        _by("decider"), lambda m: m.state == "granted", _to("revoked", live=0),
    ),
}  # fmt: skip
#: Which desk of the office hands out is a matter of custom, not of law: only outsiders are tried there.
INSIDERS = {"hand out": {"clerk", "reviewer", "decider"}}


STANDING = """
select c.state, (select count(*) from certificates_certificate k where k.case_id = c.id and k.state = 'valid'),
       j.lines, j.linked and j.last = c.journal_head and j.lines = c.journal_seq,
       c.due_at is null or c.due_at > c.received_at
  from cases_case c cross join lateral (
    select count(*) as lines, bool_and(prev is not distinct from before or before is null and seq = 1) as linked,
           (array_agg(hash order by seq desc))[1] as last
      from (select seq, prev, hash, lag(hash) over (order by seq) as before from journal_entry
             where subject_kind = 'case' and subject_id = c.id) e) j
 where c.ref = %s
"""


class Lives(RuleBasedStateMachine):
    """One case of a food licence, and everybody who might lay hands on it."""

    people: ClassVar[Mapping[str, Actor]]
    office: ClassVar[Office]

    @initialize()
    def a_case_is_received(self) -> None:
        self.sid = transaction.savepoint()
        self.ref = errand.received(self.office).ref
        self.now = NOW
        self.model = Model()

    @rule(data=st.data(), minutes=st.integers(1, 400))
    def somebody_who_may_does_it(self, data: st.DataObject, minutes: int) -> None:
        possible = [name for name, act in ACTS.items() if act.when(self.model)]
        if possible:
            name = data.draw(st.sampled_from(possible))
            self._try(name, data.draw(st.sampled_from(sorted(ACTS[name].who(self.model)))), minutes)

    @rule(name=st.sampled_from(sorted(ACTS)), who=st.sampled_from(
        ("citizen", "stranger", "clerk", "reviewer", "decider", "other reviewer", "other decider")
    ))  # fmt: skip
    def anybody_tries_anything(self, name: str, who: str) -> None:
        self._try(name, who, 1)

    def _try(self, name: str, who: str, minutes: int) -> None:
        act = ACTS[name]
        may = act.who(self.model)
        if who in INSIDERS.get(name, ()) and who not in may:
            return
        self.now += timedelta(minutes=minutes)
        allowed = act.when(self.model) and who in may
        try:
            act.call(self.ref, self.people[who], self.now)
        except Refusal as refusal:
            assert not allowed, f"{who} could not {name} in {self.model}: {refusal.code}"
        else:
            assert allowed, f"{who} could {name} in {self.model}"
            act.comes(self.model)
            self.model.lines += 1

    @invariant()
    def the_case_stands_where_the_model_stands(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(STANDING, (self.ref,))
            state, live, lines, linked, forward = cursor.fetchone()
        assert (state, live) == (self.model.state, self.model.live)
        assert lines == self.model.lines, "every act has its line, and no refused one has"
        assert linked, "each line is chained to the one before, and the head on the case is the last"
        assert forward, "no limit runs out before it began"

    def teardown(self) -> None:
        if hasattr(self, "sid"):
            transaction.savepoint_rollback(self.sid)


@covers("S-022", "S-181")
def test_no_sequence_of_acts_by_anybody_breaks_the_law_of_the_case() -> None:
    _live(lives=12, acts=30)


@pytest.mark.soak
def test_nor_do_a_thousand_long_lives() -> None:
    _live(lives=1_000, acts=60)


def _live(lives: int, acts: int) -> None:
    office = errand.an_office()
    other = errand.another_office(office, 2)
    Lives.office = office
    Lives.people = {
        "citizen": office.citizen,
        "stranger": town.a_citizen(7, "李不知", "stranger"),
        "clerk": office.clerk,
        "reviewer": office.reviewer,
        "decider": office.decider,
        "other reviewer": other.reviewer,
        "other decider": other.decider,
    }
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lives,
        settings=settings(
            max_examples=lives, stateful_step_count=acts, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
