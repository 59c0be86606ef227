"""What is done with parcels: want one with the application or later, post it, hear the carrier, and what follows."""

from yimen.engine.delivery.parcels.operations.filing import Going, Handing, submit_by_post
from yimen.engine.delivery.parcels.operations.hearing import hear_carrier
from yimen.engine.delivery.parcels.operations.losing import call_lost, replace_parcel
from yimen.engine.delivery.parcels.operations.posting import cancel_parcel, post_parcel, send_originals, want_result

__all__ = [
    "Going",
    "Handing",
    "call_lost",
    "cancel_parcel",
    "hear_carrier",
    "post_parcel",
    "replace_parcel",
    "send_originals",
    "submit_by_post",
    "want_result",
]
