"""Read, move, tell: the only module that reads a case for an act and the only one that writes its state.

One statement reads everything the rules weigh (`weighed`), one statement writes what came of it: only if the case's
journal stands where it stood and the letter is still in force, else the act is overtaken and looks again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from yimen.engine.case.cases import remembered
from yimen.engine.case.cases.file import CaseFile, Proof, Under
from yimen.engine.case.cases.hours import with_hours
from yimen.engine.case.cases.refusals import CaseUnknown, ChangedMeanwhile
from yimen.engine.case.cases.seeing import SCOPE_COLUMN
from yimen.engine.case.cases.weighed import EVERYTHING, Part, file_of
from yimen.journal.operation import Overtaken
from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.actor import Actor, ActorKind, Scope
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.channels import stamped
from yimen.kernel.evidence import Line, link
from yimen.kernel.snapshot import snapshot


def read(ref: str, by: Actor, now: datetime, seen: int | None = None, parts: frozenset[Part] = EVERYTHING) -> CaseFile:
    """Read a case with all that the rules weigh, and the officer's posts and letters, as of one moment.

    An act on the hot path names the parts it weighs; the others are then UNREAD. Refuses with CaseUnknown when `by`
    may not see it, with ChangedMeanwhile when its journal has moved past `seen`.
    """
    file = remembered.recall(ref, by, now, seen, parts)
    if file is None:
        file = file_of(ref, by, now, parts)
        remembered.learn(file, by, parts)
    if not may_see(file, by):
        raise CaseUnknown(ref=ref)
    if seen is not None and seen != file.seq:
        raise ChangedMeanwhile(ref=ref, seen=seen, now_at=file.seq)
    return file


def read_freely(ref: str, by: Actor, now: datetime) -> CaseFile:
    """Read a case for an act whose own rule says for whom it is, whatever they may see."""
    return file_of(ref, by, now, EVERYTHING)


def may_see(file: CaseFile, by: Actor) -> bool:
    """Whether one of the actor's scopes covers the case; the system sees every case."""
    if by.kind is ActorKind.SYSTEM:
        return True
    if any(post == file.desk_id or post in file.route for post in (held.post_id for held in by.posts)):
        return True
    return any(Scope(kind, getattr(file, column)) in by.scopes for kind, column in SCOPE_COLUMN.items())


@snapshot
class Write:
    """A row to be written beside the move, in the same statement; `c` is the moved case."""

    sql: str
    values: tuple[object, ...]
    name: str = ""


# The letter is locked against its revocation while the decision is in flight; a revoked one lets nothing move.
_LETTER = (
    "l as (select id from grants_letter where ref = %s and valid @> %s::timestamptz"
    " and (revoked_at is null or revoked_at > %s::timestamptz) for share),"
)


# So is the right of a unit to decide what was handed down to it; it ends with a day.
_RIGHT = (
    "d as (select id from delegations_delegation where id = %s"
    " and valid @> (%s::timestamptz at time zone 'Asia/Shanghai')::date for share),"
)
NOTHING_TO_PROVE = Proof("", ())
DECIDING = frozenset(
    {CaseMove.GRANT, CaseMove.GRANT_TOLERATED, CaseMove.DENY, CaseMove.REFUSE, CaseMove.FIND_NOT_NEEDED}
)
"""Steps that only who has the right to decide may take."""


def insert(table: str, values: Mapping[str, object]) -> Write:
    """A row of a table of this part that belongs to the moved case."""
    columns = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    return Write(f"insert into {table} (case_id, {columns}) select id, {marks} from c", tuple(values.values()))


def insert_all(table: str, rows: Sequence[Mapping[str, object]]) -> list[Write]:
    """Several rows of the same columns, in one part of the statement; none at all when there are none."""
    if not rows:
        return []
    line = ", ".join(["%s"] * len(rows[0]))
    marks = ", ".join([f"({line})"] * len(rows))
    columns = ", ".join(rows[0])
    values = tuple(value for row in rows for value in row.values())
    return [Write(f"insert into {table} (case_id, {columns}) select c.id, v.* from c, (values {marks}) v", values)]


