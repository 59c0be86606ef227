"""Papers: what each notice, decision and certificate has to say before it may leave the office.

One frozen type per kind, named by the law's own words. A paper that lacks what the law demands (a denial
without reasons, a correction without defects) cannot be built. It never holds a layout: `gateways/rendering`
draws it. Moments are given in the office's own zone and printed as they are.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

Pair = tuple[str, str]
Stroke = tuple[tuple[float, float], ...]


class PaperKind(StrEnum):
    """The kinds of papers; the value is also the name of the template."""

    RECEIPT = "receipt"
    CORRECTION = "correction"
    SUPPLEMENT = "supplement"
    NOT_NEEDED = "not_needed"
    REFUSED_AT_DOOR = "refused_at_door"
    ACCEPTANCE = "acceptance"
    GRANT = "grant"
    DENIAL = "denial"
    SPECIAL_PROCEDURE = "special_procedure"
    EXTENSION = "extension"
    APOLOGY = "apology"
    WITHDRAWAL = "withdrawal"
    DELIVERY = "delivery"
    REVOCATION = "revocation"
    CANCELLATION = "cancellation"
    COMMITMENT = "commitment"
    MENDING = "mending"
    HEARING = "hearing"
    HEARING_RECORD = "hearing_record"
    SUBTASK_RESULT = "subtask_result"
    SUBTASK_RULING = "subtask_ruling"
    ERRATUM = "erratum"
    PAYMENT_RECEIPT = "payment_receipt"
    REFUND_RECEIPT = "refund_receipt"
    LETTER = "letter"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """How the applicant may contest: where and until when (复议、诉讼)."""

    reconsideration_body: str
    court: str
    reconsideration_days: int = 60
    lawsuit_months: int = 6


EVERY_PAPER_NEEDS = (
    *("title", "office", "seal", "number", "case_number", "applicant", "item"),
    *("verify_url", "verification_code"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper carries: who issues it, its number and date, whose case it is, and how to check it."""

    kind: ClassVar[PaperKind]
    needs: ClassVar[tuple[str, ...]] = ()

    title: str
    office: str
    seal: str = "行政审批专用章"
    number: str
    issued_on: date
    case_number: str
    applicant: str
    item: str
    verify_url: str
    verification_code: str
    demo: str | None = None

    def __post_init__(self) -> None:
        # An empty field is a bug of the caller, not a refusal: the act before it has already been decided.
        missing = [name for name in (*EVERY_PAPER_NEEDS, *self.needs) if not getattr(self, name)]
        if missing:
            raise ValueError(f"{self.kind} lacks {', '.join(missing)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMaterial:
    """One line of what came in."""

    name: str
    form: str
    copies: int
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Paper):
    """收件回执: what was handed in, when, and by when the applicant hears."""

    kind: ClassVar[PaperKind] = PaperKind.RECEIPT
    needs: ClassVar[tuple[str, ...]] = ("handler", "query_code", "decision_limit", "delivery")

    title: str = "收件回执"
    handler: str
    query_code: str
    received_at: datetime
    materials: tuple[ReceivedMaterial, ...]
    answer_due: datetime
    decision_limit: str
    delivery: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One thing to mend: which material, what is wrong with it, how to put it right."""

    material: str
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Paper):
    """一次告知补正通知书 (art. 32(4)): everything that is missing, told once.

    A further one says which it is, and why what it names could not be told before.
    """

    kind: ClassVar[PaperKind] = PaperKind.CORRECTION
    needs: ClassVar[tuple[str, ...]] = ("defects", "where", "basis")

    title: str = "一次告知补正通知书"
    received_at: datetime
    defects: tuple[Defect, ...]
    mend_by: date
    where: str
    round: int = 1
    further: str = ""
    note: str = ""
    basis: str = "《中华人民共和国行政许可法》第三十二条第一款第四项"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Paper):
    """补件通知书: what an office asks for after acceptance, until when, and that the promise alone waits for it."""

    kind: ClassVar[PaperKind] = PaperKind.SUPPLEMENT
    needs: ClassVar[tuple[str, ...]] = ("defects", "reason", "where", "basis")

    title: str = "补件通知书"
    accepted_at: datetime
    defects: tuple[Defect, ...]
    reason: str
    days: int
    bring_by: date
    statutory_due: datetime | None = None
    """Until when the office has by law, whatever the applicant brings; None: no law sets a limit."""
    where: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNeeded(Paper):
    """不受理通知书 (art. 32(1)): what was asked for needs no licence."""

    kind: ClassVar[PaperKind] = PaperKind.NOT_NEEDED
    needs: ClassVar[tuple[str, ...]] = ("reason", "guidance", "basis")

    title: str = "不受理通知书"
    received_at: datetime
    reason: str
    guidance: str
    remedies: Remedies
    basis: str = "《中华人民共和国行政许可法》第三十二条第一款第一项"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAtDoor(Paper):
    """不予受理决定书: refused at the door with basis, explanation, guidance and remedies."""

    kind: ClassVar[PaperKind] = PaperKind.REFUSED_AT_DOOR
    needs: ClassVar[tuple[str, ...]] = ("basis", "explanation", "guidance")

    title: str = "不予受理决定书"
    received_at: datetime
    basis: str
    explanation: str
    guidance: str
    remedies: Remedies


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A material that may follow, and until when (容缺后补)."""

    name: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Paper):
    """受理通知书: accepted, with both limits and the promised moment."""

    kind: ClassVar[PaperKind] = PaperKind.ACCEPTANCE
    needs: ClassVar[tuple[str, ...]] = ("query_code", "statutory_limit", "promised_limit", "basis")

    title: str = "受理通知书"
    received_at: datetime
    accepted_at: datetime
    query_code: str
    statutory_limit: str
    promised_limit: str
    promised_at: datetime
    later: tuple[Later, ...] = ()
    commitment: str = ""
    deemed: str = ""
    fees: str = "不收费"
    contact: str = ""
    """Whom to ask about the case; papers of older days name nobody."""
    basis: str = "《中华人民共和国行政许可法》第三十二条第一款第五项"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Paper):
    """准予行政许可决定书 (art. 38(1)): what is granted, and what the applicant receives."""

    kind: ClassVar[PaperKind] = PaperKind.GRANT
    needs: ClassVar[tuple[str, ...]] = ("basis", "granted", "delivery")

    title: str = "准予行政许可决定书"
    accepted_at: datetime
    basis: str
    granted: tuple[Pair, ...]
    conditions: tuple[str, ...] = ()
    later: tuple[Later, ...] = ()
    certificate: str = ""
    delivery: str
    check_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtaskResult(Paper):
    """协办结果单: what another unit, or an outside body, found about a piece of a case; between offices alone."""

    kind: ClassVar[PaperKind] = PaperKind.SUBTASK_RESULT
    needs: ClassVar[tuple[str, ...]] = ("asked_by", "work", "finding", "result", "signer")

    title: str = "协办结果单"
    asked_by: str
    work: str
    sent_at: datetime
    returned_at: datetime
    finding: str
    result: str
    basis: str = ""
    signer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtaskRuling(SubtaskResult):
    """分项决定书: what another unit decided in its own power about its part of a case; the applicant reads it too."""

    kind: ClassVar[PaperKind] = PaperKind.SUBTASK_RULING

    title: str = "分项决定书"
    remedies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial(Paper):
    """不予行政许可决定书 (art. 38(2)): the reasons, and the remedies."""

    kind: ClassVar[PaperKind] = PaperKind.DENIAL
    needs: ClassVar[tuple[str, ...]] = ("basis", "reasons")

    title: str = "不予行政许可决定书"
    accepted_at: datetime
    basis: str
    reasons: tuple[str, ...]
    guidance: str = ""
    remedies: Remedies


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialProcedure(Paper):
    """特别程序告知书 (art. 45): which procedure stops the clock, why, and how long it takes."""

    kind: ClassVar[PaperKind] = PaperKind.SPECIAL_PROCEDURE
    needs: ClassVar[tuple[str, ...]] = ("procedure", "reason", "needed", "basis")

    title: str = "特别程序告知书"
    accepted_at: datetime
    procedure: str
    reason: str
    needed: str
    starts_on: date
    expected_end: date
    basis: str = "《中华人民共和国行政许可法》第四十五条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Paper):
    """延长办理期限告知书 (art. 42): by how much, why, who approved it, and the new last day."""

    kind: ClassVar[PaperKind] = PaperKind.EXTENSION
    needs: ClassVar[tuple[str, ...]] = ("reason", "added", "approved_by", "basis")

    title: str = "延长办理期限告知书"
    accepted_at: datetime
    reason: str
    added: str
    approved_by: str
    due_before: datetime
    due_after: datetime
    basis: str = "《中华人民共和国行政许可法》第四十二条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Paper):
    """致歉告知书: the office said until when, and was late; who answers for it and what the applicant may do."""

    kind: ClassVar[PaperKind] = PaperKind.APOLOGY
    needs: ClassVar[tuple[str, ...]] = ("missed", "complaint_phone")

    title: str = "超期致歉告知书"
    accepted_at: datetime
    missed: tuple[tuple[str, datetime], ...]
    """Which limit ended when: the promise, the law."""
    complaint_phone: str


