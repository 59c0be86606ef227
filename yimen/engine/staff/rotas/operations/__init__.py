"""Writes of the rotas: shifts, coming and going, leave, corrections, allowances, leaders and representatives."""

from yimen.engine.staff.rotas.operations.coming import (
    CORRECTED,
    CorrectionAsked,
    SignedAt,
    ask_correction,
    grant_correction,
    refuse_correction,
    sign_in,
    sign_out,
)
from yimen.engine.staff.rotas.operations.leading import (
    EventNoted,
    RepresentativesNamed,
    name_representatives,
    note_duty_event,
)
from yimen.engine.staff.rotas.operations.leaving import (
    LeaveAsked,
    ask_leave,
    grant_leave,
    refuse_leave,
    take_back_leave,
)
from yimen.engine.staff.rotas.operations.paying import (
    AllowanceFrozen,
    AllowanceSet,
    freeze_allowance,
    set_allowance,
)
from yimen.engine.staff.rotas.operations.posting import (
    LeadersPosted,
    RotaDrawnUp,
    ShiftPosted,
    ShiftSaid,
    call_off_shift,
    confirm_shift,
    draw_up_rota,
    post_leaders,
    post_shift,
    replace_leader,
)

__all__ = [
    "CORRECTED",
    "AllowanceFrozen",
    "AllowanceSet",
    "CorrectionAsked",
    "EventNoted",
    "LeadersPosted",
    "LeaveAsked",
    "RepresentativesNamed",
    "RotaDrawnUp",
    "ShiftPosted",
    "ShiftSaid",
    "SignedAt",
    "ask_correction",
    "ask_leave",
    "call_off_shift",
    "confirm_shift",
    "draw_up_rota",
    "freeze_allowance",
    "grant_correction",
    "grant_leave",
    "name_representatives",
    "note_duty_event",
    "post_leaders",
    "post_shift",
    "refuse_correction",
    "refuse_leave",
    "replace_leader",
    "set_allowance",
    "sign_in",
    "sign_out",
    "take_back_leave",
]
