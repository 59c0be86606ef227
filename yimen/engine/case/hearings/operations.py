"""Papers of a hearing: the notice when it is called, the record when it was held; made from the lines of its case."""

from datetime import datetime

from yimen.engine.case.hearings.models import Hearing
from yimen.engine.case.hearings.papers import PAPERS
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.documents.recording import DocumentMade, record
from yimen.engine.papers.documents.writing import Head
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.kernel import papers
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.hearings import HearingKind, HearingUnknown
from yimen.kernel.papers import Paper, PaperKind

NAMES = {HearingKind.HEARING: "听证", HearingKind.EXPERT_REVIEW: "专家评审"}
NOTICES = {HearingKind.HEARING: "听证通知书", HearingKind.EXPERT_REVIEW: "专家评审通知书"}
RECORDS = {HearingKind.HEARING: "听证笔录", HearingKind.EXPERT_REVIEW: "专家评审意见书"}
BASES = {
    HearingKind.HEARING: "《中华人民共和国行政许可法》第四十八条",
    HearingKind.EXPERT_REVIEW: "《中华人民共和国行政许可法》第四十五条",
}
RIGHTS = (
    "听证公开举行，您可以亲自参加，也可以委托代理人参加。",
    "认为主持人与本事项有直接利害关系的，有权申请回避。",
    "可以提出证据，进行申辩和质证；笔录经您确认无误后签名。",
    "您不承担组织听证的费用。",
)


@operation
def make_hearing_paper(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the notice or the record that a line of a case calls for, once however often it is asked for.

    Refuses with HearingUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb not in PAPERS:
        raise HearingUnknown(ref=str(entry_id))
    row = Hearing.objects.select_related("presider").get(ref=line.body["hearing"])
    case = ports.cases().facts(line.subject_id, line)
    kind = PAPERS[line.verb]
    held_at = row.held_at.astimezone(case.zone)
    return record(case, entry_id, kind, line.effective_at, lambda head: _paper(row, kind, head, held_at))


def _paper(row: Hearing, kind: PaperKind, head: Head, held_at: datetime) -> Paper:
    what = HearingKind(row.kind)
    facts = {
        **head.facts,
        "procedure": NAMES[what],
        "topic": row.topic,
        "held_at": held_at,
        "place": row.place,
        "presider": row.presider.name,
        "participants": tuple(row.participants),
    }
    if kind is PaperKind.HEARING:
        rights = RIGHTS if what is HearingKind.HEARING else ()
        return papers.Hearing(**facts, title=NOTICES[what], rights=rights, basis=BASES[what])
    return papers.HearingRecord(**facts, title=RECORDS[what], record=row.record, result=row.result)
