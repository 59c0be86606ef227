"""Comparing 比对: the same thing at several places, and where it is otherwise. Pure."""

from collections.abc import Mapping

from yimen.kernel.snapshot import snapshot


@snapshot
class FoundAt:
    """What was found, and at which places; the empty value: it is not there."""

    value: str
    places: tuple[str, ...]


@snapshot
class AspectCompared:
    """One aspect of several places: what is found most often first."""

    aspect: str
    subject: str
    """Of which item, where the aspect is one of items."""
    found: tuple[FoundAt, ...]

    @property
    def alike(self) -> str:
        """yes: it is the same everywhere."""
        return "yes" if len(self.found) == 1 else "no"


def compared(aspect: str, subject: str, by_place: Mapping[str, str]) -> AspectCompared:
    """An aspect by what is found at each place."""
    values = sorted(set(by_place.values()), key=lambda value: (-_times(value, by_place), value))
    return AspectCompared(
        aspect, subject, tuple(FoundAt(value, tuple(p for p, v in by_place.items() if v == value)) for value in values)
    )


def _times(value: str, by_place: Mapping[str, str]) -> int:
    return sum(found == value for found in by_place.values())
