"""What the rule orders show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.by_rule import Bar, Rule, Weighed
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class OrderKept:
    """An order by its reference, and the edition of its rule set."""

    ref: str
    edition: int


@snapshot
class TriedByRule:
    """What came of a case: granted, passed_on, or nothing, when no order covers it."""

    ref: str
    outcome: str
    why: str = ""


@snapshot
class ListingKept:
    """An entry of the self-service list by its reference."""

    ref: str


@snapshot
class Looked:
    """A drawn grant that was looked at; `stopped` is yes when the order ended with it."""

    case_ref: str
    finding: str
    stopped: str


@snapshot
class OrderRow:
    """A rule order, how it stands, and what came of it."""

    ref: str
    item_ref: str
    item_name: str
    office_name: str
    signer: str
    edition: int
    digest: str
    """The first letters of the hash over the rules: what a trial names beside the edition."""
    rules: tuple[Rule, ...]
    fields: dict[str, str]
    """What the fields and certificates are called of which the rules speak."""
    begins: date
    ends: date
    share: int
    wrong_most: int
    signed_at: datetime
    standing: str
    """ahead, in_force, over, another_version, no_head, unlooked, withdrawn, wrong_share, overtaken."""
    ended_at: datetime | None
    end_reason: str
    granted: int
    passed_on: int
    looked_at: Share
    """How many of the drawn grants were looked at."""
    wrong: Share
    """How many of those looked at were wrong."""
    withdrawable: str


@snapshot
class TrialRow:
    """A case that was weighed by an order, as it is explained: each condition with what was read and its answer."""

    case_ref: str
    case_number: str
    item_name: str
    edition: int
    digest: str
    signer: str
    tried_at: datetime
    on: date
    weighed: tuple[Weighed, ...]
    fields: dict[str, str]
    passed_on: str
    minutes: int
    drawn: str
    finding: str
    note: str
    checker: str
    checked_at: datetime | None
    order_ref: str = ""


@snapshot
class Orderable:
    """An item of an office: whether its cases may be granted by rule, and if not, why."""

    ref: str
    name: str
    bars: tuple[Bar, ...]


@snapshot
class ListedRow:
    """An entry of the self-service list; it is open only while an order for its item is in force."""

    ref: str
    item_ref: str
    item_name: str
    office_name: str
    reason: str
    begins: date
    ended_at: datetime | None
    end_reason: str
    standing: str
    """open, ahead, no_order, suspended, fee (taken by a cashier alone), over."""
    charged: str
    """yes: it costs something, which is paid as a part of the errand."""
