"""Looking at populations: the figure of each place that holds on a day, and every one that was entered."""

from collections.abc import Mapping
from datetime import date

from yimen.kernel.capped import Capped
from yimen.registries.populations.models import Population
from yimen.registries.populations.rows import PopulationRow

MOST = 200


def as_of(on: date) -> Mapping[int, PopulationRow]:
    """The latest figure of each place up to a day, by the number of the region."""
    found = Population.objects.filter(withdrawn_at=None, as_of__lte=on).order_by("region_id", "-as_of")
    rows = found.distinct("region_id").select_related("region", "entered_by")
    return {row.region_id: _row(row) for row in rows}


def entered() -> Capped[PopulationRow]:
    """Every figure that was entered, the latest first, withdrawn ones among them."""
    rows = Population.objects.select_related("region", "entered_by").order_by("-as_of", "-pk")[: MOST + 1]
    return Capped(tuple(_row(row) for row in rows), MOST)


def _row(row: Population) -> PopulationRow:
    return PopulationRow(
        row.ref, row.region_id, row.region.ref, row.people, row.as_of, row.source, row.entered_by.name,
        row.entered_at, row.withdrawn_at, row.withdrawn_for,
    )  # fmt: skip
