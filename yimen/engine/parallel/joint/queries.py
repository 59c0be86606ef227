"""Looking at joint approvals: what one's department is asked, what one's desk leads, the board, and one opinion."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import file_row, select
from yimen.engine.case.cases.rows import CaseView, FileRow
from yimen.engine.case.noes.moves import WHO_CONFIRMS
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.parallel.joint.board import answer_row, board_of, lamp_of
from yimen.engine.parallel.joint.board import filed as filed
from yimen.engine.parallel.joint.models import JointApproval, Opinion, OpinionAnswer
from yimen.engine.parallel.joint.rows import (
    Board,
    JointProgress,
    LedRow,
    NoticePage,
    NoticeRow,
    OpinionRow,
    OpinionView,
    UsedMaterial,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.conveyance.standing import BY_TASK
from yimen.kernel.joint_life import OpinionState
from yimen.registries.parallels import queries as parallels

PAGE = 30
MOST = 20
MOST_COUNTED = 1000
ANSWERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
_LED = """
select c.ref case_ref, c.number case_number, c.item_name, c.applicant_name, j.begun_at,
  count(o.id) filter (where o.state <> 'withdrawn') asked,
  count(o.id) filter (where o.state in ('answered', 'tacit')) answered,
  count(o.id) filter (where o.state = 'running' and o.due_at < %s) late,
  min(o.due_at) filter (where o.state = 'running') next_due_at
