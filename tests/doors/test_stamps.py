"""The pages and the JSON of approval seals: entered, handed over, signed for, given back; and who is turned away."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW, an_officer, signed_on
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.stamps import StampStanding
from yimen.registries.grants import operations as grants
from yimen.registries.stamps import queries

pytestmark = pytest.mark.django_db
CODE = "市监审批专用章（1）"


@covers("S-228", "S-229")
def test_a_manager_hands_a_seal_over_at_the_desk_and_the_officer_signs(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = signed_on(an_officer(office.town, "centre_manager", "601"), "manager")
    holder = staff_of(office.decider)
    letter = grants.issue_letter(holder, office.town.office, 4, (), CODE, NOW, None, by=SYSTEM, now=NOW).ref
    desk = at_the_desk(manager, later(1), monkeypatch)
    entered = {"act": "make", "office": office.town.office, "centre": office.town.centre, "code": CODE, "key": "k1"}

    assert desk.post("/desk/duty/stamps", entered).status_code == 302
    assert desk.post("/desk/duty/stamps", {**entered, "key": "k2"}).status_code == 422
    (stamp,) = queries.register(manager, later(1)).rows
    page = f"/desk/duty/stamps/{stamp.ref}"
    assert desk.post(page, {"act": "hand", "letter": letter, "key": "k3"}).status_code == 302
    assert "未签" in desk.get(page).content.decode()

    own = at_the_desk(office.decider, later(2), monkeypatch)
    assert "等我签领" in own.get("/desk/duty/stamps").content.decode()
    (waiting,) = queries.to_sign(office.decider)
    assert own.post(page, {"act": "sign", "handover": waiting.ref, "key": "k4"}).status_code == 302
    english = own.get(page, headers={"Accept-Language": "en"}).content.decode()
    assert "In use" in english and "Give back, or take back" in english

    lost = desk.post(page, {"act": "end", "end": "lost", "basis": "遗失", "key": "k5"})
    row = queries.stamp(stamp.ref, manager, later(3))
    assert lost.status_code == 302 and row and row.standing is StampStanding.LOST


def test_programs_hand_seals_over_and_strangers_see_none(office: errand.Office) -> None:
    manager = caller(signed_on(an_officer(office.town, "centre_manager", "601"), "manager"))
    holder = staff_of(office.decider)
    letter = grants.issue_letter(holder, office.town.office, 4, (), CODE, NOW, None, by=SYSTEM, now=NOW).ref
    body = {"office": office.town.office, "centre": office.town.centre, "code": CODE}

    made = said(manager.post("/stamps", body))
    given = said(manager.post(f"/stamps/{made['ref']}/handovers", {"letter": letter}))
    refused = manager.post(f"/stamps/handovers/{given['ref']}/sign")
    signed = caller(office.decider).post(f"/stamps/handovers/{given['ref']}/sign")

    assert code(refused) == "stamps.not_the_receiver" and signed.status_code == 200
    assert said(manager.get(f"/stamps/{made['ref']}"))["standing"] == "in_use"
    assert len(said(manager.get(f"/stamps/{made['ref']}/handovers"))) == 1
    assert said(manager.get(f"/stamps/{made['ref']}/uses"))["rows"] == []
    clerk = caller(office.clerk)
    assert clerk.get(f"/stamps/{made['ref']}").status_code == 404
    assert said(clerk.get("/stamps"))["rows"] == []
