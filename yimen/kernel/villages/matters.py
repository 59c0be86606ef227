"""Town matters 镇街办理事项: of which kind the unit of a town is that does one."""

from enum import StrEnum


class TownUnit(StrEnum):
    """Who of a town does a matter."""

    OFFICE = "office"
    """镇街机关办公室: an office of the town's government."""
    STATION = "station"
    """站所: a station, of the town or of a department above."""
