"""A "no" at the door: the clerk proposes, a named approver confirms, and only then does the applicant see it.

That no licence is needed is not such a "no": the law has it told at once (art. 32(1), decision 0099).
"""

import secrets
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import clocks, may, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations.window import ART_32, answered
from yimen.engine.case.cases.refusals import NoDesk
from yimen.journal.operation import one_statement
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of

_APPROVER = """
select id from people_post where role in ('decider', 'chief', 'office_head') and office_id = %s and valid @> %s::date
 order by role <> 'decider', rank, id limit 1
"""


@one_statement
def propose_refusal(
    ref: str, basis: str, explanation: str, guidance: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Propose to refuse the case at the door, with legal basis, explanation and guidance. It refuses nothing yet.

    Refuses with TextMissing, ProposalOpen, NoDesk where the office has no approver, DeemedAccepted after five working
    days, or WrongState.
    """
    file = moves.read(ref, by, now, seen)
    officer = may.speak_at_the_door(file, "propose_refusal", now)
    CASE_LIFE.after(CaseMove.REFUSE, file.state)
    values = {
        **_said(basis, explanation, guidance),
        "proposed_by_id": officer.staff_id,
        "proposed_at": now,
        "answer": "",
        "answer_reason": "",
    }
    line = Line("propose_refusal", {"proposal": values["ref"]}, now, law=ART_32)
    # Until it is answered the case lies on the approver's desk, where it falls due as it did at the window.
    desk = file.route[-1] if len(file.route) > 1 else _who_answers(file, now)
    return moves.remark(file, line, by, {"desk_id": desk}, [moves.insert("cases_proposal", values)])


def _who_answers(file: CaseFile, now: datetime) -> int:
    """An approver of the office, for an instant item that has no desk but its window."""
    with connection.cursor() as cursor:
        cursor.execute(_APPROVER, (file.desk_office, day_of(now)))
        row = cursor.fetchone()
    if row is None:
        raise NoDesk(office=file.office_name, role=Role.DECIDER)
    return int(row[0])


def _said(basis: str, explanation: str, guidance: str) -> dict[str, object]:
    """What every "no" says: on what basis, why, and what the applicant can do instead."""
    return {
        "ref": spelled(secrets.token_bytes(16), 16),
        "basis": must_be_said("basis", basis, 500),
        "explanation": must_be_said("explanation", explanation, 2000),
        "guidance": must_be_said("guidance", guidance, 2000),
    }


@one_statement
def confirm_refusal(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Confirm a proposed refusal 不予受理 under a letter; whoever proposed it cannot.

    Refuses with NoProposal, OwnProposal, NotFormal, NoLetter, or DeemedAccepted after five working days.
    """
    file = moves.read(ref, by, now, seen)
    officer, letter = may.confirm_refusal(file, now)
    assert file.proposal is not None, "there is one to confirm"
    line = Line("refuse", {"proposal": file.proposal.ref}, now, law=ART_32, authority=letter.ref)
    return moves.move(
        file,
        CaseMove.REFUSE,
        line,
        by,
        {"closing": ClosingResult.REFUSED, "decided_at": now, **clocks.STILL.columns()},
        [answered("confirmed", "", officer.staff_id, now)],
    )


@one_statement
def reject_refusal(ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Send a proposed refusal back to the window with the reason; the case goes on as if it had not been made.

    Refuses with NotYourRole, NoProposal, OwnProposal or TextMissing.
    """
    file = moves.read(ref, by, now, seen)
    officer = may.reject_refusal(file)
    assert file.proposal is not None, "there is one to reject"
    said = must_be_said("reason", reason, 1000)
    line = Line("reject_refusal", {"proposal": file.proposal.ref}, now)
    back = {"desk_id": file.route[file.leg]}
    return moves.remark(file, line, by, back, [answered("rejected", said, officer.staff_id, now)])


@one_statement
def withdraw_refusal(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Take one's own proposed refusal back before anybody has answered it; the case goes on at the window.

    Refuses with NotYourRole, NoProposal or NotYourProposal.
    """
    file = moves.read(ref, by, now, seen)
    may.withdraw_refusal(file)
    assert file.proposal is not None, "there is one to take back"
    line = Line("withdraw_refusal", {"proposal": file.proposal.ref}, now)
    return moves.remark(file, line, by, {"desk_id": file.route[file.leg]}, [answered("withdrawn", "", None, now)])


@one_statement
def find_not_needed(
    ref: str, basis: str, explanation: str, guidance: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Tell the applicant at once that no licence is needed 不受理 (art. 32(1)), on what basis, why, and what to do now.

    It closes the case, so it needs a letter, and it counts as a "no" of the window. Refuses with TextMissing, NoLetter,
    ProposalOpen, DeemedAccepted after five working days, or WrongState.
    """
    file = moves.read(ref, by, now, seen)
    officer, letter = may.find_not_needed(file, now)
    finding = {
        **_said(basis, explanation, guidance),
        "proposed_by_id": officer.staff_id,
        "proposed_at": now,
        "answer": "at_once",
        "answer_reason": "",
        "answered_at": now,
    }
    body = {"finding": finding["ref"]}
    line = Line("find_not_needed", body, now, law="行政许可法第三十二条第一项", authority=letter.ref)
    return moves.move(
        file,
        CaseMove.FIND_NOT_NEEDED,
        line,
        by,
        {"closing": ClosingResult.NOT_NEEDED, "decided_at": now, **clocks.STILL.columns()},
        [moves.insert("cases_proposal", finding)],
    )
