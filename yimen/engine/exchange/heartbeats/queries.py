"""Looking at the heartbeats: the line of every system and point, and the alarms with who answers for them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from yimen.engine.exchange.heartbeats.models import HeartbeatAlarm
from yimen.engine.exchange.heartbeats.reading import counties_of, in_sight, watched
from yimen.engine.exchange.heartbeats.rows import READERS, AlarmRow, LinesSum, WatchedRow
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.connections import Standing
from yimen.kernel.heartbeats import PointLine
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 200
_WORST = (Standing.FAILING, Standing.SILENT, PointLine.NEVER, Standing.WAITING)


def lines(actor: Actor, now: datetime) -> tuple[WatchedRow, ...]:
    """Every system and point with its line and pulse, the worst first; who oversees a county sees its points."""
    if not actor.has_role(*READERS):
        return ()
    order = {str(line): n for n, line in enumerate(_WORST)}
    seen = (one for one in watched(now) if in_sight(one, actor))
    return tuple(sorted(seen, key=lambda one: (-one.alarms, order.get(one.line, len(order)), one.kind, one.id)))


def summed(rows: Iterable[WatchedRow]) -> LinesSum:
    """How many of each there are."""
    found = tuple(rows)
    systems = [one.line for one in found if one.kind == "system"]
    points = [one.line for one in found if one.kind == "point"]
    return LinesSum(
        len(systems), systems.count(Standing.IN_STEP), len(points), points.count(PointLine.CONNECTED),
        points.count(PointLine.SILENT) + systems.count(Standing.SILENT) + systems.count(Standing.FAILING),
        points.count(PointLine.NEVER) + systems.count(Standing.WAITING),
    )  # fmt: skip


def alarms(actor: Actor, now: datetime) -> Capped[AlarmRow]:
    """The alarms, those unanswered first, then the latest; all of them for readers, of others what they answer for."""
    found = HeartbeatAlarm.objects.filter(_seen_by(actor)).select_related("system", "centre", "owner")
    rows = list(found.order_by("answered_at", "-raised_at", "-id")[: MOST + 1])
    rows.sort(key=lambda one: one.answered_at is not None)
    today = day_of(now)
    named = offices.office_names([one.system.office_id for one in rows if one.system], today)
    places = offices.centre_names([one.centre_id for one in rows if one.centre_id], today)
    return Capped(
        (
            AlarmRow(
                one.ref, "system" if one.system else "point",
                one.system.name if one.system else places.get(one.centre_id or 0, ""),
                named.get(one.system.office_id, "") if one.system else "", one.fault, one.raised_at, one.heard_at,
                one.came, one.normal, one.owner.name if one.owner else "",
                "yes" if one.owner_id is not None and one.owner_id == actor.staff_id else "", one.answer_by, one.answer,
                one.answered_at, "yes" if (one.answered_at or now) > one.answer_by else "", one.ended_at,
            )
            for one in rows
        ),
        MOST,
    )  # fmt: skip


def _seen_by(actor: Actor) -> Q:
    """What somebody answers for; of readers all, or what is of no other county."""
    mine, counties = Q(owner_id=actor.staff_id or 0), counties_of(actor)
    if not actor.has_role(*READERS):
        return mine
    if not counties:
        return Q()
    town, village = Q(centre__region__parent_id__in=counties), Q(centre__region__parent__parent_id__in=counties)
    return mine | Q(centre=None) | town | village


def to_answer(actor: Actor) -> int:
    """How many alarms wait for the answer of somebody."""
    return HeartbeatAlarm.objects.filter(owner_id=actor.staff_id or 0, answered_at=None).count()
