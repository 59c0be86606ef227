"""The hall, from the search to the receipt: what a citizen finds, fills in, uploads and hands in."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.standing import standing
from yimen.assembly import wiring
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import DraftView
from yimen.threshold import limits

pytestmark = pytest.mark.django_db


@standing
def founded() -> errand.Office:
    return errand.an_office()


@pytest.fixture
def office(founded: errand.Office) -> errand.Office:
    wiring.wire()
    errand.ports.wire(errand.Drawer())
    return founded


@pytest.fixture
def citizen(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = at_the_desk(office.citizen, later(1), monkeypatch)
    client.cookies["yimen_language"] = "zh-hans"
    return client


def a_picture(name: str = "plan.png") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def the_draft(office: errand.Office, ref: str) -> DraftView:
    draft = cases.draft(ref, office.citizen, later(1))
    assert draft is not None
    return draft


def only_case(office: errand.Office) -> str:
    (row,) = cases.mine(office.citizen, later(2)).rows
    return row.ref


def test_plain_words_find_the_licence_and_say_why(office: errand.Office, citizen: Client) -> None:
    page = citizen.get("/search", {"q": "开饭店"}).content.decode()

    assert "食品经营许可（新办）" in page
    assert "“开饭店”说的是“食品经营许可（新办）”" in page


def test_nothing_found_leaves_a_way_on(office: errand.Office, citizen: Client) -> None:
    page = citizen.get("/search", {"q": "宇宙飞船"}).content.decode()

    assert "没有找到" in page and "看全部事项" in page


def test_suggestions_come_as_a_piece_of_a_page(office: errand.Office, citizen: Client) -> None:
    piece = citizen.get("/search/suggest", {"q": "食品"}, headers={"HX-Request": "true"}).content.decode()

    assert f"/items/{office.item}" in piece
    assert "<html" not in piece


@covers("S-140")
def test_the_guide_tells_who_what_how_long_and_how_much(office: errand.Office) -> None:
    page = Client(headers={"Accept-Language": "zh-CN"}).get(f"/items/{office.item}").content.decode()

    assert "5 个工作日" in page and "法定 20 个工作日" in page
    assert "不收费" in page and "食品经营许可证" in page
    assert "必交 1 份" in page and "另有 1 份，选了情形才知道要不要" in page


def test_the_guide_in_english_keeps_the_binding_chinese_text(office: errand.Office) -> None:
    page = Client(headers={"Accept-Language": "en"}).get(f"/items/{office.item}").content.decode()

    assert "5 working days" in page and "How long" in page
    assert "食品经营许可（新办）" in page


def test_whoever_is_not_signed_in_is_led_to_the_login_and_back(office: errand.Office) -> None:
    answer = Client().get(f"/items/{office.item}/start")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/login?next=%2Fitems%2F{office.item}%2Fstart"


@covers("S-196", "S-203")
def test_from_the_guide_to_the_receipt(office: errand.Office, citizen: Client) -> None:
    begun = citizen.post(f"/items/{office.item}/start", {"party": office.party}, follow=True)
    way = begun.redirect_chain[-1][0]
    ref = way.split("/")[2]
    assert way.endswith("/situation") and "第 1 问" in begun.content.decode()

    revision = the_draft(office, ref).revision
    asked = citizen.post(f"/drafts/{ref}/situation", {"answer-form": "form:catering", "revision": revision})
    assert asked.headers["Location"] == f"/drafts/{ref}/form"
    typed = {"field-address": "滨河街36号", "field-area": "86", "revision": revision + 1, "then": "next"}
    assert citizen.post(f"/drafts/{ref}/form", typed).headers["Location"] == f"/drafts/{ref}/materials"
    for material in ("id", "plan"):
        sent = citizen.post(f"/drafts/{ref}/materials/{material}", {"files": [a_picture()], "key": f"key-{material}"})
        assert sent.status_code == 302
    handed_in = {"revision": revision + 2, "centre": office.town.centre, "key": "the-only-time"}
    first = citizen.post(f"/drafts/{ref}/check", handed_in)
    second = citizen.post(f"/drafts/{ref}/check", handed_in)

    case = only_case(office)
    assert first.headers["Location"] == f"/mine/{case}/receipt"
    assert second.headers["Location"] == f"/mine/{case}/receipt"
    receipt = citizen.get(f"/mine/{case}/receipt").content.decode()
    assert re.search(r'big-code">\d{8}<', receipt)
    paper = receipt.partition('<article class="paper"')[2].partition("</article>")[0]
    number = (cases.find(case, office.citizen, later(2)) or pytest.fail()).number
    for told in (number, "查询码", "5 个工作日", "不收费", "0000-12315", "示范市市场监督管理局"):
        assert told in paper, told
    again = citizen.get(f"/mine/{case}/receipt").content.decode()
    assert "big-code" not in again


def test_what_cannot_be_saved_stays_on_the_page_and_the_rest_is_saved(office: errand.Office, citizen: Client) -> None:
    ref = acts.start_draft(office.item, office.party, by=office.citizen, now=town.NOW).ref
    acts.keep_draft(ref, 1, ("form:catering",), {}, by=office.citizen, now=town.NOW)
    terms = {term.code: term for term in the_draft(office, ref).fields}
    assert set(terms) == {"address", "area"}

    long_text = "长" * 201
    answer = citizen.post(
        f"/drafts/{ref}/form",
        {"field-address": long_text, "field-area": "86", "revision": the_draft(office, ref).revision, "then": "next"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert long_text in page and 'href="#f-field-address"' in page
    assert the_draft(office, ref).form == {"area": "86"}


def test_typing_saves_itself_and_tells_the_next_revision(office: errand.Office, citizen: Client) -> None:
    ref, revision = errand.a_draft(office)

    piece = citizen.post(
        f"/drafts/{ref}/keep",
        {"field-address": "滨河街38号", "field-area": "90", "revision": revision},
        headers={"HX-Request": "true"},
    ).content.decode()

    assert f'value="{revision + 1}"' in piece and "已保存" in piece
    assert the_draft(office, ref).form["address"] == "滨河街38号"


def test_two_pages_on_one_draft_overwrite_nothing_unseen(office: errand.Office, citizen: Client) -> None:
    ref, revision = errand.a_draft(office)
    acts.keep_draft(ref, revision, errand.ANSWERS, {**errand.FORM, "area": "120"}, by=office.citizen, now=later(1))

    by_itself = citizen.post(f"/drafts/{ref}/keep", {"field-area": "95", "revision": revision}).content.decode()
    assert "另一个页面" in by_itself and 'name="revision"' not in by_itself, "it does not pass for one that has seen it"
    answer = citizen.post(
        f"/drafts/{ref}/form", {"field-address": "滨河街36号", "field-area": "95", "revision": revision, "then": "next"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "120" in page and 'value="95"' in page
    assert f'name="revision" id="revision" value="{revision + 1}"' in page
    assert the_draft(office, ref).form["area"] == "120"


def test_a_wrong_file_is_told_and_the_good_one_beside_it_stays(office: errand.Office, citizen: Client) -> None:
    ref, _ = errand.a_draft(office, ())
    harmful = SimpleUploadedFile("plan.pdf", b"MZ\x90\x00", "application/pdf")

    answer = citizen.post(f"/drafts/{ref}/materials/plan", {"files": [harmful, a_picture("布局图.png")]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "plan.pdf：" in page and "布局图.png" in page
    (plan,) = [row for row in the_draft(office, ref).materials if row.term.code == "plan"]
    assert [file.filename for file in plan.files] == ["布局图.png"]


def test_a_draft_that_lacks_something_cannot_be_handed_in(office: errand.Office, citizen: Client) -> None:
    ref, revision = errand.a_draft(office, ("id",))

    page = citizen.get(f"/drafts/{ref}/check").content.decode()
    answer = citizen.post(f"/drafts/{ref}/check", {"revision": revision, "centre": office.town.centre, "key": "k"})

    assert f"/drafts/{ref}/materials#m-plan" in page and "提交申请" not in page
    assert answer.status_code == 422
    assert cases.mine(office.citizen, later(2)).rows == ()


def test_the_way_back_from_a_receipt_leads_to_the_receipt_again(office: errand.Office, citizen: Client) -> None:
    ref, revision = errand.a_draft(office)
    receipt = acts.submit(ref, revision, office.town.centre, by=office.citizen, now=later(1)).ref

    for page in ("", "/situation", "/form", "/materials", "/check", "/discard"):
        assert citizen.get(f"/drafts/{ref}{page}").headers["Location"] == f"/mine/{receipt}/receipt"
    again = citizen.post(f"/drafts/{ref}/check", {"revision": revision, "centre": office.town.centre, "key": "other"})
    saving = citizen.post(f"/drafts/{ref}/keep", {"revision": revision}, headers={"HX-Request": "true"})

    assert again.headers["Location"] == f"/mine/{receipt}/receipt"
    assert saving.headers["HX-Redirect"] == f"/mine/{receipt}/receipt"
    assert only_case(office) == receipt


def test_a_receipt_is_no_way_into_somebody_elses_case(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref, revision = errand.a_draft(office)
    acts.submit(ref, revision, office.town.centre, by=office.citizen, now=later(1))
    stranger = at_the_desk(town.a_citizen(2, "李不知", "stranger"), later(1), monkeypatch)

    assert stranger.get(f"/drafts/{ref}/check").status_code == 404


def test_a_strangers_draft_is_not_found(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref, _ = errand.a_draft(office)
    stranger = at_the_desk(town.a_citizen(2, "李不知", "stranger"), later(1), monkeypatch)

    for page in ("", "/situation", "/form", "/materials", "/check", "/discard"):
        assert stranger.get(f"/drafts/{ref}{page}").status_code == 404


def test_a_draft_is_thrown_away_once_it_was_asked(office: errand.Office, citizen: Client) -> None:
    ref, _ = errand.a_draft(office)

    assert "不能恢复" in citizen.get(f"/drafts/{ref}/discard").content.decode()
    assert citizen.post(f"/drafts/{ref}/discard", {"key": "k"}).headers["Location"] == "/mine"

    assert cases.drafts(office.citizen) == ()


def test_too_many_searches_are_told_to_wait(office: errand.Office, citizen: Client) -> None:
    answers = [citizen.get("/search", {"q": "开饭店"}) for _ in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {200}
    assert answers[60].status_code == 429
    assert 0 < int(answers[60].headers["Retry-After"]) <= timedelta(minutes=1).total_seconds()


def test_too_many_uploads_are_told_to_wait_and_a_form_without_a_file_is_not_counted(
    office: errand.Office, citizen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOADS", 1)
    ref, _ = errand.a_draft(office)
    upload = f"/drafts/{ref}/materials/plan"
    assert citizen.post(upload, {"files": [a_picture()], "key": "t"}).status_code == 302
    before = the_draft(office, ref).materials

    late = citizen.post(upload, {"files": [a_picture("more.png")], "key": "u"})

    assert late.status_code == 429 and int(late.headers["Retry-After"]) > 0
    assert the_draft(office, ref).materials == before
    assert citizen.post(upload, {"key": "v"}).status_code == 422
