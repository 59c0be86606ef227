"""What the evaluations show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

HANDLERS = (Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.SUPERVISOR)
"""Who looks into a bad grade: the manager of the centre, the head of the office, supervision."""


@snapshot
class RatingRow:
    """What was said, the first or the second time."""

    nth: int
    grade: str
    reasons: tuple[str, ...]
    on_time: str
    extra: str
    paid: str
    words: str
    rated_at: datetime


@snapshot
class FollowUpAnswer:
    """What the rater hears of the follow-up of their grade."""

    answer_by: datetime
    contacted_at: datetime | None
    answered_at: datetime | None
    outcome: str
    """valid | invalid"""
    reason: str
    remedy: str


@snapshot
class EvaluationRow:
    """A service as who may rate it sees it."""

    ref: str
    code: str
    """Opens this evaluation to whoever holds it; only who may rate is shown it."""
    kind: str
    what: str
    office_name: str
    place_name: str
    online: str
    served_at: datetime
    until: datetime
    may: tuple[str, ...]
    """rate, change, withdraw, rate_again: a hint; the rule is in the act."""
    rated: str
    """yes: it was rated, also where this code does not show how."""
    ratings: tuple[RatingRow, ...]
    follow_up: FollowUpAnswer | None


@snapshot
class FollowUpRow:
    """A bad grade at the desk: what was said of which service, without who said it or which case it was."""

    ref: str
    kind: str
    what: str
    office_name: str
    place_name: str
    window: str
    grade: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    """Of the three questions those answered against the office."""
    words: str
    opened_at: datetime
    contact_by: datetime
    answer_by: datetime
    handler: str
    contacted_at: datetime | None
    reached: str
    heard: str
    outcome: str
    reason: str
    remedy: str
    answered_at: datetime | None
    late: str
    """yes: contact or answer is overdue."""
    raised: str
    again: str
    """The second grade, when one was given."""
    may: tuple[str, ...]
    """take, contact, answer."""


@snapshot
class RaterShown:
    """How the rater can be called: read once more on each asking, and each asking is on the chain."""

    ref: str
    name: str
    phone: str
    number: str
    """The number of the case, when it was one."""
