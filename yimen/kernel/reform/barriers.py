"""Barriers 四大难题: what stands between an applicant and an item: offices, levels, depth online, hours.

Pure readings of the terms; smaller is better for the first two, greater for the other two.
"""

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms


@snapshot
class Barriers:
    """How many offices and levels take part, how far it goes online, and how many hours a week windows are open."""

    offices: int
    levels: int
    depth: int
    hours: str


@snapshot
class Trend:
    """What became of each barrier since the version before: lower, higher or same; new: there was none."""

    offices: str
    levels: str
    depth: str


def barriers(terms: Terms) -> Barriers:
    """The four barriers of a version."""
    service = terms.service
    levels = {step.level for step in terms.steps if step.level} | ({service.exercise_level} - {""})
    hours = service.hours or next((window.hours for window in service.windows if window.hours), "")
    return Barriers(1 + len(set(service.joint_offices)), max(1, len(levels)), int(service.online_depth), hours)


def trend(now: Barriers, before: Barriers | None) -> Trend:
    """How the barriers changed since the version before."""
    if before is None:
        return Trend("new", "new", "new")
    return Trend(_way(before.offices, now.offices), _way(before.levels, now.levels), _way(now.depth, before.depth))


def _way(worse: int, better: int) -> str:
    return "same" if worse == better else "lower" if worse > better else "higher"
