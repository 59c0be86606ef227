"""The pages and the JSON door after the decision."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations.test_archives import MONTH, delivered, on_file
from yimen.channels.cli import archives as command
from yimen.channels.cli.main import main
from yimen.kernel.archive_file import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> errand.Office:
    made = errand.an_office()
    aftermath.wired()
    return made


@pytest.fixture
def decider(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(office.decider, MONTH, monkeypatch)


@covers("S-264")
def test_a_case_is_put_on_file_on_its_page_and_says_before_what_is_missing(
    office: errand.Office, decider: Client
) -> None:
    lacking, whole = delivered(office), on_file(office)

    page = decider.get(f"/desk/after/cases/{lacking}").content.decode()
    refused = decider.post(f"/desk/after/cases/{lacking}", {"act": "archive", "key": "k1"})
    listed = decider.get("/desk/after/").content.decode()
    shown = decider.get(f"/desk/after/cases/{whole}").content.decode()

    assert "还缺：收件回执、受理通知书" in page
    assert refused.status_code == 422 and "案卷不齐" in refused.content.decode()
    assert "示市监-XK·2026-D30-0001" in listed and "缺件，不能归档" in listed
    assert "卷内目录" in shown and "送达回证" in shown


def test_a_program_files_a_case_and_checks_its_volume_offline(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIMEN_NOW", MONTH.isoformat())
    ref = on_file(office)
    us = caller(office.decider)

    again = us.post(f"/cases/{ref}/acts/archive", {})
    (volume,) = said(us.get(f"/cases/{ref}/archives"))
    content = us.get(f"/archives/{volume['row']['ref']}/file").content

    assert code(again) == "case.already_done"
    assert check(content, lambda *_: True).sound and len(zipfile.ZipFile(BytesIO(content)).namelist()) == 14
    monkeypatch.setattr(command, "signed", lambda *_: True)
    sound, altered = tmp_path / "sound.zip", tmp_path / "altered.zip"
    sound.write_bytes(content)
    altered.write_bytes(content.replace(b"IHDR", b"IHDS", 1))
    assert main(["archive", "verify", str(sound)]) == 0 and "绿" in capsys.readouterr().out
    assert main(["archive", "verify", "--json", str(altered)]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert fault == {"what": "altered", "where": "materials/002-material.png"}
    assert code(caller(office.citizen).get(f"/cases/{ref}/archives")) == "request.not_for_you"
