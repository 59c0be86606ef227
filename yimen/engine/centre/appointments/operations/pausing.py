"""The way out of a pause: the party says why it did not come, the centre excuses it or upholds the pause."""

from datetime import datetime

from yimen.engine.centre.appointments import moves
from yimen.engine.centre.appointments.models import Appointment, BookingPause
from yimen.engine.centre.appointments.refusals import NotPaused
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import must_be_foreign
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.visits.appointment_life import AppointmentMove, AppointmentState
from yimen.kernel.visits.slots import WITHIN
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.dated import moments

LIFTED, UPHELD = "lifted", "upheld"


@snapshot
class PauseSaid:
    """A pause by its reference, and what came of the appeal so far."""

    ref: str
    answer: str


@operation
def appeal_pause(ref: str, reason: str, *, by: Actor, now: datetime) -> PauseSaid:
    """Say why the appointments were missed; once a pause. Refuses with NotPaused."""
    pause = BookingPause.objects.select_for_update().filter(ref=ref, party_id__in=set(by.parties())).first()
    if pause is None or pause.appealed_at is not None or now not in pause.valid:
        raise NotPaused()
    pause.appeal, pause.appealed_at = must_be_said("appeal", reason, 500).strip(), now
    pause.save(update_fields=["appeal", "appealed_at"])
    return PauseSaid(ref, "")


@operation
def answer_appeal(ref: str, answer: str, reason: str, *, by: Actor, now: datetime) -> PauseSaid:
    """Lift a pause, which excuses the misses behind it, or uphold it; by the centre's manager, with the reason.

    Refuses with NotPaused, NotInList, NotAllowed or OwnMatter.
    """
    pause = BookingPause.objects.select_for_update().filter(ref=ref).first()
    managed = {post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER}
    if by.kind is not ActorKind.SYSTEM and (pause.centre_id not in managed if pause else not managed):
        raise NotAllowed()
    if pause is not None:
        must_be_foreign(by.interests, (pause.party_id,))
    if pause is None or pause.appealed_at is None or pause.answer:
        raise NotPaused()
    if answer not in (LIFTED, UPHELD):
        raise NotInList(field="answer")
    pause.answer, pause.answer_reason = answer, must_be_said("reason", reason, 500).strip()
    pause.answered_by, pause.answered_at = by.ref, now
    if answer == LIFTED and now in pause.valid:
        pause.valid = moments(pause.valid.lower, max(now, pause.valid.lower))
        _excuse(pause, by, now)
    pause.save()
    return PauseSaid(ref, answer)


def _excuse(pause: BookingPause, by: Actor, now: datetime) -> None:
    missed = Appointment.objects.select_for_update().filter(
        party_id=pause.party_id, state=AppointmentState.MISSED, begins__gt=now - WITHIN
    )
    for row in missed.order_by("pk"):
        moves.move(row, AppointmentMove.EXCUSE, by, now)