from cases_case c join joint_jointapproval j on j.case_id = c.id join joint_opinion o on o.joint_id = j.id
where c.desk_id = any(%s) and j.concluded_at is null and j.called_off_at is null and c.decided_at is null
group by c.id, j.id order by next_due_at nulls last, c.id limit %s
"""


def waiting(actor: Actor, now: datetime, after: str = "") -> NoticePage:
    """What the departments of this officer are asked and have not answered, by what falls due."""
    due, last = _opened(after)
    found = _asked(actor).filter(state=OpinionState.RUNNING).order_by("due_at", "pk")
    if due is not None:
        found = found.filter(Q(due_at__gt=due) | Q(due_at=due, pk__gt=last))
    rows = _notices(list(found[: PAGE + 1]), now)
    more = len(rows) > PAGE
    return NoticePage(rows[:PAGE], _key(rows[PAGE - 1]) if more else None)


def count_waiting(actor: Actor) -> int:
    """How many that is, counted up to a thousand."""
    return _asked(actor).filter(state=OpinionState.RUNNING)[:MOST_COUNTED].count()


def ahead(actor: Actor, now: datetime) -> tuple[NoticeRow, ...]:
    """Copy notices of what will be asked when the group before has joined."""
    found = _asked(actor).filter(state=OpinionState.PLANNED).order_by("-pk")
    return Capped(_notices(list(found[: MOST + 1]), now), MOST)


def done(actor: Actor, now: datetime) -> tuple[NoticeRow, ...]:
    """The last ones that the departments of this officer answered."""
    found = _asked(actor).filter(state__in=[OpinionState.ANSWERED, OpinionState.TACIT]).order_by("-pk")
    return Capped(_notices(list(found[: MOST + 1]), now), MOST)


def led(actor: Actor, now: datetime) -> tuple[LedRow, ...]:
    """The joint approvals that lie at the desks of this officer, by whose answer falls due first."""
    posts = [post.post_id for post in actor.posts]
    return Capped((LedRow(**row) for row in select(_LED, (now, posts, PAGE + 1))), PAGE)


def board(case_ref: str, actor: Actor, now: datetime) -> Board | None:
    """The board of a case, for staff who may see the case and for the departments that take part."""
    if actor.kind is not ActorKind.STAFF:
        return None
    joint = _joints().filter(case__ref=case_ref).first()
    if joint is None or not (_takes_part(joint, actor) or Noticing().may_see(joint.case_id, actor)):
        return None
    return board_of(joint, actor, now)


def opinion(ref: str, actor: Actor, now: datetime) -> OpinionView | None:
    """An opinion with the shared data, for its department and for staff who may see the case."""
    found = _seen(ref, actor)
    if found is None:
        return None
    one, ours = found
    whole = board_of(_joints().get(pk=one.joint_id), actor, now)
    view = picture("c.id = %s", (one.joint.case_id,), actor, now)
    assert view is not None, "cases are never deleted"
    row = next(each for group in whole.groups for each in group.opinions if each.ref == ref)
    answers = list(_answers(one, ours))
    waits = next((answer for answer in answers if answer.said_at is None and answer.sent_back_at is None), None)
    runs = one.state == OpinionState.RUNNING and ours
    approves = ours and one.office_id in actor.offices(*WHO_CONFIRMS)
    own = waits is not None and waits.written_by_id == actor.staff_id
    return OpinionView(
        row=row,
        board=whole,
        form=tuple((answer.term.label, answer.value) for answer in view.form),
        materials=_used(row, view),
        answers=tuple(answer_row(answer) for answer in answers),
        ours="yes" if ours else "",
        may_answer="yes" if runs and waits is None else "",
        may_confirm="yes" if runs and waits is not None and approves and not own else "",
        may_take_back="yes" if runs and own else "",
        by_work="yes" if parallels.code_of(one.joint.rules_id, one.office_id, one.work) in BY_TASK else "",
    )


def file(ref: str, file_ref: str, actor: Actor) -> tuple[FileRow, bytes] | None:
    """A file of a material that the opinion uses, with its bytes."""
    found = _seen(ref, actor)
    facts = dossiers.file(file_ref)
    if found is None or facts is None or (facts.purpose, facts.subject_id) != ("case", found[0].joint.case_id):
        return None
    if facts.material not in found[0].materials:
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (file_row(facts), content)


def progress(case_ref: str, actor: Actor) -> JointProgress | None:
    """How far the joint approval of a case is, for whoever may see the case: its applicant too."""
    case_id = Noticing().seen(case_ref, actor)
    joint = _joints().filter(case_id=case_id, called_off_at=None).first() if case_id is not None else None
    if joint is None:
        return None
    whole = board_of(joint, actor, joint.begun_at)
    asked = [one for group in whole.groups for one in group.opinions if one.state != OpinionState.WITHDRAWN]
    told = tuple((one.office_name, "answered" if one.ended_at else "waiting") for one in asked)
    return JointProgress(whole.asked, whole.answered, whole.concluded_at, told)


def _joints() -> QuerySet[JointApproval]:
    return JointApproval.objects.select_related("case", "rules")


def _asked(actor: Actor) -> QuerySet[Opinion]:
    here = Opinion.objects.filter(office_id__in=sorted(actor.offices(*ANSWERS)), joint__called_off_at=None)
    return here.select_related("joint__case", "group")


def _takes_part(joint: JointApproval, actor: Actor) -> bool:
    asked = joint.opinions.exclude(state=OpinionState.WITHDRAWN)
    return asked.filter(office_id__in=sorted(actor.offices(*ANSWERS))).exists()


def _seen(ref: str, actor: Actor) -> tuple[Opinion, int] | None:
    """An opinion, and whether the asker works at its department; None for anybody else.

    A department that need not answer any more has no business with the applicant's papers.
    """
    if actor.kind is not ActorKind.STAFF:
        return None
    one = Opinion.objects.select_related("joint", "group").filter(ref=ref).first()
    if one is None:
        return None
    ours = int(one.office_id in actor.offices(*ANSWERS) and one.state != OpinionState.WITHDRAWN)
    if not ours and not Noticing().may_see(one.joint.case_id, actor):
        return None
    return one, ours


def _answers(one: Opinion, ours: int) -> QuerySet[OpinionAnswer]:
    """What was said, and to the department itself also what it has proposed."""
    found = one.answers.select_related("written_by", "said_by", "sent_back_by", "dealt_by").order_by("-pk")
    return found if ours else found.filter(said_at__isnull=False)


def _used(row: OpinionRow, view: CaseView) -> tuple[UsedMaterial, ...]:
    return tuple(
        UsedMaterial(one.term.code, one.term.name, one.files)
        for one in view.materials
        if one.term.code in row.materials
    )


def _notices(found: Sequence[Opinion], now: datetime) -> tuple[NoticeRow, ...]:
    open_ = OpinionAnswer.objects.filter(opinion__in=[one.pk for one in found], said_at=None, sent_back_at=None)
    waits = set(open_.values_list("opinion_id", flat=True))
    return tuple(
        NoticeRow(
            one.pk, one.ref, one.work, one.state, one.round, one.group.number, one.joint.case.number,
            one.joint.case.item_name, one.joint.case.applicant_name, one.joint.case.office_name, one.joint.begun_at,
            one.noticed_at, one.due_at, lamp_of(one, now), "yes" if one.pk in waits else "",
        )
        for one in found
    )  # fmt: skip


def _key(row: NoticeRow) -> str:
    assert row.due_at is not None, "what runs is due"
    return f"{row.due_at.isoformat()}_{row.id}"


def _opened(key: str) -> tuple[datetime | None, int]:
    """The key of a page; a broken one begins at the beginning."""
    due, _, last = key.rpartition("_")
    try:
        at = datetime.fromisoformat(due)
        return (at, int(last)) if at.tzinfo is not None else (None, 0)
    except ValueError:
        return None, 0
