"""Read, move, tell: the only module that reads a case for an act and the only one that writes its state.

One statement reads everything the rules weigh, one statement writes what came of it: only if the case's journal stands
where it stood and the letter is still in force, else the act is overtaken and looks again. Plain prepared SQL, because
the ORM's path was eight times slower on exactly this step (docs/decisions/0005).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection

from yimen.engine.cases import frozen
from yimen.engine.cases.file import (
    CaseFile,
    ClockFacts,
    HandedIn,
    Hold,
    LedgerFacts,
    Officer,
    OpenNotice,
    OpenProposal,
    Under,
)
from yimen.engine.cases.frozen import TERMS
from yimen.engine.cases.refusals import CaseUnknown, ChangedMeanwhile
from yimen.engine.cases.seeing import SCOPE_COLUMN
from yimen.journal.operation import Overtaken
from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor, ActorKind, Role, Scope
from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.evidence import Line, link
from yimen.kernel.powers import Delegated, Mode


class Part(StrEnum):
    """What lies beside a case and is read only by the acts that weigh it."""

    CLOCKS = "clocks"
    FILES = "files"
    NOTICES = "notices"
    PROPOSAL = "proposal"
    LETTERS = "letters"
    ISSUER = "issuer"
    POWERS = "powers"
    PRINCIPAL = "principal"
    BILL = "bill"


EVERYTHING = frozenset(Part) - {Part.PRINCIPAL}
OFFICER_ALONE: frozenset[Part] = frozenset()


class _Unread:
    """A part that the act did not ask for: to weigh it is a bug, never an empty answer."""

    def _untold(self, *_: object) -> Any:
        raise AssertionError("this act has not read what it weighs")

    __iter__ = __len__ = __bool__ = __getattr__ = _untold


UNREAD: Any = _Unread()

_BESIDE: Mapping[Part, tuple[str, ...]] = {
    Part.CLOCKS: (
        "(select json_agg(json_build_array(side, amount::text, unit, started_at))::text"
        " from cases_caseclock where case_id = c.id)",
        "(select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice, side)"
        " order by id)::text from cases_ledgerline where case_id = c.id)",
    ),
    Part.FILES: (
        "(select json_agg(json_build_array(material, round))::text from dossiers_attachment"
        " where purpose = 'case' and subject_id = c.id and removed_at is null)",
    ),
    Part.NOTICES: (
        "(select json_agg(json_build_array(round, defects, lapses_at, closed_at) order by round)::text"
        " from cases_correction where case_id = c.id)",
    ),
    Part.PROPOSAL: (
        "(select json_build_array(id, ref, proposed_by_id)::text from cases_proposal"
        " where case_id = c.id and answered_at is null)",
    ),
    Part.ISSUER: ("(select coalesce(uscc, '') from offices_office where id = c.office_id)",),
    Part.POWERS: (
        "(select mode from delegations_delegation where id = c.taken_under_id)",
        "(select json_build_array(d.id, d.mode, d.office_id, d.centre_id, d.region_id, lower(d.valid), upper(d.valid))"
        "::text from delegations_delegation d where d.id = c.decides_under_id)",
        "(select t.office_id from delegations_takeover t where t.item_id = c.item_id"
        " and t.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date)",
    ),
    Part.PRINCIPAL: ("(select ref from people_party where id = c.applicant_id)",),
    Part.BILL: ("(select state from fees_bill where case_id = c.id and state <> 'cancelled')",),
}
_LETTERS = (
    "(select json_agg(json_build_array(l.ref, l.office_id, l.rank, l.items, lower(l.valid), upper(l.valid),"
    " l.revoked_at, case when l.matters #>> array[c.item_id::text, 'manner'] = 'consultative' and not exists"
    " (select from consultations_consultation q where q.case_id = c.id and q.reported_at is not null)"
    " then 'no' else 'yes' end)) from grants_letter l where l.holder_id = s.id and l.office_id = c.office_id)"
)


def _officer_facts(letters: str) -> str:
    """A member of staff `s` as the acts weigh one, in one column."""
    return f"""json_build_array(s.id, s.establishment, s.person_id,
      (select json_agg(json_build_array(p.id, p.role, p.office_id, p.centre_id))
         from people_posting g join people_post p on p.id = g.post_id
         where g.staff_id = s.id and g.valid @> %(now)s::timestamptz),
      {letters})::text"""


OFFICER = _officer_facts(_LETTERS)
"""The same with letters, for a statement that reads a case `c` beside staff `s`; `officer_told` understands it."""


@lru_cache(maxsize=64)
def _reading(parts: frozenset[Part]) -> str:
    """The one statement that reads a case with these parts; a part not asked for costs nothing."""
    beside = [column if part in parts else "null::text" for part, columns in _BESIDE.items() for column in columns]
    return f"""
