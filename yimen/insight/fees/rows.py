"""What oversight of fees shows: frozen rows."""

from yimen.kernel.snapshot import snapshot


@snapshot
class FeeSum:
    """What was charged, reduced, paid and given back for one item, office or day."""

    name: str
    bills: int
    charged_fen: int
    reduced_fen: int
    paid_fen: int
    refunded_fen: int
    open_bills: int

    @property
    def kept_fen(self) -> int:
        """What the treasury has of it."""
        return self.paid_fen - self.refunded_fen
