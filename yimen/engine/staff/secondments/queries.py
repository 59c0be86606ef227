"""Looking at secondments: what waits at a centre, whom a home unit has sent, and what it may read of them there."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Case, Q, When

from yimen.engine.staff.assessments import queries as assessments
from yimen.engine.staff.rotas import queries as rotas
from yimen.engine.staff.secondments import fitness
from yimen.engine.staff.secondments.models import PostingProposal, ReturnRequest
from yimen.engine.staff.secondments.rows import PostedRow, PostingProposalRow, PostingRecord, ReturnAskedRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.staffing.assessment import month_after
from yimen.kernel.staffing.managing import manages
from yimen.kernel.staffing.secondment import ProposalState, Suitability
from yimen.registries.concentration import queries as concentration
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import seconded
from yimen.registries.people.rows import SecondmentRow

MOST, LATELY = 100, timedelta(days=365)
Names = Mapping[int, tuple[str, str]]


def proposals(centre_ref: str, actor: Actor, now: datetime) -> Capped[PostingProposalRow]:
    """Who is and was proposed for a centre, for who manages it; what waits first."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None or not manages(actor, centre.id):
        return Capped((), MOST)
    return _proposals(Q(centre_id=centre.id), now)


def proposed(actor: Actor, now: datetime) -> Capped[PostingProposalRow]:
    """Whom the offices that one heads have proposed; what waits first."""
    return _proposals(Q(office_id__in=actor.offices(Role.OFFICE_HEAD)), now)


def posted(centre_ref: str, actor: Actor, now: datetime) -> tuple[PostedRow, ...]:
    """Who is in a centre by an order, or was lately, for who manages it."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None or not manages(actor, centre.id):
        return ()
    return _posted(seconded.in_centre(centre.id, day_of(now) - LATELY), now)


def sent(actor: Actor, now: datetime) -> tuple[PostedRow, ...]:
    """Whom the offices that one heads have in centres by orders, or had lately."""
    return _posted(seconded.of_offices(actor.offices(Role.OFFICE_HEAD), day_of(now) - LATELY), now)


def record(order_ref: str, month: date, actor: Actor, now: datetime) -> PostingRecord | None:
    """A month of somebody in a centre, read by their home unit, the centre and themself; from the order to its end."""
    order = seconded.secondment(order_ref)
    if order is None:
        return None
    reads = actor.staff_id == order.staff_id or manages(actor, order.centre_id)
    if not (reads or order.office_id in actor.offices(Role.OFFICE_HEAD)):
        return None
    sums = rotas.of_span(order.centre_id, *_within(order, month), now)
    return PostingRecord(
        order,
        next((one for one in sums if one.staff_id == order.staff_id), None),
        assessments.of_somebody(order.staff_id, order.centre_id, order.begins, order.ends, actor, now),
        rotas.leaves_of(order.staff_id, order.begins, order.ends),
    )


def _within(order: SecondmentRow, month: date) -> tuple[date, date]:
    """The days of a month on which the order held."""
    after = month_after(month)
    return max(month, order.begins), min(after, order.ends or after)


def _proposals(where: Q, now: datetime) -> Capped[PostingProposalRow]:
    found = PostingProposal.objects.filter(where).select_related("staff", "post", "proposed_by", "decided_by")
    waiting = Case(When(state=ProposalState.PROPOSED, then=0), default=1)
    rows, on = list(found.order_by(waiting, "-pk")[: MOST + 1]), day_of(now)
    read = fitness.found([one for one in rows if not one.found], on)
    places = {row.id: (row.ref, row.name) for row in offices.centres(on)}
    houses = {row.id: (row.ref, row.name) for row in offices.offices(on)}
    return Capped((_proposal(one, read.get(one.pk), places, houses) for one in rows), MOST)


def _proposal(row: PostingProposal, read: Suitability | None, places: Names, houses: Names) -> PostingProposalRow:
    return PostingProposalRow(
        row.ref, row.staff.name, row.staff.number, *houses.get(row.office_id, ("", "")),
        *places.get(row.centre_id, ("", "")), row.post.name, row.begins, row.reason, row.grade, row.grade_year,
        row.grade_document, row.state, row.proposed_by.name, row.proposed_at, read or fitness.shown(row.found),
        row.words,
        row.decided_by.name if row.decided_by else "", row.decided_at,
    )  # fmt: skip


def _posted(found: tuple[SecondmentRow, ...], now: datetime) -> tuple[PostedRow, ...]:
    asked = ReturnRequest.objects.filter(order_id__in=[one.id for one in found]).select_related("asked_by", "order")
    last = {one.order_id: one for one in asked.order_by("pk")}
    seats = concentration.seats_of([one.staff_id for one in found], day_of(now))
    return tuple(PostedRow(one, seats.get(one.staff_id, ""), _asked(last.get(one.id))) for one in found)


def _asked(row: ReturnRequest | None) -> ReturnAskedRow | None:
    if row is None:
        return None
    return ReturnAskedRow(row.ref, row.order.ref, row.reason, row.asked_by.name, row.asked_at, row.outcome, row.words)
