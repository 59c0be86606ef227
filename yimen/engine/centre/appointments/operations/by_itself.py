"""What happens to appointments because time passes: a reminder the day before, and a miss when nobody came."""

from datetime import datetime, timedelta

from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.appointments import moves
from yimen.engine.centre.appointments.models import Appointment, BookingPause
from yimen.engine.centre.appointments.refusals import AppointmentUnknown, HasBegun, NotOver
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.visits.appointment_life import AppointmentMove, AppointmentState
from yimen.kernel.visits.slots import GRACE, WITHIN, paused_until
from yimen.registries.dated import ZONE, day_of, moments, new_ref
from yimen.registries.offices import queries as offices

AHEAD = timedelta(hours=24)


@operation
def remind(ref: str, *, by: Actor, now: datetime) -> str:
    """Remind the party of an appointment to come, once for each time it has. Refuses with AppointmentUnknown."""
    row = _by_itself(ref, by)
    if row.state != AppointmentState.BOOKED or row.reminded_at is not None:
        return ""
    if row.begins <= now:
        raise HasBegun()
    centre = offices.centre(row.centre_id, day_of(now))
    moves.tell_reminded(row, by, now)
    facts = {
        "at": row.begins.astimezone(ZONE).strftime("%Y-%m-%d %H:%M"),
        "centre": centre.name if centre else "",
        "item": row.item_name or row.plan.name,
        "number": row.code,
    }
    return messages.write_notice("remind_appointment", row.party_id, "appointment", row.pk, facts, by=by, now=now)


@operation
def mark_missed(ref: str, *, by: Actor, now: datetime) -> str:
    """Count an appointment as missed when nobody came; after several, booking is paused, told, and can be appealed.

    Refuses with AppointmentUnknown, NotOver or WrongState.
    """
    row = _by_itself(ref, by)
    if now <= row.begins + GRACE:
        raise NotOver()
    moves.move(row, AppointmentMove.MISS, by, now, ended_at=now)
    moves.queue_for_party(row.party_id)
    missed = Appointment.objects.filter(party_id=row.party_id, state=AppointmentState.MISSED)
    recent = list(missed.filter(begins__gt=now - WITHIN).values_list("begins", flat=True))
    until = paused_until(recent, now)
    running = BookingPause.objects.filter(party_id=row.party_id, valid__contains=now)
    if until is not None and not running.exists():
        BookingPause.objects.create(
            ref=new_ref(),
            party_id=row.party_id,
            centre_id=row.centre_id,
            misses=len(recent),
            valid=moments(now, until),
        )
        facts = {"n": str(len(recent)), "until": day_of(until).isoformat()}
        messages.write_notice("pause_booking", row.party_id, "appointment", row.pk, facts, by=by, now=now)
    return ref


def _by_itself(ref: str, by: Actor) -> Appointment:
    if by.kind is not ActorKind.SYSTEM:
        raise AppointmentUnknown(ref=ref)
    return moves.lock(ref, by)
