"""The agency by the JSON door: a mandate, an intake, a batch, the ledger; and what each caller is refused."""

import pytest

from tests.doors.calling import NOBODY, caller, code, said
from tests.operations import errand, villages
from tests.operations.errand import later
from tests.standing import standing

pytestmark = pytest.mark.django_db(databases=["default", "read"])


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())


@standing
def village() -> villages.Village:
    return villages.a_served_village()


def test_an_agent_works_through_the_door_and_others_are_refused(village: villages.Village) -> None:
    agent, clerk = caller(village.agent), caller(village.below.clerk)
    citizen = caller(village.office.citizen)
    until = villages.MONTH.isoformat()
    asking = {"principal": village.office.party, "items": [village.office.item], "until": until}

    refused = clerk.post("/agency/mandates/ask", asking)
    proof = said(agent.post("/agency/mandates/ask", asking))["ref"]
    (waiting,) = said(citizen.get("/agency/asked"))
    citizen.post(f"/agency/mandates/{proof}/confirm")
    matter = {"item": village.office.item, "answers": list(errand.ANSWERS), "form": errand.FORM}
    taken = said(agent.post("/agency/intakes", {"mandate": proof, "matters": [matter]}))
    case = taken["cases"][0]["ref"]

    assert (code(refused), waiting["ref"]) == ("agency.not_an_agent", proof)
    assert said(agent.get(f"/agency/intakes/{taken['ref']}"))["cases"][0]["level"] == 2
    assert said(agent.get("/agency/at-hand"))["under_way"][0]["ref"] == case
    assert said(agent.get(f"/agency/ledgers/{village.point}"))["rows"][0]["agent_name"] == "村代1"
    assert clerk.get(f"/agency/intakes/{taken['ref']}").status_code == 404

    assert said(agent.get("/consignments/waiting"))[0]["case_ref"] == case
    packing = {"destination": village.below.centre, "papers": [{"case": case, "materials": ["id"]}]}
    batch = said(agent.post("/consignments", packing))["ref"]
    agent.post(f"/consignments/{batch}/set-out")
    assert code(agent.post(f"/consignments/{batch}/check", {"case": case, "came": ["id"]})) == "consignment.unknown"
    clerk.post(f"/consignments/{batch}/check", {"case": case, "came": ["id"]})
    assert said(clerk.post(f"/consignments/{batch}/sign"))["state"] == "signed_over"
    assert said(clerk.get("/consignments/coming"))[0]["ref"] == batch


def test_a_mandate_on_paper_comes_with_its_scan(village: villages.Village) -> None:
    fields = {"principal": village.office.party, "items": village.office.item, "until": villages.MONTH.isoformat()}
    agent = caller(village.agent)

    without = agent.sends("/agency/mandates/paper/files", fields)
    given = agent.sends("/agency/mandates/paper/files", {**fields, "file": villages.a_scan()})

    assert without.status_code == 422
    assert (given.status_code, len(said(given)["mandates"])) == (201, 1)
    assert said(agent.get("/agency/mandates"))[0]["standing"] == "given"


def test_everybody_reads_the_boards_and_who_keeps_points_states_their_plates(village: villages.Village) -> None:
    told = {"feature": "plate", "evidence": "照片 P-1", "from_day": "2026-01-01"}

    assert said(NOBODY.get("/villages")) == []
    assert NOBODY.get(f"/villages/{village.point}").status_code == 404
    assert NOBODY.get("/villages/towns").status_code == 401
    assert code(caller(village.agent).post(f"/villages/{village.point}/features", told)) == "people.not_allowed"
