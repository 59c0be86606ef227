"""The way of a case through the JSON door, and everything that may be asked on it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.calling import NOBODY, Caller, caller, code, said
from tests.operations import errand
from tests.operations.errand import ANSWERS, FORM, PNG, later
from yimen.channels import api
from yimen.channels.api.acts import ACTS
from yimen.channels.api.door import Described, door
from yimen.engine.case.cases import operations as cases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())


def upload(citizen: Caller, draft: str, material: str) -> None:
    file = SimpleUploadedFile(f"{material}.png", PNG, "image/png")
    sent = citizen.sends(f"/drafts/{draft}/files", {"material": material, "file": file})
    assert sent.status_code == 201, sent.content


def test_a_licence_is_applied_for_reviewed_and_granted(office: errand.Office) -> None:
    citizen, clerk = caller(office.citizen), caller(office.clerk)
    reviewer, decider = caller(office.reviewer), caller(office.decider)

    draft = said(citizen.post("/drafts", {"item": office.item, "party": office.party}))["ref"]
    kept = citizen.says("put", f"/drafts/{draft}", {"revision": 1, "answers": ANSWERS, "form": FORM})
    for material in ("id", "plan", "rules"):
        upload(citizen, draft, material)
    assert said(citizen.get(f"/drafts/{draft}"))["missing"] == []
    submitted = citizen.post(
        f"/drafts/{draft}/submit", {"revision": said(kept)["revision"], "centre": office.town.centre}
    )
    receipt = said(submitted)
    ref = receipt["ref"]
    for who, verb, body in (
        (clerk, "accept", {}),
        (clerk, "hand_over", {}),
        (reviewer, "review", {"advice": "grant", "opinion": "材料齐全，符合条件。"}),
        (decider, "decide", {"outcome": "grant"}),
    ):
        seen = said(who.get(f"/cases/{ref}"))["seq"]
        done = who.post(f"/cases/{ref}/acts/{verb}", {"seen": seen, **body})
        assert done.status_code == 200, done.content

    view = said(citizen.get(f"/cases/{ref}"))
    assert view["state"] == "granted"
    assert view["ruling"]["certificate_ref"]
    shown = said(NOBODY.get("/progress", number=receipt["number"], code=receipt["query_code"]))
    assert shown["state"] == "granted"
    assert code(NOBODY.get("/progress", number=receipt["number"], code="00000000")) == "request.nothing_here"


def test_nothing_outward_shows_the_number_of_a_row(office: errand.Office) -> None:
    citizen = caller(office.citizen)
    ref = errand.received(office).ref

    for path in (f"/cases/{ref}", "/cases/mine", f"/catalogue/items/{office.item}", "/me", "/catalogue/centres"):
        told = citizen.get(path)
        assert told.status_code == 200, told.content
        assert '"id":' not in told.content.decode() and '_id":' not in told.content.decode()


def test_the_desk_finds_its_case_and_the_stranger_does_not(office: errand.Office) -> None:
    receipt = errand.received(office)
    clerk = caller(office.clerk)

    listed = said(clerk.get("/cases"))
    assert [row["ref"] for row in listed["rows"]] == [receipt.ref]
    assert said(clerk.get("/cases/by-number", number=receipt.number))["ref"] == receipt.ref
    assert said(clerk.get("/cases/counts"))["all"] == 1
    assert code(caller(office.citizen).get("/cases")) == "request.not_for_you"
    assert NOBODY.get("/cases").status_code == 401


def test_a_file_goes_out_as_it_came_in(office: errand.Office) -> None:
    ref = errand.received(office).ref
    clerk = caller(office.clerk)
    file = said(clerk.get(f"/cases/{ref}"))["materials"][0]["files"][0]["ref"]

    sent = clerk.get(f"/cases/{ref}/files/{file}")

    assert (sent.status_code, sent.content) == (200, PNG)
    assert sent["Content-Disposition"].startswith("attachment")


def test_the_window_takes_in_what_is_brought_on_paper(office: errand.Office) -> None:
    body = {"item": office.item, "party": office.party, "answers": ANSWERS, "form": FORM}

    taken = caller(office.clerk).post("/cases", body)

    assert taken.status_code == 201, taken.content
    assert said(taken)["number"].startswith("SF-")
    assert code(caller(office.citizen).post("/cases", body)) == "authority.not_your_role"


def test_what_was_begun_on_the_web_is_finished_at_the_window_and_the_other_way_round(office: errand.Office) -> None:
    clerk, citizen = caller(office.clerk), caller(office.citizen)
    begun = {"item": office.item, "answers": ANSWERS, "form": FORM}

    left = clerk.post(f"/drafts/for/{office.party}", begun)
    draft = said(citizen.get("/drafts"))[0]["ref"]
    finished = clerk.post(f"/drafts/{draft}/finish", {"party": office.party})

    assert left.status_code == finished.status_code == 201
    assert said(citizen.get(f"/cases/{said(finished)['ref']}"))["state"] == "received"
    assert code(clerk.post(f"/drafts/{draft}/finish", {"party": office.party})) == "draft.unknown"
    assert code(citizen.post(f"/drafts/for/{office.party}", begun)) == "request.not_for_you"


#: The text of the rooms of the door: acts on something of a case have addresses in rooms of their own.
ROOMS = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(next(iter(api.__path__))).glob("*.py")))


def test_every_act_on_a_case_has_an_address() -> None:
    not_acts = {
        "start_draft",
        "keep_draft",
        "attach",
        "detach",
        "discard_draft",
        "discard_all_drafts",
        "submit",
        "move_draft",
        "receive",
    }
    by_itself = {"deem_accepted", "deem_renewed", "lapse_correction", "lapse_promise", "cancel_expired", "lose_expired"}
    licences = {"suspend_certificate", "restore_certificate", "cancel_certificate"}
    checks = {"assign_check", "pass_check", "order_mending", "report_false", "clear_check", "record_false_materials"}
    hearings = {"call_hearing", "call_off_hearing", "record_hearing"}
    drafts = {"leave_draft", "finish_draft", "sign_application", "ask_signing_code", "sign_with_code"}
    held = {"use_certificate", "pull_certificate", "look_up_certificates", "look_up_approvals"}
    own_rooms = {"attach_to_case", "sign_commitment", "attach_commitment", "attach_signature", "see_original"}
    public = {name for name in vars(cases) if getattr(getattr(cases, name), "is_operation", False)}

    assert public - not_acts - by_itself - own_rooms - checks - hearings - drafts - licences - held == set(ACTS)
    for name in sorted(own_rooms | checks | hearings | drafts | licences | held):
        assert f".{name}" in ROOMS, f"{name} has no door"


def test_a_correction_is_asked_for_answered_and_accepted(office: errand.Office) -> None:
    ref = errand.received(office).ref
    citizen, clerk = caller(office.citizen), caller(office.clerk)
    notice = {"seen": 1, "defects": [{"material": "plan", "defect": "no_area"}], "note": ""}

    opened = clerk.post(f"/cases/{ref}/acts/open_correction", notice)
    mended = citizen.sends(
        f"/cases/{ref}/acts/attach", {"material": "plan", "file": SimpleUploadedFile("plan2.png", PNG, "image/png")}
    )
    answered = citizen.post(f"/cases/{ref}/acts/answer_correction", {"seen": 3})

    assert (opened.status_code, mended.status_code, answered.status_code) == (200, 201, 200)
    assert said(answered)["state"] == "correction_closed"


def test_the_guide_is_open_to_everybody(office: errand.Office) -> None:
    item = said(NOBODY.get(f"/catalogue/items/{office.item}"))
    listed = said(NOBODY.get("/catalogue/items", theme="trade"))
    found = said(NOBODY.get("/catalogue/search", words="开饭店"))
    guessed = said(NOBODY.get("/catalogue/suggest", prefix="食品"))

    assert item["name"] == "食品经营许可（新办）"
    assert [row["ref"] for row in listed["rows"]] == [office.item]
    assert [hit["row"]["ref"] for hit in found] == [office.item]
    assert [one["ref"] for one in guessed] == [office.item]
    assert said(NOBODY.get("/catalogue/themes"))[0]["theme"]["code"] == "trade"
    assert said(NOBODY.get("/catalogue/life-events"))[0]["count"] == 1
    assert said(NOBODY.get("/catalogue/offices"))[0]["count"] == 1


def test_who_am_i(office: errand.Office) -> None:
    citizen, clerk = said(caller(office.citizen).get("/me")), said(caller(office.clerk).get("/me"))

    assert (citizen["kind"], citizen["parties"][0]["ref"]) == ("citizen", office.party)
    assert "*" in citizen["parties"][0]["number"]
    assert (clerk["kind"], clerk["posts"][0]["role"]) == ("staff", "window")
    assert said(caller(office.decider).get("/me"))["parties"] == []


@covers("S-247")
def test_a_limit_is_counted_without_signing_in() -> None:
    answer = NOBODY.get(
        "/clock/due",
        amount="20",
        unit="working_day",
        calendar="national",
        **{"from": "2026-09-18T10:00:00+08:00"},
    )

    assert said(answer)["due_at"] == "2026-10-22T17:30:00+08:00"
    assert said(answer)["account"][2] == {"date": "2026-09-20", "counted": 1, "why": "make_up"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "-1"},
        {"unit": "week"},
        {"from": "2026-02-30T10:00:00+08:00"},
        {"from": "2026-09-18T10:00:00"},
        {"from": "9999-12-31T10:00:00+00:00"},
        {"pause": "2026-09-21T10:00:00+08:00"},
        {"pause": "2026-09-22T10:00:00+08:00/2026-09-21T10:00:00+08:00"},
    ],
)
def test_a_limit_that_cannot_be_counted_is_refused(wrong: dict[str, str]) -> None:
    asked = {"amount": "20", "unit": "working_day", "from": "2026-09-18T10:00:00+08:00"}

    assert NOBODY.get("/clock/due", **{**asked, **wrong}).status_code == 422


def test_the_page_and_its_schema_load_nothing_from_elsewhere() -> None:
    page, schema = NOBODY.get("/docs"), NOBODY.get("/openapi.json")

    text = page.content.decode()
    assert page.status_code == 200 and "http://" not in text and "https://" not in text
    assert "/static/ninja/swagger-ui-bundle.js" in text
    assert "script-src 'self'" in page["Content-Security-Policy"]
    told = json.loads(schema.content)
    assert all(
        "500" in act["responses"] and act.get("description")
        for methods in told["paths"].values()
        for act in methods.values()
    )
    assert _values(told, "review", "advice") == _values(told, "decide", "outcome") == ["grant", "deny"]


def _values(told: dict[str, Any], act: str, field: str) -> list[str]:
    """What a client that is made from the description may say in a field of an act on a case."""
    asked = told["paths"][f"/api/v1/cases/{{ref}}/acts/{act}"]["post"]["requestBody"]["content"]
    shapes, body = told["components"]["schemas"], asked["application/json"]["schema"]
    of_the_field = shapes[body["$ref"].rpartition("/")[2]]["properties"][field]
    return list(shapes[of_the_field["$ref"].rpartition("/")[2]]["enum"])


def test_no_shape_is_described_in_the_place_of_another_of_its_name() -> None:
    schema = Described(door, "/api/v1/")

    with pytest.raises(ValueError, match="Advice"):
        schema.add_schema_definitions({"Advice": {"enum": ["add", "keep", "merge"]}})
