"""Reckoning 日对账: how many words of each kind went on a day, held against how many are there."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Count

from yimen.engine.exchange.superiors import moves, ports, signing
from yimen.engine.exchange.superiors.models import SuperiorDay, SuperiorPlatform
from yimen.engine.exchange.superiors.refusals import SuperiorUnknown
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import SuperiorKind, Wrong, tells
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.dated import day_of


@snapshot
class SuperiorReckoned:
    """A day that was held against what is there; empty when nobody answered."""

    day: date
    agrees: str
    """yes, no, or empty."""


@in_steps
def reckon_day(ref: str, day: date, *, by: Actor, now: datetime) -> SuperiorReckoned:
    """Ask a platform how many words of a day that is over it has; a difference is a finding until it is none.

    Refuses with SuperiorUnknown or ImpossibleDates.
    """
    moves.by_itself(by)
    row = SuperiorPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None:
        raise SuperiorUnknown()
    if day >= day_of(now):
        raise ImpossibleDates()
    key = signing.key_of(ref, row.key_edition)
    try:
        theirs = ports.above().counted(row.address, day, signing.signature(f"{ref} {day}".encode(), key))
    except Unavailable:
        return SuperiorReckoned(day, "")
    return _note_day(ref, day, theirs, by=by, now=now)


@operation
def _note_day(ref: str, day: date, theirs: Mapping[str, int], *, by: Actor, now: datetime) -> SuperiorReckoned:
    """Hold what they counted against what went; both stay on record, and so does what differs."""
    row = moves.open_one(ref)
    counted = row.words.filter(day=day).values("kind").annotate(n=Count("id")).values_list("kind", "n")
    ours, agrees = dict(counted), "yes"
    for kind in tells(SuperiorKind(row.kind), row.certificates):
        mine, there = ours.get(str(kind), 0), max(int(theirs.get(str(kind), 0)), 0)
        SuperiorDay.objects.update_or_create(
            platform=row, day=day, kind=kind, defaults={"ours": mine, "theirs": there, "asked_at": now}
        )
        if mine == there:
            moves.settle(row, Wrong.DIFFERS, now, day, kind)
        else:
            agrees = "no"
            moves.find(row, Wrong.DIFFERS, now, (mine, there), day, kind)
    moves.tell_of(row, Line("reckon_day", {"day": day, "agrees": agrees}, now), SYSTEM)
    return SuperiorReckoned(day, agrees)
