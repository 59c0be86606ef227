"""Builders of a joint approval: an item in the register, three other offices that take part, and a case of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from tests.operations import errand, town
from tests.operations.errand import TERMS, later
from tests.operations.levels import an_authority
from tests.operations.town import NOW
from yimen.engine.parallel.joint import operations, queries
from yimen.engine.parallel.joint.rows import Board, OpinionRow
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.joint_life import OpinionStance
from yimen.kernel.terms import StepTerm, Terms
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.parallels import operations as parallels
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid

STEPS = (*TERMS.steps[:2], StepTerm("joint", "并联审批"), *TERMS.steps[2:])
PARALLEL = replace(TERMS, steps=STEPS, promised=replace(TERMS.promised, amount=Decimal(15)))  # type: ignore[type-var]
DOCUMENT = "示政办〔2026〕15号"
BEFORE, BEGINS = NOW, later(2)


@dataclass(frozen=True)
class Department:
    """A department that takes part: who reviews there, and who speaks for it."""

    office: str
    name: str
    reviewer: Actor
    head: Actor


@dataclass(frozen=True)
class Joint:
    """The lead with its item in the register, and three departments: fire and air first, water after both."""

    lead: errand.Office
    head: Actor
    parallel: str
    fire: Department
    air: Department
    water: Department

    @property
    def others(self) -> tuple[Department, ...]:
        return (self.fire, self.air, self.water)


def days(amount: int) -> Limit:
    return Limit(Decimal(amount), Unit.WORKING_DAY)


def a_department(lead: errand.Office, name: str, number: int) -> Department:
    found = an_authority(name, lead.town.city, 600 + number)
    there = replace(lead.town, office=found)
    reviewer = town.signed_on(town.an_officer(there, "reviewer", f"6{number}2"), f"joint.reviewer{number}")
    head = town.signed_on(town.an_officer(there, "office_head", f"6{number}5"), f"joint.head{number}")
    return Department(found, name, reviewer, head)


def a_lead(terms: Terms = PARALLEL) -> Joint:
    """Everybody, and the item in the register without rules."""
    lead = errand.an_office(terms)
    head = town.signed_on(town.an_officer(lead.town, "office_head", "695"), "lead.head")
    others = [
        a_department(lead, name, n) for n, name in enumerate(("示范市消防救援支队", "示范市气象局", "示范市水务局"))
    ]
    parallel = parallels.enter_parallel(lead.item, DOCUMENT, by=head, now=NOW).ref if terms is PARALLEL else ""
    return Joint(lead, head, parallel, *others)


def said(joint: Joint, tacit: str = "") -> RulesSaid:
    """Fire (two days, the rules) and air (three days, the plan and the rules) at once; then water (one day)."""
    return RulesSaid(
        "食品经营许可并联审批操作细则", "牵头部门受理后一次抄告，各部门同时审查，限时反馈。",
        (
            ParticipantSaid("fire", joint.fire.office, "消防安全意见", days(2), ("rules",)),
            ParticipantSaid("air", joint.air.office, "油烟排放意见", days(3), ("plan", "rules")),
            ParticipantSaid("water", joint.water.office, "排水接入意见", days(1), ("id",), ("fire", "air")),
        ),
        tacit,
    )  # fmt: skip


def settled(tacit: str = "", before: datetime = BEFORE) -> Joint:
    """The rules proposed by the lead and confirmed by every department."""
    joint = a_lead()
    rules = parallels.propose_rules(joint.parallel, said(joint, tacit), by=joint.head, now=before).ref
    for one in joint.others:
        parallels.confirm_rules(rules, by=one.head, now=before)
    return joint


def begun(joint: Joint, now: datetime = BEGINS) -> str:
    """A case of the lead, accepted, in joint approval and with the reviewer; its reference."""
    ref = errand.in_department(joint.lead)
    operations.begin_joint(ref, by=joint.lead.reviewer, now=now)
    return ref


def board(ref: str, joint: Joint, now: datetime) -> Board:
    found = queries.board(ref, joint.lead.reviewer, now)
    assert found is not None
    return found


def rows(ref: str, joint: Joint, now: datetime) -> dict[str, OpinionRow]:
    """The opinions of a case by the first character of their work: 消, 油, 排."""
    return {one.work[0]: one for group in board(ref, joint, now).groups for one in group.opinions}


def agreed(ref: str, joint: Joint, who: str, now: datetime) -> str:
    """One department agrees; what the act returned says whether the whole is concluded."""
    department = {"消": joint.fire, "油": joint.air, "排": joint.water}[who]
    opinion = rows(ref, joint, now)[who].ref
    return operations.give_opinion(opinion, OpinionStance.AGREE, by=department.reviewer, now=now).concluded


def followed(now: datetime) -> None:
    """Whatever happens by itself, up to a moment."""
    for act in (operations.follow_joint, operations.claim_opinions, operations.recount_opinions):
        while act(by=SYSTEM, now=now).done:
            pass
