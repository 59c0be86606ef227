"""Writing a document down, and asking whether it stands: also for the acts that rest on one."""

from contextlib import suppress
from datetime import date, datetime
from typing import ClassVar

from django.db import transaction

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, named, told
from yimen.registries.bases.models import Basis
from yimen.registries.dated import days, new_ref, refusing

MOST_TEXT = 40000


class BasisNumberTaken(Refusal):
    """A document with this number is recorded already."""

    code: ClassVar[str] = "bases.number_taken"
    value: str


class BasisOver(Refusal):
    """The document is not in force on that day: nothing new can rest on it."""

    code: ClassVar[str] = "bases.over"
    number: str


@snapshot
class BasisSaid:
    """What a document is."""

    number: str
    title: str
    issuer: str
    kind: str
    issued_on: date
    text: str = ""


def write(said: BasisSaid, valid_from: date, valid_to: date | None, by: Actor, now: datetime) -> Basis:
    """A document as it is recorded; refuses with BasisNumberTaken, Missing or TooLong."""
    number = named(said.number, "number", 100)
    with refusing(bases_basis_number=BasisNumberTaken(value=number)):
        row = Basis.objects.create(
            ref=new_ref(), number=number, title=named(said.title, "title"), issuer=named(said.issuer, "issuer"),
            kind=said.kind, issued_on=said.issued_on, text=told(said.text, "text", MOST_TEXT),
            valid=days(valid_from, valid_to),
        )  # fmt: skip
    text = digest(row.text.encode(), row.ref.encode())
    body = {"number": number, "kind": row.kind, "from": valid_from, "until": valid_to, "text": text}
    tell_of(row, Line("record_basis", body, now), by)
    return row


def recorded(said: BasisSaid, by: Actor, now: datetime) -> None:
    """The document is in the library, from its day on, if it was not there before, or somebody writes it just now."""
    if Basis.objects.filter(number=said.number.strip()).exists():
        return
    with suppress(BasisNumberTaken), transaction.atomic():
        write(said, said.issued_on, None, by, now)


def must_stand(number: str, on: date) -> None:
    """The document has not ended by a day, as far as the library knows it; refuses with BasisOver."""
    row = Basis.objects.select_for_update(of=("self",), no_key=True).filter(number=number).first()
    if row is not None and row.valid.upper is not None and row.valid.upper <= on:
        raise BasisOver(number=number)


def standing_id(number: str, on: date) -> int:
    """The document of this number, which is in force on a day, and which nobody ends before our act does.

    Refuses with NoSuchThing or BasisOver.
    """
    row = Basis.objects.select_for_update(of=("self",), no_key=True).filter(number=number.strip()).first()
    if row is None:
        raise NoSuchThing(what="basis")
    if on not in row.valid:
        raise BasisOver(number=row.number)
    return row.pk


def tell_of(row: Basis, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a document."""
    link = tell(Subject("basis", "bases_basis", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
