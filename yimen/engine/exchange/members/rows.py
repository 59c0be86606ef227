"""What the members show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who keeps the register of members and sees to what waits."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER)


@snapshot
class MemberShown:
    """A member platform, with what came from it and what waits."""

    ref: str
    name: str
    region_name: str
    office_name: str
    their_ref: str
    tells: tuple[str, ...]
    asks: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None
    close_basis: str
    taken: int
    heard_at: datetime | None
    held: int
    items: int
    cases: int
    certificates: int
    questions: int


@snapshot
class MemberOfficeRow:
    """An office of which a member speaks."""

    org_code: str
    name: str
    admitted_at: datetime


@snapshot
class MemberWordRow:
    """One word of a member."""

    number: int
    kind: str
    code: str
    org_code: str
    happened_at: datetime
    came_at: datetime
    standing: str
    why: str
    field: str
    tries: int
    tried_at: datetime
    how: str


@snapshot
class MemberRecordRow:
    """How something of a member stands."""

    kind: str
    code: str
    name: str
    org_code: str
    current: str
    happened_at: datetime


@snapshot
class MemberQuestionRow:
    """What a member asked."""

    kind: str
    code: str
    purpose: str
    asked_at: datetime
    outcome: str
