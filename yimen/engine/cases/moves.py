"""Read, move, tell: the only module that reads a case for an act and the only one that writes its state.

One statement reads everything the rules weigh, one statement writes what came of it: only if the case's journal stands
where it stood and the letter is still in force, else the act is overtaken and looks again. Plain prepared SQL, because
the ORM's path was eight times slower on exactly this step (docs/decisions/0005).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

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
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_json

_READ = """
select c.id, c.ref, c.number, c.state, c.journal_seq as seq, c.journal_head as head, c.item_id, c.office_id,
  c.office_name, c.centre_id, c.city_id, c.county_id, c.town_id, c.village_id, c.applicant_id,
  c.applicant_name, c.actor_party_id, c.mandate_id,
  c.terms::text as terms, c.terms_hash, c.route, c.leg, c.desk_id, c.reviewers, c.calendar_id,
  (select revision from calendars_calendar where id = c.calendar_id) as calendar_revision,
  c.received_at, c.materials_in_at, c.accepted_at, c.decided_at, c.delivered_at, c.archived_at, c.corrections, c.paused,
  c.tolerated::text as tolerated,
  (select json_agg(json_build_array(side, amount::text, unit, started_at))::text
     from cases_caseclock where case_id = c.id) as clocks,
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice) order by id)::text
     from cases_ledgerline where case_id = c.id) as ledger,
  (select json_agg(json_build_array(material, round))::text from dossiers_attachment
     where purpose = 'case' and subject_id = c.id and removed_at is null) as handed_in,
  (select json_agg(json_build_array(round, defects, lapses_at, closed_at) order by round)::text
     from cases_correction where case_id = c.id) as notices,
  (select json_build_array(id, ref, proposed_by_id)::text from cases_proposal
     where case_id = c.id and answered_at is null) as proposal,
  (select json_build_array(s.id, s.establishment, s.person_id,
      (select json_agg(json_build_array(p.id, p.role, p.office_id, p.centre_id)) from people_post p
         where p.id in (select g.post_id from people_posting g
           where g.staff_id = s.id and g.valid @> %(now)s::timestamptz)),
      (select json_agg(json_build_array(
          l.ref, l.office_id, l.rank, l.items, lower(l.valid), upper(l.valid), l.revoked_at))
         from grants_letter l where l.holder_id = s.id and l.office_id = c.office_id))::text
     from people_staff s where s.id = %(staff)s
       and s.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date) as officer,
  (select coalesce(uscc, '') from offices_office where id = c.office_id) as office_uscc,
  (select mode from delegations_delegation where id = c.taken_under_id) as taken_mode,
  (select json_build_array(d.id, d.mode, d.office_id, d.centre_id, d.region_id, lower(d.valid), upper(d.valid))::text
     from delegations_delegation d where d.id = c.decides_under_id) as under,
  (select t.office_id from delegations_takeover t where t.item_id = c.item_id
     and t.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date) as holder_id
from cases_case c where c.ref = %(ref)s
"""
# The names of the columns above, in their order.
_NAMES = tuple(
    [
        "id",
        "ref",
        "number",
        "state",
        "seq",
        "head",
        "item_id",
        "office_id",
        "office_name",
        "centre_id",
        "city_id",
        "county_id",
        "town_id",
        "village_id",
        "applicant_id",
        "applicant_name",
        "actor_party_id",
        "mandate_id",
        "terms",
        "terms_hash",
        "route",
        "leg",
        "desk_id",
        "reviewers",
        "calendar_id",
        "calendar_revision",
        "received_at",
        "materials_in_at",
        "accepted_at",
        "decided_at",
        "delivered_at",
        "archived_at",
        "corrections",
        "paused",
        "tolerated",
        "clocks",
        "ledger",
        "handed_in",
        "notices",
        "proposal",
        "officer",
        "office_uscc",
        "taken_mode",
        "under",
        "holder_id",
    ]
)


def read(ref: str, by: Actor, now: datetime, seen: int | None = None) -> CaseFile:
    """Read a case with all that the rules weigh, and the officer's posts and letters, as of one moment.

    Refuses with CaseUnknown when `by` may not see it, with ChangedMeanwhile when its journal has moved past `seen`.
    """
    file = _read(ref, by, now)
    if not may_see(file, by):
        raise CaseUnknown(ref=ref)
    if seen is not None and seen != file.seq:
        raise ChangedMeanwhile(ref=ref, seen=seen, now_at=file.seq)
    return file


def read_freely(ref: str, by: Actor, now: datetime) -> CaseFile:
    """Read a case for an act whose own rule says for whom it is, whatever they may see."""
    return _read(ref, by, now)


def may_see(file: CaseFile, by: Actor) -> bool:
    """Whether one of the actor's scopes covers the case; the system sees every case."""
    if by.kind is ActorKind.SYSTEM:
        return True
    if any(post == file.desk_id or post in file.route for post in (held.post_id for held in by.posts)):
        return True
    return any(Scope(kind, getattr(file, column)) in by.scopes for kind, column in SCOPE_COLUMN.items())


