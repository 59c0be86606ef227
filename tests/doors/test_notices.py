"""The three clear notices and the one-time notice list: page, paper and JSON of the same item say the same."""

import re
import subprocess

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, code
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.tables import COLD, PACKED, TABLE
from tests.standing import standing
from yimen.assembly import wiring

pytestmark = pytest.mark.django_db


@standing
def founded() -> errand.Office:
    return errand.an_office(TABLE)


@pytest.fixture
def office(founded: errand.Office) -> errand.Office:
    wiring.wire()
    errand.ports.wire(errand.Drawer())
    return founded


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s", "", done.stdout.decode())


def asked(answers: tuple[str, ...]) -> dict[str, list[str]]:
    return {"answer": list(answers)}


@covers("S-119")
def test_the_public_is_told_everything_at_once_for_its_situation(office: errand.Office) -> None:
    way = f"/items/{office.item}/notices/public"

    cold = Client().get(way, asked(COLD)).content.decode()
    packed = Client().get(way, asked(PACKED)).content.decode()
    paper = text_of(Client().get(f"{way}.pdf", asked(COLD)).content)

    assert "一次性告知单" in cold and "设备布局和操作流程图" in cold and "现场核查" in cold and "检测费 50元" in cold
    assert "设备布局和操作流程图" not in packed and "1个工作日" in packed and "不收费" in packed
    assert "第 1 版" in cold and "2026年" in cold
    for said in ("一次性告知单", "设备布局和操作流程图", "检测费50元", "第1版", "清单以外的材料一律不要"):
        assert said in paper


@covers("S-119")
def test_the_window_is_told_how_to_handle_it(office: errand.Office) -> None:
    page = Client().get(f"/items/{office.item}/notices/window", asked(COLD)).content.decode()

    assert "没有标注面积：标注每个功能间的面积" in page
    assert "不得要求清单以外的材料" in page
    assert "一审一核" in page and "法定时限" in page


@covers("S-119")
def test_a_department_is_told_which_items_come_in(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)
    way = f"/desk/notices/{office.town.office}"

    page = clerk.get(way).content.decode()
    paper = clerk.get(f"{way}.pdf").content.decode()

    assert "应进中心办理的事项（1项）" in page and "食品经营许可（新办）" in page
    assert "食品经营许可（新办）" in paper
    assert clerk.get("/desk/notices/0000000000000000").status_code == 404


@covers("S-119")
def test_a_program_gets_the_same(office: errand.Office) -> None:
    way = f"/catalogue/items/{office.item}/notices"

    told = NOBODY.get(f"{way}/public", answer=list(PACKED)).json()
    wrong = NOBODY.get(f"{way}/public", answer="form:wholesale")

    assert told["title"] == "一次性告知单"
    assert ["到场次数", "不用跑，全程网办"] in [pair for part in told["sections"] for pair in part["pairs"]]
    assert NOBODY.get(f"{way}/window/paper").content.startswith(b"%PDF")
    assert (wrong.status_code, code(wrong)) == (422, "form.situation_unknown")
    assert NOBODY.get(f"{way}/nobody").status_code == 404


def test_an_address_that_names_nothing_leads_nowhere(office: errand.Office) -> None:
    for way in ("/notices/somebody", "/notices/public?answer=form:wholesale"):
        assert Client().get(f"/items/{office.item}{way}").status_code == 404
    assert Client().get("/items/0000000000000000/notices/public").status_code == 404


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_guide_leads_to_the_notice(office: errand.Office, language: str) -> None:
    page = Client(headers={"Accept-Language": language}).get(f"/items/{office.item}").content.decode()

    assert f"/items/{office.item}/notices/public" in page
