"""The review sheet on its pages: answered at the reviewer's desk, by a program, and told to everybody beforehand."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, sheeting
from tests.operations.errand import later
from tests.operations.sheeting import SHEET

pytestmark = pytest.mark.django_db


@covers("S-512")
def test_the_reviewer_answers_the_sheet_at_their_desk_and_nothing_typed_is_lost(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheeted = sheeting.an_office(office)
    ref, other = errand.in_department(sheeted), errand.in_department(sheeted)
    desk = at_the_desk(sheeted.reviewer, later(3), monkeypatch)
    page = desk.get(f"/desk/cases/{ref}").content.decode()
    assert page.index("形式审查</h3>") < page.index("附图附件齐全</legend>") < page.index("技术审查</h3>")
    form = {"seen": "3", "key": "sheet", "review-advice": "grant", "review-opinion": "齐全。"}
    form |= {f"review-point-{one.code}": "met" for one in SHEET.review_points[:3]}

    refused = desk.post(f"/desk/cases/{ref}/acts/review", {**form, "review-note-siting": "现场看过"})
    assert refused.status_code == 422
    told = refused.content.decode()
    assert "审查表还没有答完，不能准予。还差：措施可行" in told and 'value="现场看过"' in told
    done = desk.post(f"/desk/cases/{ref}/acts/review", {**form, "review-point-measures": "met"}, follow=True)

    sheet = done.content.decode().partition('id="sheet"')[2]
    assert "措施可行" in sheet and "符合" in sheet and "还没有回答" not in sheet
    guide = Client().get(f"/items/{sheeted.item}").content.decode()
    assert "审查时看什么" in guide and "选址符合规划" in guide and "告知承诺件发证后核查" in guide

    program, asked = caller(sheeted.reviewer), {"seen": 3, "advice": "grant", "opinion": "齐全。"}
    assert code(program.post(f"/cases/{other}/acts/review", asked)) == "sheet.unanswered"
    points = [{"code": one.code, "finding": "met"} for one in SHEET.review_points[:3]]
    points.append({"code": "measures", "finding": "not_applicable", "note": "没有这项工程"})
    answer = program.post(f"/cases/{other}/acts/review", {**asked, "points": points})
    assert answer.status_code == 200, answer.content
    shown = said(program.get(f"/cases/{other}"))["sheet"]
    assert [one["finding"] for one in shown] == ["met", "met", "met", "not_applicable"]
