"""Following the journal: the trace of every case that has a new line is made anew from its whole chain.

No act on a case knows of it. A batch of lines costs five statements however many cases it speaks of; making a trace
twice gives the same trace, so that a line read again changes nothing.
"""

from datetime import datetime
from typing import ClassVar

from yimen.engine.records.traces import gathering, writing
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

CONSUMER = "traces"
SLICE = 500


class TracesFollow(Refusal):
    """Traces follow the journal by themselves; nobody writes one."""

    code: ClassVar[str] = "trace.follows_by_itself"


@snapshot
class TracesKept:
    """How many lines were read, and of how many cases the trace was made anew."""

    lines: int
    cases: int


@operation
def follow_traces(size: int = SLICE, *, by: Actor, now: datetime) -> TracesKept:
    """Read the next lines of the journal and make the traces of their cases anew. Refuses with TracesFollow."""
    if by.kind is not ActorKind.SYSTEM:
        raise TracesFollow()
    lines = cursors.batch(CONSUMER, size)
    cases = gathering.cases_of([(line.kind, line.subject_id) for line in lines])
    found = gathering.gather(cases)
    writing.write(found)
    return TracesKept(len(lines), len(found))
