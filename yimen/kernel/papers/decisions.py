"""Papers of decisions: granting or denying, certificates, and what ends or corrects them later."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.papers.paper import Pair, Paper, PaperKind, Remedies, Stroke
from yimen.kernel.papers.reception import Later


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TraditionalCertificate(Certificate):
    """证照传统版式: the same certificate as registries elsewhere know it. It says what the electronic one says."""

    kind: ClassVar[PaperKind] = PaperKind.TRADITIONAL


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
