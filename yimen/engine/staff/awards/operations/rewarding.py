"""Rewarding: proposed with evidence, approved by a second person, appealed by whom it is about, answered by a third."""

from datetime import date, datetime, timedelta

from django.db.models import F, Q

from yimen.engine.staff.awards import figures, moves
from yimen.engine.staff.awards.models import AwardRound, PioneerPost, Reward, ServiceCard
from yimen.engine.staff.awards.operations.rounds import stood_at, stood_there
from yimen.engine.staff.awards.refusals import NominatesOneself, PioneerAlready, SecondApprover, SettledAlready
from yimen.engine.staff.budgets import moves as budgets
from yimen.engine.staff.rotas.queries import is_above
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import ScoresASuperior, month_of
from yimen.kernel.staffing.budgets import BUDGET_NAMES, BudgetPurpose
from yimen.kernel.staffing.managing import manages
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.dated import day_of, locked, midnight, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST_FEN = 100_000_000


@snapshot
class RewardSaid:
    """A reward or a sanction: for a person or a window, how much, why, and what shows it."""

    kind: str
    fen: int
    ground: str
    evidence: str
    staff: str = ""
    window: str = ""


@snapshot
class RewardMoved:
    """A reward or a sanction by its reference."""

    ref: str


@snapshot
class PioneersReviewed:
    """How many posts were looked at, and how many lost the label."""

    reviewed: int
    lost: int


@operation
def propose_reward(centre_ref: str, said: RewardSaid, *, by: Actor, now: datetime) -> RewardMoved:
    """Propose it; it counts when a second person has approved it.

    Refuses with NoSuchThing, NotAllowed, NotInList, NominatesOneself, ScoresASuperior or TextMissing.
    """
    centre = moves.the_centre(centre_ref, day_of(now), by)
    if by.staff_id is None:
        raise NotAllowed()
    if (
        said.kind not in ("reward", "sanction")
        or not 0 <= said.fen <= MOST_FEN
        or bool(said.staff) == bool(said.window)
    ):
        raise NotInList(field="kind")
    member = people.staff_member(said.staff) if said.staff else None
    window = offices.window(said.window, day_of(now)) if said.window else None
    if (said.staff and member is None) or (said.window and (window is None or window.centre_id != centre.id)):
        raise NoSuchThing(what="staff")
    if member is not None:
        _must_be_another(by.staff_id, member.id, now)
    row = Reward(
        ref=new_ref(), centre_id=centre.id, kind=said.kind, staff_id=member.id if member else None,
        window_id=window.id if window else None, fen=said.fen,
        line=BUDGET_NAMES[BudgetPurpose.AWARDS],
        proposed_by_id=by.staff_id, proposed_at=now, ground=must_be_said("ground", said.ground, 300).strip(),
        evidence=named(said.evidence, "evidence"),
    )  # fmt: skip
    row.save(force_insert=True)
    moves.told(row, "propose_reward", {"kind": said.kind, "fen": said.fen, "evidence": said.evidence}, by, now)
    return RewardMoved(row.ref)


@operation
def approve_reward(ref: str, *, by: Actor, now: datetime) -> RewardMoved:
    """A second person approves it: who manages the centre, supervision or an administrator; it binds its money.

    What the year's line cannot bear is not approved and goes on waiting. Refuses with NoSuchThing, SecondApprover,
    NominatesOneself, ScoresASuperior, SettledAlready, NoBudgetLine or BudgetExhausted.
    """
    row, approver = _second(ref, by)
    if approver == row.proposed_by_id:
        raise SecondApprover()
    if row.staff_id is not None:
        _must_be_another(approver, row.staff_id, now)
    if row.window_id is not None and stood_at(approver, row.window_id, *_during(row, now)):
        raise NominatesOneself()
    if row.approved_at is not None:
        raise SettledAlready()
    row.approved_by_id, row.approved_at = approver, now
    row.save(update_fields=["approved_by", "approved_at"])
    if row.kind == "reward":
        budgets.bind(row.centre_id, BudgetPurpose.AWARDS, _bound_for(row, now), by, now)
    moves.told(row, "approve_reward", {}, by, now)
    return RewardMoved(ref)


@operation
def appeal_reward(ref: str, words: str, *, by: Actor, now: datetime) -> RewardMoved:
    """Whom a sanction is about appeals, once. Refuses with NoSuchThing, SettledAlready or TextMissing."""
    row = locked(Reward, ref, "reward")
    if by.staff_id is None or row.staff_id != by.staff_id:
        raise NoSuchThing(what="reward")
    if row.approved_at is None or row.appealed_at is not None:
        raise SettledAlready()
    row.appeal, row.appealed_at = must_be_said("words", words, 1000).strip(), now
    row.save(update_fields=["appeal", "appealed_at"])
    moves.told(row, "appeal_reward", {"said": digest(row.appeal.encode(), row.ref.encode())}, by, now)
    return RewardMoved(ref)


@operation
def uphold_reward(ref: str, words: str, *, by: Actor, now: datetime) -> RewardMoved:
    """A third person finds that it was right. Refuses as `lift_reward` does."""
    return _answered(ref, words, None, by, now)


@operation
def lift_reward(ref: str, words: str, *, by: Actor, now: datetime) -> RewardMoved:
    """A third person lifts it: it stays readable and counts no more, and its money is free again.

    Refuses with NoSuchThing, SecondApprover, NominatesOneself, ScoresASuperior, SettledAlready, TextMissing, or
    SettledBefore when it was paid.
    """
    return _answered(ref, words, now, by, now)


