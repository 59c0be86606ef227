"""The sample items of the fictional 示范市. Names of items and laws are real; everything promised here is made up."""

from yimen.assembly.sample.items import health, land, market, police, public_life, work
from yimen.assembly.sample.items.building import NOTE, OFFICES, SampleItem

__all__ = ["ITEMS", "NOTE", "OFFICES", "SampleItem"]

ITEMS: tuple[SampleItem, ...] = (
    *market.ITEMS,
    *health.ITEMS,
    *police.ITEMS,
    *work.ITEMS,
    *land.ITEMS,
    *public_life.ITEMS,
)