def change(table: str, values: Mapping[str, object], where: str, *facts: object) -> Write:
    """A change to rows of this part that belong to the moved case."""
    sets = ", ".join(f"{column} = %s" for column in values)
    return Write(f"update {table} set {sets} from c where case_id = c.id and {where}", (*values.values(), *facts))


@snapshot
class Moved:
    """The case after an act."""

    ref: str
    state: CaseState
    seq: int


def move(
    file: CaseFile,
    step: CaseMove,
    line: Line,
    by: Actor,
    sets: Mapping[str, object] | None = None,
    writes: Sequence[Write] = (),
    further_line: Write | None = None,
    leaves: Mapping[str, object] | None = None,
) -> Moved:
    """Take one step of the case's life, tell it, and write what goes with it: one statement.

    `further_line` is the journal line of another subject that the statement writes. `leaves`: which parts of the file
    are other than before, beside the columns that are set; the process then remembers the case as it is left.
    """
    state = CASE_LIFE.after(step, file.state)
    right = file.under if step in DECIDING else None
    return _write(file, state, line, by, sets or {}, writes, right, further_line, leaves)


def _on_behalf(file: CaseFile, line: Line, by: Actor) -> Line:
    """What an agent does, a citizen's or the village's, is told as done by the agent for the applicant."""
    another = by.party_id is not None and by.party_id != file.applicant_id
    at_the_point = file.centre_id is not None and by.agent_at() == file.centre_id
    return replace(line, on_behalf=file.principal_ref) if another or at_the_point else line


def remark(
    file: CaseFile,
    line: Line,
    by: Actor,
    sets: Mapping[str, object] | None = None,
    writes: Sequence[Write] = (),
    leaves: Mapping[str, object] | None = None,
) -> Moved:
    """Tell an act that does not change the state (review, delivery, archive…); `leaves` as with `move`."""
    return _write(file, file.state, line, by, sets or {}, writes, leaves=leaves)


def _write(
    file: CaseFile,
    state: CaseState,
    line: Line,
    by: Actor,
    sets: Mapping[str, object],
    writes: Sequence[Write],
    right: Under | None = None,
    further_line: Write | None = None,
    leaves: Mapping[str, object] | None = None,
) -> Moved:
    line = stamped(with_hours(file, _on_behalf(file, line, by), by), by)
    told = link("case", file.ref, file.seq, file.head, line, by.ref)
    columns = "".join(f", {column} = %s" for column in sets)
    beside = "".join(f", {write.name or f'w{n}'} as ({write.sql})" for n, write in enumerate(writes))
    letter, held = ("", ()) if not line.authority else (_LETTER, (line.authority, line.effective_at, line.effective_at))
    guards = " and exists (select from l)" if letter else ""
    if right is not None:
        letter, held = letter + _RIGHT, (*held, right.delegated.id, line.effective_at)
        guards += " and exists (select from d)"
    # A remark leaves the state alone: the guard of the life is not called for it.
    sets_state, moved = ("set state = %s,", (state,)) if state is not file.state else ("set", ())
    proof = file.proof or NOTHING_TO_PROVE
    statement = (
        f"with {letter} c as (update cases_case c {sets_state} journal_seq = %s, journal_head = %s{columns}"
        f" where c.id = %s and c.journal_seq = %s{proof.where}{guards} returning c.id){beside}"
        f" insert into journal_entry ({ENTRY_COLUMNS})"
        f" select 'case', id, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s from c"
    )
    values: list[Any] = [*held, *moved, told.seq, told.hash, *sets.values(), file.id, file.seq, *proof.values]
    for write in writes:
        values.extend(write.values)
    values.extend(entry_values(file.ref, line, told, by))
    lines = 1
    if further_line is not None:
        statement += f" union all {further_line.sql}"
        values.extend(further_line.values)
        lines = 2
    if prepared(statement, values).rowcount != lines:
        raise Overtaken
    if leaves is None:
        remembered.forget(file.ref)
    else:
        remembered.remember(file, {**sets, "state": state, "seq": told.seq, "head": told.hash, **leaves})
    return Moved(file.ref, state, told.seq)
