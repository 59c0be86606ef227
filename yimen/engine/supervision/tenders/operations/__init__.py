"""What can be done about tenders: their centre tells them, supervision settles their alarms, sources are kept."""

from yimen.engine.supervision.tenders.operations.sources import (
    TenderSourceKept,
    TenderSourceSetUp,
    renew_tender_source,
    set_up_tender_source,
    shut_tender_source,
)
from yimen.engine.supervision.tenders.operations.telling import (
    READERS,
    AlarmNoted,
    TendersLookedAt,
    TendersTaken,
    look_at_tenders,
    settle_alarm,
    take_in_tenders,
)

__all__ = [
    "READERS",
    "AlarmNoted",
    "TenderSourceKept",
    "TenderSourceSetUp",
    "TendersLookedAt",
    "TendersTaken",
    "look_at_tenders",
    "renew_tender_source",
    "set_up_tender_source",
    "settle_alarm",
    "shut_tender_source",
    "take_in_tenders",
]
