"""A map of land as a drawing: the five lines of a day and one site, in the numbers that SVG counts in."""

from collections.abc import Sequence

from yimen.kernel.projects.geometry import Land
from yimen.kernel.snapshot import snapshot

WIDTH, MOST_HEIGHT, MARGIN = 640, 480, 8
COLOURS = {"red": "#c0392b", "green": "#2e8b57", "blue": "#2a6fb0", "purple": "#7d4fa0", "yellow": "#c9a227"}


@snapshot
class Drawing:
    """Shapes by their path, the site last."""

    width: int
    height: int
    lines: tuple[tuple[str, str, str], ...]
    """Line, colour, path."""
    site: str


def drawn(site: Land, lines: Sequence[tuple[str, Land]]) -> Drawing | None:
    """All of it in one frame with north on top; None when there is nothing to draw."""
    points = [point for land in (site, *(land for _, land in lines)) for ring in land for point in ring]
    if not points:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    scale = min((WIDTH - 2 * MARGIN) / max(right - left, 1), (MOST_HEIGHT - 2 * MARGIN) / max(high - low, 1))

    def path(land: Land) -> str:
        rings = (
            "M"
            + "L".join(f"{MARGIN + (x - left) * scale:.1f} {MARGIN + (high - y) * scale:.1f}" for x, y in ring)
            + "Z"
            for ring in land
        )
        return "".join(rings)

    height = round((high - low) * scale) + 2 * MARGIN
    return Drawing(WIDTH, height, tuple((line, COLOURS[line], path(land)) for line, land in lines), path(site))
