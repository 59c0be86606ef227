"""Originals seen 核对原件: where the law wants an original, who held it against which copy, and when, is on record."""

from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.moves import Moved
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.operations import FileUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line


@operation
def see_original(ref: str, file_ref: str, *, by: Actor, now: datetime) -> Moved:
    """Say that one has held the original against this copy of it and that they agree; the case tells it.

    By the window of the place or a desk of the deciding office. Refuses with FileUnknown for anything but a file of the
    case, NotYourRole, NotFormal, OwnMatter or StoodAside.
    """
    file = moves.read(ref, by, now)
    allow.in_charge(file, "see_original")
    copy = dossiers.file(file_ref)
    if copy is None or (copy.purpose, copy.subject_id) != ("case", file.id):
        raise FileUnknown()
    body = {"material": copy.material, "file": copy.ref, "sha256": copy.sha256}
    return moves.remark(file, Line("see_original", body, now), by)
