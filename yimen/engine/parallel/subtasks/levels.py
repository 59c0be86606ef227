"""The levels of a case 四级审批: every decision it needs, of its own office and of units of other levels, in one view.

One intake, one electronic set: what the item lays at other units is sent by itself (docs/decisions/0043), each decides
in its own power, and its decision bears its own number and seal.
"""

from datetime import datetime

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.parallel.subtasks import procedure, queries
from yimen.engine.parallel.subtasks.rows import LevelDecision, SubtaskRow
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.subtask_life import Finding, SubtaskKind, elsewhere, kind_of, performer

OVER = ("declined", "called_off")
ENDED = {
    CaseState.GRANTED: "granted",
    CaseState.GRANTED_TOLERATED: "granted",
    CaseState.DENIED: "denied",
    CaseState.REFUSED: "refused",
    CaseState.REVOKED: "revoked",
}
"""How the own decision stands once the case is over; what was taken back or not needed has ended without one."""
_LEVEL = "select r.level from offices_office o join regions_region r on r.id = o.region_id where o.id = %s"
_PAPERS = """
select s.ref, d.number, '' seal from subtasks_subtask s join journal_entry e on e.subject_kind = 'case'
  and e.subject_id = s.case_id and e.seq = s.ended_seq join documents_document d on d.entry_id = e.id
where s.case_id = %s and s.kind = 'decide'
union all select '', d.number, coalesce((select t.code from stamps_stampuse u join stamps_stamp t on t.id = u.stamp_id
    where u.paper = d.ref limit 1), (select l.seal from grants_letter l where l.ref = d.facts ->> 'letter_ref'), '')
from documents_document d where d.case_id = %s and d.kind in ('grant', 'denial')
"""


def levels_of(case_ref: str, actor: Actor, now: datetime) -> tuple[LevelDecision, ...]:
    """The decisions of a case, the highest level first, for whoever may see it; none where one office decides alone."""
    case_id = Noticing().seen(case_ref, actor)
    return decisions_of(case_id, actor, now) if case_id is not None else ()


def decisions_of(case_id: int, actor: Actor, now: datetime, beside: int = 0) -> tuple[LevelDecision, ...]:
    """The same; whoever asks has a rule of their own for whom it is, and says how many others are still to come."""
    view = picture("c.id = %s", (case_id,), actor, now)
    if view is None:
        return ()
    asked = [one for one in queries.rows_of(case_id, now) if one.kind == SubtaskKind.DECIDE and one.state not in OVER]
    numbers = {row["ref"]: (str(row["number"]), str(row["seal"])) for row in select(_PAPERS, (case_id, case_id))}
    others = [*(_asked(one, numbers.get(one.ref, ("", ""))[0]) for one in asked), *_to_come(view, asked, now)]
    if not others and not beside:
        return ()
    return tuple(sorted([*others, _own(view, case_id, numbers.get("", ("", "")))], key=lambda one: one.level))


def _asked(row: SubtaskRow, number: str) -> LevelDecision:
    state = {"returned": "granted" if row.finding == Finding.FAVOUR else "denied"}.get(row.state, "under_way")
    decided_at = row.ended_at if row.state == "returned" else None
    return LevelDecision(row.unit_level, row.unit_name, row.work, state, row.due_at, decided_at, number, row.seal)


def _to_come(view: CaseView, asked: list[SubtaskRow], now: datetime) -> list[LevelDecision]:
    """The decisions that the item lays at other units and that were not sent yet."""
    begun = {one.step for one in asked}
    planned = [one for one in elsewhere(view.terms.steps) if kind_of(one) is SubtaskKind.DECIDE]
    found = ((step, procedure.unit_of(step, now)) for step in planned if step.code not in begun)
    if view.state not in OPEN_STATES:
        return []
    return [
        LevelDecision(_level(unit.id) if unit else 0, performer(step), step.name, "waiting", None, None, "")
        for step, unit in found
    ]


def _own(view: CaseView, case_id: int, paper: tuple[str, str]) -> LevelDecision:
    office = select("select office_id, office_name from cases_case where id = %s", (case_id,))[0]
    state = "under_way" if view.state in OPEN_STATES else ENDED.get(CaseState(view.state), "ended")
    facts = (view.item_name, state, view.due_at, view.decided_at if state != "under_way" else None, *paper)
    return LevelDecision(_level(office["office_id"]), office["office_name"], *facts)


def _level(office_id: int) -> int:
    rows = select(_LEVEL, (office_id,))
    return int(rows[0]["level"]) if rows else 0
