"""What the noes show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class NoRow:
    """A "no" with who proposed it and what an approver said to it."""

    ref: str
    basis: str
    explanation: str
    guidance: str
    proposed_by: str
    proposed_at: datetime
    outcome: str
    """confirmed, sent_back or withdrawn; empty while it waits."""
    reason: str
    decided_by: str
    decided_at: datetime | None
    may_confirm: str
    """yes when the actor can confirm it or send it back now."""
    may_withdraw: str
    """yes when the actor proposed it and nobody has answered it."""
    mark: str
    """Of its words: who confirms it or sends it back says by this what they have read."""


@snapshot
class NoWaiting:
    """A "no" that waits, with the question it answers."""

    no: NoRow
    kind: str
    """enquiry or section."""
    subject: str
    """The reference of the enquiry, or of what the section was asked."""
    topic: str
    question: str
    due_at: datetime
