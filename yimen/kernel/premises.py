"""Premises 场所: which areas a hall has, what stands in it for everybody, and which standard it is held to. Pure."""

from enum import StrEnum


class ZoneKind(StrEnum):
    """What an area 功能区 of a hall is for."""

    COUNTERS = "counters"
    CONSULTING = "consulting"
    EXPERIENCE = "experience"
    TRANSFER = "transfer"
    WAITING = "waiting"
    SELF_SERVICE = "self_service"
    AGENCY = "agency"
    CHILDREN = "children"


class FacilityKind(StrEnum):
    """What a hall keeps for everybody who comes 便民设施."""

    CASH_MACHINE = "cash_machine"
    WIFI = "wifi"
    KIOSK = "kiosk"
    DISPLAY = "display"
    COPIER = "copier"
    CHARGER = "charger"
    WATER = "water"
    GLASSES = "glasses"
    WHEELCHAIR = "wheelchair"
    RAMP = "ramp"
    TOILET = "toilet"
    NURSING_ROOM = "nursing_room"
    FIRST_AID = "first_aid"
    PARKING = "parking"


class SecondUse(StrEnum):
    """What a service point is besides 合用: a site of the party branch 党建阵地, a reading room."""

    PARTY_SITE = "party_site"
    READING_ROOM = "reading_room"


class FacilityState(StrEnum):
    """How a facility stands: it works, somebody said that it does not, or the house has found it so."""

    WORKS = "works"
    REPORTED = "reported"
    BROKEN = "broken"


LARGEST = 1_000_000
"""Square metres; nobody's hall is larger, and a slip of the pen often is."""
