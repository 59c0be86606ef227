"""The board of a joint approval: every opinion in its group and in time, and on whom the whole hangs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import JointApproval, JointGroup, Opinion, OpinionAnswer
from yimen.engine.parallel.joint.rows import AnswerRow, Board, FiledOpinion, GroupRow, IfAnswered, OpinionRow
from yimen.kernel.actor import Actor
from yimen.kernel.joint_life import OpinionState
from yimen.kernel.joint_plan import Member, Placed, Schedule, if_answered, schedule
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.lamp import lamp
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.spans import ONE_DAY
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import queries as parallels

DAYS_AHEAD = 4
_SETTLED = (OpinionState.ANSWERED, OpinionState.TACIT)


def board_of(joint: JointApproval, actor: Actor, now: datetime) -> Board:
    """The whole approval as of now, for whom the caller has allowed."""
    groups = list(joint.groups.order_by("number"))
    asked = list(joint.opinions.select_related("noticed_by", "group").order_by("number"))
    members = _members(groups, asked)
    plan = schedule(members, joint.begun_at, now)
    placed = {one.code: one for row in plan.groups for one in row}
    names = offices.office_names({one.office_id for one in asked}, day_of(now))
    said, silent = _said(joint), parallels.silent(joint.rules_id)
    hangs_on = _hangs_on(plan, asked) if joint.concluded_at is None else None
    rows = {
        one.pk: _row(one, _Beside(names.get(one.office_id, ""), silent, said.get(one.pk), placed.get(one.ref)), now)
        for one in asked
    }
    case = joint.case
    return Board(
        ref=joint.ref,
        case_ref=case.ref,
        case_number=case.number,
        item_name=case.item_name,
        applicant_name=case.applicant_name,
        lead_name=case.office_name,
        rules_title=joint.rules.title,
        rules_number=joint.rules.number,
        tacit=joint.rules.tacit,
        begun_at=joint.begun_at,
        concluded_at=joint.concluded_at,
        called_off_at=joint.called_off_at,
        ends_at=joint.concluded_at or plan.ends_at,
        case_due_at=case.due_at,
        groups=tuple(
            GroupRow(
                group.number, group.started_at, group.joined_at,
                tuple(rows[one.pk] for one in asked if one.group_id == group.pk),
            )
            for group in groups
        ),
        asked=sum(one.state != OpinionState.WITHDRAWN for one in asked),
        answered=sum(one.state in _SETTLED for one in asked),
        late=sum(row.lamp == "red" for row in rows.values()),
        hangs_on=names.get(hangs_on.office_id, "") if hangs_on else "",
        if_answered=tuple(_if_answered(hangs_on, members, joint, now)) if hangs_on else (),
        undealt=moves.undealt(joint).count(),
        mine="yes" if any(post.post_id == case.desk_id for post in actor.posts) else "",
    )  # fmt: skip


def lamp_of(one: Opinion, now: datetime) -> str:
    """The lamp of a running opinion; how it ended when it has."""
    if one.state == OpinionState.RUNNING:
        return str(lamp(one.due_at, one.warning_at, now))
    if one.state not in _SETTLED or one.ended_at is None:
        return "none"
    return "in_time" if one.due_at is None or one.ended_at <= one.due_at else "late"


def _members(groups: Sequence[JointGroup], asked: Sequence[Opinion]) -> list[list[Member]]:
    """Every opinion that counts, group by group; one that was asked again runs from its new beginning."""
    return [
        [
            Member(
                one.ref,
                Limit(one.amount, Unit(one.unit)),
                calendars.at_revision(one.calendar_id, one.calendar_revision),
                one.began_at or group.started_at,
                one.ended_at,
            )
            for one in asked
            if one.group_id == group.pk and one.state != OpinionState.WITHDRAWN
        ]
        for group in groups
    ]


def _hangs_on(plan: Schedule, asked: Sequence[Opinion]) -> Opinion | None:
    """The one to whose answer the whole waits now: of those that run the one that is last."""
    critical = {one.code for row in plan.groups for one in row if one.critical == "yes"}
    running = [one for one in asked if one.state == OpinionState.RUNNING and one.ref in critical]
    return min(running, key=lambda one: (one.due_at or one.joint.begun_at, one.number), default=None)


def _if_answered(
    one: Opinion, members: Sequence[Sequence[Member]], joint: JointApproval, now: datetime
) -> Iterator[IfAnswered]:
    """What follows if it answers by the end of this working day, of the next, and of those after."""
    calendar = calendars.at_revision(one.calendar_id, one.calendar_revision)
    before, due = calendar.day_of(now) - ONE_DAY, joint.case.due_at
    for days in range(1, DAYS_AHEAD + 1):
        at = calendar.closing(calendar.working_day_after(before, days))
        if at > now:
            ends = if_answered(members, joint.begun_at, now, one.ref, at)
            yield IfAnswered(at, ends, "yes" if due is not None and ends > due else "no")


def _said(joint: JointApproval) -> Mapping[int, OpinionAnswer]:
    """What each department has said in its latest round; what is proposed only is not said."""
    rows = moves.latest().filter(opinion__joint=joint, said_at__isnull=False)
    return {one.opinion_id: one for one in rows.select_related("written_by", "said_by", "sent_back_by", "dealt_by")}


@snapshot
class _Beside:
    """What a row tells beside its opinion."""

    office_name: str
    silent: frozenset[tuple[int, str]]
    said: OpinionAnswer | None
    placed: Placed | None


def _row(one: Opinion, beside: _Beside, now: datetime) -> OpinionRow:
    placed = beside.placed
    return OpinionRow(
        ref=one.ref,
        number=one.number,
        group=one.group.number,
        office_id=one.office_id,
        office_name=beside.office_name,
        work=one.work,
        state=one.state,
        round=one.round,
        amount=f"{Decimal(one.amount).normalize():f}",
        unit=one.unit,
        tacit="yes" if (one.office_id, one.work) in beside.silent else "no",
        began_at=one.began_at or one.group.started_at,
        due_at=one.due_at,
        lamp=lamp_of(one, now),
        noticed_by=one.noticed_by.name if one.noticed_by else "",
        noticed_at=one.noticed_at,
        ended_at=one.ended_at,
        reason=one.reason,
        materials=tuple(one.materials),
        answer=answer_row(beside.said) if beside.said else None,
        plan_begins=placed.begins_at if placed else None,
        plan_ends=placed.ends_at if placed else None,
        critical=placed.critical if placed else "",
        slack_minutes=int(placed.slack / timedelta(minutes=1)) if placed else 0,
    )


def answer_row(one: OpinionAnswer) -> AnswerRow:
    """One answer with the names of everybody who had a part in it."""
    return AnswerRow(
        one.round, one.stance, one.text, one.basis, one.guidance, one.written_by.name, one.written_at,
        one.said_by.name if one.said_by else "", one.said_at,
        one.sent_back_by.name if one.sent_back_by else "", one.sent_back_reason,
        one.dealing, one.dealing_text, one.dealt_by.name if one.dealt_by else "", one.dealt_at,
    )  # fmt: skip


def filed(case_id: int, on: datetime) -> tuple[FiledOpinion, ...]:
    """Every opinion about a case as it goes on file, with all rounds; what was never said is no part of it."""
    asked = list(Opinion.objects.filter(joint__case_id=case_id).select_related("group").order_by("number"))
    names = offices.office_names({one.office_id for one in asked}, day_of(on))
    return tuple(
        FiledOpinion(
            names.get(one.office_id, ""), one.work, one.group.number, one.state,
            one.began_at or one.group.started_at, one.due_at, one.noticed_at, one.ended_at,
            tuple(
                answer_row(said)
                for said in one.answers.filter(said_at__isnull=False)
                .select_related("written_by", "said_by", "sent_back_by", "dealt_by")
                .order_by("pk")
            ),
        )
        for one in asked
    )  # fmt: skip
