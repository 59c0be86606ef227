"""Acts: what was typed into a form of the desk becomes one call of one operation. Nothing is decided here."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from yimen.channels.workbench.refusals import NoSuchAct, NotADate, NotANumber, NotChecked, NotChosen
from yimen.channels.workbench.sheets import answers
from yimen.engine.case.cases import operations
from yimen.engine.records.archives import operations as archives
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.authority import Act
from yimen.kernel.endings import RevokeGround
from yimen.kernel.product_classes import ClassRefused
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.deadline import SpecialGround
from yimen.threshold import typed
from yimen.threshold.run import run


@snapshot
class Asked:
    """A form as it came: which case, what was typed, who sent it, and when."""

    ref: str
    act: Act
    said: QueryDict
    by: Actor
    now: datetime

    def text(self, name: str) -> str:
        """A text of this act's form; fields are named act-name, so that all forms can stand on one page."""
        return self.said.get(f"{self.act}-{name}", "").replace("\r\n", "\n")

    def checked(self, name: str) -> None:
        """Refuses with NotChecked when the box is empty."""
        if not self.text(name):
            raise NotChecked(field=name)

    def days(self, name: str) -> Decimal:
        try:
            number = Decimal(self.text(name).strip())
        except InvalidOperation:
            raise NotANumber(field=name) from None
        if not number.is_finite():
            raise NotANumber(field=name)
        return number

    def whole_days(self, name: str) -> int:
        number = self.days(name)
        if number != number.to_integral_value() or not 0 < number < 1000:
            raise NotANumber(field=name)
        return int(number)

    @property
    def seen(self) -> int | None:
        """The journal seq the page was made from."""
        return typed.seen(self.said)

    def run(self, act: Callable[..., object], *facts: object) -> None:
        """One operation, with the case first and what the officer had seen last."""
        run(act, self.ref, *facts, self.seen, by=self.by, now=self.now, key=self.said.get("key", ""))

    def run_unseen(self, act: Callable[..., object], *facts: object) -> None:
        """The same for acts that hold whatever happened meanwhile."""
        run(act, self.ref, *facts, by=self.by, now=self.now, key=self.said.get("key", ""))


def do(asked: Asked) -> None:
    """Ask for the act; refuses as the operation does, or when the form cannot be read."""
    _DOING[asked.act](asked)


def act_named(name: str) -> Act:
    """The act of an address; refuses with NoSuchAct."""
    if name not in _DOING:
        raise NoSuchAct()
    return Act(name)


def _accept(asked: Asked) -> None:
    asked.run(operations.accept)


def _accept_tolerating(asked: Asked) -> None:
    chosen = asked.said.getlist(f"{asked.act}-material")
    asked.run(operations.accept_tolerating, {code: _day(asked, code) for code in chosen})


def _day(asked: Asked, material: str) -> date:
    try:
        return date.fromisoformat(asked.text(f"by-{material}"))
    except ValueError:
        raise NotADate(field=f"by-{material}") from None


def _accept_on_commitment(asked: Asked) -> None:
    asked.checked("told")
    asked.run(operations.accept_on_commitment, asked.text("promise"))


def _defects(asked: Asked) -> tuple[DefectFound, ...]:
    pairs = (ticked.partition(":") for ticked in asked.said.getlist(f"{asked.act}-defect"))
    return tuple(DefectFound(material, defect) for material, _, defect in pairs)


def _open_correction(asked: Asked) -> None:
    asked.run(operations.open_correction, _defects(asked), asked.text("note"))


def _open_further_correction(asked: Asked) -> None:
    asked.run(operations.open_further_correction, _defects(asked), asked.text("note"))


def _answer_correction(asked: Asked) -> None:
    asked.run(operations.answer_correction)


def _propose_refusal(asked: Asked) -> None:
    asked.run(operations.propose_refusal, asked.text("basis"), asked.text("explanation"), asked.text("guidance"))


def _confirm_refusal(asked: Asked) -> None:
    asked.checked("sure")
    asked.run(operations.confirm_refusal)


def _reject_refusal(asked: Asked) -> None:
    asked.run(operations.reject_refusal, asked.text("reason"))


def _withdraw_refusal(asked: Asked) -> None:
    asked.run(operations.withdraw_refusal)


def _find_not_needed(asked: Asked) -> None:
    asked.run(operations.find_not_needed, asked.text("basis"), asked.text("explanation"), asked.text("guidance"))


def _hand_over(asked: Asked) -> None:
    asked.run(operations.hand_over)


def _review(asked: Asked) -> None:
    advice = asked.text("advice")
    if advice not in set(Advice):
        raise NotChosen(field="advice")
    points = answers(asked.said, asked.act)
    asked.run_unseen(operations.review, Advice(advice), asked.text("opinion"), asked.seen, points)


