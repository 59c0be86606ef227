"""Looking at vouchers: one's own, those a clerk had made just now, and what a code proves to anybody."""

from datetime import datetime

from yimen.engine.exchange.vouchers.models import Voucher
from yimen.engine.exchange.vouchers.rows import VoucherProof, VoucherRow
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.refs import heard
from yimen.kernel.vouchers import GOOD_FOR

MOST = 50


def mine(actor: Actor) -> tuple[VoucherRow, ...]:
    """The vouchers of those I act for, the latest first."""
    rows = Voucher.objects.filter(party_id__in=set(actor.parties())).select_related("party").order_by("-id")
    return Capped(map(_row, rows[: MOST + 1]), MOST)


def just_made(actor: Actor, now: datetime) -> tuple[VoucherRow, ...]:
    """What this clerk had made within the minutes for which a card stands: still to be printed."""
    if actor.staff_id is None:
        return ()
    rows = Voucher.objects.filter(reading__staff_id=actor.staff_id, reading__read_at__gt=now - GOOD_FOR)
    return tuple(map(_row, rows.select_related("party").order_by("-id")[:MOST]))


def verify(code: str) -> VoucherProof | None:
    """What a code proves; None for no code of ours."""
    said = heard(code).replace("-", "")
    row = Voucher.objects.select_related("party").filter(code=said).first() if said else None
    if row is None:
        return None
    holder = row.party.name[:1] + "*" * (len(row.party.name) - 1)
    return VoucherProof(row.kind, row.serial, holder, row.issued_at, row.prints, row.sandbox)


def _row(row: Voucher) -> VoucherRow:
    return VoucherRow(
        row.ref, row.kind, row.party.name, row.serial, row.code, row.place, row.issued_at, row.prints, row.sandbox
    )
