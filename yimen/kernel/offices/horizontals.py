"""Two horizontals 两横: inside one office does an item, outside everybody else is asked in one parallel group. Pure.

The target is the same for every item, so that what stands in its way can be listed: 内部整合, 部门并联.
"""

from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class HorizontalGap(StrEnum):
    """What keeps an item from the target."""

    NO_OFFICE = "no_office"
    """Inside: the department has no approval division that could do it alone."""
    INSIDE = "inside"
    """Inside: another section of the department does a step."""
    SERIAL = "serial"
    """Outside: another department is asked by a step of the way, not in the parallel group."""
    LATER_GROUP = "later_group"
    """Outside: it is asked in a second group, after the answers of the first."""


@snapshot
class AskedOutside:
    """Somebody outside who is asked: how they are called, and in which group; 0: by a step of its own."""

    name: str
    group: int = 0


@snapshot
class HorizontalDifference:
    """One thing between an item and the target: what, and who it is about."""

    gap: HorizontalGap
    name: str = ""


def differences(
    target: str, inside: tuple[str, ...], outside: tuple[AskedOutside, ...]
) -> tuple[HorizontalDifference, ...]:
    """Everything between an item and one office inside, one parallel group outside; none: it is there."""
    found = [] if target else [HorizontalDifference(HorizontalGap.NO_OFFICE)]
    found += [HorizontalDifference(HorizontalGap.INSIDE, one) for one in dict.fromkeys(inside) if one != target]
    joined = {one.name for one in outside if one.group}
    found += [
        HorizontalDifference(HorizontalGap.SERIAL, one.name)
        for one in outside
        if not one.group and one.name not in joined
    ]
    found += [HorizontalDifference(HorizontalGap.LATER_GROUP, one.name) for one in outside if one.group > 1]
    return tuple(dict.fromkeys(found))
