"""Writes of the kiosks: planned, installed, heard of, repaired, retired; functions offered; uses counted; residents."""

from yimen.engine.centre.kiosks.operations.hearing import Beaten, hear_beat, notice_silence
from yimen.engine.centre.kiosks.operations.keeping import (
    KioskInstalled,
    KioskKept,
    KioskSaid,
    install_kiosk,
    plan_kiosk,
    repair_fault,
    report_fault,
    retire_kiosk,
)
from yimen.engine.centre.kiosks.operations.offering import (
    AreaStated,
    FunctionKept,
    FunctionSaid,
    UseNoted,
    end_function,
    note_use,
    offer_function,
    state_residents,
)
from yimen.engine.centre.kiosks.operations.partnering import (
    KioskHosted,
    PartnerKept,
    PartnerSaid,
    end_hosting,
    end_partner,
    host_kiosk,
    sign_partner,
)

__all__ = [
    "AreaStated",
    "Beaten",
    "FunctionKept",
    "FunctionSaid",
    "KioskHosted",
    "KioskInstalled",
    "KioskKept",
    "KioskSaid",
    "PartnerKept",
    "PartnerSaid",
    "UseNoted",
    "end_function",
    "end_hosting",
    "end_partner",
    "hear_beat",
    "host_kiosk",
    "install_kiosk",
    "note_use",
    "notice_silence",
    "offer_function",
    "plan_kiosk",
    "repair_fault",
    "report_fault",
    "retire_kiosk",
    "sign_partner",
    "state_residents",
]
