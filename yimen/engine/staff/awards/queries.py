"""Looking at awards: rounds with every place, the flag and who held it, pioneer posts, rewards, and a window's card."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from yimen.engine.staff.awards import figures
from yimen.engine.staff.awards.models import (
    AwardPlace,
    AwardRound,
    AwardRule,
    PioneerPost,
    RedFlag,
    Reward,
    ServiceCard,
)
from yimen.engine.staff.awards.rows import (
    FlagRow,
    PioneerRow,
    PlaceRow,
    RewardRow,
    RewardSum,
    RoundRow,
    RuleRow,
    WindowCard,
)
from yimen.engine.staff.budgets import queries as budgets
from yimen.engine.staff.rotas import queries as rotas
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.staffing.awards import WindowMeasure
from yimen.kernel.staffing.budgets import BudgetPurpose
from yimen.kernel.staffing.managing import manages
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

LATELY, MOST = 12, 200


def rules(centre_ref: str) -> tuple[RuleRow, ...]:
    """The rules of a centre, for anybody, the latest of each kind first."""
    found = AwardRule.objects.filter(centre__ref=centre_ref).order_by("kind", "-valid")[:20]
    return tuple(
        RuleRow(
            row.kind, row.winners, row.model_windows, row.window_fen, row.model_fen, row.budget_fen,
            tuple(sorted(row.weights.items(), key=lambda pair: -pair[1])), row.most_upheld, row.document,
            row.valid.lower, row.valid.upper,
        )
        for row in found
    )  # fmt: skip


def rounds(centre_ref: str, most: int = LATELY) -> tuple[RoundRow, ...]:
    """The rounds of a centre with every place, for anybody, the latest first."""
    found = list(
        AwardRound.objects.filter(centre__ref=centre_ref).select_related("rule").order_by("-month", "kind")[:most]
    )
    places: dict[int, list[AwardPlace]] = defaultdict(list)
    for one in AwardPlace.objects.filter(round__in=found).select_related("window", "nominee").order_by("place"):
        places[one.round_id].append(one)
    return tuple(_round(row, places[row.pk]) for row in found)


def _round(row: AwardRound, places: list[AwardPlace]) -> RoundRow:
    models = [one for one in places if one.model]
    fen = len(models) * row.rule.window_fen + sum(row.rule.model_fen for one in models if one.nominee_id)
    return RoundRow(
        row.ref, row.kind, row.month, row.published_at, row.rule.document,
        tuple(
            PlaceRow(
                one.place, one.window.ref, one.window.code, one.window.name, f"{one.score / 100:.2f}",
                tuple((name, Share(*pair)) for name, pair in one.figures.items()), one.excluded, one.won, one.model,
                one.nominee.name if one.nominee else "",
            )
            for one in places
        ),
        fen,
    )  # fmt: skip


def flags(centre_ref: str) -> tuple[FlagRow, ...]:
    """Who holds the red flag, and who held it before."""
    found = RedFlag.objects.filter(centre__ref=centre_ref).select_related("window", "round").order_by("-valid")
    return tuple(
        FlagRow(
            one.window.ref, one.window.code, one.window.name, one.round.month, one.valid.lower, one.valid.upper
        )
        for one in found[:LATELY]
    )  # fmt: skip


def pioneers(centre_ref: str) -> tuple[PioneerRow, ...]:
    """The demonstration posts of a centre; those that lost the label stand behind, with the reason."""
    found = (
        PioneerPost.objects.filter(centre__ref=centre_ref).select_related("window").order_by("lost_at", "window__code")
    )
    rows = sorted(found[:MOST], key=lambda one: (one.lost_at is not None, one.window.code))
    return tuple(
        PioneerRow(
            one.ref, one.window.ref, one.window.code, one.window.name, one.awarded_on, one.document, one.upheld,
            one.most_upheld, one.late, one.most_late, one.reviewed_at, one.lost_at, one.lost_for,
        )
        for one in rows
    )  # fmt: skip


def rewards(centre_ref: str, actor: Actor, now: datetime) -> tuple[RewardRow, ...]:
    """Rewards and sanctions of a centre, for who manages it or supervises; of others what is about themselves.

    What its budget line cannot bear now is not offered for approval: it says that it waits for money.
    """
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    every = manages(actor, centre.id) or actor.has_role(Role.SUPERVISOR)
    where = Q(centre_id=centre.id) if every else Q(centre_id=centre.id, staff_id=actor.staff_id or 0)
    return _rewards(where, actor, budgets.free_fen(centre.id, BudgetPurpose.AWARDS, now))


def my_rewards(actor: Actor) -> tuple[RewardRow, ...]:
    """What is about oneself, at whichever centre."""
    return _rewards(Q(staff_id=actor.staff_id or 0, approved_at__isnull=False), actor, 0)


def _rewards(where: Q, actor: Actor, free: int) -> tuple[RewardRow, ...]:
    found = Reward.objects.filter(where).select_related("staff", "window", "proposed_by", "approved_by", "answered_by")
    read = list(found.order_by("-pk")[: MOST + 1])
    held = AwardRound.objects.filter(ref__in=[row.evidence for row in read]).select_related("rule")
    told = {one.ref: f"{one.rule.document} {one.month:%Y-%m}" for one in held}
    rows = (
        RewardRow(
            row.ref, row.kind, _whom(row), row.fen, row.line, row.ground, told.get(row.evidence, row.evidence),
            row.proposed_by.name,
            row.proposed_at, row.approved_by.name if row.approved_by else "", row.approved_at, row.appeal, row.answer,
            row.answered_by.name if row.answered_by else "", row.lifted_at, _may(row, actor, free),
        )
        for row in read
    )  # fmt: skip
    return Capped(rows, MOST)


def _whom(row: Reward) -> str:
    return row.staff.name if row.staff else f"{row.window.code} {row.window.name}" if row.window else ""


def _may(row: Reward, actor: Actor, free: int) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    mine, me = row.staff_id == actor.staff_id, actor.staff_id
    judges = not mine and (manages(actor, row.centre_id) or actor.has_role(Role.SUPERVISOR))
    if judges and row.approved_at is None and me != row.proposed_by_id:
        return ("approve",) if row.kind == "sanction" or row.fen <= max(free, 0) else ("wait",)
    if mine and row.approved_at is not None and row.appealed_at is None:
        return ("appeal",)
    if judges and row.appealed_at and row.answered_at is None and me not in (row.proposed_by_id, row.approved_by_id):
        return ("answer",)
    return ()


_SUMS = """
select {name}, coalesce(sum(r.fen) filter (where r.kind = 'reward'), 0)::bigint,
  coalesce(sum(r.fen) filter (where r.kind = 'sanction'), 0)::bigint, count(*)
