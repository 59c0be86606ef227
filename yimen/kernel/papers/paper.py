"""Paper: what every notice, decision and certificate has to say before it may leave the office.

One frozen type per kind, named by the law's own words. A paper that lacks what the law demands (a denial
without reasons, a correction without defects) cannot be built. It never holds a layout: `gateways/rendering`
draws it. Moments are given in the office's own zone and printed as they are.
"""

from dataclasses import dataclass
from datetime import date
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
    VILLAGE_CHECK = "village_check"
    TOWN_REVIEW = "town_review"
    LETTER = "letter"
    CERTIFICATE = "certificate"
    TRADITIONAL = "traditional"


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
