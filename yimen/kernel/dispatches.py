"""Dispatches 办件上报: what the higher level is told when a case ends, by the names of the national exchange.

Made from the case alone, so that nobody types a figure twice. It names no person: who applied is the city's to keep.
"""

from collections.abc import Mapping
from datetime import datetime

from yimen.kernel.case_life import NATIONAL_CODE, CaseState
from yimen.kernel.evidence import canonical
from yimen.kernel.snapshot import snapshot

CLOSES = frozenset(
    {"grant", "grant_tolerated", "deny", "refuse", "find_not_needed", "withdraw", "lapse_correction", "deem_renewed"}
)
AMENDS = frozenset({"supply", "revoke", "lapse_promise"})
"""Acts after the end that the higher level hears of as well."""


@snapshot
class Closed:
    """A case as its end is told."""

    number: str
    item_code: str
    item_version: int
    item_name: str
    office_code: str
    office_name: str
    channel: str
    applicant_kind: str
    """person or organisation."""
    received_at: datetime
    accepted_at: datetime | None
    promised_at: datetime | None
    ended_at: datetime
    state: CaseState
    closing: str


def record(closed: Closed, first: str) -> bytes:
    """The record as bytes, the same for the same case; `first` is "yes" when nothing was told of the case before."""
    return canonical(told(closed, first))


def told(closed: Closed, first: str) -> Mapping[str, object]:
    """The record by the names of the national exchange tables."""
    return {
        "project_no": closed.number,
        "task_code": closed.item_code,
        "task_version": closed.item_version,
        "project_name": closed.item_name,
        "org_code": closed.office_code,
        "org_name": closed.office_name,
        "apply_channel": closed.channel,
        "applyer_type": "1" if closed.applicant_kind == "person" else "2",
        "receive_date": closed.received_at,
        "accept_date": closed.accepted_at or "",
        "promise_date": closed.promised_at or "",
        "result_date": closed.ended_at,
        "case_state": NATIONAL_CODE[closed.state],
        "result_code": closed.closing,
        "cd_operation": "I" if first == "yes" else "U",
    }
