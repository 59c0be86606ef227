"""The register of parallel items: the lead keeps the rules, everybody confirms them, and only new cases follow them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, joining
from tests.operations.cooperating import TWO_DAYS
from tests.operations.errand import TERMS, later
from tests.operations.joining import DOCUMENT, PARALLEL, a_lead, days, said, settled
from tests.operations.town import NOW, TODAY
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint import queries as joint_queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.joint_life import OpinionTime
from yimen.kernel.joint_plan import NeedsInACircle
from yimen.kernel.terms import StepTerm, TimeLimit
from yimen.kernel.writing import ImpossibleDates, Missing, NotAllowed
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.parallels import operations, queries
from yimen.registries.parallels.operations import ParticipantSaid
from yimen.registries.parallels.refusals import (
    JointStepMissing,
    MaterialNotAsked,
    NoParticipants,
    ParallelEntered,
    ParallelUnknown,
    RulesOpen,
    RulesUnknown,
    SerialSteps,
)

pytestmark = pytest.mark.django_db


@covers("S-253", "S-276")
def test_the_lead_proposes_rules_everybody_confirms_them_and_the_groups_follow_from_the_needs() -> None:
    lead = a_lead()

    kept = operations.propose_rules(lead.parallel, said(lead), by=lead.head, now=NOW)
    for n, one in enumerate(lead.others):
        answer = operations.confirm_rules(kept.ref, by=one.head, now=later(n))
        assert answer.settled == ("yes" if n == 2 else "no")

    view = queries.parallel(lead.parallel, lead.head, later(3))
    assert view is not None and view.may_propose == "yes"
    (rules,) = view.rules
    assert (rules.number, rules.standing, rules.groups, rules.settled_at) == (1, "in_force", 2, later(2))
    assert [(one.code, one.group) for one in rules.participants] == [("fire", 1), ("air", 1), ("water", 2)]
    assert all(one.confirmed_by for one in rules.participants)
    (row,) = queries.mine(lead.water.reviewer, later(3))
    assert (row.participants, row.groups, row.waiting, row.lead_name) == (3, 2, 0, "示范市市场监督管理局")
    assert queries.register(later(3))[0] == (row,)


@covers("S-253")
def test_a_new_version_holds_for_cases_received_from_then_on() -> None:
    lead = settled()
    before = errand.in_department(lead.lead)
    fewer = replace(said(lead), participants=said(lead).participants[:2], title="操作细则（第二版）")

    kept = operations.propose_rules(lead.parallel, fewer, by=lead.head, now=later(2))
    with pytest.raises(RulesOpen):
        operations.propose_rules(lead.parallel, fewer, by=lead.head, now=later(2))
    for one in (lead.fire, lead.air):
        operations.confirm_rules(kept.ref, by=one.head, now=later(2))
    joint.begin_joint(before, by=lead.lead.reviewer, now=later(3))

    board = joint_queries.board(before, lead.lead.reviewer, later(3))
    assert board is not None and (board.rules_number, board.asked) == (1, 3)
    item_id = _item_id(lead)
    now_in_force = queries.rules_for(item_id, later(3))
    assert now_in_force is not None and (now_in_force.number, now_in_force.title) == (2, "操作细则（第二版）")
    old = queries.rules_for(item_id, NOW)
    assert old is not None and old.number == 1
    view = queries.parallel(lead.parallel, lead.head, later(3))
    assert view is not None and [one.standing for one in view.rules] == ["in_force", "superseded"]


@covers("S-252")
def test_only_what_says_so_to_its_applicants_and_goes_nowhere_serially_is_entered() -> None:
    lead = a_lead(TERMS)
    limit = TimeLimit(TWO_DAYS.amount, "working_day")
    visit = StepTerm("inspect", "现场核实", level="4", unit="滨河县市场监督管理局", limit=limit, rank="chief")
    serial = replace(PARALLEL, steps=(*PARALLEL.steps, visit))
    another = errand.another_office(lead.lead, 2, serial)
    good = errand.another_office(lead.lead, 3, PARALLEL)

    with pytest.raises(JointStepMissing):
        operations.enter_parallel(lead.lead.item, DOCUMENT, by=SYSTEM, now=NOW)
    with pytest.raises(SerialSteps):
        operations.enter_parallel(another.item, DOCUMENT, by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.enter_parallel(good.item, DOCUMENT, by=lead.head, now=NOW)
    with pytest.raises(Missing):
        operations.enter_parallel(good.item, " ", by=SYSTEM, now=NOW)
    kept = operations.enter_parallel(good.item, DOCUMENT, by=SYSTEM, now=NOW)
    with pytest.raises(ParallelEntered):
        operations.enter_parallel(good.item, DOCUMENT, by=SYSTEM, now=NOW)

    assert [row.ref for row in queries.register(NOW)[0]] == [kept.ref]


def test_rules_that_cannot_be_kept_are_not_proposed() -> None:
    lead = a_lead()
    whole = said(lead)
    fire, air, water = whole.participants
    circle = (replace(fire, needs=("water",)), air, water)
    own = (ParticipantSaid("own", lead.lead.town.office, "内部意见", days(1)),)

    for participants, refused in (
        (circle, NeedsInACircle),
        ((replace(fire, materials=("deed",)), air), MaterialNotAsked),
        ((fire, replace(air, code="fire")), NoParticipants),
        ((fire, replace(air, code="fire ")), NoParticipants),
        ((replace(fire, limit=days(0)), air), OpinionTime),
        (own, NoParticipants),
        ((), NoParticipants),
    ):
        with pytest.raises(refused):
            said_so = replace(whole, participants=participants)
            operations.propose_rules(lead.parallel, said_so, by=lead.head, now=NOW)
    with pytest.raises(NotAllowed):
        operations.propose_rules(lead.parallel, whole, by=lead.fire.head, now=NOW)

    view = queries.parallel(lead.parallel, lead.head, NOW)
    assert view is not None and view.rules == ()


@covers("S-253")
def test_nobody_confirms_for_somebody_else_and_a_participant_may_decline() -> None:
    lead = a_lead()
    kept = operations.propose_rules(lead.parallel, said(lead), by=lead.head, now=NOW)

    for wrong in (lead.fire.reviewer, lead.head, lead.lead.clerk):
        with pytest.raises(NotAllowed):
            operations.confirm_rules(kept.ref, by=wrong, now=NOW)
    operations.confirm_rules(kept.ref, by=lead.water.head, now=NOW)
    assert operations.confirm_rules(kept.ref, by=lead.water.head, now=later(1)).settled == "no"
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_entry where verb = 'confirm_rules'")
        assert cursor.fetchone() == (1,)
    with pytest.raises(Missing):
        operations.drop_rules(kept.ref, "", by=lead.air.head, now=NOW)
    operations.drop_rules(kept.ref, "时限太短。", by=lead.air.head, now=NOW)
    with pytest.raises(RulesUnknown):
        operations.confirm_rules(kept.ref, by=lead.fire.head, now=NOW)

    assert queries.rules_for(_item_id(lead), NOW) is None


def test_an_item_leaves_the_register_from_a_day_on() -> None:
    lead = settled()
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(NotAllowed):
        operations.leave_parallel(lead.parallel, tomorrow, "示政办〔2026〕16号", by=lead.head, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.leave_parallel(lead.parallel, TODAY, "示政办〔2026〕16号", by=SYSTEM, now=NOW)
    operations.leave_parallel(lead.parallel, tomorrow, "示政办〔2026〕16号", by=SYSTEM, now=NOW)

    assert queries.rules_for(_item_id(lead), NOW) is not None
    assert queries.rules_for(_item_id(lead), later(48)) is None
    with pytest.raises(ParallelUnknown):
        operations.propose_rules(lead.parallel, said(lead), by=lead.head, now=later(48))


def _item_id(lead: joining.Joint) -> int:
    view = catalogue.in_force(lead.lead.item, NOW)
    assert view is not None
    return view.item_id
