"""What the trades show: frozen rows, never models."""

from datetime import date
from decimal import Decimal

from yimen.kernel.enterprises import Link, PermitStage, RegisterEffect
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit


@snapshot
class PermitRow:
    """A permit that a trade needs, with the office that approves it."""

    trade: str
    item_id: int
    item_ref: str
    item_name: str
    office_name: str
    stage: PermitStage


@snapshot
class TradeRow:
    """A broad category of business, as it is on a day."""

    id: int
    ref: str
    code: str
    name: str
    concrete: tuple[str, ...]
    entry_office: str
    supervising_office_id: int
    supervising_office: str
    notice_days: int
    basis: str
    begins: date
    permits: tuple[PermitRow, ...]


@snapshot
class PriorRow:
    """A permit on the list of those that come before a licence."""

    ref: str
    item_ref: str
    item_name: str
    document: str
    begins: date


@snapshot
class MergedRow:
    """A certificate merged into the licence, with the office that is sent the data."""

    id: int
    ref: str
    name: str
    office_id: int
    office_name: str
    notice_days: int
    basis: str
    begins: date


@snapshot
class RegistrationRow:
    """An item whose grants write the register."""

    ref: str
    item_id: int
    item_ref: str
    item_name: str
    effect: RegisterEffect
    basis: str
    begins: date


@snapshot
class Asked:
    """What one version of a registration asks: papers, steps, things that are examined, and its promised time."""

    materials: int
    steps: int
    checks: int
    promised: TimeLimit | None


@snapshot
class Lightened:
    """A registration as its first published version asked and as it asks today."""

    item_ref: str
    item_name: str
    before: Asked
    now: Asked


@snapshot
class SchemeRow:
    """How an enterprise is opened, with both ways link by link."""

    ref: str
    bundle_ref: str
    bundle_name: str
    limit: TimeLimit
    together: tuple[str, ...]
    basis: str
    begins: date
    before: tuple[Link, ...]
    now: tuple[Link, ...]

    @property
    def days_before(self) -> Decimal:
        """The working days of the way before."""
        return sum((link.days for link in self.before), Decimal(0))

    @property
    def days_now(self) -> Decimal:
        """The working days of the way now."""
        return sum((link.days for link in self.now), Decimal(0))


@snapshot
class TradeFault:
    """Something wrong with the trades or the registration as they stand today."""

    kind: str
    """owner_gone, double_owner, interlocked or option_unknown."""
    what: str
    detail: str
