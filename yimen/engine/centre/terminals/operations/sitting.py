"""Sitting at a terminal: begun with the sign-in, kept up by every click, ended by a button or by itself."""

from datetime import datetime

from yimen.engine.centre.terminals import moves
from yimen.engine.centre.terminals.models import Sitting
from yimen.engine.centre.terminals.refusals import SittingOver
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.terminals import SittingEnd, ended_how, sitting_ends
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref


@snapshot
class SittingSaid:
    """A sitting, and the moment at which it ends or has ended."""

    ref: str
    ends_at: datetime


@operation
def begin_sitting(secret: str, session_key: str = "", *, by: Actor, now: datetime) -> SittingSaid:
    """An applicant signed in at a terminal; whoever sat there before is signed out and gone.

    `session_key` names the browser's session, which ends with the sitting. Refuses with NotAllowed (staff do not work
    at a public computer) or TerminalUnknown.
    """
    if by.kind is not ActorKind.CITIZEN or by.account_id is None:
        raise NotAllowed()
    terminal = moves.with_secret(secret)
    moves.vacate(terminal, SittingEnd.OVERTAKEN, now)
    sitting = Sitting.objects.create(
        ref=new_ref(), terminal=terminal, account_id=by.account_id, session_key=session_key, began_at=now, seen_at=now
    )
    moves.tell_of(terminal, Line("begin_sitting", {"sitting": sitting.ref}, now), SYSTEM)
    return SittingSaid(sitting.ref, sitting_ends(now, now))


@operation
def stay_at_terminal(ref: str, *, by: Actor, now: datetime) -> SittingSaid:
    """Somebody is still there: the time of idleness begins anew. Told nowhere: a click is no act.

    By who sits there, or by the system that saw the click.
    Refuses with SittingOver.
    """
    sitting = moves.own(ref, by, now)
    sitting.seen_at = max(sitting.seen_at, now)
    sitting.save(update_fields=["seen_at"])
    return SittingSaid(ref, sitting_ends(sitting.began_at, sitting.seen_at))


@operation
def end_sitting(ref: str, *, by: Actor, now: datetime) -> SittingSaid:
    """Finish and wipe 完成并清除; also for a sitting that ended by itself and is put away. Its session is gone with it.

    By who sits there, or by the system. Refuses with SittingOver when it has been put away.
    """
    sitting = moves.open_one(ref)
    if sitting is None or (by.kind is not ActorKind.SYSTEM and sitting.account_id != by.account_id):
        raise SittingOver()
    moves.end(sitting, sitting.terminal, ended_how(sitting.began_at, sitting.seen_at, now), now)
    return SittingSaid(ref, now)
