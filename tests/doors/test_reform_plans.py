"""Reform plans at the desk: handed in by a department, read, approved and determined by others, told to all."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import TODAY
from yimen.kernel.actor import Actor

pytestmark = pytest.mark.django_db
STALE = "您打开之后有人改过"
PLANS = "/desk/concentration/plans"


def marked(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


@covers("S-573")
def test_a_plan_is_handed_in_approved_and_determined_on_pages_and_a_stale_page_approves_nothing(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = errand.another_office(office, 3)

    def sitting(where: errand.Office, role: str, number: str) -> Actor:
        return town.signed_on(town.an_officer(where.town, role, number), f"page.{role}")

    head, reform = sitting(office, "office_head", "891"), sitting(above, "reform_office", "892")
    establishment = sitting(above, "establishment_office", "893")

    def desk(actor: Actor) -> Client:
        return at_the_desk(actor, later(2), monkeypatch)

    form = {
        "office": office.town.office, "title": "相对集中许可权改革方案", "text": "集中到一个科。", "name": "行政审批科",
        "form": "stand_alone", "way": "plate", "integration": "whole", "headcount": "3", "task": "approval",
        "begins": (TODAY + timedelta(days=30)).isoformat(), "partner": above.town.office, "key": "a",
    }  # fmt: skip
    wrong = desk(head).post(PLANS, {**form, "text": " "})
    assert wrong.status_code == 422 and 'value="相对集中许可权改革方案"' in wrong.content.decode()
    first = desk(head).post(PLANS, form)
    address = first.headers["Location"]
    stale = marked(desk(reform).get(address).content.decode())
    second = {**form, "act": "revise", "seen": stale, "headcount": "2", "key": "b"}
    del second["office"]
    assert desk(head).post(address, second).status_code == 302

    refused = desk(reform).post(address, {"act": "approve", "number": "示审改8号", "seen": stale, "key": "c"})
    assert refused.status_code == 422 and STALE in refused.content.decode()
    page = desk(reform).get(address).content.decode()
    assert "第 2 版" in page and "看这一版" in page and "还没有看" in page
    approve = {"act": "approve", "number": "示审改8号", "seen": marked(page), "key": "d"}
    assert desk(reform).post(address, approve).status_code == 302
    told = desk(establishment).get(PLANS).content.decode()
    assert "等编办批复三定" in told and "条告知还没看" in told
    determine = {"act": "determine", "number": "示编3号", "seen": marked(page), "key": "e"}
    assert desk(establishment).post(address, determine).status_code == 302
    assert desk(establishment).post(address, {"act": "read", "seen": "4", "key": "f"}).status_code == 302

    done = desk(head).get(address).content.decode()
    assert "三定已批准" in done and "编办批准三定" in done
    assert "示编3号" in desk(reform).get(f"/desk/concentration/divisions/{office.town.office}").content.decode()
    assert desk(office.reviewer).get(address).status_code == 200, "whoever works in the department reads its plan"
