"""What the business register shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.enterprises import Capital, FactKind, PermitStage, PermitStanding
from yimen.kernel.snapshot import snapshot
from yimen.registries.penalties.rows import PenaltyShown

SUPERVISORS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Who of an office takes new entries up, and keeps the abnormal list where it registers."""


@snapshot
class EnterpriseRow:
    """An enterprise in a list, as anybody finds it."""

    id: int
    code: str
    name: str
    office_name: str
    registered_on: date
    ended_on: date | None
    abnormal: int
    """On how many grounds it stands on the abnormal list."""


@snapshot
class EnterprisePage:
    """Enterprises, the latest first, a page by key."""

    rows: tuple[EnterpriseRow, ...]
    after: str | None


@snapshot
class FactRow:
    """A fact with its days and the grant that it comes from; every one has its source."""

    kind: FactKind
    place: int
    value: str
    since: date
    until: date | None
    source: str
    """The name of the item that was granted."""


@snapshot
class NeededPermit:
    """A permit that a business needs, and how the enterprise stands with it."""

    item_ref: str
    item_name: str
    office_name: str
    stage: PermitStage
    standing: PermitStanding


@snapshot
class BusinessRow:
    """A broad category of the scope: whether it may begin, what it needs, and who supervises it."""

    code: str
    name: str
    since: date
    may_begin: str
    """yes or no: a permit is pending."""
    permits: tuple[NeededPermit, ...]
    supervisor: str


@snapshot
class AbnormalRow:
    """A time on the abnormal list, with why and, when it is over, why it was left."""

    ref: str
    code: str
    name: str
    ground: str
    reason: str
    entered_on: date
    left_on: date | None
    left_reason: str


@snapshot
class PermitShown:
    """A licence of the enterprise as the public list shows it."""

    ref: str
    item_name: str
    office_name: str
    certificate: str
    certificate_number: str
    decided_on: date
    standing: str


@snapshot
class BreachShown:
    """A broken word of the enterprise: what it was about and until when it stands."""

    kind: str
    item_name: str
    office_name: str
    recorded_on: date
    until: date


@snapshot
class EnterpriseView:
    """Everything that anybody may read of an enterprise; each fact has its day and its source."""

    row: EnterpriseRow
    facts: tuple[FactRow, ...]
    history: tuple[FactRow, ...]
    """What was so before."""
    capital: Capital
    scope: tuple[BusinessRow, ...]
    merged: tuple[str, ...]
    permits: tuple[PermitShown, ...]
    penalties: tuple[PenaltyShown, ...]
    abnormal: tuple[AbnormalRow, ...]
    breaches: tuple[BreachShown, ...]
    reported: int
    """The last year that it reported on; 0: none yet."""


@snapshot
class NoticeRow:
    """What an office was told of an entry, and what it arranged."""

    ref: str
    code: str
    name: str
    about: str
    """supervise: it supervises this business; merged: this certificate is merged into the licence."""
    what: str
    sent_at: datetime
    due_at: datetime
    overdue: str
    acknowledged_at: datetime | None
    acknowledged_by: str
    arranged: str
    data: tuple[FactRow, ...]
    """The data of a merged certificate, pushed from the register."""


@snapshot
class ScopeCertificateView:
    """A certificate of the concrete scope as anybody checks it."""

    code: str
    enterprise_code: str
    enterprise_name: str
    concrete: tuple[str, ...]
    issued_at: datetime
    standing: str
    """valid, or ended with the enterprise."""


@snapshot
class UnheldRow:
    """A grant that should have written the register and did not: its form did not say enough."""

    case_number: str
    item_name: str
    granted_at: datetime


@snapshot
class OpeningPart:
    """One certificate of an opening 企业开办, with the office that issues it and how far it is."""

    item_ref: str
    item_name: str
    office_name: str
    case_ref: str
    number: str
    state: str
    ends_at: datetime
    """When it is due, or will be when it is accepted now."""
    decided_at: datetime | None
    delivered_at: datetime | None
    certificate: str
    together: str
    """yes: it comes out on one day with others."""
    breaks: str
    """yes: it breaks, or will break, the limit of the whole."""


@snapshot
class OpeningView:
    """One opening: all its certificates under one limit."""

    matter_ref: str
    bundle_name: str
    submitted_at: datetime
    due_at: datetime
    parts: tuple[OpeningPart, ...]
    done_at: datetime | None
    code: str
    """Of the enterprise, once it is on the register."""
    standing: str
    """on_time, at_risk, late or done."""
