"""Powers on pages: how items are handled, who takes them over, and cases that come back to their office."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, levels, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations import queries
from yimen.registries.offices import operations as offices

pytestmark = pytest.mark.django_db(databases=["default", "read"])
ADDRESS = "/desk/powers/holding"


@pytest.fixture
def head(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    staff = town.an_officer(office.town, "office_head", "390")
    return at_the_desk(town.signed_on(staff, "the.head"), later(6), monkeypatch)


def a_code(office: errand.Office) -> str:
    view = catalogue.in_force(office.item, NOW)
    assert view is not None
    return view.code or view.ref


@covers("S-023")
def test_items_are_handled_another_way_from_a_day_on(head: Client, office: errand.Office) -> None:
    form = {"act": "set_handling", "codes": a_code(office), "way": "centralised", "basis": "集中办理"}

    done = head.post(ADDRESS, {**form, "from_day": TODAY.isoformat()})
    no_day = head.post(ADDRESS, {**form, "from_day": "某天"})
    no_item = head.post(ADDRESS, {**form, "from_day": TODAY.isoformat(), "codes": "没有的"})

    row = queries.handling(office.item, TODAY)
    assert done.status_code == 302 and row is not None and (row.way, row.basis) == ("centralised", "集中办理")
    assert (no_day.status_code, no_item.status_code) == (422, 422) and "没有的" in no_item.content.decode()


def test_a_division_takes_items_over_and_the_page_says_what(head: Client, office: errand.Office) -> None:
    offices.set_division(office.town.office, "审批处", "stand_alone", TODAY, "三定", by=SYSTEM, now=NOW)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    form = {"act": "take_over", "codes": a_code(office), "office": office.town.office, "basis": "集中审批"}

    too_soon = head.post(ADDRESS, {**form, "from_day": TODAY.isoformat()})
    done = head.post(ADDRESS, {**form, "from_day": tomorrow})

    assert (too_soon.status_code, done.status_code) == (422, 302)
    assert "食品经营许可" in head.get(done["Location"]).content.decode()


def test_a_case_whose_unit_lost_its_right_is_recalled_with_a_reason(head: Client, office: errand.Office) -> None:
    below = levels.a_town_below(office, centre_class=1)
    (right,) = levels.handed_down(below, "devolve").refs
    ref = levels.for_decision(below)
    assert ref not in head.get("/desk/powers/recalls").content.decode()
    delegations.end_delegation(right, TODAY, "收回权限", by=SYSTEM, now=later(5))

    shown = head.get("/desk/powers/recalls").content.decode()
    no_reason = head.post("/desk/powers/recalls", {"case": ref, "reason": " "})
    done = head.post("/desk/powers/recalls", {"case": ref, "reason": "下放已终止"})

    assert ref in shown and below.government not in shown
    assert (no_reason.status_code, done.status_code) == (422, 302)
    assert ref not in head.get("/desk/powers/recalls").content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_reform_office_opens_the_lists_under_oversight_from_its_menu(
    office: errand.Office, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = town.an_officer(office.town, "reform_office", "391")
    client = at_the_desk(town.signed_on(staff, "reform"), later(6), monkeypatch)

    menu = client.get("/desk/", headers={"Accept-Language": language}).content.decode()

    assert 'href="/oversight/promises"' in menu
    for address in ("/oversight/promises", ADDRESS, "/desk/powers/recalls"):
        assert client.get(address, headers={"Accept-Language": language}).status_code == 200
