"""Rule orders at their doors: a head signs on a page, the applicant has it done at a terminal, others look at it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.doors.test_self_service import a_browser, signed_in, token_of
from tests.operations import paying, town
from tests.operations.errand import later
from tests.operations.test_rule_orders import CHARGED, FORM, Bureau, a_bureau, bureau, signed
from tests.operations.test_terminals import a_terminal
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.rule_orders import operations
from yimen.engine.case.rule_orders.models import RuleOrder, RuleTrial
from yimen.engine.centre.terminals.models import TerminalFiling
from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.certificates import queries as certificates
from yimen.insight.directions import queries as directions
from yimen.insight.windows import queries as work
from yimen.kernel.elements import OnlineDepth
from yimen.kernel.visits.terminals import IDLE

__all__ = ["bureau"]
pytestmark = pytest.mark.django_db
SIGNED = {
    "act": "sign", "begins": "2026-11-20", "ends": "2027-11-20", "share": "10", "wrong_most": "5",
    "looks-1": "one_of:kind", "value-1": "全部、养老保险", "looks-2": "not_ahead:to",
}  # fmt: skip


def a_draft(at: Bureau, form: dict[str, str]) -> tuple[str, int]:
    by = at.office.citizen
    ref = cases.start_draft(at.office.item, at.office.party, by=by, now=NOW).ref
    return ref, cases.keep_draft(ref, 1, (), form, by=by, now=NOW).revision


def handed_in(browser: Client, at: Bureau, form: dict[str, str]) -> str:
    """What the receipt of a draft says that is handed in at this browser."""
    ref, revision = a_draft(at, form)
    said = {"revision": revision, "centre": at.office.town.centre, "key": ref}
    if browser.handler.enforce_csrf_checks:
        said["csrfmiddlewaretoken"] = token_of(browser.get("/mine"))
    sent = browser.post(f"/drafts/{ref}/check", said)
    return browser.get(sent.headers["Location"]).content.decode()


@covers("S-374")
def test_somebody_has_it_done_at_the_terminal_without_a_clerk_and_reads_why(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_terminal(bureau.office.town.centre)
    desk = town.signed_on(town.the_city_desk(bureau.office.town), "city.desk")
    signed(bureau)
    browser = a_browser(monkeypatch)
    assert "现在没有可以当场自助办结的事项" in browser.get("/terminal/items").content.decode()
    operations.list_for_self_service(bureau.office.item, "条件都能核验。", NOW.date(), by=desk, now=NOW)
    assert f"/items/{bureau.office.item}" in browser.get("/terminal/items").content.decode()
    signed_in(browser)

    done = handed_in(browser, bureau, FORM)
    passed_on = handed_in(browser, bureau, {**FORM, "to": "2026-12-31"})

    assert all(words in done for words in ("已经办好了", "为什么当场准予", bureau.head.name, "养老保险", "打印证照"))
    assert all(words in passed_on for words in ("为什么没有当场办结", "没有被拒绝", "不符合", "已经收到您的申请"))
    assert TerminalFiling.objects.count() == 2 and RuleTrial.objects.filter(passed_on="").count() == 1
    case = RuleTrial.objects.get(passed_on="").case_ref
    page = browser.get(f"/mine/{case}", headers={"Accept-Language": "en"}).content.decode()
    assert "Why it was granted at once" in page and "is one of" in page


@covers("S-351")
def test_identity_check_fee_and_print_are_one_errand_at_the_terminal_and_count_as_on_the_spot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(work, "READ", "default")
    costly = a_bureau(CHARGED)
    at, desk = paying.at_the_till(costly.office), town.signed_on(town.the_city_desk(costly.office.town), "city.desk")
    a_terminal(costly.office.town.centre)
    signed(costly)
    operations.list_for_self_service(costly.office.item, "缴费也在网上。", NOW.date(), by=desk, now=NOW)
    browser = a_browser(monkeypatch)
    assert "要缴费，在这里就能缴" in browser.get("/terminal/items").content.decode()

    def spots() -> tuple[int, int]:
        (row,) = work.on_the_spot_items(costly.office.town.centre, NOW.date(), NOW.date() + timedelta(days=1))
        return row.cases, row.on_the_spot

    def press(path: str, **said: str) -> str:
        form = {**said, "csrfmiddlewaretoken": token_of(browser.get("/mine"))}
        return browser.post(path, form).headers["Location"]

    def granted() -> tuple[str, str]:
        signed_in(browser)
        done = handed_in(browser, costly, FORM)
        case = RuleTrial.objects.latest("pk").case_ref
        assert "还差缴费" in done and "还差一步：缴费" in done and "打印证照" not in done
        pay = press(f"/mine/{case}/bill")
        assert "沙箱" in browser.get(press(pay)).content.decode()
        return case, pay

    case, pay = granted()
    (owned,) = certificates.mine(costly.office.citizen, NOW)
    assert press(f"/terminal/take/{case}", which="certificate") == f"/mine/{case}/receipt"
    assert browser.get(f"/certificates/{owned.ref}/paper").status_code == 422
    monkeypatch.setenv("YIMEN_NOW", (NOW + IDLE).isoformat())
    assert browser.get("/mine").headers["Location"] == "/terminal/over"
    # Whoever left is paid for by telephone afterwards: nothing was lost, and the next sitting prints it.
    at.gateway.pay(fees.waiting_order(pay.rpartition("/")[2]), NOW + IDLE)
    assert at.callback(now=NOW + IDLE).outcome == "settled" and at.callback(now=NOW + IDLE).outcome == "repeated"
    assert Client().post(pay).status_code == 422
    signed_in(browser)
    assert "打印证照" in browser.get(f"/mine/{case}/receipt").content.decode()
    paper = press(f"/terminal/take/{case}", which="certificate")
    assert browser.get(paper).headers["Content-Type"] == "application/pdf" and spots() == (1, 0)

    press("/terminal/finish")
    case, pay = granted()
    at.gateway.pay(fees.waiting_order(pay.rpartition("/")[2]), NOW + IDLE)
    paid = browser.get(f"{pay}?from=gateway").content.decode()
    assert "已缴清" in paid and f"/mine/{case}/receipt" in paid
    assert press(f"/terminal/take/{case}", which="certificate").endswith("/paper")
    assert spots() == (2, 1) and not TerminalFiling.objects.exclude(helper=None).exists()


@covers("S-374")
def test_the_head_signs_on_a_page_another_looks_at_it_and_the_three_directions_are_counted(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directions, "READ", "default")
    head, item = at_the_desk(bureau.head, NOW, monkeypatch), bureau.office.item
    assert "签发自动审批令" in head.get("/desk/byrule/").content.decode()
    refused = head.post(f"/desk/byrule/sign/{item}", {**SIGNED, "value-1": "别的"})
    assert refused.status_code == 422 and "第 1 个条件不成立" in refused.content.decode()
    assert head.post(f"/desk/byrule/sign/{item}", SIGNED).status_code == 302
    order = RuleOrder.objects.get().ref
    handed_in(at_the_desk(bureau.office.citizen, later(0.1), monkeypatch), bureau, FORM)
    case = RuleTrial.objects.get().case_ref

    reviewer = at_the_desk(bureau.office.reviewer, later(1), monkeypatch)
    assert RuleTrial.objects.get().case_number in reviewer.get("/desk/byrule/").content.decode()
    shown = reviewer.get(f"/desk/byrule/{order}").content.decode()
    assert "记下复核结论" in shown and "结果与记录一致" in shown
    look = {"act": "look", "case": case, "finding": "wrong", "note": "不属于本人"}
    assert reviewer.post(f"/desk/byrule/{order}", look).status_code == 302
    assert "错误超限，已停用" in reviewer.get(f"/desk/byrule/{order}").content.decode()
    desk = at_the_desk(bureau.head, later(1), monkeypatch).get(f"/desk/cases/{case}").content.decode()
    assert "事先签发的自动审批令" in desk
    counted = reviewer.get("/desk/byrule/directions", headers={"Accept-Language": "en"}).content.decode()
    assert "1 cases weighed, 1 granted at once" in counted
    assert Client().get("/desk/byrule/").status_code == 302
    assert at_the_desk(bureau.office.clerk, later(1), monkeypatch).get(f"/desk/byrule/{order}").status_code in (
        403,
        404,
    )


def test_what_a_cashier_alone_is_paid_for_is_not_offered_to_be_paid_online(monkeypatch: pytest.MonkeyPatch) -> None:
    service = replace(CHARGED.service, online_payment="no", online_depth=OnlineDepth.ACCEPTANCE)
    costly = a_bureau(replace(CHARGED, service=service))
    paying.at_the_till(costly.office)
    signed(costly)

    done = handed_in(at_the_desk(costly.office.citizen, NOW, monkeypatch), costly, FORM)

    assert "还差一步：缴费" in done and "请到收费窗口缴清后领取" in done
