"""宽进、快办、严管、便民、公开 on pages: the database counts what is true of each item, and everybody reads it."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, sheeting, town
from tests.operations.errand import TERMS, later
from yimen.insight.lists import members, modes
from yimen.kernel.reform.modes import ReformMode, modes_of
from yimen.registries.catalogue import queries as catalogue

pytestmark = pytest.mark.django_db


@covers("S-590")
def test_each_item_is_tagged_by_its_own_terms_counted_for_the_reform_office_and_told_to_everybody(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "READ", "default")
    sheeted = sheeting.an_office(office)
    bare = replace(TERMS, commitment="", promised=TERMS.statutory, materials=TERMS.materials[:1])
    plain = errand.another_office(office, 8, bare)

    rows = {row.item_ref: dict(row.modes) for row in modes.page(later(1)).rows}
    found = modes.figure(later(1))

    for ref in (office.item, sheeted.item, plain.item):
        item = catalogue.in_force(ref, later(1))
        assert item is not None and rows[ref] == dict(modes_of(item.kind, item.terms)), ref
    assert "promised_material" in rows[sheeted.item]["wide"] and "wide" not in rows[plain.item]
    counted = {one.mode: (one.items.part, one.items.whole) for one in found.modes}
    assert counted["wide"] == counted["strict"] == counted["fast"] == (2, 3) and counted["convenient"] == (3, 3)
    assert found.all_five.whole == 3 and dict(found.modes[0].mechanisms)["promised_material"] == 1
    lacking = {row.item_ref for row in modes.page(later(1), "wide", "yes").rows}
    assert lacking == {plain.item} and modes.page(later(1), "wide", "yes").after is None

    reform = town.signed_on(town.an_officer(office.town, "reform_office", "895"), "modes.reform")
    page = at_the_desk(reform, later(1), monkeypatch).get("/desk/catalogue/reform/modes?mode=wide").content.decode()
    assert "做到宽进的事项" in page and "承诺代替材料" in page and "2 / 3" in page
    guide = Client().get(f"/items/{sheeted.item}").content.decode()
    assert "这一项的改革措施" in guide and "承诺代替材料" in guide and "审查要点公开" in guide
    told = said(caller(reform).get("/figures/modes"))["modes"]
    assert [one["mode"] for one in told] == [one.value for one in ReformMode]
