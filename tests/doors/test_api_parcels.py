"""The carrier's door: signed words are heard once, forged ones never; and what the people of a case see of a parcel."""

import json

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import API, NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations import parcels as carriers
from tests.operations.errand import later
from tests.operations.parcels import HOME
from yimen.channels.api.parcels import SIGNATURE
from yimen.gateways.post.sandbox import SandboxPost

pytestmark = pytest.mark.django_db
WHERE = dict(zip(("name", "phone", "address"), HOME, strict=True))


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(40).isoformat())


def calls(body: bytes, signature: str) -> tuple[int, dict[str, object]]:
    answer = Client().post(
        f"{API}/parcels/callbacks", data=body, content_type="application/json", headers={SIGNATURE: signature}
    )
    return answer.status_code, json.loads(answer.content)


def test_a_result_goes_out_and_its_carrier_is_heard_at_the_door(tmp_path: object) -> None:
    aftermath.wired()
    post = carriers.wired()
    office = errand.an_office(carriers.POSTAL)
    case = errand.granted(office)
    citizen, clerk = caller(office.citizen), caller(office.clerk)

    ref = said(citizen.post(f"/cases/{case}/parcels/result", WHERE))["ref"]
    again = citizen.post(f"/cases/{case}/parcels/result", WHERE)
    waybill = said(clerk.post(f"/parcels/{ref}/post"))["waybill"]
    message = carriers.words(post, waybill, "received", later(30))

    assert code(again) == "parcel.open"
    assert calls(message[0], "nonsense")[1]["code"] == "parcel.forged"
    assert calls(*message) == (200, {"waybill": waybill, "state": "received", "moved": "receive"})
    assert calls(*message)[0] == 200
    (row,) = said(citizen.get(f"/cases/{case}/parcels"))
    assert (row["state"], row["address"], len(row["events"])) == ("received", HOME[2], 1)
    assert said(clerk.get(f"/cases/{case}/parcels"))[0]["phone"] == "138****0001"
    assert NOBODY.get(f"/cases/{case}/parcels").status_code == 401


@covers("S-139")
def test_express_is_chosen_while_filing_on_the_page_and_by_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    aftermath.wired()
    carriers.wired()
    office = errand.an_office(carriers.POSTAL)
    first, second = errand.a_draft(office), errand.a_draft(office)
    browser = at_the_desk(office.citizen, later(1), monkeypatch)
    address = f"/drafts/{first[0]}/check"
    handed = {"revision": first[1], "result": "yes", "original": ["id"], "name": HOME[0], "phone": HOME[1]}

    page = browser.get(address).content.decode()
    refused = browser.post(address, {**handed, "address": "", "key": "k1"})
    done = browser.post(address, {**handed, "address": HOME[2], "key": "k2"})
    again = browser.post(address, {**handed, "address": HOME[2], "key": "k2"})

    assert "办好后把结果快递给我" in page and "请快递上门取哪些原件" in page
    assert refused.status_code == 422 and 'href="#f-address"' in refused.content.decode()
    assert done.status_code == 302 and again.headers["Location"] == done.headers["Location"]
    case, program = done.headers["Location"].split("/")[2], caller(office.citizen)
    assert sorted(row["direction"] for row in said(program.get(f"/cases/{case}/parcels"))) == ["in", "out"]
    body = {**WHERE, "revision": second[1], "directions": ["out"]}
    by_program = said(program.post(f"/drafts/{second[0]}/submit-by-post", body))
    assert [row["direction"] for row in said(program.get(f"/cases/{by_program['ref']}/parcels"))] == ["out"]
    assert program.post(f"/drafts/{second[0]}/submit-by-post", {**body, "directions": ["by_air"]}).status_code == 422


def test_the_sandbox_carrier_believes_only_its_own_hand(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("post")
    ours, other = (SandboxPost(folder, key) for key in (b"ours", b"theirs"))
    party = carriers.Addressed(*HOME)

    waybill = ours.order("out", party, "a-parcel")
    body, signature = ours.says(waybill, "received", later(30), "示范市")

    assert ours.order("out", party, "a-parcel") == waybill
    assert HOME[2] not in (folder / f"{waybill}.json").read_text(encoding="utf-8")
    heard = ours.understood(body, signature)
    assert heard is not None and (heard.waybill, heard.word) == (waybill, "received")
    assert other.understood(body, signature) is None
    for unreadable in (b"{}", b"[]", b"\xff", body.replace(b"received", b"eaten")):
        assert ours.understood(unreadable, ours.signature(unreadable)) is None
