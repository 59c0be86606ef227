"""Writes of the spot checks: announced and drawn, looked at and signed, closed with the secret."""

from yimen.engine.supervision.spot_checks.operations.drawing import (
    DrawKept,
    DrawSaid,
    announce_draw,
    close_draw,
    draw_lots,
)
from yimen.engine.supervision.spot_checks.operations.looking import (
    SpotCheckKept,
    SpotFound,
    differ_spot_check,
    photograph_spot,
    record_spot_check,
    sign_spot_check,
    stand_aside_spot,
)

__all__ = [
    "DrawKept",
    "DrawSaid",
    "SpotCheckKept",
    "SpotFound",
    "announce_draw",
    "close_draw",
    "differ_spot_check",
    "draw_lots",
    "photograph_spot",
    "record_spot_check",
    "sign_spot_check",
    "stand_aside_spot",
]
