"""Names of the re-visits: how far a call is, and what becomes of what was bad."""

from collections.abc import Mapping

REVISIT_WISHES: Mapping[str, str] = {"own_name": "以本人名义", "nameless": "不具名", "none": "不投诉"}
REVISIT_STATES: Mapping[str, str] = {"drawn": "等回访", "answered": "已回访", "unreached": "三次没有接通"}
