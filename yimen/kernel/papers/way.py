"""Papers on the way to a decision: special procedures and hearings, more time, and what other units found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from yimen.kernel.papers.paper import Paper, PaperKind


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
class VillageCheckPaper(Paper):
    """村居核验表: that a village checked the electronic file, and which papers it sealed, each by its hash."""

    kind: ClassVar[PaperKind] = PaperKind.VILLAGE_CHECK
    needs: ClassVar[tuple[str, ...]] = ("village", "opinion", "signer", "serial", "file_sha256")

    title: str = "村居核验表"
    seal: str = "村居电子印章"
    village: str
    opinion: str
    signer: str
    serial: str
    file_sha256: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TownReviewPaper(VillageCheckPaper):
    """镇街审核表: what the town made of a file that a village sealed."""

    kind: ClassVar[PaperKind] = PaperKind.TOWN_REVIEW
    needs: ClassVar[tuple[str, ...]] = (
        "village",
        "opinion",
        "signer",
        "serial",
        "file_sha256",
        "finding",
        "checked_by",
    )

    title: str = "镇街审核表"
    seal: str = "镇街电子印章"
    finding: str
    checked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtaskRuling(SubtaskResult):
    """分项决定书: what another unit decided in its own power about its part of a case; the applicant reads it too."""

    kind: ClassVar[PaperKind] = PaperKind.SUBTASK_RULING

    title: str = "分项决定书"
    remedies: str = ""
