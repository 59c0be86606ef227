"""Builders of a matter: two offices with an item each, one bundle over both, and everybody who handles them."""

from dataclasses import dataclass, replace

from tests.operations import aftermath, errand
from tests.operations.errand import PNG, TERMS
from tests.operations.town import BEGAN, NOW
from yimen.kernel.actor import SYSTEM
from yimen.kernel.bundles import field_key, material_key, question_key
from yimen.kernel.terms import FieldTerm, MaterialTerm, Terms
from yimen.registries.bundles import operations
from yimen.registries.bundles.operations import BundleSaid

SIGN = replace(
    TERMS,
    fields=(TERMS.fields[0], FieldTerm("width", "招牌宽度")),
    materials=(TERMS.materials[0], MaterialTerm("picture", "效果图", law="第八条")),
    situations=(),
)
"""A sign over the door: the same address and the same identity paper as the food licence asks for."""
QUESTION = question_key(TERMS.situations[0])
ADDRESS, AREA, WIDTH = (field_key(one) for one in (*TERMS.fields, SIGN.fields[1]))
IDENTITY, PICTURE = material_key(TERMS.materials[0]), material_key(SIGN.materials[1])
SAID = {QUESTION: "餐饮"}
TYPED = {ADDRESS: "滨河街36号", AREA: "86", WIDTH: "3"}


@dataclass(frozen=True)
class Matter:
    """A bundle of two items, and the offices that decide them; one clerk takes in for both."""

    bundle: str
    food: errand.Office
    sign: errand.Office


def a_bundle(second: Terms = SIGN, chosen: str = "") -> Matter:
    food = errand.an_office()
    aftermath.wired()
    sign = errand.another_office(food, 2, second)
    return Matter(bundled(food, sign, chosen), food, sign)


def bundled(food: errand.Office, sign: errand.Office, chosen: str = "", name: str = "开餐馆一件事") -> str:
    always = tuple(ref for ref in (food.item, sign.item) if ref != chosen)
    said = BundleSaid(name, "开一家餐馆要办的事", "person", "open_restaurant", always, (chosen,) if chosen else ())
    return operations.define_bundle(said, BEGAN, "示政办〔2026〕8号", by=SYSTEM, now=NOW).ref


FILES = (
    ("id.png", IDENTITY),
    ("picture.png", PICTURE),
    ("plan.png", material_key(TERMS.materials[1])),
    ("rules.png", material_key(TERMS.materials[2])),
)
CONTENT = PNG
