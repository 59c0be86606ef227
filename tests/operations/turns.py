"""Turns that a case may take: back, aside, upwards, into another class, to other desks and units, and for more papers.

None of them stops the clock of the law; a supplement stops the promise and nothing else.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.operations import cooperating, errand
from tests.operations.lives import ALIVE, IN_HAND, UNDECIDED, Act, Model, World, by, close_after, reviews, signs, to
from tests.operations.town import TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.reclassifications.operations import reclassify
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.supervision.audits import operations as audits
from yimen.engine.supervision.audits import queries as samples
from yimen.engine.supervision.audits.operations import Result
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.endings import CancelGround
from yimen.kernel.subtask_life import Finding
from yimen.kernel.terms import Complexity
from yimen.kernel.time.limit import Limit, Unit

NO_FLOW = (DefectFound("plan", "no_flow"),)
ONE_DAY = Limit(Decimal(1), Unit.WORKING_DAY)
AT_THE_COUNTER = frozenset({"citizen", "clerk"})
BESIDE = frozenset(
    {"cashier", "reviewer", "second", "chief", "decider", "double", "head", "presider", "one", "two", "auditor"}
)


def _whatever_the_statute_says(act: Callable[[World, Model, Actor], Any]) -> Callable[[World, Model, Actor], Any]:
    """The act, and that the limit of the law falls due when it did before."""

    def done(world: World, model: Model, by: Actor) -> Any:
        before = _statute(world, model)
        answer = act(world, model, by)
        assert _statute(world, model) == before, "what is asked of the applicant stops no limit of the law"
        return answer

    return done


def _statute(world: World, model: Model) -> datetime | None:
    view = case_queries.find(model.ref, world.people["head"], model.now)
    clocks = view.clocks if view is not None else ()
    return next((clock.due_at for clock in clocks if clock.side == "statutory"), None)


def _sent_back(world: World, model: Model, who: str, answer: Any) -> None:
    if model.leg == 1:
        model.state = "accepted"
    if model.reviewed:
        model.before |= {model.reviewed}
    model.leg, model.reviewed = model.leg - 1, ""


def _stood_aside(world: World, model: Model, who: str, answer: Any) -> None:
    model.aside |= {who}


def _reclassified(world: World, model: Model, who: str, answer: Any) -> None:
    """Another way from the window on, by lot where two desks are fit; what was raised falls back to its grade."""
    model.simple, model.raised = not model.simple, False
    model.reviews = "reviewer" if model.simple else reviews(world, model.ref)


def _given(world: World, model: Model, who: str, answer: Any) -> None:
    model.reviews = reviews(world, model.ref)


def _came(world: World, model: Model, who: str, answer: Any) -> None:
    model.came, model.files = True, model.files + 1


def _certificate(world: World, model: Model) -> str:
    return next((row.ref for row in certificates.of_case(model.ref, world.people["head"], model.now)), "0" * 16)


def _suspended(world: World, model: Model, who: str, answer: Any) -> None:
    model.certificate, model.stopped_by = "suspended", "hand"


def _drawn(world: World, model: Model, who: str, answer: Any) -> None:
    sample = samples.sample(answer.ref, world.people["auditor"])
    assert sample is not None
    ((model.audit),) = (case.ref for case in sample.cases)


def _draw(world: World, model: Model, by: Actor) -> Any:
    since = model.ruled or model.today
    days = (since, since + timedelta(days=1))
    return audits.draw_sample(
        world.office.town.office, world.staff["auditor"], *days, 1, model.today, by=by, now=model.now
    )


def _audit_set_aside(world: World, model: Model, who: str, answer: Any) -> None:
    assert answer.replaced == "no"
    model.audit, model.aside = "", model.aside | {who}


TURNS: Mapping[str, Act] = {
    "send it back": Act(
        lambda w, m, by: cases.send_back(m.ref, "缺现场平面图。", by=by, now=m.now),
        lambda m: m.desk, lambda m: m.state in IN_HAND, _sent_back,
    ),
    "declare an interest": Act(
        lambda w, m, by: cases.recuse(m.ref, "申请人是我的亲属。", by=by, now=m.now),
        lambda m: frozenset().union(*m.path), lambda m: m.state in UNDECIDED, _stood_aside,
    ),
    "have it decided at a higher rank": Act(
        lambda w, m, by: cases.raise_decision(m.ref, w.posts["decider"], "涉及面广。", by=by, now=m.now),
        lambda m: m.lies_with | {"head"},
        lambda m: m.state in UNDECIDED and m.graded and not m.simple and not m.raised, to(raised=True),
    ),
    "put it into another class": Act(
        lambda w, m, by: reclassify(
            m.ref, Complexity.GENERAL if m.simple else Complexity.SIMPLE, "当场能够核实。", by=by, now=m.now
        ),
        lambda m: m.sees & {"chief", "decider", "double", "head"},
        lambda m: m.state in IN_HAND | {"received", "accepted"} and m.leg < 2 and not m.before and not m.awaits,
        _reclassified,
    ),
    "give the review to the other desk": Act(
        lambda w, m, by: cases.reassign(
            m.ref, w.posts["reviewer" if m.reviews == "second" else "second"], "均衡工作量。", by=by, now=m.now
        ),
        by("head"), lambda m: m.state in UNDECIDED and m.leg == 1 and not m.simple, _given,
        sure=lambda m: m.today > TODAY,
    ),
    "ask the applicant for more": Act(
        _whatever_the_statute_says(
            lambda w, m, by: supplements.ask_supplement(m.ref, NO_FLOW, 5, "没有画出流向。", by=by, now=m.now)
        ),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.supplement,
        lambda w, m, who, answer: to(supplement=answer.ref, came=False)(w, m, who, answer),
    ),
    "ask for what the door could see": Act(
        lambda w, m, by: supplements.ask_supplement(
            m.ref, (DefectFound("id", "unreadable"),), 5, "看不清。", by=by, now=m.now
        ),
        by(), lambda m: False, to(), sure=lambda m: m.accepted is None or m.accepted != m.since,
    ),
    "bring what was asked for": Act(
        lambda w, m, by: supplements.hand_in_supplement(m.supplement, "plan", "p.png", errand.PNG, by=by, now=m.now),
        lambda _: AT_THE_COUNTER, lambda m: bool(m.supplement) and m.state in UNDECIDED, _came,
        unsaid=BESIDE, sure=lambda m: m.files < 8,
    ),
    "say that it is all there": Act(
        _whatever_the_statute_says(lambda w, m, by: supplements.answer_supplement(m.supplement, by=by, now=m.now)),
        lambda _: AT_THE_COUNTER, lambda m: bool(m.supplement) and m.came and m.state in UNDECIDED, to(supplement=""),
        unsaid=BESIDE,
    ),
    "go on without it": Act(
        _whatever_the_statute_says(
            lambda w, m, by: supplements.end_supplement(m.supplement, "现有材料足够。", by=by, now=m.now)
        ),
        lambda m: m.desk, lambda m: bool(m.supplement) and m.state in UNDECIDED, to(supplement=""),
    ),
    "ask a unit of the county": Act(
        lambda w, m, by: subtasks.send_subtask(m.ref, cooperating.asking(w.unit, limit=ONE_DAY), by=by, now=m.now),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.subtask[1],
        lambda w, m, who, answer: setattr(m, "subtask", (answer.ref, "sent")),
        sure=lambda m: m.state not in IN_HAND or bool(m.subtask[1]) or _fits(m),
    ),
    "take up what the unit was asked": Act(
        lambda w, m, by: subtasks.take_up_subtask(m.subtask[0], by=by, now=m.now),
        by("unit reviewer", "unit signer"), lambda m: m.state in UNDECIDED and m.subtask[1] == "sent",
        lambda w, m, who, answer: setattr(m, "subtask", (m.subtask[0], "taken up")),
    ),
    "say that it is not the unit's": Act(
        lambda w, m, by: subtasks.decline_subtask(m.subtask[0], "不在本县辖区。", by=by, now=m.now),
        by("unit reviewer", "unit signer"), lambda m: m.state in UNDECIDED and m.subtask[1] == "sent",
        lambda w, m, who, answer: setattr(m, "subtask", (m.subtask[0], "")),
    ),
    "return what the unit found": Act(
        lambda w, m, by: subtasks.return_subtask(m.subtask[0], Finding.FAVOUR, "现场一致。", by=by, now=m.now),
        by("unit reviewer", "unit signer"), lambda m: m.state in UNDECIDED and m.subtask[1] == "taken up",
        lambda w, m, who, answer: setattr(m, "subtask", (m.subtask[0], "")),
    ),
    "call the unit off": Act(
        lambda w, m, by: subtasks.call_off_subtask(m.subtask[0], "不再需要。", by=by, now=m.now),
        lambda m: m.desk, lambda m: bool(m.subtask[1]),
        lambda w, m, who, answer: setattr(m, "subtask", (m.subtask[0], "")),
    ),
    "recall what nobody lost": Act(
        lambda w, m, by: cases.recall(m.ref, "想收回。", by=by, now=m.now), by(), lambda m: False, to()
    ),
    "suspend the certificate": Act(
        lambda w, m, by: cases.suspend_certificate(_certificate(w, m), "正在调查", by=by, now=m.now),
        signs("decider", "double"), lambda m: m.certificate == "valid", _suspended,
    ),
    "restore the certificate": Act(
        lambda w, m, by: cases.restore_certificate(_certificate(w, m), "调查完毕", by=by, now=m.now),
        signs("decider", "double"), lambda m: m.certificate == "suspended" and m.check != "false",
        to(certificate="valid"),
    ),
    "cancel the certificate": Act(
        lambda w, m, by: cases.cancel_certificate(
            _certificate(w, m), CancelGround.HOLDER_ASKS, "持证人申请", by=by, now=m.now
        ),
        signs("decider", "double"), lambda m: m.certificate in ALIVE, to(certificate="cancelled"),
    ),
    "strike off what has run out": Act(
        lambda w, m, by: cases.cancel_expired(_certificate(w, m), by=by, now=m.now),
        by("worker"), lambda m: m.certificate in ALIVE and m.expired, to(certificate="cancelled"),
    ),
    "draw it for an audit": Act(
        _draw, by("head"),
        lambda m: m.ruled is not None and m.ruled < m.today and not m.audit and "auditor" not in m.aside, _drawn,
    ),
    "say what the audit found": Act(
        lambda w, m, by: audits.record_audit(m.audit, Result.SOUND, "", by=by, now=m.now),
        by("auditor"), lambda m: bool(m.audit) and not m.audited, to(audited="sound"),
    ),
    "stand aside from the audit": Act(
        lambda w, m, by: audits.set_audit_aside(m.audit, "申请人是我的亲属。", by=by, now=m.now),
        by("auditor"), lambda m: bool(m.audit) and not m.audited, _audit_set_aside,
    ),
}  # fmt: skip


def _fits(model: Model) -> bool:
    """What the unit has a day for ends before the case could be due at the earliest."""
    assert model.accepted is not None
    return close_after(model.now, 1) <= close_after(model.accepted, 5)
