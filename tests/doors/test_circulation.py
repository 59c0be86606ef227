"""Papers from hand to hand through the desk's pages."""

import pytest

from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_circulation import desk_of

pytestmark = pytest.mark.django_db


def test_a_sample_is_taken_in_handed_on_signed_for_and_reported(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    case = errand.received(office).ref
    window = at_the_desk(office.clerk, later(1), monkeypatch)
    reviewer = at_the_desk(office.reviewer, later(1), monkeypatch)
    page = f"/desk/exchange/papers/{case}"
    assert page in window.get(f"/desk/cases/{case}").content.decode()
    assert window.post(page, {"act": "take_in", "material": "plan", "kind": "horse"}).status_code == 422
    assert window.post(page, {"act": "take_in", "material": "plan", "kind": "sample"}).status_code == 302
    piece = window.get(page).content.decode().partition('name="piece" value="')[2][:16]
    hand = {"act": "hand", "piece": piece, "post": desk_of(office.reviewer)}
    assert window.post(page, hand).status_code == 422
    assert window.post(page, {**hand, "why": "要看样品"}).status_code == 302
    assert "等我签收" in reviewer.get("/desk/exchange/papers").content.decode()
    assert reviewer.post("/desk/exchange/papers", {"act": "sign", "piece": piece}).status_code == 302
    lost = {"act": "lost", "piece": piece, "how": "搬家时遗失"}
    assert reviewer.post("/desk/exchange/papers", {**lost, "how": ""}).status_code == 422
    assert reviewer.post("/desk/exchange/papers", lost).status_code == 302
    assert "报告遗失" in window.get(page).content.decode()
