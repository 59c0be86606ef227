"""Moves of a hearing: call, record, call off. Its acts are told on the chain of its case, whose lock is held."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from yimen.engine.case.hearings.models import Hearing
from yimen.kernel.hearings import HearingOpen, HearingUnknown, NotHeldYet
from yimen.kernel.refs import spelled


def must_be_closed(case_id: int) -> None:
    """Refuses with HearingOpen while a hearing of the case has no record."""
    if Hearing.objects.filter(case_id=case_id, recorded_at=None, called_off_at=None).exists():
        raise HearingOpen()


def call(facts: Mapping[str, object], now: datetime) -> str:
    """Write a hearing down; its reference. Refuses with HearingOpen while another has no record."""
    must_be_closed(int(str(facts["case_id"])))
    row = Hearing.objects.create(ref=spelled(secrets.token_bytes(16), 16), called_at=now, **facts)
    return row.ref


def open_one(ref: str) -> tuple[str, int]:
    """The case of an open hearing and who leads it, its row locked. Refuses with HearingUnknown."""
    row = _locked(ref)
    return row.case_ref, row.presider_id


def record(ref: str, text: str, result: str, now: datetime) -> None:
    """Write the record. Refuses with NotHeldYet or HearingUnknown."""
    row = _locked(ref)
    if now < row.held_at:
        raise NotHeldYet()
    row.record, row.result, row.recorded_at = text, result, now
    row.save(update_fields=["record", "result", "recorded_at"])


def call_off(ref: str, reason: str, now: datetime) -> None:
    """Call a hearing off. Refuses with HearingUnknown."""
    row = _locked(ref)
    row.called_off_at, row.called_off_reason = now, reason
    row.save(update_fields=["called_off_at", "called_off_reason"])


def _locked(ref: str) -> Hearing:
    row = Hearing.objects.select_for_update().filter(ref=ref, recorded_at=None, called_off_at=None).first()
    if row is None:
        raise HearingUnknown(ref=ref)
    return row
