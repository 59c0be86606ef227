"""The jobs of the notices: each journal line that calls for something is a job of its own.

The cursor moves in the transaction that puts the jobs in: none is lost, none comes twice. Lines of one case wait for
each other (the job's lock), lines of different cases do not; one that fails is tried again and then lies on the page of
failed jobs, and holds nobody up.
"""

from datetime import timedelta

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yimen.channels.notices import deriving
from yimen.engine.case.messages import operations as messages
from yimen.engine.case.messages.rows import MessageRow
from yimen.engine.centre.visits import operations as visits
from yimen.journal import cursors
from yimen.kernel.actor import SYSTEM
from yimen.threshold import clock
from yimen.threshold.messages import in_words

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=3)
CARRIED_AT_ONCE = 100
RECENT, BEHIND = timedelta(hours=1), -10


@app.task(name="notices.derive", queue="notices", retry=AGAIN)
def derive(entry_id: int) -> None:
    """Document, message and paper of one journal line."""
    deriving.derive(entry_id, clock.now())


@app.task(name="notices.document_paper", queue="notices", retry=AGAIN)
def document_paper(ref: str) -> None:
    """The paper of one document that lies without."""
    deriving.put_on_paper(ref, clock.now())


@app.periodic(cron="* * * * * */10")
@app.task(name="notices.carry", queue="notices", queueing_lock="notices.carry")
def carry(timestamp: int) -> None:
    """SMS and mail that wait."""
    for _ in range(CARRIED_AT_ONCE):
        if not messages.carry_next(_words, by=SYSTEM, now=clock.now()):
            break


def _words(message: MessageRow) -> tuple[str, str]:
    return in_words(message.kind, message.facts)


def hand_out() -> int:
    """Put a job in for every new line that calls for something; how many lines were read."""
    if not cursors.behind(deriving.CONSUMER):
        return 0
    now = clock.now()
    with transaction.atomic():
        lines = cursors.batch(deriving.CONSUMER, deriving.BATCH)
        for line in lines:
            if deriving.calls_for_something(line):
                # Whoever stands at the window now is served before the past of an imported city.
                priority = BEHIND if line.effective_at < now - RECENT else 0
                derive.configure(lock=f"{line.kind}-{line.ref}", priority=priority).defer(entry_id=line.id)
            elif line.kind == "case":
                visits.bind_act(line.id, by=SYSTEM, now=now)
    return len(lines)
