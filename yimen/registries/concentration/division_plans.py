"""Division plans: organisation, functions and head-count of a division, as a determination or a plan says them."""

from collections.abc import Mapping
from typing import Any

from yimen.kernel.snapshot import snapshot


@snapshot
class DivisionPlan:
    """Organisation, functions and head-count of a division."""

    name: str
    form: str
    way: str
    integration: str
    headcount: int
    tasks: tuple[str, ...]
    closes: tuple[str, ...] = ()
    """Refs of the sections that end when it begins."""


def division_of(stored: Mapping[str, Any]) -> DivisionPlan:
    """The plan out of plain JSON values."""
    return DivisionPlan(**{**stored, "tasks": tuple(stored["tasks"]), "closes": tuple(stored["closes"])})
