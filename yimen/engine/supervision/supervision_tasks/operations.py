"""Open the checks after approval from the journal, each once, and close them with a result.

Nothing here touches a case: who grants does not supervise, and a grant never waits for its check.
"""

from datetime import datetime
from typing import ClassVar

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.naming import has_approved
from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.supervision_tasks.models import SupervisionTask
from yimen.engine.supervision.supervision_tasks.rows import CHECKERS
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.authority import must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.three_lists import SupervisionOutcome, task_due
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed, NotInList, told
from yimen.registries.dated import day_of, new_ref
from yimen.registries.three_lists import queries as lists

CONSUMER, SLICE = "supervision_tasks", 200
GRANTS = frozenset({"grant", "grant_tolerated", "deem_renewed"})
# Who reviewed on any leg and who decided: a grant of law itself has nobody.
_GRANTED = """
select c.ref, c.item_id, array(select staff_id from cases_review where case_id = c.id
    union select staff_id from cases_ruling where case_id = c.id) decided_by
  from cases_case c where c.id = %s
"""


class TaskClosed(Refusal):
    """The supervision task has its result already."""

    code: ClassVar[str] = "supervision.task_closed"


class CheckerDecided(Refusal):
    """Who reviewed or decided a case, sits at its desks or in the division that decided it, does not check it later."""

    code: ClassVar[str] = "supervision.checker_decided"


@snapshot
class TasksOpened:
    """How many lines were read, and how many tasks were opened from them."""

    done: int
    opened: int


@snapshot
class TaskKept:
    """A supervision task by its reference."""

    ref: str
    outcome: str


@operation
def open_supervision_tasks(size: int = SLICE, *, by: Actor, now: datetime) -> TasksOpened:
    """Read the next lines of the journal and open a task for each entry that was in force at a grant; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    lines = cursors.batch(CONSUMER, size)
    grants = [line for line in lines if line.kind == "case" and line.verb in GRANTS]
    return TasksOpened(len(lines), sum(_open(line, by, now) for line in grants))


@operation
def close_supervision_task(ref: str, outcome: str, finding: str, *, by: Actor, now: datetime) -> TaskKept:
    """Close a task with what was found; by the office that checks, and never by those who approved 批管分离.

    Nobody closes it who reviewed or decided the case, sits at a desk on its way or in its approval division, or has an
    interest in it. Refuses with NoSuchThing, NotAllowed, NotFormal, OwnMatter, StoodAside, CheckerDecided, NotInList,
    Missing or TaskClosed.
    """
    row = SupervisionTask.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="supervision_task")
    if by.staff_id is None or row.office_id not in by.offices(*CHECKERS):
        raise NotAllowed()
    _must_be_apart(row, by, now)
    if outcome not in set(SupervisionOutcome):
        raise NotInList(field="outcome")
    said = told(finding, "finding")
    if not said:
        raise Missing(field="finding")
    if row.closed_at is not None:
        raise TaskClosed()
    row.closed_at, row.outcome, row.finding, row.checked_by_id = now, outcome, said, by.staff_id
    row.save(update_fields=["closed_at", "outcome", "finding", "checked_by"])
    body = {"outcome": outcome, "finding": digest(said.encode(), row.ref.encode())}
    tell(_subject(row), Line("supervision_task_closed", body, now), by)
    return TaskKept(ref, outcome)


def _must_be_apart(row: SupervisionTask, by: Actor, now: datetime) -> None:
    """Approval and supervision of one case are never in one hand, nor in one desk or division."""
    file = moves.read_freely(row.case.ref, by, now)
    officer = allow.officer_of(file, "close_supervision_task")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    if officer.staff_id in row.decided_by or has_approved(officer, file, now):
        raise CheckerDecided()


def _open(line: Told, by: Actor, now: datetime) -> int:
    """The tasks of one grant; how many of them are new."""
    (case,) = select(_GRANTED, (line.subject_id,))
    opened = 0
    for entry in lists.to_check(case["item_id"], line.effective_at):
        due = task_due(day_of(line.effective_at), entry.within_days or 1)
        facts = {
            "ref": new_ref(),
            "office_id": entry.office_id,
            "decided_by": case["decided_by"],
            "opened_at": now,
            "due_on": due,
        }
        row, new = SupervisionTask.objects.get_or_create(case_id=line.subject_id, entry_id=entry.id, defaults=facts)
        if new:
            body = {"case": case["ref"], "entry": entry.ref, "due_on": due}
            tell(_subject(row), Line("supervision_task_opened", body, now), by)
            opened += 1
    return opened


def _subject(row: SupervisionTask) -> Subject:
    table = "supervision_tasks_supervisiontask"
    return Subject("supervision_task", table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
