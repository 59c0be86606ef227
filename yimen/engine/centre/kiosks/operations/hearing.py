"""Hearing of kiosks: a beat with what is out, and silence, which is a fault with a place to go to."""

from collections.abc import Mapping
from datetime import datetime

from yimen.engine.centre.kiosks import moves
from yimen.engine.centre.kiosks.models import Kiosk
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.kiosks import OFFLINE_AFTER, KioskPart, failing
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold

MOST = 500
_STATES = ("ok", "low", "out", "fault")


@snapshot
class Beaten:
    """How many kiosks it was about, and of how many parts something is out."""

    kiosks: int
    failing: int


@operation
def hear_beat(secret: str, parts: Mapping[str, str], *, by: Actor, now: datetime) -> Beaten:
    """A kiosk says that it works, and how its parts are; faults open and close by it. Refuses with KioskUnknown."""
    row = moves.with_secret(secret)
    said = {name: state for name, state in parts.items() if name in set(KioskPart) and state in _STATES}
    out = failing(said)
    moves.count_beat(row, 1 if out else 0, now)
    row.beat_at, row.parts = now, row.parts | said
    well = frozenset(KioskPart(name) for name in said) - out
    moves.put_right(row, well | {KioskPart.OFFLINE}, now)
    for part in sorted(out):
        moves.notice(row, part, SYSTEM, now)
    row.save(update_fields=["beat_at", "parts"])
    return Beaten(1, len(out))


@operation
def notice_silence(*, by: Actor, now: datetime) -> Beaten:
    """Every kiosk that stands and has not been heard of for a while is offline; by the system alone.

    Refuses with NotAllowed.
    """
    must_hold(by)
    silent = Kiosk.objects.select_for_update().filter(retired_on=None, beat_at__lt=now - OFFLINE_AFTER)
    rows = list(silent.exclude(faults__part=KioskPart.OFFLINE, faults__repaired_at=None).order_by("pk")[:MOST])
    for row in rows:
        moves.notice(row, KioskPart.OFFLINE, SYSTEM, now)
    return Beaten(len(rows), len(rows))
