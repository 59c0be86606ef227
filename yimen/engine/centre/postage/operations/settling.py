"""Settling with the carrier by month: counted from the parcels that went, held against the invoice, other eyes."""

from datetime import date, datetime

from yimen.engine.centre.postage import reading
from yimen.engine.centre.postage.models import PostageLine, PostageStatement
from yimen.engine.centre.postage.reading import BOOKKEEPERS
from yimen.engine.centre.postage.refusals import (
    InvoiceDiffers,
    MonthNotOver,
    MonthSettled,
    OwnStatement,
    StatementUnknown,
)
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.evidence import Line
from yimen.kernel.money.fees import yuan
from yimen.kernel.postage import of_month
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of, new_ref, refusing

MOST = 10_000_000_000


@snapshot
class StatementKept:
    """A statement by its reference, and what the centre owes by it."""

    ref: str
    owed_fen: int


@operation
def draw_postage_statement(month: date, invoiced_fen: int, note: str, *, by: Actor, now: datetime) -> StatementKept:
    """Draw the statement of a month that is over and hold it against the carrier's invoice; a difference is explained.

    Refuses with NotYourRole, NotInList, MonthNotOver, InvoiceDiffers or MonthSettled.
    """
    staff, first = _bookkeeper(by, "draw_postage_statement"), month.replace(day=1)
    if first >= day_of(now).replace(day=1):
        raise MonthNotOver()
    if not 0 <= invoiced_fen <= MOST:
        raise NotInList(field="invoiced")
    must_be_clean("note", note, 500)
    carried = reading.of_month(first)
    sums = of_month(one.carried for one in carried)
    if invoiced_fen != sums.owed_fen and not note.strip():
        raise InvoiceDiffers(owed=yuan(sums.owed_fen), invoiced=yuan(invoiced_fen))
    with refusing(postage_statement_stands_once_a_month=MonthSettled()):
        row = PostageStatement.objects.create(
            ref=new_ref(), month=first, parcels=sums.parcels, owed_fen=sums.owed_fen, taken_fen=sums.taken_fen,
            invoiced_fen=invoiced_fen, note=note.strip(), drawn_by_id=staff, drawn_at=now,
        )  # fmt: skip
    PostageLine.objects.bulk_create(
        PostageLine(statement=row, parcel_id=one.parcel_id, way=one.carried.way, fen=one.carried.fen) for one in carried
    )
    body = {"month": first, "parcels": sums.parcels, "owed": sums.owed_fen, "invoiced": invoiced_fen}
    _told(row, Line("draw_postage_statement", body, now), by)
    return StatementKept(row.ref, row.owed_fen)


@operation
def confirm_postage_statement(ref: str, *, by: Actor, now: datetime) -> StatementKept:
    """Confirm a statement, as a bookkeeper other than who drew it. Refuses with NotYourRole, StatementUnknown or
    OwnStatement."""
    staff = _bookkeeper(by, "confirm_postage_statement")
    row = _waiting(ref)
    if row.drawn_by_id == staff:
        raise OwnStatement()
    row.confirmed_by_id, row.confirmed_at = staff, now
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _told(row, Line("confirm_postage_statement", {"owed": row.owed_fen}, now), by)
    return StatementKept(ref, row.owed_fen)


@operation
def return_postage_statement(ref: str, reason: str, *, by: Actor, now: datetime) -> StatementKept:
    """Send a statement back that nobody confirmed, with the reason: its month waits again and is drawn anew.

    By any bookkeeper, who drew it among them: nothing stands by it yet. Refuses with NotYourRole, StatementUnknown or
    TextMissing.
    """
    staff, said = _bookkeeper(by, "return_postage_statement"), must_be_said("reason", reason, 500)
    row = _waiting(ref)
    PostageLine.objects.filter(statement=row).delete()
    row.returned_by_id, row.returned_at, row.return_reason = staff, now, said
    row.save(update_fields=["returned_by", "returned_at", "return_reason"])
    _told(row, Line("return_postage_statement", {"month": row.month, "owed": row.owed_fen}, now), by)
    return StatementKept(ref, row.owed_fen)


def _waiting(ref: str) -> PostageStatement:
    waits = PostageStatement.objects.select_for_update().filter(confirmed_at=None, returned_at=None)
    row = waits.filter(ref=ref).first()
    if row is None:
        raise StatementUnknown()
    return row


def _bookkeeper(by: Actor, act: str) -> int:
    if by.staff_id is None or not by.has_role(*BOOKKEEPERS):
        raise NotYourRole(act=act)
    return by.staff_id


def _told(row: PostageStatement, line: Line, by: Actor) -> None:
    head = bytes(row.journal_head)
    subject = Subject("postage_statement", "postage_postagestatement", row.pk, row.ref, row.journal_seq, head)
    tell(subject, line, by)
