"""Assisted mode 协助: a guide says by their own word that they help at a terminal; the applicant may go on alone.

Nobody is named by somebody else: to be named as helper keeps an officer away from the case, and so it must not be a
stranger's to say.
"""

from datetime import datetime

from yimen.engine.centre.terminals import moves
from yimen.engine.centre.terminals.models import Sitting, Terminal
from yimen.engine.centre.terminals.operations.sitting import SittingSaid
from yimen.engine.centre.terminals.refusals import HelpedBy, NobodySits, TerminalUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.visits.terminals import GUIDES, is_over, sitting_ends


@operation
def help_at_terminal(terminal_ref: str, *, by: Actor, now: datetime) -> SittingSaid:
    """Help whoever sits at a terminal now; by staff at the windows or the head of its centre, in their own name.

    Refuses with TerminalUnknown, NobodySits or HelpedBy.
    """
    terminal = Terminal.objects.select_for_update().filter(ref=terminal_ref, retired_at=None).first()
    if terminal is None or by.staff_id is None or not _guides(by, terminal.centre_id):
        raise TerminalUnknown()
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("helper").filter(
        terminal=terminal, ended_at=None
    ).first()  # fmt: skip
    if sitting is None or is_over(sitting.began_at, sitting.seen_at, now):
        raise NobodySits()
    if sitting.helper is not None and sitting.helper_id != by.staff_id:
        raise HelpedBy(name=sitting.helper.name)
    sitting.helper_id = by.staff_id
    sitting.save(update_fields=["helper"])
    moves.tell_of(terminal, Line("help_at_terminal", {"sitting": sitting.ref}, now), by)
    return SittingSaid(sitting.ref, sitting_ends(sitting.began_at, sitting.seen_at))


@operation
def leave_alone(ref: str, *, by: Actor, now: datetime) -> SittingSaid:
    """The applicant goes on without help: what is filed from here on names no helper. Refuses with SittingOver."""
    sitting = moves.own(ref, by, now)
    sitting.helper = None
    sitting.save(update_fields=["helper"])
    moves.tell_of(sitting.terminal, Line("leave_alone", {"sitting": ref}, now), SYSTEM)
    return SittingSaid(ref, sitting_ends(sitting.began_at, sitting.seen_at))


def _guides(by: Actor, centre_id: int) -> bool:
    return any(post.role in GUIDES and post.centre_id == centre_id for post in by.posts)
