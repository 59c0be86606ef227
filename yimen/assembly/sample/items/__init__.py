"""The sample items of the fictional 示范市. Names of items and laws are real; everything promised here is made up."""

from dataclasses import replace

from yimen.assembly.sample.items import health, land, market, police, public_life, work
from yimen.assembly.sample.items.building import NOTE, OFFICES, SampleItem

__all__ = ["ITEMS", "NOTE", "OFFICES", "SampleItem"]

_TOLD = (*market.ITEMS, *health.ITEMS, *police.ITEMS, *work.ITEMS, *land.ITEMS, *public_life.ITEMS)
_HELD = frozenset(item.terms.certificate.name for item in _TOLD if item.terms.certificate)


def _showing_what_is_held(item: SampleItem) -> SampleItem:
    """Nobody brings a certificate that another item of the city issues: the library shows it."""
    materials = tuple(
        replace(one, replaceable_by=f"{one.name}电子证照", copies=0)
        if one.name in _HELD and not one.replaceable_by
        else one
        for one in item.terms.materials
    )
    return replace(item, terms=replace(item.terms, materials=materials))


#: Whose result must be there first 前置, and what belongs to the same matter: the keys of other items.
BEFORE = {"presale": ("construction",)}
RELATED = {
    "device_registration": ("device_operator",),
    "device_operator": ("device_registration",),
    "food_licence": ("food_licence_change", "food_licence_renewal"),
    "social_card": ("social_proof",),
}


def _standing_beside_others(item: SampleItem) -> SampleItem:
    """What must be there first, and what belongs to the same matter, by the codes of these items."""
    codes = {one.key: one.base_code for one in _TOLD}
    before, related = (tuple(codes[key] for key in keys.get(item.key, ())) for keys in (BEFORE, RELATED))
    service = replace(item.terms.service, prerequisites=before, related=related)
    return replace(item, terms=replace(item.terms, service=service))


ITEMS: tuple[SampleItem, ...] = tuple(_standing_beside_others(_showing_what_is_held(item)) for item in _TOLD)
