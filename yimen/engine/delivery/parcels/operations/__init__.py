"""What is done with parcels: want one with the application or later, what it costs, post it, hear the carrier."""

from yimen.engine.delivery.parcels.operations.filing import Going, Handing, submit_by_post
from yimen.engine.delivery.parcels.operations.hearing import hear_carrier
from yimen.engine.delivery.parcels.operations.losing import call_lost, replace_parcel
from yimen.engine.delivery.parcels.operations.posting import cancel_parcel, post_parcel, send_originals, want_result
from yimen.engine.delivery.parcels.operations.rating import RateKept, end_postage_rate, state_postage_rate

__all__ = [
    "Going",
    "Handing",
    "RateKept",
    "call_lost",
    "cancel_parcel",
    "end_postage_rate",
    "hear_carrier",
    "post_parcel",
    "replace_parcel",
    "send_originals",
    "state_postage_rate",
    "submit_by_post",
    "want_result",
]
