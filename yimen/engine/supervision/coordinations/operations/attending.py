"""Coming to a meeting: signing in then and there, saying what one's office thinks, signing the minutes."""

from datetime import datetime

from yimen.engine.supervision.coordinations import moves
from yimen.engine.supervision.coordinations.models import CoordinationOpinion
from yimen.engine.supervision.coordinations.operations.calling import CoordinationKept
from yimen.engine.supervision.coordinations.refusals import NotInvited, NotThen, SignedAlready
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.coordination import CoordinationState, Stance
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList


@operation
def sign_in(ref: str, office: str = "", *, by: Actor, now: datetime) -> CoordinationKept:
    """Sign in at a meeting for one's office, then and there; who belongs to several says for which.

    Refuses with CoordinationUnknown, NotInvited, SeatUnclear, NotThen, SignedAlready or WrongState.
    """
    row = moves.lock(ref, by)
    seat = moves.seat_of(row, by, office)
    moves.must_be(row, CoordinationState.CALLED, "sign_in")
    if not row.begins_at - moves.BEFORE <= now <= row.begins_at + moves.AFTER:
        raise NotThen()
    if seat.came_id is not None:
        raise SignedAlready()
    seat.came_id, seat.came_at = by.staff_id, now
    seat.save(update_fields=["came", "came_at"])
    moves.told(row, Line("sign_in", {"office": seat.office_id}, now), by)
    return CoordinationKept(ref, row.state)


@operation
def say_opinion(
    ref: str, number: int, stance: str, text: str, office: str = "", *, by: Actor, now: datetime
) -> CoordinationKept:
    """Say what one's office thinks of a point: before the meeting or at it; the latest word stands.

    Its head says it, or who came for it. Refuses with CoordinationUnknown, NotInvited, SeatUnclear, NotInList,
    NoSuchThing, TextMissing or WrongState.
    """
    row = moves.lock(ref, by)
    seat = moves.speaks(row, by, office)
    moves.must_be(row, CoordinationState.CALLED, "say_opinion")
    if stance not in set(Stance):
        raise NotInList(field="stance")
    point = row.points.filter(number=number).first()
    if point is None:
        raise NoSuchThing(what="point")
    said = must_be_said("text", text, 2000).strip()
    facts = {"stance": stance, "text": said, "said_by_id": by.staff_id, "said_at": now}
    CoordinationOpinion.objects.update_or_create(point=point, seat=seat, defaults=facts)
    body = {"point": number, "office": seat.office_id, "stance": stance, "said": digest(said.encode(), ref.encode())}
    moves.told(row, Line("say_opinion", body, now), by)
    return CoordinationKept(ref, row.state)


@operation
def sign_minutes(ref: str, seen: str, office: str = "", *, by: Actor, now: datetime) -> CoordinationKept:
    """Sign the minutes for one's office, which came: who came for it, or its head.

    `seen` is the mark of the minutes that were read: minutes that were written anew meanwhile are read first. Refuses
    with CoordinationUnknown, NotInvited, SeatUnclear, SignedAlready, ChangedSinceRead or WrongState.
    """
    row = moves.lock(ref, by)
    seat = moves.speaks(row, by, office)
    moves.must_be(row, CoordinationState.MINUTED, "sign_minutes")
    if seat.came_id is None:
        raise NotInvited()
    if seat.signed_by_id is not None:
        raise SignedAlready()
    if seen != row.mark:
        raise ChangedSinceRead()
    seat.signed_by_id, seat.signed_at = by.staff_id, now
    seat.save(update_fields=["signed_by", "signed_at"])
    moves.told(row, Line("sign_minutes", {"office": seat.office_id, "seen": seen}, now), by)
    return CoordinationKept(ref, row.state)
