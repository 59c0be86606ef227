"""Meetings at the threshold: a case with its payments on one timeline, and through which channel each time (S-372)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from yimen.engine.case.cases.rows import TimelineRow
from yimen.engine.money.fees.rows import BillView
from yimen.kernel.channels import Meeting, changes, channel_told, meetings
from yimen.threshold.language import told
from yimen.threshold.names.visits import CASE_CHANNELS
from yimen.threshold.pieces import Happening

_PAID = "settles"


def met(timeline: Iterable[TimelineRow], bill: BillView | None) -> tuple[Meeting, ...]:
    """Every time applicant and office met over a case: by its own acts, and where it was paid."""
    return meetings((*((row.verb, row.effective_at, row.facts) for row in timeline), *_paid(bill)))


def steps(timeline: Iterable[TimelineRow], bill: BillView | None) -> tuple[tuple[str, datetime], ...]:
    """The channels one after the other, each from when on; nothing while it was one alone."""
    found = changes(met(timeline, bill))
    return tuple((told(CASE_CHANNELS[one.channel]), one.at) for one in found) if len(found) > 1 else ()


def where(verb: str, facts: Mapping[str, object]) -> str:
    """Through which channel an act was done, in words; empty for the office's own."""
    channel = channel_told(verb, facts)
    return told(CASE_CHANNELS[channel]) if channel is not None else ""


def with_payments(happenings: Sequence[Happening], bill: BillView | None) -> tuple[Happening, ...]:
    """The timeline, newest first, with what was paid at its place among it."""
    paid = [Happening(told("已缴费"), at, where=where(verb, facts)) for verb, at, facts in _paid(bill)]
    ahead = [one for one in happenings if one.at is None]
    past = sorted((one for one in (*happenings, *paid) if one.at is not None), key=_moment, reverse=True)
    return (*ahead, *past)


def _moment(one: Happening) -> datetime:
    assert one.at is not None, "what is still to come stands apart"
    return one.at


def _paid(bill: BillView | None) -> tuple[tuple[str, datetime, Mapping[str, object]], ...]:
    payments = bill.payments if bill is not None else ()
    return tuple(("pay", one.received_at, {"through": one.through}) for one in payments if one.purpose == _PAID)
