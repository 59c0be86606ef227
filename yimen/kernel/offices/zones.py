"""Zones 园区四级审批: which levels decide what one station takes in, in which order, each under its own seal.

A template never lays a level's decision at an office of another level, and never one level's decision at two offices.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

PROVINCE, TOWN = 1, 4
LEVELS = range(PROVINCE, TOWN + 1)
"""Province, city, county and town: the four that a station finishes."""
MOST_TURNS = 4


class LevelTwice(Refusal):
    """Each level decides once: the item's own office at its level, every other one by the template."""

    code: ClassVar[str] = "zones.level_twice"


class LevelOfAnother(Refusal):
    """The office stands at another level, or not in one line of regions with the station and the other levels."""

    code: ClassVar[str] = "zones.level_of_another"
    office: str


class SealOfAnother(Refusal):
    """The letter names a seal that is another office's: a level decides under its own alone."""

    code: ClassVar[str] = "zones.seal_of_another"
    seal: str


@snapshot
class Turn:
    """A decision of a template: at which level, and in which turn; those of one turn stand beside each other."""

    level: int
    turn: int


def must_be_each_once(levels: Collection[int], own: int) -> None:
    """Refuses with LevelTwice."""
    if own in levels or len(set(levels)) != len(levels):
        raise LevelTwice()


def must_be_of_level(office: str, level: int, stands: int, region: int, line: Mapping[int, int]) -> None:
    """The office stands at the level, in the one line of regions (by level) in which all of a template stand.

    Where the tree of regions does not reach so high, its level is all that can be asked. Refuses with LevelOfAnother.
    """
    if stands != level or line.get(level, region) != region:
        raise LevelOfAnother(office=office)


def must_be_own_seal(seal: str, office_id: int, register: Mapping[str, int]) -> None:
    """`register` says of seals by their codes whose they are. Refuses with SealOfAnother."""
    if register.get(seal, office_id) != office_id:
        raise SealOfAnother(seal=seal)


def next_turn(turns: Iterable[Turn], asked: Collection[int], undone: Collection[int]) -> tuple[int, ...]:
    """The levels that are asked now: those of the first turn that was not asked, once nobody before it is at work."""
    left = [one for one in turns if one.level not in asked]
    if undone or not left:
        return ()
    first = min(one.turn for one in left)
    return tuple(sorted(one.level for one in left if one.turn == first))
