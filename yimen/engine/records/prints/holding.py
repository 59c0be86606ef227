"""Holding back: the paper of a certificate is its holder's when nothing is owed for it, by whichever way it is taken.

A certificate that stands for a material lies on file as its own sealed paper: taken from there it is the same paper.
"""

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import FileRow
from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.money.fees import FeesOutstanding, yuan


def draft_file(draft_ref: str, file_ref: str, actor: Actor) -> tuple[FileRow, bytes] | None:
    """A file of the own draft with its bytes; refuses with FeesOutstanding for the paper of an unpaid certificate."""
    found = cases.draft_file(draft_ref, file_ref, actor)
    if found is not None:
        must_be_paid(uses.granted_by(file_ref), actor)
    return found


def must_be_paid(case_id: int | None, by: Actor) -> None:
    """Refuses with FeesOutstanding: what waits for its fees at the counter is not printed at home or at a terminal."""
    owed = fees.owed_for(case_id) if case_id is not None and by.kind is ActorKind.CITIZEN else 0
    if owed:
        raise FeesOutstanding(yuan=yuan(owed))