def _answered(ref: str, words: str, lifted_at: datetime | None, by: Actor, now: datetime) -> RewardMoved:
    row, third = _second(ref, by)
    if third in (row.proposed_by_id, row.approved_by_id):
        raise SecondApprover()
    if row.staff_id is not None:
        _must_be_another(third, row.staff_id, now)
    if row.appealed_at is None or row.answered_at is not None:
        raise SettledAlready()
    row.answer, row.answered_by_id, row.answered_at = must_be_said("words", words, 1000).strip(), third, now
    row.lifted_at = lifted_at
    row.save(update_fields=["answer", "answered_by", "answered_at", "lifted_at"])
    if lifted_at is not None:
        budgets.free("reward", row.ref, by, now)
    moves.told(row, "answer_appeal", {"lifted": "yes" if lifted_at else "no"}, by, now)
    return RewardMoved(ref)


def _second(ref: str, by: Actor) -> tuple[Reward, int]:
    row = locked(Reward, ref, "reward")
    if by.staff_id is None or not (manages(by, row.centre_id) or by.has_role(Role.SUPERVISOR)):
        raise NoSuchThing(what="reward")
    return row, by.staff_id


def _bound_for(row: Reward, now: datetime) -> budgets.Source:
    """A reward as its line books it; whoever stood at a window that is rewarded gets of it."""
    who = {row.staff_id} if row.staff_id is not None else stood_there(row.window_id or 0, *_during(row, now))
    whom = row.staff.name if row.staff else f"{row.window.code} {row.window.name}" if row.window else ""
    return budgets.Source("reward", row.ref, f"{whom} {row.ground}", row.fen, tuple(sorted(who)))


def _during(row: Reward, now: datetime) -> tuple[date, date]:
    """From the month that is rewarded until today."""
    awarded = AwardRound.objects.filter(ref=row.evidence).values_list("month", flat=True).first()
    return awarded or month_of(day_of(row.proposed_at)), day_of(now) + timedelta(days=1)


def _must_be_another(judge: int, staff_id: int, now: datetime) -> None:
    if judge == staff_id:
        raise NominatesOneself()
    if is_above(staff_id, judge, now):
        raise ScoresASuperior()


@operation
def award_pioneer(
    centre_ref: str, window_ref: str, most_upheld: int, most_late: int, document: str, *, by: Actor, now: datetime
) -> RewardMoved:
    """A window becomes a demonstration post, as long as its criteria hold.

    Refuses with NoSuchThing or PioneerAlready.
    """
    on = day_of(now)
    centre, window = moves.the_centre(centre_ref, on, by), offices.window(window_ref, on)
    if window is None or window.centre_id != centre.id or not (0 <= most_upheld < 100 and 0 <= most_late < 1000):
        raise NoSuchThing(what="window")
    row = PioneerPost(
        ref=new_ref(), centre_id=centre.id, window_id=window.id, most_upheld=most_upheld, most_late=most_late,
        awarded_on=on, document=named(document, "document"),
    )  # fmt: skip
    with refusing(pioneer_post_once_a_window=PioneerAlready()):
        row.save(force_insert=True)
    moves.told(row, "award_pioneer", {"window": window_ref, "complaints": most_upheld, "late": most_late}, by, now)
    return RewardMoved(row.ref)


@operation
def review_pioneers(size: int = 200, *, by: Actor, now: datetime) -> PioneersReviewed:
    """Count anew what every demonstration post promised; one that broke it loses the label. By itself, or a manager.

    By itself it looks at each once a day, slice by slice.
    """
    found = PioneerPost.objects.select_for_update(skip_locked=True).filter(lost_at=None)
    if by.kind is ActorKind.SYSTEM:
        found = found.filter(Q(reviewed_at=None) | Q(reviewed_at__lt=midnight(day_of(now))))
    if by.kind is not ActorKind.SYSTEM:
        centres = [post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER and post.centre_id]
        if not centres and not by.has_role(Role.ADMINISTRATOR):
            raise NotAllowed()
        found = found if by.has_role(Role.ADMINISTRATOR) else found.filter(centre_id__in=centres)
    rows = list(found.order_by(F("reviewed_at").asc(nulls_first=True), "pk")[:size])
    lost = [row for row in rows if _broke(row, by, now)]
    return PioneersReviewed(len(rows), len(lost))


def _broke(row: PioneerPost, by: Actor, now: datetime) -> bool:
    row.upheld, row.late = figures.broken_since(row.window_id, midnight(row.awarded_on))
    broken = [
        why for why, found, most in (
            ("complaints", row.upheld, row.most_upheld), ("late", row.late, row.most_late)
        ) if found > most
    ]  # fmt: skip
    row.reviewed_at = now
    if broken:
        row.lost_at, row.lost_for = now, broken[0]
        moves.told(row, "lose_pioneer", {"for": broken[0], "complaints": row.upheld, "late": row.late}, by, now)
    row.save(update_fields=["upheld", "late", "reviewed_at", "lost_at", "lost_for"])
    return bool(broken)


@operation
def say_commitment(commitment: str, *, by: Actor, now: datetime) -> RewardMoved:
    """Somebody says what those who come to their counter may count on; it stands on their card.

    Nobody says it for them. Refuses with NotAllowed.
    """
    if by.staff_id is None:
        raise NotAllowed()
    row = ServiceCard(ref=new_ref(), staff_id=by.staff_id, commitment=named(commitment, "commitment", 100), said_at=now)
    row.save(force_insert=True)
    moves.told(row, "say_commitment", {"said": digest(row.commitment.encode(), row.ref.encode())}, by, now)
    return RewardMoved(row.ref)
