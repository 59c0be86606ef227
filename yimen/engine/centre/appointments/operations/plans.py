"""Open and end the plans by which a centre is booked. A plan is never changed: a better one follows it."""

from datetime import datetime, time

from django.db import connection

from yimen.engine.centre.appointments.models import BookingPlan
from yimen.engine.centre.appointments.moves import slot_plan
from yimen.engine.centre.appointments.refusals import PlanOpenAlready
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.towns import Family
from yimen.kernel.visits.slots import SlotKind
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class PlanTold:
    """A plan as somebody wants to open it; empty scope: everything that the centre does."""

    name: str
    kind: str = SlotKind.REGULAR
    minutes: int = 30
    places: int = 1
    lead_hours: int = 2
    days_ahead: int = 14
    family: str = ""
    item_ref: str = ""
    office_ref: str = ""
    opens: time | None = None
    closes: time | None = None


@snapshot
class PlanSaid:
    """A plan by its reference."""

    ref: str


@operation
def open_plan(centre_ref: str, told: PlanTold, *, by: Actor, now: datetime) -> PlanSaid:
    """Let a centre be booked from now on; by its manager or an administrator.

    Refuses with PlanImpossible, PlanOpenAlready, Missing, NotInList, NoSuchThing or NotAllowed.
    """
    centre_id = own_centre(centre_ref, by, now)
    if told.kind not in list(SlotKind):
        raise NotInList(field="kind")
    if told.family and (told.family not in list(Family) or told.item_ref):
        raise NotInList(field="family")
    plan = BookingPlan(
        ref=new_ref(),
        centre_id=centre_id,
        kind=told.kind,
        name=named(told.name, "name", 60),
        family=told.family,
        item_id=_item_id(told.item_ref),
        office_id=_office_id(told, now),
        minutes=told.minutes,
        places=told.places,
        lead_hours=told.lead_hours,
        days_ahead=told.days_ahead,
        opens=told.opens,
        closes=told.closes,
        opened_at=now,
    )
    slot_plan(plan)
    with refusing(booking_plan_is_open_once_per_scope=PlanOpenAlready()):
        plan.save(force_insert=True)
    return PlanSaid(plan.ref)


@operation
def end_plan(ref: str, *, by: Actor, now: datetime) -> PlanSaid:
    """Take no more bookings by this plan; what is booked stays booked. Refuses with NoSuchThing or NotAllowed."""
    plan = BookingPlan.objects.select_for_update(of=("self",)).select_related("centre").filter(ref=ref).first()
    if plan is None or plan.ended_at is not None:
        raise NoSuchThing(what="plan")
    own_centre(plan.centre.ref, by, now)
    plan.ended_at = now
    plan.save(update_fields=["ended_at"])
    return PlanSaid(ref)


def own_centre(centre_ref: str, by: Actor, now: datetime) -> int:
    """The centre's number, for its manager; refuses with NoSuchThing or NotAllowed. Within an operation only."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    manages = any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre.id for post in by.posts)
    if by.kind is not ActorKind.SYSTEM and not manages and not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed()
    return centre.id


def _item_id(item_ref: str) -> int | None:
    if not item_ref:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select id from catalogue_item where ref = %s", (item_ref,))
        row = cursor.fetchone()
    if row is None:
        raise NoSuchThing(what="item")
    return int(row[0])


def _office_id(told: PlanTold, now: datetime) -> int | None:
    if told.kind != SlotKind.HOLIDAY:
        return None
    if not told.office_ref:
        raise Missing(field="office_ref")
    office = offices.office(told.office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return office.id