def _ruling(asked: Asked) -> Ruling:
    outcome = asked.text("outcome")
    if outcome not in set(Outcome):
        raise NotChosen(field="outcome")
    points = answers(asked.said, asked.act)
    if outcome == Outcome.GRANT:
        return Ruling(Outcome.GRANT, asked.text("reasons"), points=points)
    reasons, law, remedies, criterion = (asked.text(name) for name in ("reasons", "law", "remedies", "criterion"))
    return Ruling(Outcome.DENY, reasons, law, remedies, criterion, points)


def _decide(asked: Asked) -> None:
    ruling, classes = _ruling(asked), asked.text("classes").split()
    if not classes or ruling.outcome is Outcome.DENY:
        asked.run(operations.decide, ruling)
        return
    granted = [code for code in classes if asked.text(f"class-{code}")]
    refused = [ClassRefused(code, asked.text(f"why-{code}")) for code in classes if code not in granted]
    whole = Ruling(Outcome.GRANT, ruling.reasons, asked.text("law"), asked.text("remedies"), points=ruling.points)
    asked.run(operations.decide_classes, granted, refused, whole)


def _decide_at_once(asked: Asked) -> None:
    asked.run(operations.decide_at_once, _ruling(asked))


def _open_special(asked: Asked) -> None:
    ground = asked.text("ground")
    if ground not in set(SpecialGround):
        raise NotChosen(field="ground")
    asked.run(operations.open_special, SpecialGround(ground), asked.whole_days("days"), asked.text("reason"))


def _close_special(asked: Asked) -> None:
    asked.run(operations.close_special, asked.text("result"))


def _extend(asked: Asked) -> None:
    """By the head of the office; where several handle an item, by the head of the government under its document."""
    if "extend-approval" in asked.said:
        facts = (asked.days("days"), asked.text("reason"), asked.text("approval"))
        asked.run(operations.extend_joint, *facts)
    else:
        asked.run(operations.extend, asked.days("days"), asked.text("reason"))


def _supply(asked: Asked) -> None:
    asked.run(operations.supply)


def _deliver(asked: Asked) -> None:
    how = asked.text("how")
    if not how:
        raise NotChosen(field="how")
    asked.run(operations.deliver, how, asked.text("signature"))


def _revoke(asked: Asked) -> None:
    asked.checked("sure")
    asked.run(operations.revoke, asked.text("reason"), _revoke_ground(asked))


def _revoke_ground(asked: Asked) -> RevokeGround:
    ground = asked.text("ground")
    if ground not in set(RevokeGround):
        raise NotChosen(field="ground")
    return RevokeGround(ground)


def _archive(asked: Asked) -> None:
    asked.run_unseen(archives.archive_case)


def _remark(asked: Asked) -> None:
    asked.run_unseen(operations.write_note, asked.text("text"))


def _reassign(asked: Asked) -> None:
    if not asked.text("post"):
        raise NotChosen(field="post")
    asked.run(operations.reassign, asked.text("post"), asked.text("reason"))


def _send_back(asked: Asked) -> None:
    asked.run(operations.send_back, asked.text("reason"))


def _raise_decision(asked: Asked) -> None:
    if not asked.text("post"):
        raise NotChosen(field="post")
    asked.run(operations.raise_decision, asked.text("post"), asked.text("reason"))


def _recuse(asked: Asked) -> None:
    asked.run(operations.recuse, asked.text("reason"))


_DOING: Mapping[str, Callable[[Asked], None]] = {
    Act.ACCEPT: _accept,
    Act.ACCEPT_TOLERATING: _accept_tolerating,
    Act.ACCEPT_ON_COMMITMENT: _accept_on_commitment,
    Act.OPEN_CORRECTION: _open_correction,
    Act.OPEN_FURTHER_CORRECTION: _open_further_correction,
    Act.ANSWER_CORRECTION: _answer_correction,
    Act.PROPOSE_REFUSAL: _propose_refusal,
    Act.CONFIRM_REFUSAL: _confirm_refusal,
    Act.REJECT_REFUSAL: _reject_refusal,
    Act.WITHDRAW_REFUSAL: _withdraw_refusal,
    Act.FIND_NOT_NEEDED: _find_not_needed,
    Act.HAND_OVER: _hand_over,
    Act.REVIEW: _review,
    Act.DECIDE: _decide,
    Act.DECIDE_AT_ONCE: _decide_at_once,
    Act.OPEN_SPECIAL: _open_special,
    Act.CLOSE_SPECIAL: _close_special,
    Act.EXTEND: _extend,
    Act.SUPPLY: _supply,
    Act.DELIVER: _deliver,
    Act.REVOKE: _revoke,
    Act.ARCHIVE: _archive,
    Act.REMARK: _remark,
    Act.REASSIGN: _reassign,
    Act.SEND_BACK: _send_back,
    Act.RAISE_DECISION: _raise_decision,
    Act.RECUSE: _recuse,
}
