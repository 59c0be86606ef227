"""Looking at subtasks: what waits at one's unit, what one's desks sent out, and one with the whole of its case.

Whoever works at the unit sees the one electronic set and the one timeline of the case, as the desk that sent it does.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import file_row, select
from yimen.engine.case.cases.rows import CaseView, FileRow
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.parallel.subtasks import procedure
from yimen.engine.parallel.subtasks.rows import (
    NextStep,
    OtherDecision,
    SharedMaterial,
    SubtaskPage,
    SubtaskRow,
    SubtaskView,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.subtask_life import RANKS, SubtaskKind, kind_of, performer
from yimen.kernel.time.lamp import lamp

PAGE = 30
MOST = 20
MOST_COUNTED = 1000
DOES = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)

_ROWS = """
select s.id, s.ref, s.number, s.kind, s.step, s.work, c.id case_id, c.ref case_ref, c.number case_number, c.item_name,
  c.applicant_name, c.office_name, coalesce(h.name, '') office_region, coalesce(t.name, '') unit_name,
  coalesce(g.name, '') unit_region, r.level unit_level,
  coalesce((select b.kind from bodies_body b where b.office_id = s.office_id order by b.id desc limit 1), '') outside,
  s.question, s.rank, s.state, s.amount, s.unit, s.sent_at, coalesce(m.name, '') sent_by, s.due_at, s.warning_at,
  s.taken_up_at, coalesce(u.name, '') taken_up_by, s.finding, s.result, s.basis, coalesce(w.name, '') signed_by,
  s.ended_at, s.end_reason, s.zone_level, s.seal, s.office_id, s.materials, s.ended_seq
from subtasks_subtask s join cases_case c on c.id = s.case_id
  join offices_office o on o.id = s.office_id join regions_region r on r.id = o.region_id
  join offices_office a on a.id = c.office_id
  left join lateral (select name from offices_officeterm where office_id = o.id order by valid desc limit 1) t on true
  left join lateral (select name from regions_regionterm where region_id = r.id order by valid desc limit 1) g on true
  left join lateral (select name from regions_regionterm where region_id = a.region_id order by valid desc limit 1) h
    on true
  left join people_staff m on m.id = s.sent_by_id left join people_staff u on u.id = s.taken_up_by_id
  left join people_staff w on w.id = s.signed_by_id
