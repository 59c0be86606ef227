"""Losing a certificate: what it stood for in open cases is told to them in the act that ends it, and never silently.

From a case that has not been accepted its paper is taken off, so that the window finds the material missing; what was
accepted while the certificate was good stays on file with the mark, for whoever reviews and decides.
"""

from datetime import datetime

from yimen.engine.case.cases import moves
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificate_uses import moves as uses
from yimen.engine.papers.certificate_uses.moves import OpenUse
from yimen.engine.papers.dossiers.operations import take_away
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.certificate_uses import Loss
from yimen.kernel.evidence import Line

AT_THE_DOOR = frozenset({CaseState.RECEIVED, CaseState.CORRECTION_OPEN, CaseState.CORRECTION_CLOSED})


def certificate_lost(ref: str, loss: Loss, now: datetime) -> None:
    """Whatever the certificate stood for loses it now; nothing when there is no certificate."""
    for use in uses.open_uses(ref) if ref else ():
        use_lost(use, loss, now)


def use_lost(use: OpenUse, loss: Loss, now: datetime) -> None:
    """One use is over: of a draft the paper goes, an open case is told, what is closed stays as it was decided."""
    if use.purpose == "draft":
        take_away(use.purpose, use.subject_id, use.file, now)
        uses.lose(use.id, loss, now)
        return
    (found,) = select("select ref, state from cases_case where id = %s", (use.subject_id,))
    if CaseState(found["state"]) not in OPEN_STATES:
        uses.let_be(use.id)
        return
    file = moves.read_freely(found["ref"], SYSTEM, now)
    taken_off = file.state in AT_THE_DOOR
    if taken_off:
        take_away(use.purpose, use.subject_id, use.file, now)
    uses.lose(use.id, loss, now)
    body = {
        "material": use.material, "certificate": use.certificate_ref, "loss": loss,
        "taken_off": "yes" if taken_off else "no",
    }  # fmt: skip
    moves.remark(file, Line("lose_certificate", body, now), SYSTEM)
