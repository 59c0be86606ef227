"""Weighing a case by an order: granted in one go, or passed on to a person with the reason. There is no third way.

The order's signer decides, beforehand: their letter signs, their interests stand in the way, and the ruling names them.
"""

from dataclasses import replace
from datetime import datetime
from secrets import randbelow

from yimen.engine.case.cases import allow, may
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.operations import deciding, window
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.case.rule_orders import moves
from yimen.engine.case.rule_orders.facts import Filed, facts, filed
from yimen.engine.case.rule_orders.models import RuleOrder, RuleTrial
from yimen.engine.case.rule_orders.rows import TriedByRule
from yimen.journal.operation import operation
from yimen.kernel import acceptance
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import LetterHeld
from yimen.kernel.by_rule import PassedOn, RuleKind, Weighed, came_of, is_drawn, weigh
from yimen.kernel.case_life import CaseMove, CaseState
from yimen.kernel.channels import CaseChannel
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Outcome, Ruling
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

BY_APPLICANTS = frozenset({CaseChannel.WEB, CaseChannel.MOBILE, CaseChannel.KIOSK, CaseChannel.API})
"""Who hands in at a window has a person before them already."""
SAID = "按第{edition}版规则自动审批（规则摘要 {digest}），由{signer}事先签发的自动审批令决定。"


@operation
def decide_by_rule(ref: str, *, by: Actor, now: datetime) -> TriedByRule:
    """Weigh a case that was just handed in by the order for its item: grant it, or pass it on to a person.

    By the system alone; asked twice, it is weighed once. Refuses with CaseUnknown.
    """
    file = cases.read_freely(ref, SYSTEM, now)
    allow.the_system(file, by)
    done = RuleTrial.objects.filter(case_id=file.id).first()
    if done is not None:
        return TriedByRule(ref, "passed_on" if done.passed_on else "granted", done.passed_on)
    told = filed(file.id)
    if file.state is not CaseState.RECEIVED or told.channel not in BY_APPLICANTS:
        return TriedByRule(ref, "")
    order = moves.in_force(file.item_id, file.office_id, told.version_id, now)
    if order is None:
        return TriedByRule(ref, "")
    return _weighed(file, told, order, now)


def _weighed(file: CaseFile, told: Filed, order: RuleOrder, now: datetime) -> TriedByRule:
    rules = moves.rules_of(order.rules)
    if any(one.kind is RuleKind.ONCE_IN for one in rules):
        moves.one_after_another(file.applicant_id, file.item_id)
    weighed = weigh(rules, facts(file, told, rules, now))
    why = moves.stopped((order.pk,), now).get(order.pk) or _in_the_way(file, told, now) or came_of(weighed)
    signs = None if why else _signs(file, order, now)
    if signs is None:
        return _passed_on(file, order, weighed, why or PassedOn.SIGNER, now)
    return _granted(file, order, weighed, signs, now)


def _signs(file: CaseFile, order: RuleOrder, now: datetime) -> tuple[Actor, LetterHeld] | None:
    """The house as the order's signer told it to act, and the letter under which their decision stands today.

    Nothing when they could not sign this case themselves: they left, have an interest in it, or lost the letter.
    """
    account = order.signer.account_id
    who = people.actor_of(account, now) if account is not None else None
    if who is None:
        return None
    signer = replace(SYSTEM, staff_id=order.signer_id, interests=who.interests)
    read = cases.read(file.ref, signer, now)
    try:
        officer = allow.officer_of(read, "decide_by_rule")
        allow.standing_right(read, now)
        allow.foreign(read, officer)
        return signer, may.sign(read, officer, now)
    except Refusal:
        return None


def _in_the_way(file: CaseFile, told: Filed, now: datetime) -> PassedOn | None:
    """What no condition of an order can say yes to."""
    if file.actor_party_id is not None and file.actor_party_id != file.applicant_id:
        return PassedOn.OTHER_HAND
    if told.papers:
        return PassedOn.PAPERS
    if integrity.barred_until(file.applicant_id, day_of(now)) is not None:
        return PassedOn.RECORD
    return PassedOn.OPEN if _open(file, now) else None


def _open(file: CaseFile, now: datetime) -> bool:
    """Whether something was begun for the case, or it is not for one desk alone."""
    if file.proposal is not None or file.renews_until is not None or len(file.route) > 1:
        return True
    try:
        acceptance.must_be_complete(file.terms, file.materials_in)
        allow.whole(file)
        deciding.promise_stands(file, now)
    except Refusal:
        return True
    return False


def _passed_on(
    file: CaseFile, order: RuleOrder, weighed: tuple[Weighed, ...], why: PassedOn, now: datetime
) -> TriedByRule:
    cases.remark(file, Line("pass_on", {"order": order.ref, "edition": order.edition, "why": why}, now), SYSTEM)
    _keep(file, order, weighed, now, passed_on=why)
    return TriedByRule(file.ref, "passed_on", why)


def _granted(
    file: CaseFile, order: RuleOrder, weighed: tuple[Weighed, ...], signs: tuple[Actor, LetterHeld], now: datetime
) -> TriedByRule:
    signer, letter = signs
    told = {"order": order.ref, "edition": order.edition, "rules": bytes(order.rules_hash).hex()}
    line = Line("accept", {"by_rule": told}, now, law=window.ART_32)
    window.start_clocks(file, CaseMove.ACCEPT, line, SYSTEM, now)
    read = cases.read(file.ref, signer, now)
    digest = bytes(order.rules_hash).hex()[:8]
    said = SAID.format(edition=order.edition, digest=digest, signer=order.signer.name)
    officer = allow.officer_of(read, "decide_by_rule")
    deciding.granted(read, officer, letter, Ruling(Outcome.GRANT, said), {"by_rule": told}, SYSTEM, now)
    before = RuleTrial.objects.filter(order_id=order.pk, passed_on="").count()
    minutes = max(0, int((now - file.received_at).total_seconds() // 60))
    _keep(file, order, weighed, now, minutes=minutes, drawn=is_drawn(before, order.share, randbelow))
    return TriedByRule(file.ref, "granted")


def _keep(file: CaseFile, order: RuleOrder, weighed: tuple[Weighed, ...], now: datetime, **outcome: object) -> None:
    RuleTrial.objects.create(
        case_id=file.id,
        case_ref=file.ref,
        case_number=file.number,
        order=order,
        on=day_of(now),
        tried_at=now,
        weighed=moves.weighed_kept(weighed),
        **outcome,
    )
