"""What is done with consignments: pack and set out in the village; check, sign and settle in the town."""

from yimen.engine.delivery.consignments.operations.packing import call_off, pack, put_in, set_out, take_out
from yimen.engine.delivery.consignments.operations.signing import check_case, settle, sign_over

__all__ = ["call_off", "check_case", "pack", "put_in", "set_out", "settle", "sign_over", "take_out"]
