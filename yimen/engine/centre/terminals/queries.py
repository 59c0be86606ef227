"""Looking at the terminals: those of the own centres, what a browser is, which sittings are over, what was filed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.terminals.models import Sitting, Terminal
from yimen.engine.centre.terminals.rows import AtTerminal, SittingRow, TerminalFilings, TerminalRow
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.visits.terminals import (
    GUIDES,
    IDLE,
    LONGEST,
    is_over,
    minutes_left,
    seconds_until_asked,
    sitting_ends,
)
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people.vault import keyed_hash

MOST = 200
_FILINGS = """
select t.ref, t.name, t.centre_id,
  (select count(*) from terminals_sitting s where s.terminal_id = t.id
     and s.began_at >= %s and s.began_at < %s) sittings,
  count(f.id) filed, count(f.helper_id) helped
from terminals_terminal t
left join terminals_sitting s on s.terminal_id = t.id
left join terminals_terminalfiling f on f.sitting_id = s.id and f.filed_at >= %s and f.filed_at < %s
where t.centre_id = any(%s) group by t.id order by t.centre_id, t.name, t.id limit 200
"""


def terminals(actor: Actor, now: datetime) -> tuple[TerminalRow, ...]:
    """The terminals that this actor keeps or may help at, those in use first."""
    found = _seen_by(actor, now).order_by("centre_id", F("retired_at").asc(nulls_first=True), "name", "pk")[:MOST]
    rows = list(found)
    open_ones = {
        row.terminal_id: row
        for row in Sitting.objects.filter(terminal__in=rows, ended_at=None).select_related("helper")
    }
    names = _centres([row.centre_id for row in rows], now)
    return tuple(_row(one, open_ones.get(one.pk), names, now) for one in rows)


def at_terminal(secret: str, now: datetime) -> AtTerminal | None:
    """The terminal whose browser holds this secret; None: it is none, or no more."""
    found = Terminal.objects.filter(secret_hash=keyed_hash(secret)).first() if secret else None
    if found is None:
        return None
    sitting = Sitting.objects.filter(terminal=found, ended_at=None).select_related("helper").first()
    centre = offices.centre(found.centre_id, day_of(now))
    ref, name = (centre.ref, centre.name) if centre else ("", "")
    return AtTerminal(found.ref, found.name, ref, name, _sitting(sitting, now))


def sittings_over(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Sittings that ended by themselves and wait to be put away."""
    over = Q(seen_at__lte=now - IDLE) | Q(began_at__lte=now - LONGEST)
    return tuple(Sitting.objects.filter(over, ended_at=None).order_by("seen_at").values_list("ref", flat=True)[:limit])


def filings(actor: Actor, since: date, until: date, now: datetime) -> tuple[TerminalFilings, ...]:
    """What was filed at the terminals of one's centres from a day up to and with another, and how often with help."""
    centres = sorted({row.centre_id for row in _seen_by(actor, now)})
    begins, ends = (datetime.combine(day, time(), ZONE) for day in (since, until + timedelta(days=1)))
    names = _centres(centres, now)
    return tuple(
        TerminalFilings(row["ref"], row["name"], *names[row["centre_id"]], row["sittings"], row["filed"], row["helped"])
        for row in select(_FILINGS, (begins, ends, begins, ends, centres))
    )


def _seen_by(actor: Actor, now: datetime) -> QuerySet[Terminal]:
    if actor.kind is ActorKind.SYSTEM or actor.has_role(Role.ADMINISTRATOR):
        return Terminal.objects.all()
    return Terminal.objects.filter(centre_id__in=[post.centre_id for post in actor.posts if post.role in GUIDES])


def _centres(ids: list[int], now: datetime) -> Mapping[int, tuple[str, str]]:
    rows = {one.id: one for one in offices.centres(day_of(now)) if one.id in set(ids)}
    return {id_: (rows[id_].ref, rows[id_].name) if id_ in rows else ("", "") for id_ in ids}


def _row(it: Terminal, sitting: Sitting | None, names: Mapping[int, tuple[str, str]], now: datetime) -> TerminalRow:
    ref, centre = names[it.centre_id]
    lasting = _sitting(sitting, now)
    if it.retired_at is not None:
        standing = "retired"
    elif it.secret_hash is None:
        standing = "waiting"
    else:
        standing = "in_use" if lasting else "free"
    return TerminalRow(
        it.ref, ref, centre, it.name, standing, it.registered_at, it.activated_at, it.code_until, it.retired_at,
        it.retire_reason, lasting,
    )  # fmt: skip


def _sitting(it: Sitting | None, now: datetime) -> SittingRow | None:
    if it is None or is_over(it.began_at, it.seen_at, now):
        return None
    ends = sitting_ends(it.began_at, it.seen_at)
    helper = it.helper.name if it.helper else ""
    return SittingRow(it.ref, it.began_at, ends, minutes_left(ends, now), seconds_until_asked(ends, now), helper)
