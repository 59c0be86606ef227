"""Papers of reception: what the window says when it takes in, asks to mend, turns away or accepts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from yimen.kernel.papers.paper import Paper, PaperKind, Remedies


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
