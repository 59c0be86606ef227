"""The sample items: complete, consistent, and what the demonstration needs of them."""

from collections import Counter

import pytest

from yimen.assembly.sample import libraries
from yimen.assembly.sample.items import ITEMS, OFFICES, SampleItem
from yimen.kernel import codes
from yimen.kernel.decision_table import analyse
from yimen.kernel.kinds import national_code
from yimen.kernel.publication import Facts, faults
from yimen.kernel.situations import resolve
from yimen.kernel.terms import Complexity, ItemKind
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES, THEME_CODES

#: What the sample city's libraries know beside its items.
KNOWN = Facts(
    held=frozenset(one.name for one in libraries.MATERIALS.values() if one.certificate_type)
    | {item.terms.certificate.name for item in ITEMS if item.terms.certificate},
    elements=frozenset((one.name, code) for code, one in libraries.ELEMENTS.items() if one.source),
)
RESERVED_DEFECTS = {"missing", "unreadable"}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_sample_item_may_be_published(item: SampleItem) -> None:
    assert faults(item.name, item.kind, item.terms, KNOWN) == ()
    assert item.office in OFFICES
    assert item.theme in THEME_CODES
    assert item.life_event in LIFE_EVENT_CODES | {""}
    assert codes.parse_base(item.base_code).kind == national_code(item.kind)


def test_keys_names_and_codes_are_used_once() -> None:
    for told in ("key", "name", "base_code"):
        assert max(Counter(getattr(item, told) for item in ITEMS).values()) == 1
    types = Counter(item.terms.certificate.type_code for item in ITEMS if item.terms.certificate)
    assert max(types.values()) == 1
    assert all(codes.TYPE.fullmatch(code) for code in types)


def test_the_sample_is_wide_enough_to_show_every_way_of_working() -> None:
    kinds = Counter(item.kind for item in ITEMS)
    units = {item.terms.promised.unit for item in ITEMS if item.terms.promised}

    assert len(ITEMS) >= 60
    assert len({item.office for item in ITEMS}) >= 12
    assert (
        min(
            kinds[kind] for kind in (ItemKind.LICENCE, ItemKind.CONFIRMATION, ItemKind.BENEFIT, ItemKind.PUBLIC_SERVICE)
        )
        >= 5
    )
    assert {"working_day", "half_day", "hour", "minute"} <= units
    assert {item.terms.complexity for item in ITEMS} == set(Complexity)
    assert {item.terms.instant for item in ITEMS} == {"yes", "no"}
    assert any(item.terms.commitment for item in ITEMS)
    assert any(item.terms.fees for item in ITEMS)


def test_what_costs_something_can_be_paid_for_online_however_it_is_handed_in() -> None:
    assert [item.name for item in ITEMS if item.terms.fees and item.terms.service.online_payment != "yes"] == []


def test_no_defect_takes_the_name_of_one_that_every_material_has() -> None:
    assert not RESERVED_DEFECTS & {d.code for item in ITEMS for m in item.terms.materials for d in m.defects}


def test_the_food_licence_asks_for_what_fits_the_answers() -> None:
    food = next(item for item in ITEMS if item.key == "food_licence").terms
    canteen = frozenset({"business:canteen", "special_room:yes", "online:no", "agent:self"})
    shop = frozenset({"business:sale", "special_room:no", "online:platform", "agent:entrusted"})

    at_canteen = {material.code for material in resolve(food, canteen).materials}
    at_shop = {material.code for material in resolve(food, shop).materials}

    assert at_canteen - at_shop == {"room_plan", "entrust_canteen"}
    assert at_shop - at_canteen == {"storage", "online_page", "mandate"}
    assert "kitchen_area" not in {field.code for field in resolve(food, shop).fields}
    assert food.certificate is not None
    assert (food.certificate.name, food.certificate.valid_months) == ("食品经营许可证", 60)


def test_several_items_have_decision_tables_that_change_limits_steps_and_fees() -> None:
    tables = [item for item in ITEMS if item.terms.rules]

    assert len(tables) >= 6
    assert all(analyse(item.terms).gaps == () for item in tables)
    said = [rule for item in tables for rule in item.terms.rules]
    assert all(any(getattr(rule, element) for rule in said) for element in ("promised", "steps", "fees", "materials"))
    assert any(rule.complexity for rule in said)


def test_only_food_that_is_cooked_is_inspected() -> None:
    food = next(item for item in ITEMS if item.key == "food_licence").terms

    cooked, sold = resolve(food, ("business:catering",)), resolve(food, ("business:sale",))

    assert "inspect" in {step.code for step in cooked.steps} - {step.code for step in sold.steps}
    assert cooked.promised == food.promised != sold.promised
