"""The paper of a subtask that came back: numbered and sealed by the unit that did it, not by the office of the case."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.ports import CaseFacts
from yimen.engine.papers.documents.recording import DocumentMade, record
from yimen.engine.papers.documents.writing import Head
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.engine.parallel.subtasks.refusals import SubtaskUnknown
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.kernel import papers
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.papers import Paper, PaperKind
from yimen.kernel.rulings import REMEDIES
from yimen.kernel.subtask_life import Finding, SubtaskKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

RETURNED = "return_subtask"
FOUND = {
    (SubtaskKind.ASSIST, Finding.FAVOUR): "同意",
    (SubtaskKind.ASSIST, Finding.AGAINST): "不同意",
    (SubtaskKind.VERIFY, Finding.FAVOUR): "合格",
    (SubtaskKind.VERIFY, Finding.AGAINST): "不合格",
    (SubtaskKind.DECIDE, Finding.FAVOUR): "准予",
    (SubtaskKind.DECIDE, Finding.AGAINST): "不予准许",
}
"""What a finding is called on paper, by what was asked."""


@operation
def make_subtask_paper(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the paper of a subtask that came back, once however often it is asked for.

    Refuses with SubtaskUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb != RETURNED:
        raise SubtaskUnknown(ref=str(entry_id))
    task = Subtask.objects.select_related("office", "signed_by").get(ref=line.body["subtask"])
    case = ports.cases().facts(line.subject_id, line)
    office = offices.office(task.office_id, day_of(line.effective_at))
    # The unit numbers and seals what it says; the case keeps it among its own papers.
    unit = replace(
        case, office_id=task.office_id, office_ref=task.office.ref, office_name=office.name if office else ""
    )
    kind = PaperKind.SUBTASK_RULING if task.kind == SubtaskKind.DECIDE else PaperKind.SUBTASK_RESULT
    return record(unit, entry_id, kind, line.effective_at, lambda head: _paper(task, kind, head, case))


def _paper(task: Subtask, kind: PaperKind, head: Head, case: CaseFacts) -> Paper:
    assert task.ended_at is not None
    assert task.signed_by is not None
    facts = {
        **head.facts,
        "asked_by": case.office_name,
        "work": task.work,
        "sent_at": task.sent_at.astimezone(case.zone),
        "returned_at": task.ended_at.astimezone(case.zone),
        "finding": FOUND[SubtaskKind(task.kind), Finding(task.finding)],
        "result": task.result,
        "basis": task.basis,
        "signer": task.signed_by.name,
    }
    if kind is PaperKind.SUBTASK_RESULT:
        return papers.SubtaskResult(**facts)
    return papers.SubtaskRuling(**facts, remedies=REMEDIES if task.finding == Finding.AGAINST else "")
