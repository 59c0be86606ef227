"""Writes of the bulletins: drafted and mended by one, issued by another with the next number, withdrawn."""

from datetime import datetime
from typing import ClassVar

from django.db import connection
from django.db.models import Max

from yimen.engine.publication.bulletins import moves
from yimen.engine.publication.bulletins.models import SERIES, Bulletin
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.bulletin_life import BulletinMove, BulletinState
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref

MOST_TEXT = 20000


class DraftersHand(Refusal):
    """Who drafted a bulletin does not issue it."""

    code: ClassVar[str] = "bulletins.drafters_hand"


@snapshot
class BulletinSaid:
    """What a bulletin says, in which series, and whether everybody reads it."""

    series: str
    title: str
    text: str
    public: str = "no"


@snapshot
class BulletinKept:
    """A bulletin by its reference; its number when it has one."""

    ref: str
    number: int | None


@operation
def draft_bulletin(said: BulletinSaid, *, by: Actor, now: datetime) -> BulletinKept:
    """Draft a bulletin of one's office. Refuses with NotAllowed, NotInList, NoSuchThing, Missing or TextMissing."""
    must_hold(by, *moves.KEEPERS)
    office = next(iter(sorted(by.offices(*moves.KEEPERS))), None)
    if by.staff_id is None or office is None:
        raise NoSuchThing(what="office")
    row = Bulletin(ref=new_ref(), issuer_id=office, drafted_by_id=by.staff_id, drafted_at=now)
    _write(row, said)
    row.save()
    moves.told(row, Line("draft_bulletin", _body(row), now), by)
    return BulletinKept(row.ref, None)


@operation
def mend_bulletin(ref: str, said: BulletinSaid, *, by: Actor, now: datetime) -> BulletinKept:
    """Mend a draft; whoever mends it has drafted it.

    Refuses with NotAllowed, NoSuchThing, WrongState, NotInList, Missing or TextMissing.
    """
    row = moves.lock(ref, by)
    if row.state != BulletinState.DRAFT:
        raise WrongState(move="mend", state=row.state)
    _write(row, said)
    row.drafted_by_id, row.drafted_at = by.staff_id or 0, now
    row.save(update_fields=["series", "title", "text", "public", "drafted_by", "drafted_at"])
    moves.told(row, Line("mend_bulletin", _body(row), now), by)
    return BulletinKept(ref, None)


@operation
def issue_bulletin(ref: str, seen: str, *, by: Actor, now: datetime) -> BulletinKept:
    """Approve a bulletin and issue it with the next number of its series in this year; never one's own draft.

    `seen` is the mark of what was read. Refuses with NotAllowed, NoSuchThing, DraftersHand, WrongState or
    ChangedSinceRead.
    """
    row = moves.lock(ref, by)
    if seen != row.mark:
        raise ChangedSinceRead()
    if row.drafted_by_id == by.staff_id:
        raise DraftersHand()
    year = day_of(now).year
    with connection.cursor() as cursor:  # two who issue at once get two numbers
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"bulletin {row.issuer_id} {row.series}",)
        )
    same = Bulletin.objects.filter(issuer_id=row.issuer_id, series=row.series, year=year)
    number = (same.aggregate(last=Max("number"))["last"] or 0) + 1
    moves.move(row, BulletinMove.ISSUE, year=year, number=number, issued_by_id=by.staff_id, issued_at=now)
    moves.told(row, Line("issue_bulletin", {"year": year, "number": number}, now), by)
    return BulletinKept(ref, number)


@operation
def withdraw_bulletin(ref: str, why: str, *, by: Actor, now: datetime) -> BulletinKept:
    """Withdraw a bulletin, with the reason; its number is not given again.

    Refuses with NotAllowed, NoSuchThing, TextMissing or WrongState.
    """
    row = moves.lock(ref, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, BulletinMove.WITHDRAW, why=said)
    moves.told(row, Line("withdraw_bulletin", {"why": digest(said.encode(), ref.encode())}, now), by)
    return BulletinKept(ref, row.number)


def _write(row: Bulletin, said: BulletinSaid) -> None:
    if said.series not in SERIES or said.public not in ("yes", "no"):
        raise NotInList(field="series")
    row.series, row.public = said.series, said.public
    row.title, row.text = named(said.title, "title"), must_be_said("text", said.text, MOST_TEXT).strip()


def _body(row: Bulletin) -> dict[str, str]:
    said = digest(f"{row.title}\x1f{row.text}".encode(), row.ref.encode())
    return {"series": row.series, "public": row.public, "said": said}
