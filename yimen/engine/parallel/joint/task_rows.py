"""Reading the tasks of a joint approval: which opinions the rules of the item name by a code, and how far each is."""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.parallel.joint.models import Opinion
from yimen.kernel.actor import Actor, Role
from yimen.kernel.joint_life import OpinionState
from yimen.kernel.snapshot import snapshot

WORKS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
_TASKS = """
select p.code, o.ref, o.office_id, o.work, o.state, o.round, coalesce(o.began_at, g.started_at) began_at, o.due_at,
  o.warning_at, o.ended_at, j.begun_at, j.concluded_at, coalesce(a.stance, '') stance, coalesce(a.dealing, '') dealing
from joint_jointapproval j join joint_opinion o on o.joint_id = j.id join joint_jointgroup g on g.id = o.group_id
  join parallels_participant p on p.rules_id = j.rules_id and p.office_id = o.office_id and p.work = o.work
  left join joint_opinionanswer a on a.opinion_id = o.id and a.round = o.round and a.said_at is not null
where j.case_id = %s order by o.number
"""


@snapshot
class TaskRow:
    """A task of a joint approval by its code: whose it is, and how far."""

    code: str
    ref: str
    office_id: int
    work: str
    state: OpinionState
    round: int
    began_at: datetime | None
    due_at: datetime | None
    warning_at: datetime | None
    ended_at: datetime | None
    begun_at: datetime
    concluded_at: datetime | None
    stance: str
    dealing: str


def of_case(case_id: int) -> tuple[TaskRow, ...]:
    """The opinions of a case that the rules ask for, each by its code; empty before the joint approval began."""
    return tuple(TaskRow(**{**row, "state": OpinionState(row["state"])}) for row in select(_TASKS, (case_id,)))


def may_see(case_ref: str, by: Actor) -> bool:
    """Whether one's department takes part in the joint approval of this case."""
    asked = Opinion.objects.filter(joint__case__ref=case_ref).exclude(state=OpinionState.WITHDRAWN)
    return asked.filter(office_id__in=sorted(by.offices(*WORKS))).exists()