class WithdrawalGround(StrEnum):
    """Why a case ends without a decision."""

    BEFORE_ACCEPTANCE = "before_acceptance"
    AFTER_ACCEPTANCE = "after_acceptance"
    CORRECTION_LAPSED = "correction_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Paper):
    """撤件/撤回: the case ends without a decision; the materials stay the applicant's."""

    kind: ClassVar[PaperKind] = PaperKind.WITHDRAWAL

    title: str = "终止办理通知书"
    ground: WithdrawalGround
    received_at: datetime
    ended_at: datetime
    reason: str = ""
    returned: str = "已提交的电子材料保留在您的材料库，纸质材料可凭本通知书取回。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Paper):
    """送达回证: what was handed over, how, to whom and when, with a signature or its electronic trace."""

    kind: ClassVar[PaperKind] = PaperKind.DELIVERY
    needs: ClassVar[tuple[str, ...]] = ("papers", "way", "place", "recipient", "relation", "delivered_by")

    title: str = "送达回证"
    papers: tuple[Pair, ...]
    way: str
    place: str
    recipient: str
    relation: str
    delivered_at: datetime | None = None
    delivered_by: str
    trace: str = ""
    signature: tuple[Stroke, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Paper):
    """撤销行政许可决定书 (art. 69): what is revoked, on which facts, and the remedies."""

    kind: ClassVar[PaperKind] = PaperKind.REVOCATION
    needs: ClassVar[tuple[str, ...]] = ("revoked", "facts", "consequence", "basis")

    title: str = "撤销行政许可决定书"
    revoked: tuple[Pair, ...]
    facts: tuple[str, ...]
    effective_on: date
    consequence: str
    remedies: Remedies
    basis: str = "《中华人民共和国行政许可法》第六十九条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation(Paper):
    """注销行政许可决定书 (art. 70): which certificate is struck off, on which ground, why, and the remedies."""

    kind: ClassVar[PaperKind] = PaperKind.CANCELLATION
    needs: ClassVar[tuple[str, ...]] = ("cancelled", "ground", "facts", "consequence", "basis")

    title: str = "注销行政许可决定书"
    cancelled: tuple[Pair, ...]
    ground: str
    facts: tuple[str, ...]
    effective_on: date
    consequence: str
    remedies: Remedies
    basis: str = "《中华人民共和国行政许可法》第七十条"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidFor:
    """One line of what was charged: the fee, its standard, its basis, the amount in yuan."""

    name: str
    standard: str
    law: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReceipt(Paper):
    """缴费收据: what was paid for, on which basis, how much, by which way. Non-tax revenue of the state."""

    kind: ClassVar[PaperKind] = PaperKind.PAYMENT_RECEIPT
    needs: ClassVar[tuple[str, ...]] = ("charges", "total", "total_in_words", "way", "basis")

    title: str = "缴费收据"
    seal: str = "收费专用章"
    charges: tuple[PaidFor, ...]
    reduced: str = ""
    total: str
    total_in_words: str
    way: str
    trade: str = ""
    received_at: datetime
    basis: str = "《中华人民共和国行政许可法》第五十九条"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundReceipt(Paper):
    """退费凭证: how much of what was paid goes back, why, by which way."""

    kind: ClassVar[PaperKind] = PaperKind.REFUND_RECEIPT
    needs: ClassVar[tuple[str, ...]] = ("paid", "refunded", "refunded_in_words", "reason", "way")

    title: str = "退费凭证"
    seal: str = "收费专用章"
    paid: str
    refunded: str
    refunded_in_words: str
    reason: str
    way: str
    trade: str = ""
    refunded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Paper):
    """告知承诺书: what was told, what was promised, and what follows when the promise is not kept."""

    kind: ClassVar[PaperKind] = PaperKind.COMMITMENT
    needs: ClassVar[tuple[str, ...]] = ("promise", "signer", "consequences", "basis")

    title: str = "告知承诺书"
    conditions: tuple[str, ...]
    promise: str
    signer: str
    signed_at: datetime
    consequences: tuple[str, ...]
    basis: str = "《优化营商环境条例》第四十条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending(Paper):
    """责令限期整改通知书: what a later check found, and by when it is to be put right."""

    kind: ClassVar[PaperKind] = PaperKind.MENDING
    needs: ClassVar[tuple[str, ...]] = ("finding", "basis")

    title: str = "责令限期整改通知书"
    finding: str
    mend_by: date
    conditions: tuple[str, ...] = ()
    remedies: Remedies
    basis: str = "《优化营商环境条例》第四十条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Paper):
    """听证通知书 / 专家评审通知书 (art. 48): when, where, before whom, and what about."""

    kind: ClassVar[PaperKind] = PaperKind.HEARING
    needs: ClassVar[tuple[str, ...]] = ("procedure", "topic", "place", "presider", "basis")

    title: str = "听证通知书"
    procedure: str
    topic: str
    held_at: datetime
    place: str
    presider: str
    participants: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    basis: str = "《中华人民共和国行政许可法》第四十八条"


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRecord(Paper):
    """听证笔录 / 专家评审意见书 (art. 48): what was said, and what came of it; the decision stands on it."""

    kind: ClassVar[PaperKind] = PaperKind.HEARING_RECORD
    needs: ClassVar[tuple[str, ...]] = ("procedure", "topic", "place", "presider", "record", "result")

    title: str = "听证笔录"
    procedure: str
    topic: str
    held_at: datetime
    place: str
    presider: str
    participants: tuple[str, ...] = ()
    record: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum(Paper):
    """更正决定书: what was written wrong, what it must say, and why. The rest of the paper stands."""

    kind: ClassVar[PaperKind] = PaperKind.ERRATUM
    needs: ClassVar[tuple[str, ...]] = ("corrected", "wrong", "right", "reason")

    title: str = "更正决定书"
    corrected: Pair
    place: str
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisationLetter(Paper):
    """授权书: who may decide what, up to which rank, by whose word, from when to when. It is about no case: where
    others name a case, it names itself; its addressee is the holder."""

    kind: ClassVar[PaperKind] = PaperKind.LETTER
    needs: ClassVar[tuple[str, ...]] = ("grantor", "rank", "bears", "term")

    title: str = "行政审批授权书"
    grantor: str
    rank: str
    bears: str
    """The seal that its holder may set."""
    items: tuple[Pair, ...] = ()
    """What it says of single items; without any it covers every item of the office."""
    term: str
    revoked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Paper):
    """电子证照: type, identifier, holder, fields, validity, version. `number` is the licence number."""

    kind: ClassVar[PaperKind] = PaperKind.CERTIFICATE
    needs: ClassVar[tuple[str, ...]] = ("identifier", "holder")

    identifier: str
    holder: str
    holder_code: str = ""
    fields: tuple[Pair, ...]
    valid_from: date
    valid_until: date | None
    version: int
    note: str = ""

    def __post_init__(self) -> None:
        Paper.__post_init__(self)
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError("a certificate ends before it begins")
