"""Leaving: a seat is given up while the group is formed; what was scored from it would stay."""

from datetime import datetime

from yimen.engine.supervision.juries import moves
from yimen.engine.supervision.juries.models import Juror
from yimen.engine.supervision.juries.operations.calling import JuryKept
from yimen.engine.supervision.juries.refusals import JuryUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.supervision.juries import JuryState


@operation
def unseat_juror(ref: str, *, by: Actor, now: datetime) -> JuryKept:
    """Give a seat up before the scoring begins: who was named cannot come, or the code went astray.

    Refuses with JuryUnknown, NotTheConvener or WrongState.
    """
    seat = Juror.objects.filter(ref=ref).select_related("jury").first()
    if seat is None:
        raise JuryUnknown()
    row = moves.lock_convened(seat.jury.ref, by, now)
    moves.must_be(row, JuryState.CALLED, "unseat_juror")
    Juror.objects.filter(pk=seat.pk).delete()
    moves.told(row, Line("unseat_juror", {"seat": ref, "kind": seat.kind}, now), by)
    return JuryKept(row.ref, row.state)
