"""Citations: nothing is published that binds somebody without its article, and what names none is listed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.catalogue import TERMS, a_draft, published
from tests.operations.errand import later
from yimen.insight.citations import queries
from yimen.kernel.publication import RULES
from yimen.kernel.terms import Fee, SpecialProcedure, Terms, TimeLimit
from yimen.registries.catalogue.refusals import NotPublishable

pytestmark = pytest.mark.django_db
AMOUNT = TimeLimit(Decimal("10"), "working_day")


@covers("S-072")
def test_what_binds_somebody_names_its_article_or_is_not_published_and_the_rest_is_listed(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "READ", "default")
    first, *others = TERMS.materials
    refused: dict[str, Terms] = {
        "legal_basis_given": replace(TERMS, bases=()),
        "material_has_basis": replace(TERMS, materials=(replace(first, law=" "), *others)),
        "fee_has_basis": replace(TERMS, fees=(Fee("工本费", 1000, "10元/证"),)),
        "special_procedure_has_basis": replace(TERMS, special_procedures=(SpecialProcedure("hearing", AMOUNT),)),
    }
    for rule, terms in refused.items():
        with pytest.raises(NotPublishable) as told:
            published(office.town.office, a_draft("没有依据的", terms=terms))
        assert (told.value.rule, bool(told.value.basis)) == (rule, True)
    assert [one.code for one in RULES if not one.basis] == []

    before = dict(queries.shares(later(1)))
    *steps, last = TERMS.steps
    lacks = replace(TERMS, steps=(*steps, replace(last, law="")))
    published(office.town.office, a_draft("送达没有依据的", terms=lacks))
    found = dict(queries.shares(later(1)))
    assert (found["steps"].whole - before["steps"].whole, found["steps"].part - before["steps"].part) == (5, 4)
    assert found["materials"].part == found["materials"].whole
    (gap,) = (one for one in queries.gaps(later(1)) if one.name == "送达没有依据的")
    assert (gap.entries, gap.office) == ((("steps", "送达"),), "示范市市场监督管理局")

    shown = at_the_desk(office.clerk, later(2), monkeypatch).get("/desk/rules/citations").content.decode()
    assert "送达没有依据的" in shown and "示范市市场监督管理局" in shown and "《中华人民共和国行政许可法》" in shown