select c.id, c.ref, c.number, c.state, c.journal_seq, c.journal_head, c.item_id, c.office_id, c.office_name,
  c.centre_id, c.city_id, c.county_id, c.town_id, c.village_id, c.applicant_id, c.applicant_name, c.actor_party_id,
  c.mandate_id, c.terms_hash, case when position(c.terms_hash in %(known)s::bytea) = 0 then {TERMS} end,
  c.route, c.leg, c.desk_id, c.reviewers, c.calendar_id,
  (select revision from calendars_calendar where id = c.calendar_id),
  c.received_at, c.materials_in_at, c.accepted_at, c.decided_at, c.delivered_at, c.archived_at, c.corrections, c.paused,
  c.tolerated::text, c.reviewed_before, c.recused, c.awaits, c.surveyed_at, c.graded, c.committed_at, c.renews_until,
  {", ".join(beside)},
  (select {_officer_facts(_LETTERS if Part.LETTERS in parts else "null")}
     from people_staff s where s.id = %(staff)s
       and s.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date)
from cases_case c where c.ref = %(ref)s
"""


def read(ref: str, by: Actor, now: datetime, seen: int | None = None, parts: frozenset[Part] = EVERYTHING) -> CaseFile:
    """Read a case with all that the rules weigh, and the officer's posts and letters, as of one moment.

    An act on the hot path names the parts it weighs; the others are then UNREAD. Refuses with CaseUnknown when `by`
    may not see it, with ChangedMeanwhile when its journal has moved past `seen`.
    """
    file = _read(ref, by, now, parts)
    if not may_see(file, by):
        raise CaseUnknown(ref=ref)
    if seen is not None and seen != file.seq:
        raise ChangedMeanwhile(ref=ref, seen=seen, now_at=file.seq)
    return file


def read_freely(ref: str, by: Actor, now: datetime) -> CaseFile:
    """Read a case for an act whose own rule says for whom it is, whatever they may see."""
    return _read(ref, by, now, EVERYTHING)


def may_see(file: CaseFile, by: Actor) -> bool:
    """Whether one of the actor's scopes covers the case; the system sees every case."""
    if by.kind is ActorKind.SYSTEM:
        return True
    if any(post == file.desk_id or post in file.route for post in (held.post_id for held in by.posts)):
        return True
    return any(Scope(kind, getattr(file, column)) in by.scopes for kind, column in SCOPE_COLUMN.items())


