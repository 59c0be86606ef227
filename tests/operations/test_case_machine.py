"""Whatever is done with a case, in whatever order and by whomever: it obeys a small model of the law.

The model (`lives`) says who may do what when, and what comes of it (`trials`), and shares nothing with the acts.
Hypothesis lets citizens, clerks, officers, strangers and late workers try anything while days pass and letters come and
go; what the model allows must happen, what it does not allow must be refused and leave nothing.
"""

import inspect
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import ClassVar

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.covers import covers
from tests.operations import aftermath, errand, trials, turns
from tests.operations.lives import AT_THE_DOOR, LAST_DAY, Model, World, a_letter, a_world
from tests.operations.recalled import held_against_readings
from tests.operations.trials import ACTS, LIVES
from yimen.engine.case.cases import operations as cases
from yimen.journal import queries as journal
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.national import CHINA

pytestmark = pytest.mark.django_db

EVERYBODY = (
    *("citizen", "stranger", "clerk", "cashier", "reviewer", "second", "chief", "decider", "double", "head", "auditor"),
    *("presider", "one", "two", "other reviewer", "other decider", "unit reviewer", "unit signer"),
)
LAST_AT_ALL = date(2027, 1, 28)
STANDING = """
select c.state, (select count(*) from certificates_certificate k where k.case_id = c.id and k.state = 'valid'),
  j.lines, j.linked and j.last = c.journal_head and j.lines = c.journal_seq,
  (c.due_at is null or c.due_at > c.received_at) and not exists (select from cases_ledgerline l
    where l.case_id = c.id and l.ends_at < l.begins_at),
  (select count(*) = count(distinct side) and count(distinct started_at) <= 1 and bool_and(started_at = c.accepted_at)
    is not false from cases_caseclock k where k.case_id = c.id and side <> 'acceptance'),
  not exists (select from journal_entry r join journal_entry d on d.subject_id = r.subject_id
    where r.subject_kind = 'case' and r.subject_id = c.id and d.subject_kind = 'case' and r.verb = 'review'
      and d.verb in ('grant', 'grant_tolerated', 'deny') and r.actor_ref = d.actor_ref),
  not exists (select from journal_entry r join journal_entry d on d.subject_id = r.subject_id
    where r.subject_kind = 'case' and r.subject_id = c.id and d.subject_kind = 'case' and d.actor_ref = r.actor_ref
      and r.verb in ('recuse', 'audit_set_aside') and d.seq > r.seq and d.verb <> 'withdraw_refusal'),
  not exists (select from journal_entry e left join grants_letter l on l.ref = e.authority
      and l.valid @> e.effective_at and (l.revoked_at is null or l.revoked_at > e.effective_at)
    where e.subject_kind = 'case' and e.subject_id = c.id and l.id is null
      and (e.authority <> '' or e.verb in ('grant', 'grant_tolerated', 'deny', 'refuse', 'revoke', 'extend'))),
  c.delivered_at is null or c.delivered_how = 'electronic' or not exists (select from journal_entry e
    where e.subject_kind = 'case' and e.subject_id = c.id and e.verb = 'deliver' and c.state in
      ('granted', 'granted_tolerated') and not exists (select from fees_bill b where b.case_id = c.id
        and b.state <> 'cancelled' and b.settled_at <= e.effective_at)),
  (select count(*) from (select from journal_entry e, jsonb_object_keys(convert_from(e.body, 'utf8')::jsonb) side
    where e.subject_kind = 'case' and e.subject_id = c.id and e.verb = 'fall_overdue' group by side
    having count(*) > 1 + %(extended)s) twice)
  from cases_case c cross join lateral (
    select count(*) as lines, bool_and(prev is not distinct from before or before is null and seq = 1) as linked,
           (array_agg(hash order by seq desc))[1] as last
      from (select seq, prev, hash, lag(hash) over (order by seq) as before from journal_entry
             where subject_kind = 'case' and subject_id = c.id) e) j
 where c.ref = %(ref)s
"""
NUMBERED = """
select office_id, year, kind, min(serial), max(serial), count(*) from documents_document group by office_id, year, kind
"""


