"""Asking anew: opinions whose ground has changed are given again, each with its whole time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import JointApproval, Opinion
from yimen.engine.parallel.joint.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.joint_life import OpinionMove


def running(case_id: int) -> JointApproval | None:
    """The joint approval of a case, locked, unless it was called off."""
    found = JointApproval.objects.select_for_update(of=("self",)).select_related("case")
    return found.filter(case_id=case_id, called_off_at=None).first()


def ask_anew(
    joint: JointApproval, file: CaseFile, used: Sequence[Opinion], reason: str, body: Mapping[str, Any], by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Ask these again under the lock of their approval, and say so once."""
    for opinion in used:
        sets = {"round": opinion.round + 1, "began_at": now, "reason": reason}
        moves.move(opinion, OpinionMove.REOPEN, now, {**sets, **moves.times(opinion, now, now)})
        moves.open_again(joint, opinion.group)
    if used:
        told = {"opinions": [one.ref for one in used], **body}
        tell(joint, file, Line("reopen_opinions", told, now), moves.go_on(joint, now), by, now)
