"""Rounds: a month's windows in one order by the rule of that month, published whole; the flag goes to the first."""

from datetime import date, datetime

from django.db import connection

from yimen.engine.staff.awards import figures, moves
from yimen.engine.staff.awards.figures import Compared
from yimen.engine.staff.awards.models import AwardPlace, AwardRound, AwardRule, RedFlag, Reward
from yimen.engine.staff.awards.refusals import (
    HeldAlready,
    MonthNotOver,
    NoAwardRule,
    NominatesOneself,
    NotOfThisWindow,
    OverAwardBudget,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import month_after, month_of, must_add_up, score
from yimen.kernel.staffing.awards import AWARD_NAMES, AwardKind, Entrant, WindowMeasure, budget, in_order
from yimen.kernel.staffing.budgets import BUDGET_NAMES, BudgetPurpose
from yimen.kernel.staffing.managing import manages
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.dated import day_of, days, locked, midnight, moments, new_ref, refusing
from yimen.registries.people import queries as people

MOST_FEN = 100_000_000


@snapshot
class RuleSaid:
    """A rule: how many win, how many of them are models, what is paid, and by what windows are compared."""

    kind: str
    winners: int
    models: int
    window_fen: int
    model_fen: int
    budget_fen: int
    weights: tuple[tuple[str, int], ...]
    most_upheld: int
    document: str


@snapshot
class RulePublished:
    """A rule by its reference."""

    ref: str


@snapshot
class RoundHeld:
    """A round by its reference, with how many have won."""

    ref: str
    winners: int


@snapshot
class ModelNominated:
    """A service model of a window."""

    staff_ref: str


@operation
def publish_award_rule(centre_ref: str, said: RuleSaid, valid_from: date, *, by: Actor, now: datetime) -> RulePublished:
    """Publish how windows are compared from a month on; what was awarded before keeps its rule.

    Refuses with NoSuchThing, NotInList, WeightsIncomplete, ImpossibleDates or OverAwardBudget.
    """
    centre = moves.the_centre(centre_ref, valid_from, by)
    if said.kind not in list(AwardKind) or any(name not in list(WindowMeasure) for name, _ in said.weights):
        raise NotInList(field="weights")
    must_add_up(dict(said.weights))
    amounts = (said.window_fen, said.model_fen, said.budget_fen)
    if not (
        1 <= said.winners <= 100 and 0 <= said.models <= said.winners and all(0 <= one <= MOST_FEN for one in amounts)
    ):
        raise NotInList(field="winners")
    cost = budget(said.models, said.window_fen, said.model_fen)
    if cost > said.budget_fen:
        raise OverAwardBudget(fen=cost, budget=said.budget_fen)
    day = month_of(valid_from)
    # A rule is known before the month that is compared by it is over.
    if day < month_of(day_of(now)):
        raise ImpossibleDates()
    before = AwardRule.objects.select_for_update().filter(centre_id=centre.id, kind=said.kind, valid__endswith=None)
    last = before.first()
    if last is not None:
        if day <= last.valid.lower:
            raise ImpossibleDates()
        last.valid = days(last.valid.lower, day)
        last.save(update_fields=["valid"])
    row = AwardRule(
        ref=new_ref(), centre_id=centre.id, kind=said.kind, winners=said.winners, model_windows=said.models,
        window_fen=said.window_fen, model_fen=said.model_fen, budget_fen=said.budget_fen, weights=dict(said.weights),
        most_upheld=max(0, said.most_upheld), document=named(said.document, "document"), valid=days(day),
    )  # fmt: skip
    row.save(force_insert=True)
    body = {"kind": row.kind, "winners": row.winners, "weights": row.weights, "from": day}
    moves.told(row, "publish_award_rule", body, by, now)
    return RulePublished(row.ref)


@operation
def hold_round(centre_ref: str, kind: str, month: date, *, by: Actor, now: datetime) -> RoundHeld:
    """Compare the windows of a month that is over, publish every place, and propose what the rule pays.

    Refuses with NoSuchThing, NotAllowed, MonthNotOver, NoAwardRule or HeldAlready.
    """
    month = month_of(month)
    centre = moves.the_centre(centre_ref, month, by)
    if by.staff_id is None:
        raise NotAllowed()
    if day_of(now) < month_after(month):
        raise MonthNotOver()
    rule = AwardRule.objects.filter(centre_id=centre.id, kind=kind, valid__contains=month).first()
    if rule is None:
        raise NoAwardRule()
    row = AwardRound(ref=new_ref(), centre_id=centre.id, kind=kind, month=month, rule=rule, published_at=now)
    with refusing(award_round_once_a_month=HeldAlready()):
        row.save(force_insert=True)
    found = {one.window_id: one for one in figures.windows(centre.id, month, month_after(month), now)}
    order = in_order(_entrant(one, rule) for one in found.values())
    winners = [one for one in order if not one.excluded][: rule.winners]
    for place, one in enumerate(order, start=1):
        won = "yes" if one in winners else ""
        AwardPlace.objects.create(
            round=row, window_id=one.window_id, place=place, score=one.score, excluded=one.excluded, won=won,
            model="yes" if won and place <= rule.model_windows else "", figures=_kept(found[one.window_id]),
        )  # fmt: skip
    for one in winners[: rule.model_windows]:
        _propose(row, rule, by.staff_id, now, by, window_id=one.window_id, fen=rule.window_fen)
    if kind == AwardKind.RED_FLAG and winners:
        _hand_over(row, winners[0].window_id, now)
    body = {"kind": kind, "month": month, "rule": rule.ref, "winners": [found[one.window_id].ref for one in winners]}
    moves.told(row, "hold_round", body, by, now)
    return RoundHeld(row.ref, len(winners))


def _entrant(one: Compared, rule: AwardRule) -> Entrant:
    points = score(rule.weights, {str(name): share for name, share in one.measured.items()})
    excluded = "complaints" if one.upheld > rule.most_upheld else "" if one.visits else "no_visits"
    return Entrant(
        one.window_id, one.code, points, one.measured[WindowMeasure.SATISFACTION], one.upheld, one.visits, excluded
    )


def _kept(one: Compared) -> dict[str, list[int]]:
    return {str(name): [share.part, share.whole] for name, share in one.measured.items()}


def _hand_over(row: AwardRound, window_id: int, now: datetime) -> None:
    """The flag goes on to the new winner; whoever held it holds it no more."""
    held = RedFlag.objects.select_for_update().filter(centre_id=row.centre_id, valid__endswith=None).first()
    if held is not None:
        held.valid = moments(held.valid.lower, max(now, held.valid.lower + datetime.resolution))
        held.save(update_fields=["valid"])
    since = held.valid.upper if held is not None else now
    RedFlag.objects.create(centre_id=row.centre_id, window_id=window_id, round=row, valid=moments(since))


def _propose(
    row: AwardRound, rule: AwardRule, proposed_by: int, now: datetime, by: Actor, *, fen: int,
    window_id: int | None = None, staff_id: int | None = None,
) -> None:  # fmt: skip
    """What the rule pays waits for a second person, and for its money, like any other reward."""
    if not fen:
        return
    reward = Reward(
        ref=new_ref(), centre_id=row.centre_id, kind="reward", window_id=window_id, staff_id=staff_id, fen=fen,
        line=BUDGET_NAMES[BudgetPurpose.AWARDS], ground=f"{AWARD_NAMES[row.kind]} {row.month:%Y-%m}", evidence=row.ref,
        proposed_by_id=proposed_by, proposed_at=now,
    )  # fmt: skip
    reward.save(force_insert=True)
    moves.told(reward, "propose_reward", {"fen": fen, "evidence": row.ref}, by, now)


_AT = """
select distinct g.staff_id from people_posting g join people_post p on p.id = g.post_id
where p.window_id = %(window)s and g.valid && %(during)s
"""


def stood_at(staff_id: int, window_id: int, since: date, until: date) -> bool:
    """Whether somebody held a post at a window from one day up to and not with another."""
    return staff_id in stood_there(window_id, since, until)


def stood_there(window_id: int, since: date, until: date) -> set[int]:
    """Who held a post at a window from one day up to and not with another."""
    with connection.cursor() as cursor:
        cursor.execute(_AT, {"window": window_id, "during": moments(midnight(since), midnight(until))})
        return {staff_id for (staff_id,) in cursor.fetchall()}


@operation
def nominate_model(round_ref: str, window_ref: str, staff_ref: str, *, by: Actor, now: datetime) -> ModelNominated:
    """A model window nominates its service model 服务标兵: a colleague there, by a colleague there or the manager.

    Refuses with NoSuchThing, NominatesOneself or NotOfThisWindow.
    """
    row = locked(AwardRound, round_ref, "round")
    place = row.places.select_for_update().filter(window__ref=window_ref, model="yes").first()
    member = people.staff_member(staff_ref)
    if place is None or member is None or by.staff_id is None:
        raise NoSuchThing(what="window")
    if member.id == by.staff_id:
        raise NominatesOneself()
    during = row.month, month_after(row.month)
    if not (manages(by, row.centre_id) or stood_at(by.staff_id, place.window_id, *during)):
        raise NoSuchThing(what="window")
    if place.nominee_id is not None or not stood_at(member.id, place.window_id, *during):
        raise NotOfThisWindow()
    place.nominee_id, place.nominated_by_id = member.id, by.staff_id
    place.save(update_fields=["nominee", "nominated_by"])
    _propose(row, row.rule, by.staff_id, now, by, staff_id=member.id, fen=row.rule.model_fen)
    moves.told(row, "nominate_model", {"window": window_ref, "staff": staff_ref}, by, now)
    return ModelNominated(staff_ref)