def _read(ref: str, by: Actor, now: datetime, parts: frozenset[Part]) -> CaseFile:
    if by.party_id is not None or by.has_role(Role.AGENT):
        parts |= {Part.PRINCIPAL}
    row = prepared(_reading(parts), {"ref": ref, "now": now, "staff": by.staff_id, "known": frozen.known()}).fetchone()
    if row is None:
        raise CaseUnknown(ref=ref)
    (
        id_, ref, number, state, seq, head, item, office, office_name, centre, city, county, town, village, applicant,
        applicant_name, actor_party, mandate, terms_hash, terms, route, leg, desk, reviewers, calendar, revision,
        received, materials_in, accepted, decided, delivered, archived, corrections, paused, tolerated, before, recused,
        awaits, surveyed, graded, committed, renews_until, clocks, ledger, files, notices, proposal, uscc, taken_mode,
        under, holder, principal, bill, officer,
    ) = row  # fmt: skip
    return CaseFile(
        id=id_,
        ref=ref,
        number=number,
        state=CaseState(state),
        seq=seq,
        head=bytes(head),
        item_id=item,
        office_id=office,
        office_name=office_name,
        centre_id=centre,
        city_id=city,
        county_id=county,
        town_id=town,
        village_id=village,
        applicant_id=applicant,
        applicant_name=applicant_name,
        actor_party_id=actor_party,
        mandate_id=mandate,
        terms=frozen.terms_of(bytes(terms_hash), terms),
        route=tuple(route),
        leg=leg,
        desk_id=desk,
        reviewers=tuple(reviewers),
        calendar_id=calendar,
        calendar_revision=revision,
        received_at=received,
        materials_in_at=materials_in,
        accepted_at=accepted,
        decided_at=decided,
        delivered_at=delivered,
        archived_at=archived,
        committed_at=committed,
        corrections=corrections,
        paused=paused,
        tolerated={code: date.fromisoformat(day) for code, day in json.loads(tolerated).items()},
        clocks=_told(parts, Part.CLOCKS, _clock, clocks),
        ledger=_told(parts, Part.CLOCKS, _ledger, ledger),
        handed_in=_told(parts, Part.FILES, HandedIn, files),
        notices=_told(parts, Part.NOTICES, _notice, notices),
        proposal=_open_proposal(proposal) if Part.PROPOSAL in parts else UNREAD,
        officer=_officer(Part.LETTERS in parts, by.interests, *json.loads(officer)) if officer else None,
        office_uscc=uscc if Part.ISSUER in parts else UNREAD,
        taken_mode=taken_mode if Part.POWERS in parts else UNREAD,
        under=_open_under(under) if Part.POWERS in parts else UNREAD,
        holder_id=holder if Part.POWERS in parts else UNREAD,
        principal_ref=principal or "",
        reviewed_before=tuple(before or ()),
        recused=tuple(recused or ()),
        awaits=tuple(awaits or ()),
        surveyed_at=surveyed,
        graded=Rank(graded) if graded is not None else None,
        renews_until=renews_until,
        bill=(bill or "") if Part.BILL in parts else UNREAD,
    )


T = TypeVar("T")


def _told(parts: frozenset[Part], part: Part, fact: Callable[..., T], text: str | None) -> tuple[T, ...]:
    if part not in parts:
        unread: tuple[T, ...] = UNREAD
        return unread
    return tuple(fact(*one) for one in json.loads(text)) if text else ()


def _open_under(text: str | None) -> Under | None:
    return _under(*json.loads(text)) if text else None


def _open_proposal(text: str | None) -> OpenProposal | None:
    return OpenProposal(*json.loads(text)) if text else None


def _clock(side: str, amount: str, unit: str, started: str) -> ClockFacts:
    return ClockFacts(side, Decimal(amount), unit, _moment(started))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ledger(
    kind: str, ground: str, begins: str, ends: str | None, amount: str | None, unit: str, notice: str, side: str
) -> LedgerFacts:
    much = Decimal(amount) if amount is not None else None
    return LedgerFacts(kind, ground, _moment(begins), _maybe(ends), much, unit, notice, side)


def _notice(round_: int, defects: list[dict[str, str]], lapses: str, closed: str | None) -> OpenNotice:
    found = tuple(DefectFound(one["material"], one["code"]) for one in defects)
    return OpenNotice(round_, found, _moment(lapses), _maybe(closed))


def officer_told(text: str, interests: frozenset[int]) -> Officer:
    """Somebody else than who acts, read by OFFICER: what they might do is weighed as their own act will be."""
    return _officer(True, interests, *json.loads(text))


def _officer(
    with_letters: bool,
    interests: frozenset[int],
    staff: int,
    establishment: str,
    person: int | None,
    posts: list[Any] | None,
    letters: list[Any] | None,
) -> Officer:
    held = tuple(
        LetterHeld(ref, office, Rank(rank), frozenset(items), _moment(begins), _maybe(ends), _maybe(revoked), heard)
        for ref, office, rank, items, begins, ends, revoked, heard in letters or ()
    )
    return Officer(
        staff_id=staff,
        formal="yes" if establishment == "formal" else "no",
        person_id=person,
        holds=tuple(Hold(post, Role(role), office, centre) for post, role, office, centre in posts or ()),
        letters=held if with_letters else UNREAD,
        interests=interests | ({person} if person is not None else set()),
    )


