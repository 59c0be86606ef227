"""Reading the control lines: the one map of a day, and every version."""

from datetime import date

from yimen.kernel.projects.geometry import Land
from yimen.kernel.snapshot import snapshot
from yimen.registries.control_lines.models import ControlLayer

MOST = 100


@snapshot
class LayerRow:
    """A version of a line with the land within it."""

    ref: str
    line: str
    number: int
    document: str
    begins: date
    ends: date | None
    land: Land


def on_map(on: date) -> tuple[LayerRow, ...]:
    """The one map of a day: the version of every line that holds then."""
    return tuple(_row(one) for one in ControlLayer.objects.filter(valid__contains=on).order_by("line"))


def versions() -> tuple[LayerRow, ...]:
    """Every version, the newest first."""
    return tuple(_row(one) for one in ControlLayer.objects.order_by("line", "-number")[:MOST])


def _row(one: ControlLayer) -> LayerRow:
    land = tuple(tuple((int(x), int(y)) for x, y in ring) for ring in one.rings)
    return LayerRow(one.ref, one.line, one.number, one.document, one.valid.lower, one.valid.upper, land)
