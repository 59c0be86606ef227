"""The case page of the desk: what an officer sees, does, and is told when it cannot be done."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_limits_of_law import TOGETHER
from tests.operations.test_noes import with_letter
from tests.operations.test_renewals import SHORT
from yimen.channels.workbench import looks, words
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import Act
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import Advice
from yimen.threshold import limits
from yimen.threshold.language import WORDS
from yimen.threshold.spelling import day

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(office.clerk, later(1), monkeypatch)


def state_of(office: errand.Office, ref: str) -> CaseState:
    view = queries.find(ref, office.clerk, later(9))
    assert view is not None
    return view.state


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def test_the_window_sees_what_it_may_do_and_why_the_rest_cannot_be_done(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    page = clerk.get(f"/desk/cases/{ref}").content.decode()

    assert 'id="act-accept"' in page
    assert 'id="act-decide"' not in page
    assert "材料已经齐全，直接受理即可" in page
    assert "陈小禾" in page and "滨河街36号" in page


def test_accepting_twice_with_one_form_accepts_once(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref
    form = {"seen": "1", "key": "the-same-form"}

    first = clerk.post(f"/desk/cases/{ref}/acts/accept", form)
    second = clerk.post(f"/desk/cases/{ref}/acts/accept", form)

    assert first.headers["Location"] == second.headers["Location"] == f"/desk/cases/{ref}?done=accept"
    view = queries.find(ref, office.clerk, later(2))
    assert view is not None and [row.verb for row in view.timeline] == ["accept", "receive"]
    assert "已受理" in clerk.get(first.headers["Location"]).content.decode()


def test_a_stale_page_shows_what_changed_and_keeps_what_was_typed(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref
    seen = seen_on(clerk.get(f"/desk/cases/{ref}").content.decode())
    cases.write_note(ref, "电话联系过", by=office.clerk, now=later(1))

    answer = clerk.post(
        f"/desk/cases/{ref}/acts/open_correction",
        {"seen": seen, "key": "k1", "open_correction-defect": "plan:no_area", "open_correction-note": "图请重画"},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "这期间有人办理了" in page and "内部备注" in page
    assert "图请重画" in page
    assert re.search(r'value="plan:no_area" checked', page)
    assert state_of(office, ref) is CaseState.RECEIVED
    assert seen_on(page) == str(int(seen) + 1)


@covers("S-173")
def test_a_correction_is_ticked_from_the_list(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    answer = clerk.post(
        f"/desk/cases/{ref}/acts/open_correction",
        {"seen": "1", "key": "k", "open_correction-defect": ["plan:no_area", "id:unreadable"]},
    )

    assert answer.status_code == 302
    view = queries.find(ref, office.clerk, later(2))
    assert view is not None
    assert [(d.material, d.code) for d in view.corrections[0].defects] == [("plan", "no_area"), ("id", "unreadable")]
    assert "没有标注面积" in clerk.get(f"/desk/cases/{ref}").content.decode()


@covers("S-181")
def test_a_window_can_only_propose_a_no_and_another_confirms_it(
    office: errand.Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.received(office).ref
    proposal = {"basis": "许可法第三十二条", "explanation": "不属于本机关职权", "guidance": "请到县局申请"}
    said = {f"propose_refusal-{name}": text for name, text in proposal.items()}

    proposed = clerk.post(f"/desk/cases/{ref}/acts/propose_refusal", {"key": "a", **said})
    by_itself = clerk.post(f"/desk/cases/{ref}/acts/confirm_refusal", {"key": "b", "confirm_refusal-sure": "yes"})

    assert proposed.status_code == 302
    assert by_itself.status_code == 422
    seen = queries.find(ref, office.citizen, later(2))
    assert seen is not None and seen.state is CaseState.RECEIVED and seen.proposal is None
    home = at_the_desk(office.citizen, later(2), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "正在核查" in home and "不属于本机关职权" not in home
    decider = at_the_desk(office.decider, later(2), monkeypatch)
    assert "不属于本机关职权" in decider.get(f"/desk/cases/{ref}").content.decode()
    unread = decider.post(f"/desk/cases/{ref}/acts/confirm_refusal", {"key": "c"})
    assert unread.status_code == 422 and state_of(office, ref) is CaseState.RECEIVED
    decider.post(f"/desk/cases/{ref}/acts/confirm_refusal", {"key": "d", "confirm_refusal-sure": "yes"})
    assert state_of(office, ref) is CaseState.REFUSED


@covers("S-182")
def test_that_no_licence_is_needed_stands_on_both_pages_with_its_basis_and_the_way_out(
    office: errand.Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.received(office).ref
    with_letter(office)
    words = {"basis": "许可法第十三条", "explanation": "自用不需要许可。", "guidance": "可以直接使用。"}
    said = {f"find_not_needed-{name}": text for name, text in words.items()}

    silent = clerk.post(f"/desk/cases/{ref}/acts/find_not_needed", {"key": "a", **said, "find_not_needed-basis": " "})
    done = clerk.post(f"/desk/cases/{ref}/acts/find_not_needed", {"key": "b", **said})

    assert (silent.status_code, done.status_code) == (422, 302)
    desk = clerk.get(f"/desk/cases/{ref}").content.decode()
    home = at_the_desk(office.citizen, later(2), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert all(text in page for text in words.values() for page in (desk, home))


@covers("S-177")
def test_what_may_follow_is_tolerated_until_its_day(office: errand.Office, clerk: Client) -> None:
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=town.NOW).ref
    for material in ("id", "plan"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=town.NOW)
    form = {"accept_tolerating-material": "rules", "accept_tolerating-by-rules": "2026-02-30"}

    never = clerk.post(f"/desk/cases/{ref}/acts/accept_tolerating", {"key": "a", **form})
    form["accept_tolerating-by-rules"] = "2026-11-30"
    accepted = clerk.post(f"/desk/cases/{ref}/acts/accept_tolerating", {"key": "b", **form})

    assert never.status_code == 422 and "选一个补交日期" in never.content.decode()
    assert accepted.status_code == 302
    assert "11月30日（周一）前补来" in clerk.get(f"/desk/cases/{ref}").content.decode()


@covers("S-177")
def test_both_sides_read_why_a_grant_was_taken_back_when_its_materials_stayed_away(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": later(24 * 5).date()}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    after = later(24 * 6)

    cases.lapse_promise(ref, by=SYSTEM, now=after)

    home = at_the_desk(office.citizen, after, monkeypatch)
    at_home, in_english = (
        home.get(f"/mine/{ref}", headers={"accept-language": one}).content.decode() for one in ("zh", "en")
    )
    at_desk = at_the_desk(office.decider, after, monkeypatch).get(f"/desk/cases/{ref}").content.decode()
    why = f"承诺在{day(later(24 * 5))}前补交的材料没有交齐，准予已收回，并记入诚信档案"
    assert all(why in page for page in (at_home, at_desk))
    assert "did not come. The grant was taken back" in in_english and 'id="m-rules"' not in at_home


def test_a_correction_without_a_defect_is_refused_with_a_sentence(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    answer = clerk.post(f"/desk/cases/{ref}/acts/open_correction", {"seen": "1", "key": "k"})

    assert answer.status_code == 422
    assert "补正通知至少要写明一处" in answer.content.decode()
    assert state_of(office, ref) is CaseState.RECEIVED


def test_an_empty_opinion_is_called_by_its_name_on_the_page(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.in_department(office)
    reviewer = at_the_desk(office.reviewer, later(3), monkeypatch)

    answer = reviewer.post(f"/desk/cases/{ref}/acts/review", {"key": "k", "review-advice": "grant"})

    assert answer.status_code == 422
    assert "请填写“意见”" in answer.content.decode()


def test_review_and_decision_go_through_two_desks(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = errand.in_department(office)
    reviewer = at_the_desk(office.reviewer, later(3), monkeypatch)
    reviewer.post(
        f"/desk/cases/{ref}/acts/review", {"key": "a", "review-advice": "grant", "review-opinion": "符合条件"}
    )
    decider = at_the_desk(office.decider, later(4), monkeypatch)
    page = decider.get(f"/desk/cases/{ref}").content.decode()

    decided = decider.post(f"/desk/cases/{ref}/acts/decide", {"key": "b", "decide-outcome": "grant"})

    assert "六十日内依法申请行政复议" in page and "符合条件" in page
    assert decided.status_code == 302
    assert state_of(office, ref) is CaseState.GRANTED


@covers("S-126")
def test_a_denial_chooses_among_the_criteria_that_the_item_publishes(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = replace(errand.TERMS, service=replace(errand.TERMS.service, criteria=("布局合理，生熟分开",)))
    office = errand.an_office(terms)
    ref = errand.reviewed(office)
    decider = at_the_desk(office.decider, later(4), monkeypatch)
    said = {
        "decide-outcome": "deny",
        "decide-reasons": "生熟交叉",
        "decide-law": "第三十五条",
        "decide-remedies": "可以复议",
    }

    page = decider.get(f"/desk/cases/{ref}").content.decode()
    without = decider.post(f"/desk/cases/{ref}/acts/decide", {"key": "a", **said})
    named = decider.post(
        f"/desk/cases/{ref}/acts/decide", {"key": "b", **said, "decide-criterion": "布局合理，生熟分开"}
    )

    assert 'name="decide-criterion"' in page
    assert without.status_code == 422 and "选定不符合的一条" in without.content.decode()
    assert named.status_code == 302
    assert "不符合的标准" in decider.get(f"/desk/cases/{ref}").content.decode()


def test_a_denial_without_reasons_is_refused_and_nothing_is_lost(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.reviewed(office)
    decider = at_the_desk(office.decider, later(4), monkeypatch)

    answer = decider.post(
        f"/desk/cases/{ref}/acts/decide",
        {"key": "b", "decide-outcome": "deny", "decide-law": "食品安全法第三十五条", "decide-remedies": "可以复议"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "缺：理由" in page and "食品安全法第三十五条" in page
    assert state_of(office, ref) is CaseState.IN_DEPARTMENT


def test_a_strangers_case_is_not_there(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = errand.received(office).ref
    elsewhere = town.signed_on(town.an_officer(office.town, "supervisor", "900"), "elsewhere")
    blind = at_the_desk(elsewhere, later(1), monkeypatch)

    known = blind.get(f"/desk/cases/{ref}")
    unknown = blind.get("/desk/cases/0000000000000000")

    assert unknown.status_code == 404
    assert known.status_code == 404
    assert blind.post(f"/desk/cases/{ref}/acts/accept", {"key": "k"}).status_code == 404
    assert state_of(office, ref) is CaseState.RECEIVED


def test_an_act_that_does_not_exist_does_nothing(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    answer = clerk.post(f"/desk/cases/{ref}/acts/burn", {"key": "k"})

    assert answer.status_code == 422
    assert "没有办理任何事" in answer.content.decode()


def test_files_are_shown_to_who_may_see_the_case_and_to_nobody_else(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref
    view = queries.find(ref, office.clerk, later(1))
    assert view is not None
    file = view.materials[0].files[0]

    shown = clerk.get(f"/desk/cases/{ref}/files/{file.ref}")

    assert shown.status_code == 200 and shown.content == errand.PNG
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert (
        clerk.get(f"/desk/cases/{ref}/files/{file.ref}?save=yes")
        .headers["Content-Disposition"]
        .startswith("attachment")
    )
    assert clerk.get(f"/desk/cases/{errand.received(office).ref}/files/{file.ref}").status_code == 404
    assert Client().get(f"/desk/cases/{ref}/files/{file.ref}").status_code == 302


def test_the_viewer_comes_alone_when_htmx_asks(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    piece = clerk.get(f"/desk/cases/{ref}", headers={"HX-Request": "true"}).content.decode()

    assert piece.startswith('<div id="viewer"')
    assert "<html" not in piece


def test_the_window_hands_in_a_file_for_who_stands_there(office: errand.Office, clerk: Client) -> None:
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=town.NOW).ref
    paper = SimpleUploadedFile("plan.png", errand.PNG)

    answer = clerk.post(f"/desk/cases/{ref}/hand-in", {"key": "k", "material": "plan", "file": paper})

    page = clerk.get(f"/desk/cases/{ref}").content.decode()
    assert answer.status_code == 302
    assert "plan.png" in page and "交来材料" in page


def test_a_desk_that_sends_too_many_files_is_told_to_wait(
    office: errand.Office, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOADS_OF_STAFF", 0)
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=town.NOW).ref

    late = clerk.post(
        f"/desk/cases/{ref}/hand-in", {"material": "plan", "file": SimpleUploadedFile("p.png", errand.PNG)}
    )

    assert late.status_code == 429 and int(late.headers["Retry-After"]) > 0
    assert "p.png" not in clerk.get(f"/desk/cases/{ref}").content.decode()


def test_a_harmful_file_is_refused_with_its_sentence(office: errand.Office, clerk: Client) -> None:
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=town.NOW).ref
    script = SimpleUploadedFile("plan.png", b"<script>alert(1)</script>")

    answer = clerk.post(f"/desk/cases/{ref}/hand-in", {"key": "k", "material": "plan", "file": script})

    assert answer.status_code == 422
    assert "还没有交来文件" in answer.content.decode()


def test_further_corrections_offer_only_what_came_in_new(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan2.png", errand.PNG, by=office.citizen, now=later(2))
    cases.answer_correction(ref, by=office.citizen, now=later(3))
    view = queries.find(ref, office.clerk, later(4))
    assert view is not None

    offered = looks.renewed(looks.checklist(view, frozenset(), town.TODAY), view)

    assert [one.term.code for one in offered] == ["plan"]


def test_every_act_and_word_of_the_desk_has_its_english() -> None:
    said = {text for table in words.TABLES for text in table.values()}
    said |= {text for one in words.ACTS.values() for text in (one.title, one.button, one.done)}

    assert set(words.ACTS) == set(Act)
    assert {text for text in said if text not in WORDS} == set()


def test_the_papers_of_a_case_are_there_to_print(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = errand.granted(office)
    aftermath.derive(ref)
    decider = at_the_desk(office.decider, later(5), monkeypatch)

    page = decider.get(f"/desk/cases/{ref}").content.decode()
    papers = re.findall(rf'href="(/desk/cases/{ref}/(?:documents|certificates)/\w+)"', page)

    assert "示市监准〔2026〕1号" in page and "食品经营许可证" in page
    assert len(papers) == 4  # the certificate, the receipt, the acceptance and the decision
    for paper in papers:
        shown = decider.get(paper)
        assert shown.content.startswith(b"%PDF") and shown.headers["Content-Type"] == "application/pdf"
    other = errand.received(office).ref
    assert decider.get(papers[0].replace(ref, other)).status_code == 404


def test_the_window_names_the_certificate_that_an_application_renews(monkeypatch: pytest.MonkeyPatch) -> None:
    aftermath.wired()
    office = errand.an_office(SHORT)
    errand.granted(office)
    (old,) = certificates.mine(office.citizen, later(5))
    ref = errand.received(office).ref
    clerk = at_the_desk(office.clerk, later(6), monkeypatch)
    page, seen = f"/desk/cases/{ref}", queries.find(ref, office.clerk, later(6))
    assert seen is not None and "写明续办这一张" in clerk.get(page).content.decode()

    wrong = clerk.post(f"{page}/renewed", {"certificate": "0000000000000000", "seen": seen.seq, "key": "k1"})
    named = clerk.post(f"{page}/renewed", {"certificate": old.ref, "seen": seen.seq, "key": "k2"})

    view = queries.find(ref, office.clerk, later(6))
    assert (wrong.status_code, named.status_code) == (422, 302) and view is not None and view.seq == seen.seq + 1
    assert "写明续办这一张" not in clerk.get(page).content.decode()


def test_what_several_offices_handle_is_extended_at_the_desk_with_the_document_of_the_government(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = errand.an_office(TOGETHER)
    ref = errand.in_department(office)
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))
    desk = at_the_desk(office.decider, later(4), monkeypatch)
    form = {"extend-days": "15", "extend-reason": "案情复杂", "key": "k1"}

    page = desk.get(f"/desk/cases/{ref}?act=extend").content.decode()
    without = desk.post(f"/desk/cases/{ref}/acts/extend", {**form, "extend-approval": " "})
    done = desk.post(f"/desk/cases/{ref}/acts/extend", {**form, "extend-approval": "示府批〔2026〕9号", "key": "k2"})

    assert "政府批准文号" in page and (without.status_code, done.status_code) == (422, 302)
