"""Certificates, documents, messages and visits through the JSON door."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.calling import NOBODY, caller, code, said
from tests.operations import aftermath, errand, town
from tests.operations.errand import later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(8).isoformat())


def test_the_holder_has_the_certificate_and_anybody_can_check_it(office: errand.Office) -> None:
    ref = errand.granted(office)
    aftermath.derive(ref)
    citizen, stranger = caller(office.citizen), caller(town.a_citizen(77, "李不知", "stranger"))

    (mine,) = said(citizen.get("/certificates"))
    paper = citizen.get(f"/certificates/{mine['ref']}/paper")
    proof = said(NOBODY.get("/verify", code=mine["verification"]))
    checked = said(NOBODY.sends("/verify", {"file": SimpleUploadedFile("a.pdf", paper.content)}))

    assert mine["state"] == "valid" and mine["case_ref"] == ref
    assert paper["Content-Type"] == "application/pdf"
    assert proof["certificate"]["identifier"] == mine["identifier"]
    assert office.citizen.name not in json.dumps(proof, ensure_ascii=False)
    assert checked["seal"]["reason"] == "sound"
    assert said(stranger.get("/certificates")) == []
    assert code(stranger.get(f"/certificates/{mine['ref']}")) == "certificate.unknown"
    assert code(stranger.get(f"/certificates/{mine['ref']}/paper")) == "certificate.unknown"
    assert code(NOBODY.get("/verify", code="ABCDEFGH")) == "request.nothing_here"


def test_only_the_issuing_office_stops_a_certificate(office: errand.Office) -> None:
    ref = errand.granted(office)
    citizen, decider, clerk = caller(office.citizen), caller(office.decider), caller(office.clerk)
    mine = said(citizen.get("/certificates"))[0]["ref"]

    refused = clerk.post(f"/certificates/{mine}/acts/suspend", {"reason": "抽检不合格"})
    assert (refused.status_code, code(refused)) == (403, "certificate.not_yours")
    assert code(citizen.post(f"/certificates/{mine}/acts/cancel", {"reason": "不办了"})) == "request.not_for_you"
    assert said(citizen.get(f"/certificates/{mine}"))["state"] == "valid"

    stopped = decider.post(f"/certificates/{mine}/acts/suspend", {"reason": "抽检不合格"})
    assert stopped.status_code == 200, stopped.content
    assert said(decider.get(f"/cases/{ref}/certificates"))[0]["state"] == "suspended"


def test_the_papers_of_a_case_are_for_who_may_see_it(office: errand.Office) -> None:
    ref = errand.accepted(office)
    aftermath.derive(ref)
    citizen, stranger = caller(office.citizen), caller(town.a_citizen(77, "李不知", "stranger"))

    papers = said(citizen.get(f"/cases/{ref}/documents"))
    paper = citizen.get(f"/documents/{papers[0]['ref']}/paper")

    assert papers and paper.status_code == 200
    assert said(stranger.get(f"/cases/{ref}/documents")) == []
    assert code(stranger.get(f"/documents/{papers[0]['ref']}/paper")) == "document.unknown"


def test_the_applicant_reads_what_was_told(office: errand.Office) -> None:
    ref = errand.accepted(office)
    aftermath.derive(ref)
    citizen, stranger = caller(office.citizen), caller(town.a_citizen(77, "李不知", "stranger"))
    message = said(citizen.get("/messages"))["rows"][0]["ref"]
    unread = said(citizen.get("/messages/unread"))["count"]

    assert code(stranger.post(f"/messages/{message}/read")) == "message.unknown"
    assert citizen.post(f"/messages/{message}/read").status_code == 200
    assert said(citizen.get("/messages/unread"))["count"] == unread - 1
    assert said(citizen.post("/messages/read"))["count"] == unread - 1
    assert said(stranger.get("/messages"))["rows"] == []
    assert len(said(caller(office.clerk).get(f"/cases/{ref}/messages"))) == unread


def test_a_visit_is_opened_once_and_closed(office: errand.Office) -> None:
    clerk = caller(office.clerk)

    opened = clerk.post("/visits", {"party": office.party, "purpose": "交材料"})
    again = clerk.post("/visits", {"purpose": "又一位"})
    closed = clerk.post(f"/visits/{said(opened)['ref']}/close")

    assert (opened.status_code, again.status_code, closed.status_code) == (201, 409, 200)
    assert code(again) == "visit.open"
    assert [row["purpose"] for row in said(clerk.get("/visits"))] == ["交材料"]
    assert code(caller(office.reviewer).post("/visits", {})) == "visit.not_at_a_window"
