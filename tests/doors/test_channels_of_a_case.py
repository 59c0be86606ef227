"""One case through all channels: begun at home, mended at a window, paid at a terminal, sent home; one timeline."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.doors.test_self_service import a_browser, token_of
from tests.operations import errand, parcels, paying
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from tests.operations.parcels import HOME
from tests.operations.test_terminals import a_terminal
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.delivery.parcels import operations as posting
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries as bills
from yimen.insight.figures import reading
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.channels import CaseChannel
from yimen.kernel.rulings import Advice
from yimen.threshold.meetings import met

pytestmark = pytest.mark.django_db
TELEPHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
TERMS = errand.replace(
    paying.COSTLY,
    service=errand.replace(paying.COSTLY.service, express_materials="yes", express_result="yes"),
)


@standing
def costly() -> errand.Office:
    return errand.an_office(TERMS)


def filed(office: errand.Office, browser: Client) -> str:
    """A case handed in by a browser of the hall."""
    ref, revision = errand.a_draft(office)
    answer = browser.post(f"/drafts/{ref}/check", {"revision": revision, "centre": office.town.centre, "key": ref})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].split("/")[2]


def form_of(case: str, office: errand.Office) -> dict[str, str]:
    view = queries.find(case, office.citizen, later(99))
    assert view is not None
    return {one.term.code: one.value for one in view.form}


@covers("S-372")
def test_a_case_goes_from_home_to_window_to_terminal_to_the_post_on_one_timeline_and_is_typed_once(
    costly: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, post = costly, parcels.wired()
    till = paying.at_the_till(office)
    a_terminal(office.town.centre)
    case = filed(office, at_the_desk(office.citizen, later(0.5), monkeypatch))
    said_at_home = form_of(case, office)
    cases.open_correction(case, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))

    window = at_the_desk(office.clerk, later(2), monkeypatch)
    scan = SimpleUploadedFile("plan.png", errand.PNG + b"1")
    assert window.post(f"/desk/cases/{case}/hand-in", {"material": "plan", "file": scan, "key": "s"}).status_code == 302
    assert window.post(f"/desk/cases/{case}/acts/answer_correction", {"key": "a"}).status_code == 302
    cases.accept(case, by=office.clerk, now=later(2.2))
    code = fees.open_bill(case, by=SYSTEM, now=later(2.5)).code
    kiosk = a_browser(monkeypatch)
    monkeypatch.setenv("YIMEN_NOW", later(3).isoformat())
    token = token_of(kiosk.get(f"/pay/{code}"))
    order = kiosk.post(f"/pay/{code}", {"csrfmiddlewaretoken": token}).headers["Location"].rpartition("/")[2]
    assert till.gateway.pay(order, later(3.1))
    till.callback()
    cases.hand_over(case, by=office.clerk, now=later(4))
    cases.review(case, Advice.GRANT, "材料齐全，符合条件。", by=office.reviewer, now=later(5))
    cases.decide(case, errand.GRANT, by=office.decider, now=later(6))
    ref = posting.want_result(case, *HOME, by=office.citizen, now=later(7)).ref
    waybill = posting.post_parcel(ref, by=office.clerk, now=later(8)).waybill
    parcels.says(post, waybill, "received", 20)
    page = at_the_desk(office.citizen, later(60), monkeypatch).get(f"/mine/{case}").content.decode()

    view = queries.find(case, office.citizen, later(60))
    assert view is not None and form_of(case, office) == said_at_home == errand.FORM
    told = met(view.timeline, bills.of_case(case, office.citizen))
    assert [(one.verb, one.channel) for one in told] == [
        ("receive", CaseChannel.WEB),
        ("close_correction", CaseChannel.WINDOW),
        ("pay", CaseChannel.KIOSK),
        ("parcel", CaseChannel.POST),
        ("deliver", CaseChannel.POST),
    ]
    steps = page.partition('id="steps-h"')[2].partition("</ol>")[0]
    assert re.findall(r'class="tag is-line">([^<]+)<', steps) == ["网上办事大厅", "窗口", "自助终端", "邮寄"]
    assert page.index("已缴费") < page.index("您已补好，重新收件") and "不用再填一遍" in page


def test_the_house_sees_by_itself_whether_a_case_comes_from_a_telephone_a_computer_or_a_program(
    costly: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = at_the_desk(costly.citizen, later(0.5), monkeypatch)
    telephone = at_the_desk(costly.citizen, later(0.5), monkeypatch)
    telephone.defaults["HTTP_USER_AGENT"] = TELEPHONE
    ref, revision = errand.a_draft(costly)
    program = caller(costly.citizen)

    by_hand = [filed(costly, browser) for browser in (computer, telephone)]
    sent = program.post(f"/drafts/{ref}/submit", {"revision": revision, "centre": costly.town.centre})

    cases_ = [queries.find(case, costly.citizen, later(1)) for case in (*by_hand, said(sent)["ref"])]
    assert [view.channel for view in cases_ if view] == [CaseChannel.WEB, CaseChannel.MOBILE, CaseChannel.API]


@covers("S-356")
def test_the_share_of_each_channel_is_counted_from_the_stamp_of_the_house_in_all_and_by_item(
    costly: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", "default")
    manager = the_manager(costly)
    computer = at_the_desk(costly.citizen, later(0.5), monkeypatch)
    telephone = at_the_desk(costly.citizen, later(0.5), monkeypatch)
    telephone.defaults["HTTP_USER_AGENT"] = TELEPHONE
    filed(costly, computer)
    filed(costly, telephone)
    for _ in range(2):
        cases.receive(costly.item, costly.party, errand.ANSWERS, errand.FORM, by=costly.clerk, now=later(1))
    later_on = at_the_desk(manager, later(2), monkeypatch)

    whole = said(caller(manager).get("/figures/channels", days=1))
    page = later_on.get("/oversight/figures/channel-shares").content.decode()
    rows = later_on.get("/oversight/figures/channel-shares", {"csv": "items"}).content.decode("utf-8-sig")
    before = said(caller(costly.clerk).get("/figures/channels", days=1))

    counted = {"window": 2, "hall": 1, "mobile": 1, "kiosk": 0, "api": 0}
    assert whole["whole"]["counts"] == counted and whole["items"][0]["by"]["counts"] == counted
    assert [one["ref"] for one in whole["items"]] == [costly.item] and before["whole"]["counts"] == counted
    assert "食品经营许可（新办）" in page and "50.0%" in page and page.count("25.0%") == 6
    assert rows.splitlines()[-1].endswith(",4,50.0% 2,25.0% 1,25.0% 1")
