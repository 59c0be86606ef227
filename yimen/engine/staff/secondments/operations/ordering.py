"""Ordering: who manages the centre posts somebody who meets the criteria, by an order with a seat, and ends it."""

from datetime import date, datetime

from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas import queries as rota_queries
from yimen.engine.staff.secondments import fitness, moves
from yimen.engine.staff.secondments.models import ReturnRequest
from yimen.engine.staff.secondments.refusals import SeatMissing
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.staffing.secondment import ProposalMove, must_be_suitable
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing
from yimen.registries.concentration import seating
from yimen.registries.dated import day_of, locked
from yimen.registries.people import queries, seconded, seconding
from yimen.registries.people.seconding import Order

END = "返回原单位"


@snapshot
class PostingOrdered:
    """The order by its reference, and the day from which it holds."""

    ref: str
    day: date


@snapshot
class Returned:
    """Somebody is back at the home unit from a day on; so many shifts were called off."""

    ref: str
    day: date
    shifts: int


@operation
def order_posting(ref: str, number: str, seat_ref: str = "", *, by: Actor, now: datetime) -> PostingOrdered:
    """The centre orders it: the criteria are met, the seat is free, and somebody holds the post from the day on.

    Refuses with NoSuchThing, SecondPair, WrongState, NotOnTheEstablishment, NotTrained, NotWellAssessed, SeatMissing,
    SeatTaken, SeatOfAnotherOffice, SecondedAlready, OrderNumberTaken, NotForPosting or as `hold_post` does.
    """
    row = moves.for_the_centre(ref, by, now)
    member, post = queries.staff_member(row.staff_id), queries.post(row.post_id)
    assert member is not None and post is not None, "a proposal names somebody and a post"
    begins, found = fitness.begins_on(row, day_of(now)), fitness.of(row, day_of(now))
    must_be_suitable(found, member.name)
    if not seat_ref and seating.has_plan(row.centre_id, begins):
        raise SeatMissing()
    order = seconding.second(Order(number, member.ref, post.ref, begins), by, now)
    written = seconded.secondment(order)
    assert written is not None, "the order was written just now"
    if seat_ref:
        seating.occupy(seat_ref, member.id, row.office_id, row.centre_id, begins, by=by, now=now)
    sets: dict[str, object] = {
        "found": fitness.kept(found), "decided_by_id": by.staff_id, "decided_at": now, "order_id": written.id,
    }  # fmt: skip
    moves.move(row, ProposalMove.ORDER, sets)
    moves.told(row, "order_posting", {"order": order, "found": row.found, "seat": seat_ref}, by, now)
    return PostingOrdered(order, begins)


@operation
def refuse_posting(ref: str, words: str, *, by: Actor, now: datetime) -> PostingOrdered:
    """The centre does not take them, and says why. Refuses with NoSuchThing, SecondPair, WrongState or TextMissing."""
    row = moves.for_the_centre(ref, by, now)
    said = must_be_said("words", words, 300).strip()
    kept = fitness.kept(fitness.of(row, day_of(now)))
    sets: dict[str, object] = {"words": said, "found": kept, "decided_by_id": by.staff_id, "decided_at": now}
    moves.move(row, ProposalMove.REFUSE, sets)
    moves.told(row, "refuse_posting", {"said": digest(said.encode(), ref.encode()), "found": kept}, by, now)
    return PostingOrdered(ref, row.begins)


@operation
def order_return(order_ref: str, on: date, number: str, reason: str, *, by: Actor, now: datetime) -> Returned:
    """From a day on somebody is back at the home unit: post, seat and shifts end with it, and a request is granted.

    Refuses with NoSuchThing, SecondPair, ImpossibleDates, OrderNumberTaken, Missing or TextMissing.
    """
    found = seconded.secondment(order_ref)
    if found is None:
        raise NoSuchThing(what="secondment")
    must_manage(by, found.centre_id, "secondment")
    judge = moves.must_be_apart(by, found.staff_id, now)
    if on < day_of(now):
        raise ImpossibleDates()
    why = must_be_said("reason", reason, 300).strip()
    seconding.end(order_ref, on, number, why, by, now)
    seating.leave(found.staff_id, found.centre_id, on, by=by, now=now)
    ahead = rota_queries.ahead(found.staff_id, found.centre_id, on)
    for shift in ahead:
        rotas.call_off_shift(shift, END, by=by.within(), now=now)
    for asked in ReturnRequest.objects.select_for_update().filter(order_id=found.id, outcome=""):
        _answer(asked, "granted", "", judge, by, now)
    return Returned(order_ref, on, len(ahead))


@operation
def refuse_return(ref: str, words: str, *, by: Actor, now: datetime) -> Returned:
    """The centre does not let them go now, and says why. Refuses with NoSuchThing, SecondPair or TextMissing."""
    row = locked(ReturnRequest, ref, "return_request")
    found = seconded.secondment(row.order_id)
    assert found is not None, "a request names an order"
    must_manage(by, found.centre_id, "return_request")
    if row.outcome:
        raise NoSuchThing(what="return_request")
    judge = moves.must_be_apart(by, found.staff_id, now, row.asked_by_id)
    _answer(row, "refused", must_be_said("words", words, 300).strip(), judge, by, now)
    return Returned(ref, day_of(now), 0)


def _answer(row: ReturnRequest, outcome: str, words: str, judge: int, by: Actor, now: datetime) -> None:
    row.outcome, row.words, row.answered_by_id, row.answered_at = outcome, words, judge, now
    row.save(update_fields=["outcome", "words", "answered_by", "answered_at"])
    said = digest(words.encode(), row.ref.encode()) if words else ""
    moves.told(row, "answer_return", {"outcome": outcome, "said": said}, by, now)
