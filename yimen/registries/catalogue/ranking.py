"""Ranking: the order of what fits, by fit, act, use and reach; and one hit for each base item.

Pure. Why an item fits is fitting's to say; nothing here changes the reason, only the place.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.acts import Act, acts_of, acts_said, is_first
from yimen.registries.catalogue.fitting import Fit, Line, Width, fits
from yimen.registries.catalogue.reading import Chunk

WORTH_SHOWING = 14
#: A guide stands behind what can be applied for, unless it fits far better.
GUIDE_BEHIND = 15
#: What is handled often is meant more often; so is what many offices do, which is also near to more people.
MOST_FOR_USE = 4.0
FOR_TWICE_THE_OFFICES, MOST_FOR_REACH = 1.5, 4.5
#: The act that was said; one that was not; the first time, and the first time when another act was said.
AS_SAID, NOT_SAID, FIRST_MEANT, SAID_OTHERWISE = 6.0, -6.0, 1.0, -3.0


@snapshot
class Candidate:
    """Versions of one name, the busiest office's first, with the lines by which they are found."""

    name: str
    ids: list[int]
    used: int
    guide: bool
    lines: tuple[Line, ...]
    base_code: str = ""


@snapshot
class Ranked:
    """A candidate in its place, why it fits, and the other handling sub-items of its base item, which it stands for."""

    one: Candidate
    fit: Fit
    beside: tuple[Candidate, ...] = ()


def ranked(chunks: tuple[Chunk, ...], found: list[Candidate], width: Width) -> list[Ranked]:
    """What is worth showing, the best first."""
    said = acts_said("".join(chunk.said for chunk in chunks))
    weighed = [
        (-_worth(one, fit, said), one.name, one, fit)
        for one, fit in zip(found, fits(chunks, [one.lines for one in found], width), strict=True)
        if fit.score >= WORTH_SHOWING
    ]
    weighed.sort(key=lambda one: one[:2])
    enough = -weighed[0][0] / 2 if weighed else 0
    return [
        Ranked(one, Fit(-minus, fit.reason, fit.said, fit.matched))
        for minus, _, one, fit in weighed
        if -minus >= enough
    ]


def _worth(one: Candidate, fit: Fit, said: frozenset[Act]) -> float:
    return (
        fit.score
        - (GUIDE_BEHIND if one.guide else 0)
        - min(len(one.name), 60) / 20
        + _by_act(one.name, said)
        + min(MOST_FOR_USE, math.log10(1 + one.used))
        + min(MOST_FOR_REACH, FOR_TWICE_THE_OFFICES * math.log2(len(one.ids)))
    )


def _by_act(name: str, said: frozenset[Act]) -> float:
    told = acts_of(name)
    if told:
        return AS_SAID if told & said else NOT_SAID
    return (SAID_OTHERWISE if said else FIRST_MEANT) if is_first(name) else 0


def folded(ranked: Iterable[Ranked]) -> list[Ranked]:
    """One hit for each base item: handling sub-items, told apart in brackets, stand under the one that fits best."""
    kept: dict[tuple[str, str, bool], Ranked] = {}
    for hit in ranked:
        one = hit.one
        stem = one.name.partition("（")[0] if one.base_code else one.name
        key = (one.base_code, stem, one.guide)
        kept[key] = replace(kept[key], beside=(*kept[key].beside, one)) if key in kept else hit
    return list(kept.values())
