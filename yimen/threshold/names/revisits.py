"""Names of the re-visits: how far a call is."""

from collections.abc import Mapping

REVISIT_STATES: Mapping[str, str] = {"drawn": "等回访", "answered": "已回访", "unreached": "三次没有接通"}
