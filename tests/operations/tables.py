"""Builders of decision tables: an item whose class, limit, fee, steps and materials depend on the answers."""

from dataclasses import replace
from decimal import Decimal

from tests.operations import errand
from yimen.kernel.terms import Fee, Option, Situation, SituationRule, StepTerm, Terms, TimeLimit

QUICK = TimeLimit(Decimal("1"), "working_day")
TABLE: Terms = replace(
    errand.TERMS,
    situations=(
        Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),
        Situation("cold", "做冷食吗？", (Option("yes", "做"), Option("no", "不做"))),
        Situation("packed", "只卖预包装食品吗？", (Option("yes", "只卖预包装"), Option("no", "还卖散装"))),
    ),
    steps=(*errand.TERMS.steps, StepTerm("inspect", "现场核查")),
    fees=(Fee("检测费", 5000, "50元/次", law="《中华人民共和国价格法》第十八条", code="test"),),
    service=replace(errand.TERMS.service, online_payment="yes"),
    rules=(
        SituationRule("catering", ("form:catering",), steps=("inspect",)),
        SituationRule("cold", ("form:catering", "cold:yes"), fees=("test",)),
        SituationRule("loose", ("form:sale", "packed:no"), steps=("inspect",)),
        SituationRule("packed", ("form:sale", "packed:yes"), promised=QUICK),
    ),
)
"""Catering is inspected, cold dishes are tested for a fee; who only sells packed food hears within a day."""
COLD = ("form:catering", "cold:yes")
PACKED = ("form:sale", "packed:yes")
