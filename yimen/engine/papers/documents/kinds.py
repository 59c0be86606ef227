"""Which act makes which document 文书, and the letter its number carries. A table, never an if-chain."""

from collections.abc import Mapping

from yimen.kernel import papers
from yimen.kernel.papers import Paper, PaperKind

KIND_OF: Mapping[str, PaperKind] = {
    "receive": PaperKind.RECEIPT,
    "accept": PaperKind.ACCEPTANCE,
    "accept_tolerating": PaperKind.ACCEPTANCE,
    "accept_on_commitment": PaperKind.ACCEPTANCE,
    "deem_accepted": PaperKind.ACCEPTANCE,
    "open_correction": PaperKind.CORRECTION,
    "open_further_correction": PaperKind.CORRECTION,
    "ask_supplement": PaperKind.SUPPLEMENT,
    "find_not_needed": PaperKind.NOT_NEEDED,
    "refuse": PaperKind.REFUSED_AT_DOOR,
    "open_special": PaperKind.SPECIAL_PROCEDURE,
    "extend": PaperKind.EXTENSION,
    "extend_joint": PaperKind.EXTENSION,
    "fall_overdue": PaperKind.APOLOGY,
    "grant": PaperKind.GRANT,
    "deem_renewed": PaperKind.GRANT,
    "grant_tolerated": PaperKind.GRANT,
    "deny": PaperKind.DENIAL,
    "withdraw": PaperKind.WITHDRAWAL,
    "lapse_correction": PaperKind.WITHDRAWAL,
    "deliver": PaperKind.DELIVERY,
    "revoke": PaperKind.REVOCATION,
    "lapse_promise": PaperKind.REVOCATION,
    "cancel_certificate": PaperKind.CANCELLATION,
    "check_mending": PaperKind.MENDING,
}
FURTHER_OF: Mapping[str, PaperKind] = {"accept_on_commitment": PaperKind.COMMITMENT}
"""Acts that make a second document beside their first."""


LETTER: Mapping[PaperKind, str] = {
    PaperKind.RECEIPT: "收",
    PaperKind.ACCEPTANCE: "受",
    PaperKind.CORRECTION: "补",
    PaperKind.SUPPLEMENT: "补件",
    PaperKind.NOT_NEEDED: "不受",
    PaperKind.REFUSED_AT_DOOR: "不予受",
    PaperKind.SPECIAL_PROCEDURE: "特",
    PaperKind.EXTENSION: "延",
    PaperKind.APOLOGY: "歉",
    PaperKind.GRANT: "准",
    PaperKind.DENIAL: "不准",
    PaperKind.WITHDRAWAL: "终",
    PaperKind.DELIVERY: "送",
    PaperKind.REVOCATION: "撤",
    PaperKind.CANCELLATION: "销",
    PaperKind.COMMITMENT: "诺",
    PaperKind.MENDING: "改",
    PaperKind.HEARING: "听",
    PaperKind.HEARING_RECORD: "笔",
    PaperKind.SUBTASK_RESULT: "协",
    PaperKind.SUBTASK_RULING: "分",
    PaperKind.VILLAGE_CHECK: "村核",
    PaperKind.TOWN_REVIEW: "镇审",
    PaperKind.ERRATUM: "更",
    PaperKind.PAYMENT_RECEIPT: "缴",
    PaperKind.REFUND_RECEIPT: "退",
}

SHAPE: Mapping[PaperKind, type[Paper]] = {
    PaperKind.RECEIPT: papers.Receipt,
    PaperKind.ACCEPTANCE: papers.Acceptance,
    PaperKind.CORRECTION: papers.Correction,
    PaperKind.SUPPLEMENT: papers.Supplement,
    PaperKind.NOT_NEEDED: papers.NotNeeded,
    PaperKind.REFUSED_AT_DOOR: papers.RefusedAtDoor,
    PaperKind.SPECIAL_PROCEDURE: papers.SpecialProcedure,
    PaperKind.EXTENSION: papers.Extension,
    PaperKind.APOLOGY: papers.Apology,
    PaperKind.GRANT: papers.Grant,
    PaperKind.DENIAL: papers.Denial,
    PaperKind.WITHDRAWAL: papers.Withdrawal,
    PaperKind.DELIVERY: papers.Delivery,
    PaperKind.REVOCATION: papers.Revocation,
    PaperKind.CANCELLATION: papers.Cancellation,
    PaperKind.COMMITMENT: papers.Commitment,
    PaperKind.MENDING: papers.Mending,
    PaperKind.HEARING: papers.Hearing,
    PaperKind.HEARING_RECORD: papers.HearingRecord,
    PaperKind.SUBTASK_RESULT: papers.SubtaskResult,
    PaperKind.SUBTASK_RULING: papers.SubtaskRuling,
    PaperKind.VILLAGE_CHECK: papers.VillageCheckPaper,
    PaperKind.TOWN_REVIEW: papers.TownReviewPaper,
    PaperKind.ERRATUM: papers.Erratum,
    PaperKind.PAYMENT_RECEIPT: papers.PaymentReceipt,
    PaperKind.REFUND_RECEIPT: papers.RefundReceipt,
}

BETWEEN_OFFICES = frozenset({PaperKind.SUBTASK_RESULT, PaperKind.VILLAGE_CHECK, PaperKind.TOWN_REVIEW})
"""Papers that one place writes to another: the applicant is told what came of them by the decision."""

TO_WHO_HOLDS_THE_CODE = frozenset(
    {
        *(PaperKind.RECEIPT, PaperKind.ACCEPTANCE, PaperKind.CORRECTION, PaperKind.SUPPLEMENT, PaperKind.NOT_NEEDED),
        *(PaperKind.REFUSED_AT_DOOR, PaperKind.SPECIAL_PROCEDURE, PaperKind.EXTENSION, PaperKind.APOLOGY),
        *(PaperKind.GRANT, PaperKind.DENIAL, PaperKind.WITHDRAWAL, PaperKind.REVOCATION, PaperKind.CANCELLATION),
    }
)
"""What is told to the applicant of the case itself: whoever holds number and query code prints it without an account.
Hearings, later checks, payments and what others signed are read at home."""


def number_of(mark: str, kind: PaperKind, year: int, serial: int) -> str:
    """A document number such as 示市监受〔2026〕17号."""
    return f"{mark}{LETTER[kind]}〔{year}〕{serial}号"
