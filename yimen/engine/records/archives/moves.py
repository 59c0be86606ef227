"""Lock, move, tell: the only writer of an appraisal's state, and of what became of the volumes in it."""

from datetime import datetime

from yimen.engine.records.archives.models import Appraisal
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.papers.appraisal_life import APPRAISAL_LIFE, AppraisalMove, AppraisalState


def move(row: Appraisal, step: AppraisalMove, **sets: object) -> None:
    """Take one step of an appraisal's life; refuses with WrongState."""
    state = APPRAISAL_LIFE.after(step, AppraisalState(row.state))
    if not Appraisal.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def end(row: Appraisal, outcome: str, now: datetime, **sets: object) -> None:
    """What became of the volumes of an appraisal."""
    row.volumes.filter(outcome="").update(outcome=outcome, ended_at=now, **sets)


def told(row: Appraisal, line: Line, by: Actor) -> None:
    """Tell an act on the chain of an appraisal."""
    subject = Subject("appraisal", "archives_appraisal", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