where """


def waiting(actor: Actor, now: datetime, after: str = "") -> SubtaskPage:
    """What the units of this officer were asked to do and have not returned, by what falls due."""
    units = sorted(actor.offices(*DOES))
    due, last = _opened(after)
    rows = select(
        f"{_ROWS} s.office_id = any(%s) and s.ended_at is null and (s.due_at, s.id) > (%s::timestamptz, %s)"
        f" order by s.due_at, s.id limit {PAGE + 1}",
        (units, due, last),
    )
    shown = tuple(_row(row, now) for row in rows[:PAGE])
    return SubtaskPage(shown, _key(rows[PAGE - 1]) if len(rows) > PAGE else None)


def count_waiting(actor: Actor) -> int:
    """How many that is, counted up to a thousand."""
    units, own = sorted(actor.offices(*DOES)), "office_id = any(%s) and ended_at is null"
    some = f"select from subtasks_subtask where {own} limit {MOST_COUNTED}"
    counted = select(f"select count(*) n from ({some}) t", (units,))
    return int(counted[0]["n"])


def done(actor: Actor, now: datetime) -> tuple[SubtaskRow, ...]:
    """The last ones that the units of this officer ended."""
    rows = select(
        f"{_ROWS} s.office_id = any(%s) and s.ended_at is not null order by s.id desc limit {MOST}",
        (sorted(actor.offices(*DOES)),),
    )
    return tuple(_row(row, now) for row in rows)


def sent(actor: Actor, now: datetime) -> tuple[SubtaskRow, ...]:
    """What the desks of this officer wait for from other units, by what falls due."""
    posts = [post.post_id for post in actor.posts]
    rows = select(
        f"{_ROWS} s.desk_id = any(%s) and s.ended_at is null order by s.due_at, s.id limit {PAGE}",
        (posts,),
    )
    return tuple(_row(row, now) for row in rows)


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[SubtaskRow, ...]:
    """The subtasks of a case, the first first, for staff who may see the case."""
    case_id = Noticing().seen(case_ref, actor) if actor.staff_id is not None else None
    return rows_of(case_id, now) if case_id is not None else ()


def told_to_applicant(case_ref: str, actor: Actor, now: datetime) -> tuple[OtherDecision, ...]:
    """What other units do about a case, for its applicant: who, by when; and what a unit decided in its own power."""
    case_id = Noticing().seen(case_ref, actor)
    rows = rows_of(case_id, now) if case_id is not None else ()
    return tuple(_told(row) for row in rows if row.state not in ("declined", "called_off"))


def rows_of(case_id: int, now: datetime) -> tuple[SubtaskRow, ...]:
    """The subtasks of a case, the first first; whoever asks has a rule of their own for whom it is."""
    return tuple(_row(row, now) for row in select(f"{_ROWS} s.case_id = %s order by s.number", (case_id,)))


def _told(row: SubtaskRow) -> OtherDecision:
    decided = row.kind == SubtaskKind.DECIDE
    finding, result, basis = (row.finding, row.result, row.basis) if decided else ("", "", "")
    return OtherDecision(row.unit_name, row.work, row.kind, row.state, row.due_at, finding, result, basis, row.ended_at)


def task(ref: str, actor: Actor, now: datetime) -> SubtaskView | None:
    """A subtask with the set of its case, for the unit that does it and for staff who may see the case."""
    found = _seen(ref, actor, now)
    if found is None:
        return None
    row, ours = found
    view = picture("c.id = %s", (row["case_id"],), actor, now)
    assert view is not None, "cases are never deleted"
    return SubtaskView(
        row=_row(row, now),
        form=tuple((one.term.label, one.value) for one in view.form),
        materials=_shared(row, view),
        timeline=view.timeline,
        case_due_at=view.due_at,
        case_lamp=view.lamp,
        ours="yes" if ours else "",
    )


def file(ref: str, file_ref: str, actor: Actor, now: datetime) -> tuple[FileRow, bytes] | None:
    """A file that went along with a subtask, with its bytes."""
    found = _seen(ref, actor, now)
    facts = dossiers.file(file_ref)
    if found is None or facts is None or (facts.purpose, facts.subject_id) != ("case", found[0]["case_id"]):
        return None
    if facts.material not in found[0]["materials"]:
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (file_row(facts), content)


def paper(ref: str, actor: Actor, now: datetime) -> tuple[str, bytes] | None:
    """The sealed paper of a subtask that came back, for the unit and for staff who may see the case."""
    entry = _entry(ref, actor, now)
    return documents.paper_of_entry(entry) if entry else None


def paper_ref(ref: str, actor: Actor, now: datetime) -> str:
    """The reference of that paper; "" when there is none for this actor."""
    entry = _entry(ref, actor, now)
    return documents.of_entry(entry) if entry else ""


def _entry(ref: str, actor: Actor, now: datetime) -> int:
    """The journal line of the case that tells of the return; 0 when there is none for this actor."""
    found = _seen(ref, actor, now)
    if found is None:
        return 0
    rows = select(
        "select id from journal_entry where subject_kind = 'case' and subject_id = %s and seq = %s",
        (found[0]["case_id"], found[0]["ended_seq"]),
    )
    return int(rows[0]["id"]) if rows else 0


def next_step(case_ref: str, actor: Actor, now: datetime) -> NextStep | None:
    """The step of the item that lies at another unit and was not sent by itself: the desk sends it, or waits."""
    view = cases.find(case_ref, actor, now) if actor.staff_id is not None else None
    step = procedure.next_of(view.id, view.terms) if view else None
    if step is None or step.limit is None:
        return None
    unit = procedure.unit_of(step, now)
    rank = int(RANKS[step.rank]) if step.rank in RANKS else 0
    return NextStep(
        step.code, step.name, performer(step), unit.ref if unit else "", kind_of(step),
        f"{step.limit.amount.normalize():f}", step.limit.unit, rank,
    )  # fmt: skip


def _seen(ref: str, actor: Actor, now: datetime) -> tuple[dict[str, Any], int] | None:
    """The row of a subtask, and whether the asker works at its unit; None for anybody else."""
    if actor.kind is not ActorKind.STAFF:
        return None
    rows = select(f"{_ROWS} s.ref = %s", (ref,))
    if not rows:
        return None
    ours = int(rows[0]["office_id"] in actor.offices(*DOES))
    if not ours and not Noticing().may_see(rows[0]["case_id"], actor):
        return None
    return rows[0], ours


def _shared(row: dict[str, Any], view: CaseView) -> tuple[SharedMaterial, ...]:
    along: Sequence[str] = row["materials"]
    return tuple(
        SharedMaterial(one.term.code, one.term.name, one.files) for one in view.materials if one.term.code in along
    )


def _row(row: dict[str, Any], now: datetime) -> SubtaskRow:
    inside = ("case_id", "office_id", "materials", "ended_seq", "warning_at")
    facts = {name: value for name, value in row.items() if name not in inside}
    facts["amount"] = f"{Decimal(row['amount']).normalize():f}"
    return SubtaskRow(**facts, lamp=_standing(row, now))


def _standing(row: dict[str, Any], now: datetime) -> str:
    if row["ended_at"] is None:
        return str(lamp(row["due_at"], row["warning_at"], now))
    if row["state"] != "returned":
        return "none"
    return "in_time" if row["due_at"] is None or row["ended_at"] <= row["due_at"] else "late"


def _key(row: dict[str, Any]) -> str:
    return f"{row['due_at'].isoformat()}_{row['id']}"


def _opened(key: str) -> tuple[str, int]:
    """The key of a page; a broken one begins at the beginning."""
    due, _, last = key.rpartition("_")
    try:
        return datetime.fromisoformat(due).isoformat(), int(last)
    except ValueError:
        return "-infinity", 0
