"""Everything that can be tried with a case: what is called, and, apart from it, what the model says of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from tests.operations import errand
from tests.operations.errand import GRANT
from tests.operations.lives import (
    ALIVE,
    AT_THE_DOOR,
    ENDS,
    FEE,
    GRANTED,
    IN_HAND,
    RENEWABLE,
    SETTLED,
    TERMS,
    TOLD,
    UNCHARGED,
    Act,
    Model,
    World,
    a_letter,
    by,
    to,
)
from tests.operations.turns import TURNS
from yimen.engine.case.accountability.operations import claim_warnings
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.consultations import queries as sections
from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.case.inspections import operations as inspections
from yimen.engine.case.inspections.operations import Found
from yimen.engine.money.fees import operations as fees
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.commitments import code_of
from yimen.kernel.endings import RevokeGround
from yimen.kernel.hearings import HearingKind
from yimen.kernel.rulings import REMEDIES, Advice, Outcome, Ruling
from yimen.kernel.time.deadline import SpecialGround
from yimen.kernel.time.national import CHINA
from yimen.registries.grants import operations as grants

DENY = Ruling(Outcome.DENY, "场所不符合条件。", "《食品安全法》第三十五条", REMEDIES)
STATEMENT = "不符合受理条件"
OFFICE = frozenset({"reviewer", "second", "chief", "decider", "double", "head", "presider", "one", "two"})
LEADERS = ("chief", "decider", "double", "head", "presider", "one", "two")
UNCHECKED = frozenset({"open", "mending"})
HEARD_IN, TESTED_IN = 16, 10
"""How many days ahead a hearing is called, and how many a test takes."""


def _under_the_promise(world: World, model: Model) -> str:
    """What the applicant types to sign: it stands under the words."""
    view = case_queries.find(model.ref, world.people["citizen"], model.now)
    return code_of(TERMS.commitment, view.number) if view is not None else ""


def _accepted(world: World, model: Model, who: str, answer: Any) -> None:
    model.accepted = model.since if model.late else model.now
    model.state, model.proposed = "accepted", False


def _tolerated(world: World, model: Model, who: str, answer: Any) -> None:
    model.follows = model.today + timedelta(days=5)
    _accepted(world, model, who, answer)


def _withdrawn(world: World, model: Model, who: str, answer: Any) -> None:
    early = model.state in AT_THE_DOOR | {"correction_open"}
    model.resume()
    model.state, model.proposed = "withdrawn_early" if early else "withdrawn", False


def _handed_in(world: World, model: Model, who: str, answer: Any) -> None:
    model.mended = model.mended or model.state == "correction_open"
    model.files += 1


def _noticed(world: World, model: Model, who: str, answer: Any) -> None:
    model.state, model.noticed, model.mended = "correction_open", model.now, False


def _corrected(world: World, model: Model, who: str, answer: Any) -> None:
    model.state, model.since = "correction_closed", model.now


def _stands_still(days: int) -> Callable[[World, Model, str, Any], None]:
    def come(world: World, model: Model, who: str, answer: Any) -> None:
        model.stood.append((model.now, model.now + timedelta(days=days + 1)))
        model.state = "special_open"

    return come


def _called(world: World, model: Model, who: str, answer: Any) -> None:
    _stands_still(HEARD_IN + 1)(world, model, who, answer)
    called = hearings.of_case(model.ref, world.people["head"])[0]
    model.hearing = (called.ref, called.held_at)


def _goes_on(world: World, model: Model, who: str, answer: Any) -> None:
    model.resume()
    model.state = "special_closed"


def _called_off(world: World, model: Model, who: str, answer: Any) -> None:
    """The procedure that was opened for the hearing ends with it, unless the whole case ended before."""
    model.hearing = ("", model.now)
    if model.state == "special_open":
        _goes_on(world, model, who, answer)
    else:
        model.lines -= 1


def _consulted(world: World, model: Model, who: str, answer: Any) -> None:
    (asked,) = sections.asked_of(world.people["presider"], model.now)
    until = datetime.combine(model.today + timedelta(days=2), time(23, 59, 59), CHINA)
    model.consultation = (answer.ref, asked.ref, until)


def _answered(world: World, model: Model, who: str, answer: Any) -> None:
    model.consultation = (model.consultation[0], "", model.consultation[2])


def _granted(world: World, model: Model, who: str, answer: Any) -> None:
    model.granted_by, model.ruled = who, model.today
    model.state, model.certificate = ("granted_tolerated", "withheld") if model.follows else ("granted", "valid")
    model.check = "open" if model.promised else ""


def _denied(world: World, model: Model, who: str, answer: Any) -> None:
    model.state, model.ruled = "denied", model.today


def _granted_by_time(world: World, model: Model, who: str, answer: Any) -> None:
    model.resume()
    model.state, model.certificate, model.follows = "granted", "valid", None


def _supplied(world: World, model: Model, who: str, answer: Any) -> None:
    model.state, model.follows = "granted", None
    if model.certificate == "withheld":
        model.certificate = "valid"


def _found_false(world: World, model: Model, who: str, answer: Any) -> None:
    model.check = "false"
    if model.certificate == "valid":
        model.certificate, model.stopped_by = "suspended", "report"


def _cleared(world: World, model: Model, who: str, answer: Any) -> None:
    """What the report stopped goes on; what somebody had suspended for a reason of its own stays."""
    model.check = "passed"
    if model.stopped_by == "report" and model.certificate == "suspended":
        model.certificate = "valid"


def _revoked(world: World, model: Model, who: str, answer: Any) -> None:
    model.state = "revoked"
    if model.certificate in ALIVE:
        model.certificate = "revoked"
    if model.check in UNCHECKED | {"false"}:
        model.check = "revoked"


def _billed(world: World, model: Model, who: str, answer: Any) -> None:
    model.bill, model.owed = (answer.ref, answer.code), model.owed or "open"


def _unbilled(world: World, model: Model, who: str, answer: Any) -> None:
    if model.state in UNCHARGED and model.owed == "open":
        model.owed = "cancelled"


def _swept(world: World, model: Model, who: str, answer: Any) -> None:
    """A second worker at the same moment finds nothing left; what was told is on the journal."""
    assert claim_warnings(by=SYSTEM, now=model.now).claimed == 0
    with connection.cursor() as cursor:
        cursor.execute("select journal_seq from cases_case where ref = %s", (model.ref,))
        (lines,) = cursor.fetchone()
    assert lines - model.lines in (0, 1)
    model.lines = lines


def _letter(who: str, hours: int | None) -> Act:
    def issue(world: World, model: Model, by: Actor) -> tuple[str, datetime | None]:
        until = None if hours is None else model.now + timedelta(hours=hours)
        return a_letter(world, who, model.now, until, by), until

    def come(world: World, model: Model, _: str, answer: Any) -> None:
        model.letters[who] = answer

    return Act(issue, by("worker", "head"), lambda m: True, come, 0, sure=lambda m: who not in m.signers)


def _taken_away(who: str) -> Act:
    return Act(
        lambda w, m, by: grants.revoke_letter(m.letters[who][0], "调离岗位", by=by, now=m.now),
        by("worker", "head"), lambda m: True, lambda w, m, _, answer: m.letters.pop(who), 0,
        sure=lambda m: who in m.signers,
    )  # fmt: skip


def _had_no_hand(model: Model) -> frozenset[str]:
    """Who answers for the office, and neither decided it nor gave a review that counts or was sent back."""
    return frozenset({"head", "decider", "double"}) - {model.reviewed, model.granted_by} - model.before


DOOR: Mapping[str, Act] = {
    "accept": Act(
        lambda w, m, by: cases.accept(m.ref, by=by, now=m.now),
        by("clerk"), lambda m: m.at_the_window and (m.late or m.rules == "in"), _accepted,
    ),
    "accept with materials to follow": Act(
        lambda w, m, by: cases.accept_tolerating(m.ref, {"rules": m.today + timedelta(days=5)}, by=by, now=m.now),
        by("clerk"), lambda m: m.at_the_window and not m.late and m.rules == "missing", _tolerated,
    ),
    "sign the promise": Act(
        lambda w, m, by: cases.sign_commitment(m.ref, _under_the_promise(w, m), by=by, now=m.now),
        by("citizen"), lambda m: m.state in AT_THE_DOOR and not m.signed_for, to(signed_for=True),
    ),
    "accept on a promise": Act(
        lambda w, m, by: cases.accept_on_commitment(m.ref, TERMS.commitment, by=by, now=m.now),
        by("clerk"), lambda m: m.at_the_window and not m.late and m.signed_for,
        lambda w, m, who, answer: (_accepted(w, m, who, answer), to(promised=True)(w, m, who, answer))[0],
    ),
    "find it accepted by silence": Act(
        lambda w, m, by: cases.deem_accepted(m.ref, by=by, now=m.now), by("worker"), lambda m: m.late, _accepted
    ),
    "ask for a correction": Act(
        lambda w, m, by: cases.open_correction(m.ref, [DefectFound("plan", "no_area")], by=by, now=m.now),
        by("clerk"), lambda m: m.at_the_window and not m.late and m.state == "received", _noticed,
    ),
    "ask again for what could be seen before": Act(
        lambda w, m, by: cases.open_further_correction(m.ref, [DefectFound("id", "unreadable")], by=by, now=m.now),
        by(), lambda m: False, to(),
    ),
    "hand in a better plan": Act(
        lambda w, m, by: cases.attach_to_case(m.ref, "plan", "plan.png", errand.PNG, by=by, now=m.now),
        lambda m: frozenset({"citizen", "clerk"} if m.state == "correction_open" else {"clerk"}),
        lambda m: m.at_the_window or m.state == "correction_open", _handed_in, sure=lambda m: m.files < 8,
    ),
    "bring the rules": Act(
        lambda w, m, by: cases.attach_to_case(m.ref, "rules", "rules.png", errand.PNG, by=by, now=m.now),
        lambda m: frozenset({"clerk"} if m.state in AT_THE_DOOR else {"citizen", "clerk"}),
        lambda m: m.rules == "missing" and (
            m.at_the_window or m.state == "correction_open"
            or (m.follows is not None and not m.over and m.state in RENEWABLE | {"granted_tolerated"})
        ),
        to(rules="in"), sure=lambda m: m.rules == "missing",
    ),
    "say that it is corrected": Act(
        lambda w, m, by: cases.answer_correction(m.ref, by=by, now=m.now),
        by("citizen", "clerk"), lambda m: m.state == "correction_open" and m.mended, _corrected,
    ),
    "find the correction lapsed": Act(
        lambda w, m, by: cases.lapse_correction(m.ref, by=by, now=m.now),
        by("worker"), lambda m: m.state == "correction_open" and m.now > m.noticed + timedelta(days=31),
        to("withdrawn_early"),
        sure=lambda m: not timedelta(days=29) < m.now - m.noticed <= timedelta(days=31),
    ),
    "propose to refuse": Act(
        lambda w, m, by: cases.propose_refusal(m.ref, "第三十二条", STATEMENT, "可以改办备案", by=by, now=m.now),
        by("clerk"), lambda m: m.at_the_window and not m.late, to(proposed=True),
    ),
    "confirm the refusal": Act(
        lambda w, m, by: cases.confirm_refusal(m.ref, by=by, now=m.now),
        lambda m: m.sees & m.signers, lambda m: m.proposed and not m.late, to("refused", proposed=False),
    ),
    "reject the refusal": Act(
        lambda w, m, by: cases.reject_refusal(m.ref, "可以受理", by=by, now=m.now),
        lambda m: m.sees & {"chief", "decider", "double", "head"}, lambda m: m.proposed, to(proposed=False),
    ),
    "take the proposed refusal back": Act(
        lambda w, m, by: cases.withdraw_refusal(m.ref, by=by, now=m.now),
        by("clerk"), lambda m: m.proposed, to(proposed=False), no_hand=True,
    ),
    "find it not needed without a letter": Act(
        lambda w, m, by: cases.find_not_needed(m.ref, "第十三条", "不需要许可", "可以直接开展", by=by, now=m.now),
        by(), lambda m: False, to(),
    ),
    "say which certificate it renews": Act(
        lambda w, m, by: cases.name_renewed(m.ref, w.old, by=by, now=m.now),
        lambda m: frozenset({"citizen"} if m.proposed else {"citizen", "clerk"}),
        lambda m: m.state in AT_THE_DOOR | {"correction_open"}, to(renews=True),
    ),
    "withdraw": Act(
        lambda w, m, by: cases.withdraw(m.ref, by=by, now=m.now),
        by("citizen"), lambda m: m.state in AT_THE_DOOR | RENEWABLE | {"correction_open"}, _withdrawn,
    ),
    "hand over": Act(
        lambda w, m, by: cases.hand_over(m.ref, by=by, now=m.now),
        by("clerk"), lambda m: m.state == "accepted", to("in_department", leg=1),
    ),
}  # fmt: skip
BACK: Mapping[str, Act] = {
    "review": Act(
        lambda w, m, by: cases.review(m.ref, Advice.GRANT, "符合条件", by=by, now=m.now),
        lambda m: m.path[1], lambda m: m.state in IN_HAND and not m.simple and m.leg == 1,
        lambda w, m, who, answer: to(reviewed=who, leg=2)(w, m, who, answer),
    ),
    "have it tested": Act(
        lambda w, m, by: cases.open_special(m.ref, SpecialGround.TESTING, TESTED_IN, "需要检测", by=by, now=m.now),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.supplement, _stands_still(TESTED_IN),
    ),
    "go on after it": Act(
        lambda w, m, by: cases.close_special(m.ref, "已经做完", by=by, now=m.now),
        lambda m: m.desk, lambda m: m.state == "special_open" and not m.hearing[0], _goes_on,
    ),
    "call a hearing": Act(
        lambda w, m, by: cases.call_hearing(
            m.ref, HearingKind.HEARING, "对邻居采光的影响", (m.now + timedelta(days=HEARD_IN), "三楼会议室"),
            w.staff["presider"], ("申请人", "邻居"), by=by, now=m.now,
        ),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.hearing[0] and not m.supplement, _called, lines=2,
    ),
    "record the hearing": Act(
        lambda w, m, by: cases.record_hearing(m.hearing[0], "邻居到场陈述。", "采光不受影响。", by=by, now=m.now),
        by("presider"), lambda m: bool(m.hearing[0]) and m.now >= m.hearing[1],
        lambda w, m, who, answer: setattr(m, "hearing", ("", m.now)),
    ),
    "call the hearing off": Act(
        lambda w, m, by: cases.call_off_hearing(m.hearing[0], "申请人放弃听证。", by=by, now=m.now),
        lambda m: m.desk, lambda m: bool(m.hearing[0]), _called_off, lines=2,
    ),
    "arrange an inspection": Act(
        lambda w, m, by: inspections.arrange_inspection(
            m.ref, m.now, "滨河街36号", (w.staff["one"], w.staff["two"]), ("面积",), by=by, now=m.now
        ),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.inspection,
        lambda w, m, who, answer: to(inspection=answer.ref, signed="")(w, m, who, answer),
    ),
    "write what the inspection found": Act(
        lambda w, m, by: inspections.conclude_inspection(
            m.inspection, Found.PASS, "现场符合要求。", ("够大",), "场所内不准拍照。", by=by, now=m.now
        ),
        by("one", "two"), lambda m: bool(m.inspection),
        lambda w, m, who, answer: to(signed=who)(w, m, who, answer),
    ),
    "sign what the inspection found": Act(
        lambda w, m, by: inspections.sign_inspection(m.inspection, by=by, now=m.now),
        lambda m: frozenset({"one", "two"}) - {m.signed}, lambda m: bool(m.inspection and m.signed), to(inspection=""),
    ),
    "call the inspection off": Act(
        lambda w, m, by: inspections.call_off_inspection(m.inspection, "不再需要", by=by, now=m.now),
        lambda m: m.desk, lambda m: bool(m.inspection), to(inspection=""),
    ),
    "ask another section": Act(
        lambda w, m, by: consultations.consult(
            m.ref, "是否在禁燃区内？", {w.posts["presider"]: m.today + timedelta(days=2)}, by=by, now=m.now
        ),
        lambda m: m.desk, lambda m: m.state in IN_HAND and not m.consultation[0], _consulted,
    ),
    "answer for the section": Act(
        lambda w, m, by: consultations.answer_consultation(
            m.consultation[1], Stance.FAVOUR, "不在禁燃区。", by=by, now=m.now
        ),
        by("presider"), lambda m: bool(m.consultation[1]), _answered,
    ),
    "report what the section said": Act(
        lambda w, m, by: consultations.report_consultation(m.consultation[0], "一致同意。", by=by, now=m.now),
        lambda m: m.desk, lambda m: bool(m.consultation[0]) and (not m.consultation[1] or m.now > m.consultation[2]),
        lambda w, m, who, answer: setattr(m, "consultation", ("", "", m.now)),
    ),
    "extend": Act(
        lambda w, m, by: cases.extend(m.ref, Decimal(5), "情况复杂", by=by, now=m.now),
        lambda m: m.signers & m.sees & {"decider", "double"},
        lambda m: m.state in IN_HAND and not m.extended and m.run_out == "no", to(extended=True),
        sure=lambda m: m.state not in IN_HAND or m.run_out != "",
    ),
    "extend as several offices would": Act(
        lambda w, m, by: cases.extend_joint(m.ref, Decimal(5), "情况复杂", "示府〔2026〕9号", by=by, now=m.now),
        by(), lambda m: False, to(),
    ),
    "extend by too much": Act(
        lambda w, m, by: cases.extend(m.ref, Decimal(11), "情况复杂", by=by, now=m.now), by(), lambda m: False, to()
    ),
    "grant": Act(
        lambda w, m, by: cases.decide(m.ref, GRANT, by=by, now=m.now),
        lambda m: m.decides, lambda m: m.ruled_on and not m.over, _granted,
    ),
    "deny": Act(
        lambda w, m, by: cases.decide(m.ref, DENY, by=by, now=m.now),
        lambda m: m.decides, lambda m: m.ruled_on and not (m.renews and m.today > ENDS), _denied,
    ),
    "deny without a reason": Act(
        lambda w, m, by: cases.decide(m.ref, Ruling(Outcome.DENY), by=by, now=m.now), by(), lambda m: False, to()
    ),
    "decide at once": Act(
        lambda w, m, by: cases.decide_at_once(m.ref, GRANT, by=by, now=m.now),
        lambda m: m.decides, lambda m: m.simple and m.ruled_on and not m.over, _granted,
    ),
    "find it granted by silence": Act(
        lambda w, m, by: cases.deem_renewed(m.ref, by=by, now=m.now),
        by("worker"), lambda m: m.renews and m.state in RENEWABLE and m.today > ENDS, _granted_by_time,
    ),
}  # fmt: skip
AFTER: Mapping[str, Act] = {
    "hand out": Act(
        lambda w, m, by: cases.deliver(m.ref, "window", "陈小禾", by=by, now=m.now),
        by("clerk"),
        lambda m: m.state in TOLD and not m.delivered and (m.state not in GRANTED or m.owed in SETTLED),
        to(delivered=True), unsaid=OFFICE,
    ),
    "confirm what followed": Act(
        lambda w, m, by: cases.supply(m.ref, by=by, now=m.now),
        by("clerk"), lambda m: m.state == "granted_tolerated" and m.rules == "in", _supplied,
        unsaid=OFFICE,
    ),
    "find that nothing followed": Act(
        lambda w, m, by: cases.lapse_promise(m.ref, by=by, now=m.now),
        by("worker"), lambda m: m.state in GRANTED and m.over, _revoked,
    ),
    "revoke": Act(
        lambda w, m, by: cases.revoke(m.ref, "以欺骗手段取得", RevokeGround.FRAUD, by=by, now=m.now),
        lambda m: m.signers & {"decider", "double"} & m.sees, lambda m: m.state in GRANTED, _revoked,
    ),
    "name who checks": Act(
        lambda w, m, by: cases.assign_check(m.ref, w.staff["one"], w.staff["two"], by=by, now=m.now),
        _had_no_hand, lambda m: m.check in UNCHECKED, to(assigned=True),
    ),
    "find the promise kept": Act(
        lambda w, m, by: cases.pass_check(m.ref, "现场相符。", by=by, now=m.now),
        by("one", "two"), lambda m: m.check in UNCHECKED and m.assigned, to(check="passed"),
    ),
    "have it mended": Act(
        lambda w, m, by: cases.order_mending(
            m.ref, "洗手池太小。", m.today + timedelta(days=20), by=by, now=m.now
        ),
        by("one", "two"), lambda m: m.check == "open" and m.assigned, to(check="mending"),
    ),
    "find the promise broken": Act(
        lambda w, m, by: cases.report_false(m.ref, "现场没有洗手池。", by=by, now=m.now),
        by("one", "two"), lambda m: m.check in UNCHECKED and m.assigned, _found_false,
    ),
    "find the report wrong": Act(
        lambda w, m, by: cases.clear_check(m.ref, "洗手池在里间。", by=by, now=m.now),
        _had_no_hand,
        lambda m: m.check == "false", _cleared,
    ),
}  # fmt: skip
FEES: Mapping[str, Act] = {
    "bill": Act(
        lambda w, m, by: fees.open_bill(m.ref, by=by, now=m.now),
        by("citizen", "clerk"),
        lambda m: m.owed not in ("", "cancelled") or (m.accepted is not None and m.state not in UNCHARGED), _billed, 0,
        unsaid=OFFICE, no_hand=True,
    ),
    "pay": Act(
        lambda w, m, by: fees.take_cash(m.bill[1], FEE, by=by, now=m.now),
        by("cashier"), lambda m: m.owed == "open" and not m.reduction[0], to(owed="paid"), 0,
    ),
    "ask to charge nothing": Act(
        lambda w, m, by: fees.propose_reduction(m.bill[0], 1, FEE, "低保对象", "第十条", by=by, now=m.now),
        by("clerk", "cashier"), lambda m: m.owed == "open" and not m.reduction[0],
        lambda w, m, who, answer: setattr(m, "reduction", (answer.ref, who)), 0, unsaid=OFFICE,
    ),
    "charge nothing": Act(
        lambda w, m, by: fees.approve_reduction(m.reduction[0], by=by, now=m.now),
        by(*LEADERS),
        lambda m: bool(m.reduction[0]) and m.owed == "open",
        lambda w, m, who, answer: to(owed="waived", reduction=("", ""))(w, m, who, answer), 0,
    ),
    "charge it all the same": Act(
        lambda w, m, by: fees.reject_reduction(m.reduction[0], "证明过期", by=by, now=m.now),
        by(*LEADERS), lambda m: bool(m.reduction[0]),
        to(reduction=("", "")), 0,
    ),
    "ask for the money back": Act(
        lambda w, m, by: fees.propose_refund(m.bill[0], FEE, "重复缴费", by=by, now=m.now),
        by("clerk", "cashier"), lambda m: m.owed == "paid" and not m.refund[0],
        lambda w, m, who, answer: setattr(m, "refund", (answer.ref, who, "")), 0, unsaid=OFFICE,
    ),
    "approve that": Act(
        lambda w, m, by: fees.approve_refund(m.refund[0], by=by, now=m.now),
        by(*LEADERS), lambda m: bool(m.refund[0]) and not m.refund[2],
        lambda w, m, who, answer: setattr(m, "refund", (*m.refund[:2], "yes")), 0,
    ),
    "give the money back": Act(
        lambda w, m, by: fees.pay_out(m.refund[0], by=by, now=m.now),
        by("cashier"), lambda m: bool(m.refund[2]), to(owed="refunded", refund=("", "", "")), 0,
    ),
    "let the bill end with the case": Act(
        lambda w, m, by: fees.end_bill(m.ref, by=by, now=m.now), by("worker"), lambda m: True, _unbilled, 0
    ),
}  # fmt: skip
AROUND: Mapping[str, Act] = {
    "sweep for warnings": Act(
        lambda w, m, by: claim_warnings(by=by, now=m.now), by("worker"), lambda m: True, _swept, 0
    ),
    "take the decider's letter away": _taken_away("decider"),
    "take the other letter away": _taken_away("double"),
    "give the decider a letter": _letter("decider", None),
    "give the decider a letter for some hours": _letter("decider", 9),
    "give somebody with two posts a letter": _letter("double", None),
    "give somebody with two posts a letter for a day": _letter("double", 24),
}
ACTS: Mapping[str, Act] = {**DOOR, **BACK, **TURNS, **AFTER, **FEES, **AROUND}
LIVES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "at the window": (),
    "in the department": (("accept", "clerk"), ("hand over", "clerk")),
    "renewing": (("say which certificate it renews", "citizen"), ("accept", "clerk"), ("hand over", "clerk")),
    "on a promise": (
        ("sign the promise", "citizen"), ("accept on a promise", "clerk"), ("hand over", "clerk"),
        ("review", "reviewer"), ("grant", "decider"),
    ),
    "with materials to follow": (("accept with materials to follow", "clerk"), ("hand over", "clerk")),
    "decided by the section chief": (("accept", "clerk"), ("hand over", "clerk"), ("review", "reviewer")),
    "reviewed once more": (
        ("accept", "clerk"), ("hand over", "clerk"), ("review", "double"), ("send it back", "decider"),
    ),
    "waiting for others": (
        ("accept", "clerk"), ("hand over", "clerk"), ("ask the applicant for more", "reviewer"),
        ("ask a unit of the county", "reviewer"), ("take up what the unit was asked", "unit reviewer"),
    ),
    "for a fee": (("accept", "clerk"), ("bill", "citizen"), ("hand over", "clerk"), ("review", "double")),
}  # fmt: skip
"""Where a life may begin, and the acts that lead there: whoever always began at the window would rarely come far."""
