"""May: who decides without the review of what a village sealed; asked by the act, and by whoever offers it."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.kernel.authority import must_be_apart
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.lifecycle import WrongState

SET_ASIDE = "set_check_aside"


def set_aside(file: CaseFile, checked_by: int, now: datetime) -> Officer:
    """Who decides in the office that answers for the case, or heads it; never who checked the file."""
    officer = allow.in_office(file, SET_ASIDE, *allow.WHO_DECIDES)
    allow.right_to_decide(file, officer, now)
    must_be_apart(officer.staff_id, (checked_by,))
    must_be_open(file, SET_ASIDE)
    return officer


def must_be_open(file: CaseFile, act: str) -> None:
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move=act)
