"""What people show: frozen rows, never models. Numbers and phones are masked; `Opened` alone carries them whole."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PartyRow:
    """A person or organisation as anybody who may see it sees it."""

    id: int
    ref: str
    kind: str
    name: str
    number_kind: str
    number: str
    """Masked: the first six and the last four."""
    phone: str
    """Masked: the first three and the last four."""
    email: str
    address: str


@snapshot
class Opened:
    """Number and phone of a party in the clear: for its own pages, its notices and the officer in charge."""

    number: str
    phone: str
    phone_before: str = ""
    """The phone that stood before the last change of how the party is reached."""


@snapshot
class AccountRow:
    """A login."""

    id: int
    ref: str
    login: str
    kind: str
    party_id: int | None
    epoch: int


@snapshot
class DemoRow:
    """An account that anybody may enter with one click, in demo mode."""

    ref: str
    label: str
    name: str
    kind: str
    posts: tuple[str, ...]


@snapshot
class MandateRow:
    """Who acts for whom, in what, from when to when."""

    ref: str
    principal_ref: str
    principal_name: str
    agent_ref: str
    agent_name: str
    kind: str
    item: str
    begins: datetime
    ends: datetime | None
    revoked_at: datetime | None
    basis: str


@snapshot
class StaffRow:
    """A member of staff."""

    id: int
    ref: str
    number: str
    name: str
    office_id: int
    office_ref: str
    establishment: str
    begins: date
    ends: date | None
    account_ref: str
    login: str


@snapshot
class StaffLogin:
    """The login of a member of staff, as an administrator sees it."""

    staff_ref: str
    number: str
    name: str
    login: str
    """Empty until it is set up."""
    state: str
    """none, invited, open, locked or closed."""
    until: datetime | None
    """Until when it is locked, or a one-time code is good."""
    tokens: int
    """How many tokens for the JSON door are good."""


@snapshot
class PostRow:
    """A post and where it stands."""

    id: int
    ref: str
    name: str
    role: str
    office_id: int | None
    office_ref: str
    centre_ref: str
    window_ref: str
    region_ref: str
    begins: date
    ends: date | None


@snapshot
class PostingRow:
    """Who holds a post from when to when."""

    staff_ref: str
    staff_name: str
    staff_number: str
    post_ref: str
    post_name: str
    role: str
    kind: str
    begins: datetime
    ends: datetime | None
    basis: str


@snapshot
class SecondmentRow:
    """Somebody of a home unit in a centre by an order; without an end they are still there."""

    id: int
    ref: str
    number: str
    staff_id: int
    staff_ref: str
    staff_name: str
    staff_number: str
    office_id: int
    office_ref: str
    office_name: str
    centre_id: int
    centre_ref: str
    centre_name: str
    post_name: str
    begins: date
    ends: date | None
    return_number: str
    return_reason: str


@snapshot
class TokenRow:
    """A token for the JSON door, without what it spells."""

    ref: str
    label: str
    expires_at: datetime
    revoked_at: datetime | None
