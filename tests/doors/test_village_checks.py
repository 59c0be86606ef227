"""The pages of village checks: sealed in the village, a task in the town, and papers that one byte gives away."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath
from tests.operations.errand import later
from tests.operations.levels import a_town_below
from tests.operations.test_village_checks import a_file, village
from tests.operations.villages import Village
from yimen.assembly.wiring import FONTS, Desk
from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.public.village_checks import queries
from yimen.registries.credentials import operations as credentials
from yimen.registries.credentials import queries as credential_queries

pytestmark = pytest.mark.django_db
__all__ = ("village",)


@covers("S-295")
def test_a_village_seals_at_its_desk_the_town_reviews_at_its_own_and_both_papers_are_verified(
    village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    aftermath.wired()
    ref, below = a_file(village), village.below
    own = at_the_desk(village.agent, later(1), monkeypatch)
    page = f"/desk/agency/cases/{ref}"
    assert "签名盖章并上传" in own.get(page).content.decode()
    assert own.post(page, {"act": "seal", "opinion": " ", "key": "k1"}).status_code == 422
    assert own.post(page, {"act": "seal", "opinion": "与原件一致。", "key": "k2"}).status_code == 302
    told = own.get(page).content.decode()
    assert "等镇街审核" in told and "签名有效" in told and "签名盖章并上传" not in told

    desk = at_the_desk(below.clerk, later(2), monkeypatch)
    (task,) = queries.waiting(below.clerk)
    address = f"/desk/agency/checks/{task.ref}"
    assert address in desk.get("/desk/agency/checks/").content.decode()
    shown = desk.get(address).content.decode()
    assert "plan.png" in shown and "和盖章时一致" in shown
    stranger = at_the_desk(a_town_below(village.office, 3).clerk, later(2), monkeypatch)
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"act": "pass", "opinion": "同意。", "key": "k3"}).status_code == 404
    assert stranger.get(f"{address}/paper/village").status_code == 404
    assert desk.post(address, {"act": "pass", "opinion": "同意。", "key": "k4"}).status_code == 302
    english = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Passed" in english and "signature sound" in english

    told_to_program = said(caller(below.clerk).get(f"/village-checks/{task.ref}"))
    assert told_to_program["row"]["village_signature"] == told_to_program["row"]["town_signature"] == "sound"
    assert caller(village.office.reviewer).get("/village-checks").json() == []
    assert "盖章的表正在制作" in desk.get(address).content.decode()
    papers.wire(Desk(FONTS, tmp_path), Noticing())
    aftermath.derive(ref)
    for side, title, signer in (("village", "村居核验表", "SN-V"), ("town", "镇街审核表", "SN-T")):
        pdf = desk.get(f"{address}/paper/{side}").content
        good, bad = verified(pdf), verified(pdf[:900] + bytes([pdf[900] ^ 1]) + pdf[901:])
        assert (side == "village") == ("示范1村便民服务站" in good) and (side == "town") == ("示范1镇" in good)
        assert title in good and "文书真实" in good and signer in str(papers.press().check(pdf).signer)
        assert title not in bad and "文书真实" not in bad


def verified(pdf: bytes) -> str:
    """What the public page says of a paper."""
    sent = {"file": SimpleUploadedFile("paper.pdf", pdf, "application/pdf")}
    return Client().post("/verify/file", sent).content.decode()


@covers("S-295")
def test_whose_certificate_is_not_good_reads_why_and_is_offered_no_seal(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    aftermath.wired()
    ref = a_file(village)
    held = credential_queries.mine(village.agent, later(1))
    assert held is not None
    credentials.suspend_credential(held.ref, "遗失介质", by=village.agent, now=later(1))
    own = at_the_desk(village.agent, later(1), monkeypatch)
    page = f"/desk/agency/cases/{ref}"

    told = own.get(page).content.decode()

    assert "您的数字证书（SN-V）已冻结" in told and "签名盖章并上传" not in told
    assert own.post(page, {"act": "seal", "opinion": "与原件一致。", "key": "k1"}).status_code == 422
