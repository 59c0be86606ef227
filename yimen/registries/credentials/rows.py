"""What the register of credentials shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.offices.credentials import CredentialStanding
from yimen.kernel.snapshot import snapshot


@snapshot
class CredentialRow:
    """A credential with how it stands."""

    id: int
    ref: str
    serial: str
    holder_ref: str
    holder: str
    office_name: str
    issuer: str
    basis: str
    begins: date
    ends: date
    issued_at: datetime
    suspended_at: datetime | None
    ended_at: datetime | None
    reason: str
    standing: CredentialStanding
    uses: str
    """How often it was used, bounded: "1000+"."""
    mark: str
    """Of how it stands: who acts on it says by this what they have read."""
    keeps: str
    """yes for whoever issues, renews, suspends and revokes it; own for its holder."""


@snapshot
class CredentialPage:
    """A page of credentials by key."""

    rows: tuple[CredentialRow, ...]
    after: str | None


@snapshot
class CredentialUseRow:
    """One use: what was sealed, in which case, with its hash."""

    id: int
    paper: str
    title: str
    case_number: str
    sha256: str
    used_at: datetime


@snapshot
class CredentialUsePage:
    """A page of uses by key, the latest first."""

    rows: tuple[CredentialUseRow, ...]
    after: str | None


@snapshot
class CredentialRuleRow:
    """Where credentials are asked for, since when and on which document."""

    ref: str
    place: str
    kind: str
    """office or centre."""
    since: date
    until: date | None
    basis: str
    end_basis: str
