"""Backwards, upwards, aside: a step goes back to the desk before, a decision to a higher rank, an officer out of it.

None of them happens without a reason on record, and none of them stops a clock.
"""

from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import may, moves, weighed
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved, Write
from yimen.engine.case.cases.refusals import DeskUnfit
from yimen.journal.operation import one_statement
from yimen.kernel.actor import Actor
from yimen.kernel.authority import Rank
from yimen.kernel.case_life import CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of


@one_statement
def send_back(ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Send a step back 退回 to the desk before: back office to window, approver to reviewer. The clock runs on.

    Every return is counted. Refuses with NotYourDesk, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = may.send_back(file)
    said = must_be_said("reason", reason, 1000)
    line = Line("send_back", {"leg": file.leg, "reason": digest(said.encode(), file.ref.encode())}, now)
    row = {"leg": file.leg, "staff_id": officer.staff_id, "reason": said, "returned_at": now}
    sets = {"leg": file.leg - 1, "desk_id": file.route[file.leg - 1], **_unreviewed(file)}
    writes = [moves.insert("cases_return", row)]
    if file.leg == 1:
        return moves.move(file, CaseMove.SEND_BACK, line, by, sets, writes)
    return moves.remark(file, line, by, sets, writes)


def _unreviewed(file: CaseFile) -> dict[str, object]:
    """The review that is asked for again counts no more, and keeps its officer from deciding."""
    kept = file.leg - 2
    taken_back = file.reviewers[max(kept, 0) :]
    if not taken_back:
        return {}
    return {
        "reviewers": [*file.reviewers[: max(kept, 0)]],
        "reviewed_before": sorted({*file.reviewed_before, *taken_back}),
    }


@one_statement
def raise_decision(ref: str, post_ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Have a graded case decided at a higher rank 提级决定 than its lowest authorised one, with the reason on record.

    By who holds it or by the head of the office. Refuses with DeskUnfit, NotYourRole, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen, frozenset({weighed.Part.POWERS, weighed.Part.PROPOSAL}))
    may.raise_decision(file)
    said = must_be_said("reason", reason, 1000)
    post, rank = _higher_desk(post_ref, file, now)
    line = Line("raise_decision", {"rank": int(rank), "reason": digest(said.encode(), file.ref.encode())}, now)
    route = [*file.route[:-1], post]
    sets = {"route": route, "desk_id": file.desk_on(route, file.leg), "graded": int(rank)}
    return moves.remark(file, line, by, sets, [_note(by, said, now)])


def _higher_desk(post_ref: str, file: CaseFile, now: datetime) -> tuple[int, Rank]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, rank from people_post where ref = %s and role in ('chief', 'decider', 'office_head')"
            " and office_id = %s and valid @> %s::date and rank > %s",
            (post_ref, file.desk_office, day_of(now), file.graded),
        )
        row = cursor.fetchone()
    if row is None:
        raise DeskUnfit()
    return int(row[0]), Rank(row[1])


@one_statement
def recuse(ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Declare an interest 回避: from now on this officer has no hand in the case; another holder of the desk takes it.

    Refuses with AlreadyDone the second time, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = may.recuse(file)
    said = must_be_said("reason", reason, 500)
    line = Line("recuse", {"reason": digest(said.encode(), file.ref.encode())}, now, law="公务员法第七十六条")
    return moves.remark(file, line, by, {"recused": [*file.recused, officer.staff_id]}, [_note(by, said, now)])


def _note(by: Actor, said: str, now: datetime) -> Write:
    return moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
