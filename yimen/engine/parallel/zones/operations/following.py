"""What happens by itself: an accepted case follows its station's template, turn by turn, until its levels have decided.

While a level is to be asked or at work, the decision of the item's own office waits. A level that says no ends the
turns: those after it are not asked any more.
"""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases import weighed
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.parallel.subtasks import queries as subtasks
from yimen.engine.parallel.subtasks.asking import TaskAsked, put, unit_asked
from yimen.engine.parallel.subtasks.operations.sending import told_sent
from yimen.engine.parallel.zones.models import ZoneDecision, ZoneMatter
from yimen.engine.parallel.zones.refusals import TemplateUnknown
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove
from yimen.kernel.evidence import Line
from yimen.kernel.offices.zones import Turn, next_turn
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import UNDONE, Finding, SubtaskKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.dated import day_of

CONSUMER = "zones"
SLICE = 50
OPENS = frozenset({"accept", "accept_tolerating", "accept_on_commitment", "deem_accepted"})
GOES_ON = frozenset({"hand_over", "return_subtask", "close_special"})
IN_HAND = CASE_LIFE.moves[CaseMove.DENY][0]
WEIGHED = frozenset({weighed.Part.POWERS})
_OURS = """
select c.id from cases_case c where c.id = any(%s)
  and exists (select from zones_zonetemplate t where t.station_id = c.centre_id and t.item_id = c.item_id)
"""
_TEMPLATE = """
select t.id, t.ref, t.zone from zones_zonetemplate t join cases_case c
  on c.centre_id = t.station_id and c.item_id = t.item_id where c.id = %s and t.valid @> %s::date
"""


@snapshot
class ZonesFollowed:
    """How many lines there were to look at."""

    done: int


@operation
def follow_zones(size: int = SLICE, *, by: Actor, now: datetime) -> ZonesFollowed:
    """Read the next lines of the journal: open matters by their template, ask the next turn, end the waiting."""
    if by.kind is not ActorKind.SYSTEM:
        raise TemplateUnknown()
    lines = cursors.batch(CONSUMER, size)
    told = [line for line in lines if line.kind == "case" and line.verb in OPENS | GOES_ON]
    ours = {row["id"] for row in select(_OURS, ([line.subject_id for line in told],))} if told else set()
    for line in told:
        if line.subject_id in ours and line.verb in OPENS:
            _open(line, by, now)
        elif line.subject_id in ours:
            _go_on(line.subject_id, line.ref, by, now)
    return ZonesFollowed(len(lines))


def _open(line: Told, by: Actor, now: datetime) -> None:
    """The matter of a case that its station's template of that day is about.

    One for which an office of the template answers itself goes its usual way.
    """
    case_id = line.subject_id
    found = select(_TEMPLATE, (case_id, day_of(line.effective_at)))
    if not found or ZoneMatter.objects.filter(case_id=case_id).exists():
        return
    file = cases.read(line.ref, by, now, None, WEIGHED)
    told = ZoneDecision.objects.filter(template_id=found[0]["id"])
    if file.state not in OPEN_STATES or told.filter(office_id__in=(file.office_id, file.desk_office)).exists():
        return
    ZoneMatter.objects.create(case_id=case_id, template_id=found[0]["id"], opened_at=now)
    body = {"template": found[0]["ref"], "zone": found[0]["zone"]}
    cases.remark(file, Line("open_zone_matter", body, now), by, {"awaits": [*file.awaits, Awaited.ZONE]})


def _go_on(case_id: int, ref: str, by: Actor, now: datetime) -> None:
    """The next turn is asked; after the last one, and after a level that says no, nothing waits for levels."""
    matter = ZoneMatter.objects.filter(case_id=case_id).first()
    file = cases.read(ref, by, now, None, WEIGHED) if matter is not None else None
    if matter is None or file is None or file.state not in IN_HAND or Awaited.ZONE not in file.awaits:
        return
    asked = [one for one in subtasks.rows_of(case_id, now) if one.zone_level is not None]
    undone = [one.zone_level for one in asked if one.state in UNDONE and one.zone_level is not None]
    planned = list(ZoneDecision.objects.filter(template_id=matter.template_id).order_by("level"))
    turns = [Turn(one.level, one.turn) for one in planned]
    against = any(one.finding == Finding.AGAINST for one in asked)
    levels = () if against else next_turn(turns, [one.zone_level or 0 for one in asked], undone)
    for one in planned:
        if one.level in levels:
            _ask(one, ref, by, now)
    if against or not (undone or levels):
        left = [one for one in file.awaits if one != Awaited.ZONE] or None
        cases.remark(file, Line("levels_decided", {"levels": len(asked)}, now), by, {"awaits": left})


def _ask(one: ZoneDecision, ref: str, by: Actor, now: datetime) -> None:
    """Ask one level; an office that is not in force any more is not asked, and the desk sees that it was not."""
    file: CaseFile = cases.read(ref, by, now, None, WEIGHED)
    materials = tuple(term.code for term in file.terms.materials)
    limit = Limit(one.days, Unit.WORKING_DAY)
    asked = TaskAsked(one.office.ref, SubtaskKind.DECIDE, one.work, one.work, limit, materials)
    try:
        office = unit_asked(asked, file, now)
    except Refusal:
        return
    told_sent(put(asked, file, office, None, now, one.level), file, office.ref, office.name, by, now)