class Lives(RuleBasedStateMachine):
    """One case of a food licence, and everybody who might lay hands on it."""

    world: ClassVar[World]

    @initialize(life=st.sampled_from(sorted(LIVES)))
    def a_life_begins(self, life: str) -> None:
        self.sid = transaction.savepoint()
        follows = life == "with materials to follow"
        graded = life == "decided by the section chief"
        office = self.world.graded if graded else self.world.office
        ref = errand.received(office, ("id", "plan") if follows else ("id", "plan", "rules")).ref
        letters: dict[str, tuple[str, datetime | None]] = {"chief": ("", None), "decider": (office.letter, None)}
        self.model = Model(ref, letters, "missing" if follows else "in", graded)
        self.model.letters["double"] = a_letter(self.world, "double", self.model.now, None), None
        for name, who in LIVES[life]:
            self._try(name, who, 1)

    @rule(data=st.data(), minutes=st.integers(1, 400))
    def somebody_who_may_does_it(self, data: st.DataObject, minutes: int) -> None:
        name = data.draw(st.sampled_from(self._known("yes")))
        self._try(name, data.draw(st.sampled_from(sorted(ACTS[name].may(self.model)))), minutes)

    @rule(data=st.data())
    def somebody_tries_it_at_the_wrong_time(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self._known("no")))
        who = sorted(ACTS[name].may(self.model))
        self._try(name, data.draw(st.sampled_from(who or EVERYBODY)), 1)

    @rule(data=st.data(), who=st.sampled_from(EVERYBODY))
    def somebody_else_tries_it(self, data: st.DataObject, who: str) -> None:
        self._try(data.draw(st.sampled_from(self._known("yes"))), who, 1)

    def _known(self, now: str) -> list[str]:
        """What can be done now, and what cannot, as far as the model knows."""
        model = self.model
        known = [name for name, act in ACTS.items() if act.sure(model)]
        can = {name for name in known if ACTS[name].when(model) and ACTS[name].may(model)}
        return [name for name in known if (name in can) == (now == "yes")]

    @rule(days=st.integers(1, 12))
    def days_pass(self, days: int) -> None:
        last = LAST_DAY if self.model.state in AT_THE_DOOR | {"correction_open"} else LAST_AT_ALL
        self.model.now = min(self.model.now + timedelta(days=days), self._evening_before(last))

    def _evening_before(self, day: date) -> datetime:
        return max(self.model.now, datetime.combine(day - timedelta(days=1), time(8), CHINA))

    def _try(self, name: str, who: str, minutes: int) -> None:
        act, model = ACTS[name], self.model
        model.now += timedelta(minutes=minutes)
        if who in act.unsaid or not act.sure(model):
            return
        allowed = act.when(model) and who in act.may(model)
        actor = SYSTEM if who == "worker" else self.world.people[who]
        try:
            answer = act.call(self.world, model, actor)
        except Refusal as refusal:
            assert not allowed, f"{who} could not {name} in {model}: {refusal.code}"
        else:
            assert allowed, f"{who} could {name} in {model}"
            model.lines += act.lines
            act.comes(self.world, model, who, answer)

    @invariant()
    def the_case_stands_where_the_model_stands(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(STANDING, {"ref": self.model.ref, "extended": int(self.model.extended)})
            state, live, lines, linked, forward, once, four_eyes, apart, signed, paid, twice = cursor.fetchone()
        assert (state, live) == (self.model.state, int(self.model.certificate == "valid"))
        assert lines == self.model.lines, "every act has its line, and no refused one has"
        assert linked, "each line is chained to the one before, and the head on the case is the last"
        assert forward, "no limit runs out before it began, and no pause ends before it"
        assert once, "the clocks start once, when the case is accepted"
        assert four_eyes, "nobody decides what they reviewed, though the review was sent back"
        assert apart, "who declared an interest does nothing more but take back what they had proposed"
        assert signed, "whatever needs a letter was done under one that was good at that moment"
        assert paid, "nothing is handed out before its fee is settled"
        assert not twice, "a limit is missed once, however often workers look"

    def teardown(self) -> None:
        if not hasattr(self, "sid"):
            return
        try:
            aftermath.derive(self.model.ref, self.model.now)
            _, _, altered = journal._chains(lambda _: None)
            assert altered is None, "the journal verifies from its first line to its last"
            with connection.cursor() as cursor:
                cursor.execute(NUMBERED)
                for *series, first, last, count in cursor.fetchall():
                    assert (first, last) == (1, count), f"numbers of {series} have gaps"
        finally:
            transaction.savepoint_rollback(self.sid)


UNTRIED: Mapping[str, str] = {
    "before there is a case": (
        "Written ask_signing_code attach detach discard_all_drafts discard_draft finish_draft keep_draft leave_draft"
        " move_draft receive sign_application sign_with_code start_draft submit"
    ),
    "the item has none": "attach_commitment attach_signature decide_classes",
    "a paper is a file here, and no certificate stands for one": (
        "look_up_approvals look_up_certificates lose_expired pull_certificate use_certificate"
    ),
    "it is no more than a remark": "record_false_materials see_original write_note",
    "the volume is made of papers, which these lives do not draw": "archive archive_anew",
}
"""What no life tries, and why; each has tests of its own."""


def test_every_act_on_a_case_is_tried_or_it_is_said_why_not() -> None:
    told = inspect.getsource(trials) + inspect.getsource(turns)
    tried = set(re.findall(r"\bcases\.([a-z_]+)\(", told))
    untried = {name for names in UNTRIED.values() for name in names.split()}

    assert tried | untried == set(cases.__all__) and not tried & untried


@covers("S-022", "S-181")
def test_no_sequence_of_acts_by_anybody_breaks_the_law_of_the_case() -> None:
    _live(lives=10, acts=30)


@pytest.mark.soak
def test_nor_do_a_thousand_long_lives() -> None:
    _live(lives=1_000, acts=60)


def _live(lives: int, acts: int) -> None:
    Lives.world = a_world()
    with held_against_readings() as recalled:
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            Lives,
            settings=settings(
                max_examples=lives, stateful_step_count=acts, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
    assert recalled, "acts lean on what the ones before them left"
