"""The inside of the kiosks: a locked kiosk, its faults noticed and put right, and what is told on its chain."""

from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from yimen.engine.centre.kiosks.models import Kiosk, KioskFault, KioskHosting
from yimen.engine.centre.kiosks.refusals import KioskUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.kiosks import KioskPart
from yimen.kernel.refs import heard
from yimen.registries.dated import days, new_ref
from yimen.registries.people.vault import keyed_hash

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
CARERS = (*KEEPERS, Role.CENTRE_MANAGER)
_HOUR = """
insert into kiosks_kioskhour (kiosk_id, hour, beats, faulty)
values (%(kiosk)s, date_trunc('hour', %(now)s::timestamptz), 1, %(faulty)s)
on conflict (kiosk_id, hour) do update set beats = kiosks_kioskhour.beats + 1,
  faulty = kiosks_kioskhour.faulty + excluded.faulty
"""
_USE = """
insert into kiosks_kioskuse (kiosk_id, "on", function, kind, done, failed)
values (%(kiosk)s, %(on)s, %(function)s, %(kind)s, %(done)s, %(failed)s)
on conflict (kiosk_id, "on", function) do update set done = kiosks_kioskuse.done + excluded.done,
  failed = kiosks_kioskuse.failed + excluded.failed
"""


def lock(ref: str) -> Kiosk:
    """A kiosk, locked; refuses with KioskUnknown."""
    row = Kiosk.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise KioskUnknown()
    return row


def with_secret(secret: str) -> Kiosk:
    """The kiosk whose device holds this secret, locked; refuses with KioskUnknown."""
    hashed = keyed_hash(heard(secret)) if secret.strip() else b""
    row = Kiosk.objects.select_for_update().filter(secret_hash=hashed).first() if hashed else None
    if row is None:
        raise KioskUnknown()
    return row


def count_beat(kiosk: Kiosk, faulty: int, now: datetime) -> None:
    """One more beat in its hour."""
    with connection.cursor() as cursor:
        cursor.execute(_HOUR, {"kiosk": kiosk.pk, "now": now, "faulty": faulty})


def count_use(kiosk_id: int, facts: dict[str, Any]) -> None:
    """One more use on its day."""
    with connection.cursor() as cursor:
        cursor.execute(_USE, facts | {"kiosk": kiosk_id})


def notice(kiosk: Kiosk, part: KioskPart, by: Actor, now: datetime, note: str = "") -> None:
    """A fault of a part is open from now on, once however often it is noticed."""
    row, is_new = KioskFault.objects.get_or_create(
        kiosk=kiosk, part=part, repaired_at=None, defaults={"ref": new_ref(), "noticed_at": now, "note": note}
    )
    if is_new:
        told(kiosk, Line("notice_fault", {"fault": row.ref, "part": part}, now), by)


def put_right(kiosk: Kiosk, parts: frozenset[KioskPart], now: datetime) -> None:
    """What the device says is well again is put right by that."""
    for row in KioskFault.objects.select_for_update().filter(kiosk=kiosk, repaired_at=None, part__in=sorted(parts)):
        row.repaired_at = now
        row.save(update_fields=["repaired_at"])
        told(kiosk, Line("repair_fault", {"fault": row.ref, "part": row.part}, now), SYSTEM)


def cut_hostings(hostings: QuerySet[KioskHosting], on: date) -> int:
    """From a day on none of these holds; how many it was about. What was to begin later never does."""
    found = list(hostings.select_for_update().filter(valid__overlap=days(on)))
    for one in found:
        one.valid = days(one.valid.lower, on) if one.valid.lower < on else DateRange(empty=True)
        one.save(update_fields=["valid"])
    return len(found)


def told(kiosk: Kiosk, line: Line, by: Actor) -> None:
    """Tell one line on the kiosk's chain."""
    subject = Subject("kiosk", "kiosks_kiosk", kiosk.pk, kiosk.ref, kiosk.journal_seq, bytes(kiosk.journal_head))
    link = tell(subject, line, by)
    kiosk.journal_seq, kiosk.journal_head = link.seq, link.hash