def _under(
    id: int, mode: str, office: int | None, centre: int | None, region: int, begins: str | None, ends: str | None
) -> Under:
    since, until = (date.fromisoformat(day) if day else None for day in (begins, ends))
    return Under(Delegated(id, Mode(mode), office, centre, region), since, until)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Moved:
    """The case after an act."""

    ref: str
    state: CaseState
    seq: int


def kind_of(file: CaseFile) -> str:
    """Of which kind the item is, in the version that the case pins. Asked for a denial alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.kind from cases_case c join catalogue_itemversion v on v.id = c.version_id where c.id = %s",
            (file.id,),
        )
        (kind,) = cursor.fetchone()
    return str(kind)


def materials_in(file: CaseFile) -> frozenset[str]:
    """The materials that have a file, for an act that has not read them and needs them in rare cases alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct material from dossiers_attachment"
            " where purpose = 'case' and subject_id = %s and removed_at is null",
            (file.id,),
        )
        return frozenset(material for (material,) in cursor.fetchall())


def item_name_of(file: CaseFile) -> str:
    """What the item was called when it was applied for. Asked by rare acts alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("select item_name from cases_case where id = %s", (file.id,))
        (name,) = cursor.fetchone()
    return str(name)


def steps_returned(file: CaseFile) -> tuple[frozenset[str], frozenset[str]]:
    """The steps that came back from other units, and those that found against it. Only items with such steps ask."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select step, finding from subtasks_subtask where case_id = %s and state = 'returned' and step <> ''",
            (file.id,),
        )
        told = cursor.fetchall()
    return frozenset(step for step, _ in told), frozenset(step for step, finding in told if finding == "against")


def move(
    file: CaseFile,
    step: CaseMove,
    line: Line,
    by: Actor,
    sets: Mapping[str, object] | None = None,
    writes: Sequence[Write] = (),
    further_line: Write | None = None,
) -> Moved:
    """Take one step of the case's life, tell it, and write what goes with it: one statement.

    `further_line` is the journal line of another subject that the statement writes.
    """
    state = CASE_LIFE.after(step, file.state)
    right = file.under if step in DECIDING else None
    return _write(file, state, line, by, sets or {}, writes, right, further_line)


def _on_behalf(file: CaseFile, line: Line, by: Actor) -> Line:
    """What an agent does, a citizen's or the village's, is told as done by the agent for the applicant."""
    another = by.party_id is not None and by.party_id != file.applicant_id
    at_the_point = file.centre_id is not None and by.agent_at() == file.centre_id
    return replace(line, on_behalf=file.principal_ref) if another or at_the_point else line


def remark(
    file: CaseFile, line: Line, by: Actor, sets: Mapping[str, object] | None = None, writes: Sequence[Write] = ()
) -> Moved:
    """Tell an act that does not change the state (review, delivery, archive…)."""
    return _write(file, file.state, line, by, sets or {}, writes)


def _write(
    file: CaseFile,
    state: CaseState,
    line: Line,
    by: Actor,
    sets: Mapping[str, object],
    writes: Sequence[Write],
    right: Under | None = None,
    further_line: Write | None = None,
) -> Moved:
    line = _on_behalf(file, line, by)
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
    statement = (
        f"with {letter} c as (update cases_case {sets_state} journal_seq = %s, journal_head = %s{columns}"
        f" where id = %s and journal_seq = %s{guards} returning id){beside}"
        f" insert into journal_entry ({ENTRY_COLUMNS})"
        f" select 'case', id, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s from c"
    )
    values: list[Any] = [*held, *moved, told.seq, told.hash, *sets.values(), file.id, file.seq]
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
    return Moved(file.ref, state, told.seq)
