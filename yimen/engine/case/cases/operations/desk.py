"""At the desk: internal remarks and the reassignment of a step to another post."""

from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import allow, may, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.placing import step_of
from yimen.engine.case.cases.refusals import DeskUnfit
from yimen.journal.operation import one_statement
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of


@one_statement
def write_note(ref: str, text: str, *, by: Actor, now: datetime) -> Moved:
    """Write an internal remark 内部备注: the applicant does not see it, but it stays.

    By whoever works on the case. Refuses with NotYourRole, OwnMatter, StoodAside or TextMissing.
    """
    file = moves.read(ref, by, now)
    allow.with_a_part_in(file, "remark")
    said = must_be_said("text", text, 2000)
    line = Line("remark", {"text": digest(said.encode(), file.ref.encode())}, now)
    row = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.remark(file, line, by, writes=[row])


@one_statement
def reassign(ref: str, post_ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Give the present step to another post of the same kind; the office head or the centre manager does it.

    Refuses with DeskUnfit when the post has another role or belongs to another office or centre, with NotYourRole,
    NotFormal, OwnMatter or StoodAside, and with WrongState when there is no step any more. While a proposed refusal
    waits it stays with who answers it; the new post has the case when it comes back.
    """
    file = moves.read(ref, by, now, seen)
    may.reassign(file)
    said = must_be_said("reason", reason, 500)
    desk = _fit_desk(post_ref, step_of(len(file.route), file.leg), file, now)
    route = [*file.route]
    route[file.leg] = desk
    line = Line(
        "reassign", {"leg": file.leg, "post": post_ref, "reason": digest(said.encode(), file.ref.encode())}, now
    )
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.remark(file, line, by, {"route": route, "desk_id": file.desk_on(route, file.leg)}, [note])


def _fit_desk(post_ref: str, role: Role, file: CaseFile, now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from people_post where ref = %s and role = %s and valid @> %s::date"
            " and (office_id = %s or (role = 'window' and office_id is null and centre_id = %s))",
            (post_ref, role, day_of(now), file.desk_office, file.centre_id),
        )
        row = cursor.fetchone()
    if row is None:
        raise DeskUnfit()
    return int(row[0])