from awards_reward r join offices_centre c on c.id = r.centre_id and c.ref = %(centre)s
  left join people_staff s on s.id = r.staff_id left join offices_window w on w.id = r.window_id
where r.approved_at is not null and r.lifted_at is null and {name} is not null group by 1 order by 2 desc, 1 limit 100
"""
_BY = {"line": "r.line", "window": "w.code || ' ' || w.name", "staff": "s.name"}


def sums(centre_ref: str, by: str) -> tuple[RewardSum, ...]:
    """What was approved and stands, by budget line, window or person."""
    return tuple(RewardSum(*row) for row in _all(_SUMS.format(name=_BY[by]), {"centre": centre_ref}))


_ITEMS = """
select i.ref, v.name, (v.terms -> 'promised') is not null and (v.terms -> 'statutory') is not null
    and (v.terms -> 'promised') <> (v.terms -> 'statutory') and (v.terms -> 'promised') <> 'null'::jsonb
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
where v.in_force @> %(now)s::timestamptz and v.state <> 'draft' and (
  i.office_id = (select office_id from offices_window where id = %(window)s)
  or i.id in (select y.item_id from windows_groupedwindow x join windows_groupeditem y on y.group_id = x.group_id
    and y.valid @> %(on)s::date where x.window_id = %(window)s and x.valid @> %(on)s::date))
order by v.sort_key, i.id limit 300
"""
SHOWN = 8
ACHIEVED = (WindowMeasure.ON_TIME, WindowMeasure.SATISFACTION, WindowMeasure.COMPLAINTS, WindowMeasure.ATTENDANCE)


def card(window_ref: str, now: datetime) -> WindowCard | None:
    """The four shows of a counter, as they are at this moment; for anybody."""
    on = day_of(now)
    window = offices.window(window_ref, on)
    centre = offices.centre(window.centre_id, on) if window else None
    if window is None or centre is None:
        return None
    people = rotas.on_duty(window.id, now)
    said = commitments(one.staff_id for one in people)
    items = _all(_ITEMS, {"window": window.id, "now": now, "on": on})
    month = month_of(on)
    (counted,) = figures.windows(centre.id, month, month_after(month), now, window.id) or (None,)
    last = AwardPlace.objects.filter(window_id=window.id, won="yes", round__kind="advanced").order_by("-round__month")
    won = last.values_list("round__month", flat=True).first()
    measures = counted.measured if counted else {}
    return WindowCard(
        window.ref, window.code, window.name, centre.ref, centre.name,
        tuple((one, said.get(one.staff_id, "")) for one in people),
        tuple((ref, name) for ref, name, _ in items[:SHOWN]), max(0, len(items) - SHOWN),
        (sum(1 for *_, shorter in items if shorter), len(items)), month,
        tuple((str(name), measures[name]) for name in ACHIEVED if name in measures),
        "yes" if RedFlag.objects.filter(window_id=window.id, valid__endswith=None).exists() else "",
        "yes" if PioneerPost.objects.filter(window_id=window.id, lost_at=None).exists() else "",
        won.isoformat()[:7] if won else "",
    )  # fmt: skip


def commitments(staff_ids: Iterable[int]) -> dict[int, str]:
    """What these people promise, by their newest card."""
    found = ServiceCard.objects.filter(staff_id__in=list(staff_ids)).order_by("staff_id", "-pk").distinct("staff_id")
    return dict(found.values_list("staff_id", "commitment"))


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
