"""A district's site is linked with the province's hall: the same codes and account, each step told, results shown."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_superiors import Province, a_superior, signed, told_up
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.exchange.superiors import operations as superiors
from yimen.engine.exchange.superiors import ports
from yimen.kernel.actor import SYSTEM
from yimen.registries.people import queries as people


@pytest.fixture(scope="module")
def district(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """An office of a county that runs a house of its own."""
    with fresh_database():
        aftermath.wired()
        yield errand.an_office_of_a_county()


@covers("S-368")
def test_a_district_site_bears_the_codes_of_the_province_tells_each_step_and_shows_what_was_decided_there(
    district: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = Province()
    ports.wire(province)
    hall = a_superior(district)
    for code_list, ours, theirs in (
        ("item", district.item, "SP-100"), ("state", "received", "A1"), ("state", "accepted", "A2"),
        ("state", "in_department", "B1"), ("state", "granted", "Z1"),
    ):  # fmt: skip
        superiors.set_superior_code(hall.ref, code_list, ours, theirs, by=SYSTEM, now=later(0))
    cases.decide(errand.reviewed(district), GRANT, by=district.decider, now=later(4))
    told_up(hall.ref, 5)
    number = people.opened(district.citizen.party_id or 0).number  # type: ignore[union-attr]
    result = {
        "number": "GD-77", "turn": 1, "identity": number, "item_name": "跨市客运班线许可", "office_name": "省交通厅",
        "case_state": "Z1", "happened_at": later(0).isoformat(),
    }  # fmt: skip
    superiors.take_result(*signed(hall, **result), by=SYSTEM, now=later(5))

    steps = [word["record"] for word in province.words if word["kind"] == "case"]
    assert [one["case_state"] for one in steps] == ["A1", "A2", "B1", "Z1"]  # type: ignore[index]
    assert {one["task_code"] for one in steps} == {"SP-100"}  # type: ignore[index]
    site = f"/sites/{district.town.county}"
    resident = at_the_desk(district.citizen, later(6), monkeypatch).get(site).content.decode()
    assert "省网上办事大厅编码" in resident and "SP-100" in resident and "跨市客运班线许可" in resident
    stranger = at_the_desk(town.a_citizen(41, "李不知", "stranger"), later(6), monkeypatch).get(site).content.decode()
    assert "您在那边没有办件。" in stranger and "跨市客运班线许可" not in stranger
    monkeypatch.setenv("YIMEN_NOW", later(6).isoformat())
    nobody = Client().get(site).content.decode()
    assert f"/login?next={site}" in nobody and "跨市客运班线许可" not in nobody
    superiors.close_superior(hall.ref, "并网", by=SYSTEM, now=later(7))
    assert "SP-100" not in Client().get(site).content.decode()
