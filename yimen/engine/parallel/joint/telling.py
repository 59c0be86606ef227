"""Telling what becomes of a joint approval on the chain of its case: one line an act, one more when all have joined."""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.joint.models import JointApproval
from yimen.engine.parallel.joint.moves import Went
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.rulings import Awaited


def tell(joint: JointApproval, file: CaseFile, line: Line, went: Went, by: Actor, now: datetime) -> None:
    """The line of an act with how far it brought the whole; the decision waits until the whole is concluded."""
    body = {**line.body, "started": list(went.started), "joined": list(went.joined)}
    cases.remark(file, Line(line.verb, body, now), by, waiting(joint, file))
    if went.concluded == "yes":
        after = cases.read_freely(file.ref, by, now)
        cases.remark(after, Line("join_opinions", {"joint": joint.ref}, now), by)


def waiting(joint: JointApproval, file: CaseFile) -> dict[str, object]:
    """What the decision waits for now, as it is to be written; nothing when that stays as it is."""
    others = [one for one in file.awaits if one != Awaited.JOINT]
    waits = joint.concluded_at is None and joint.called_off_at is None
    if waits == (Awaited.JOINT in file.awaits):
        return {}
    return {"awaits": [*others, Awaited.JOINT] if waits else others or None}
