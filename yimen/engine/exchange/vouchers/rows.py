"""What the vouchers show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class VoucherRow:
    """A voucher of somebody: of which kind, under which serial, and how often it was printed."""

    ref: str
    kind: str
    party_name: str
    serial: str
    code: str
    place: str
    issued_at: datetime
    prints: int
    sandbox: str


@snapshot
class VoucherProof:
    """What the code of a voucher proves to anybody: that it was issued, when, for whom in a mask; not what it says."""

    kind: str
    serial: str
    holder: str
    issued_at: datetime
    prints: int
    sandbox: str