def _read(ref: str, by: Actor, now: datetime) -> CaseFile:
    row = prepared(_READ, {"ref": ref, "now": now, "staff": by.staff_id}).fetchone()
    if row is None:
        raise CaseUnknown(ref=ref)
    told: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    return CaseFile(
        **told
        | {
            "state": CaseState(told["state"]),
            "head": bytes(told["head"]),
            "terms": _terms(bytes(told.pop("terms_hash")), told["terms"]),
            "route": tuple(told["route"]),
            "reviewers": tuple(told["reviewers"]),
            "tolerated": {code: date.fromisoformat(day) for code, day in json.loads(told["tolerated"]).items()},
            "clocks": tuple(ClockFacts(s, Decimal(a), u, _moment(at)) for s, a, u, at in _rows(told["clocks"])),
            "ledger": tuple(_ledger(*facts) for facts in _rows(told["ledger"])),
            "handed_in": tuple(HandedIn(material, round_) for material, round_ in _rows(told["handed_in"])),
            "notices": tuple(_notice(*facts) for facts in _rows(told["notices"])),
            "proposal": OpenProposal(*json.loads(told["proposal"])) if told["proposal"] else None,
            "officer": _officer(*json.loads(told["officer"])) if told["officer"] else None,
            "under": _under(*json.loads(told["under"])) if told["under"] else None,
        }
    )


def _rows(text: str | None) -> list[Any]:
    return list(json.loads(text)) if text else []


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ledger(
    kind: str, ground: str, begins: str, ends: str | None, amount: str | None, unit: str, notice: str
) -> LedgerFacts:
    return LedgerFacts(
        kind, ground, _moment(begins), _maybe(ends), Decimal(amount) if amount is not None else None, unit, notice
    )


def _notice(round_: int, defects: list[dict[str, str]], lapses: str, closed: str | None) -> OpenNotice:
    found = tuple(DefectFound(one["material"], one["code"]) for one in defects)
    return OpenNotice(round_, found, _moment(lapses), _maybe(closed))


def _officer(
    staff: int, establishment: str, person: int | None, posts: list[Any] | None, letters: list[Any] | None
) -> Officer:
    return Officer(
        staff_id=staff,
        formal="yes" if establishment == "formal" else "no",
        person_id=person,
        holds=tuple(Hold(post, Role(role), office, centre) for post, role, office, centre in posts or ()),
        letters=tuple(
            LetterHeld(ref, office, Rank(rank), frozenset(items), _moment(begins), _maybe(ends), _maybe(revoked))
            for ref, office, rank, items, begins, ends, revoked in letters or ()
        ),
    )


def _under(
    id: int, mode: str, office: int | None, centre: int | None, region: int, begins: str | None, ends: str | None
) -> Under:
    since, until = (date.fromisoformat(day) if day else None for day in (begins, ends))
    return Under(Delegated(id, Mode(mode), office, centre, region), since, until)


@lru_cache(maxsize=2048)
def _terms(terms_hash: bytes, text: str) -> Terms:
    """Frozen terms, parsed once per process and version; the hash in the key keeps look-alikes apart."""
    return terms_from_json(json.loads(text))


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


def move(
    file: CaseFile,
    step: CaseMove,
    line: Line,
    by: Actor,
    sets: Mapping[str, object] | None = None,
    writes: Sequence[Write] = (),
) -> Moved:
    """Take one step of the case's life, tell it, and write what goes with it: one statement."""
    right = file.under if step in DECIDING else None
    return _write(file, CASE_LIFE.after(step, file.state), line, by, sets or {}, writes, right)


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
) -> Moved:
    told = link("case", file.ref, file.seq, file.head, line, by.ref)
    columns = "".join(f", {column} = %s" for column in sets)
    beside = "".join(f", {write.name or f'w{n}'} as ({write.sql})" for n, write in enumerate(writes))
    letter, held = ("", ()) if not line.authority else (_LETTER, (line.authority, line.effective_at, line.effective_at))
    guards = " and exists (select from l)" if letter else ""
    if right is not None:
        letter, held = letter + _RIGHT, (*held, right.delegated.id, line.effective_at)
        guards += " and exists (select from d)"
    statement = (
        f"with {letter} c as (update cases_case set state = %s, journal_seq = %s, journal_head = %s{columns}"
        f" where id = %s and journal_seq = %s{guards} returning id){beside}"
        f" insert into journal_entry ({ENTRY_COLUMNS})"
        f" select 'case', id, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s from c"
    )
    values: list[Any] = [*held, state, told.seq, told.hash, *sets.values(), file.id, file.seq]
    for write in writes:
        values.extend(write.values)
    if prepared(statement, [*values, *entry_values(file.ref, line, told, by)]).rowcount != 1:
        raise Overtaken
    return Moved(file.ref, state, told.seq)
