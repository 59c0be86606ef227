"""The pages of the review: the board, one change, its versions side by side; and the public notice in the hall."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY as ANYBODY
from tests.doors.calling import said
from tests.doors.desk import at_the_desk
from tests.operations.catalogue import TERMS, grounds
from tests.operations.reviewing import (
    AFTER_NOTICE,
    DRAFT,
    QUICKER,
    Desk,
    a_desk,
    decided,
    drafted,
    passed,
    proposed,
    proposed_end,
    seen,
)
from tests.operations.town import NOW, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.change_life import ChangeKind
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.reform import figures as reform
from yimen.registries.catalogue.reform import rectifications
from yimen.registries.catalogue.review import changes

pytestmark = pytest.mark.django_db
CATALOGUE = "/desk/catalogue/"


@standing
def founded() -> Desk:
    return a_desk()


@pytest.fixture
def desk(founded: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    at_the_desk(founded.editor, NOW, monkeypatch)
    return founded


def signed_in(actor: Actor, monkeypatch: pytest.MonkeyPatch, now: datetime = NOW) -> Client:
    return at_the_desk(actor, now, monkeypatch)


def text(client: Client, address: str, language: str = "zh-hans", status: int = 200) -> str:
    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_board_shows_each_reader_what_waits_at_their_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed(desk)

    assert "食品经营许可（新办）" in text(signed_in(desk.chief, monkeypatch), f"{CATALOGUE}board")
    assert "这里没有等着的变更" in text(signed_in(desk.legal, monkeypatch), f"{CATALOGUE}board")
    everything = text(signed_in(desk.legal, monkeypatch), f"{CATALOGUE}board?desk=all")
    assert "待部门审查" in everything and "食品经营许可（新办）" in everything


def test_an_administrator_sets_the_days_of_notice_on_the_page_and_others_read_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = signed_in(signed_on(an_officer(desk.town, "administrator", "790"), "notice.admin"), monkeypatch)
    typed = {"kind": "change", "days": "4", "basis": "示府办〔2026〕30号", "from_day": "2026-11-23", "key": "n1"}
    page = f"{CATALOGUE}notice-days"

    refused = admin.post(page, typed)
    done = admin.post(page, {**typed, "days": "10", "key": "n2"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "公示期最短 5 个工作日" in refused.content.decode()
    assert "10 个工作日" in text(admin, page) and "改公示期" in text(admin, page)
    editor = signed_in(desk.editor, monkeypatch)
    assert "改公示期" not in text(editor, page) and "Least by rule" in text(editor, page, "en")
    told = {one["kind"]: one for one in said(ANYBODY.get("/catalogue/notice-days"))}
    assert (told["change"]["days"], told["change"]["coming_days"], told["cancel"]["days"]) == (5, 10, 7)


def test_what_waits_long_shows_red(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed(desk)

    later = signed_in(desk.chief, monkeypatch, NOW + timedelta(days=12))

    assert "等了五个工作日以上" in text(later, f"{CATALOGUE}board")


def test_the_worklist_tells_reviewers_what_waits_for_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    proposed(desk)
    chief = signed_in(desk.chief, monkeypatch)
    chief.get("/desk/cases/")

    with django_assert_num_queries(4):
        asks = text(chief, "/desk/cases/")

    assert "/desk/catalogue/board/waiting" in asks
    piece = {"path": "/desk/catalogue/board/waiting", "headers": {"HX-Request": "true", "Accept-Language": "zh-hans"}}
    assert "1 项事项变更等您处理" in chief.get(**piece).content.decode()
    assert chief.get("/desk/catalogue/board/waiting").headers["Location"] == "/desk/catalogue/board"
    assert "项事项变更等您处理" not in signed_in(desk.reform, monkeypatch).get(**piece).content.decode()


def test_a_change_shows_what_is_otherwise_in_plain_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    leaner = replace(QUICKER, terms=replace(QUICKER.terms, materials=TERMS.materials[:1]))
    change = proposed(desk, draft=leaner)
    client = signed_in(desk.chief, monkeypatch)

    chinese = text(client, f"{CATALOGUE}changes/{change}")
    english = text(client, f"{CATALOGUE}changes/{change}", "en")

    assert "承诺时限由 5 个工作日 改为 3 个工作日。" in chinese
    assert "申请材料删去“身份证明”。" in chinese
    assert "Promised limit: 3 working days instead of 5 working days." in english


def test_the_page_passes_a_change_on_and_tells_why_the_rest_cannot_be_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = proposed(desk)
    chief, legal = signed_in(desk.chief, monkeypatch), signed_in(desk.legal, monkeypatch)
    page = f"{CATALOGUE}changes/{change}"

    assert "这一步由其他岗位审查" in text(legal, page)
    done = chief.post(f"{page}/acts/pass_change", {"seen": seen(change), "pass_change-opinion": "同意"})

    assert done.status_code == 302
    assert "待合法性审核" in text(legal, page)
    again = chief.post(f"{page}/acts/pass_change", {"seen": 1, "pass_change-opinion": "我写了很久"})
    assert again.status_code == 422
    assert "有人刚刚处理了这项变更" in again.content.decode()


def test_what_was_typed_stays_when_an_act_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    change = proposed(desk)
    client = signed_in(desk.legal, monkeypatch)

    answer = client.post(
        f"{CATALOGUE}changes/{change}/acts/send_back", {"seen": seen(change), "send_back-reason": "缺少依据条款"}
    )

    assert answer.status_code == 422
    assert state_of(change) == "office_review"


def test_the_whole_way_goes_over_the_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    version = drafted(desk)
    editor = signed_in(desk.editor, monkeypatch)
    assert "提交审查" in text(editor, f"{CATALOGUE}versions/{version}/propose")
    told = {"kind": "change", "reason": "压缩时限", "basis": "示政发〔2026〕12号", "seen": "1"}
    change = editor.post(f"{CATALOGUE}versions/{version}/propose", told).headers["Location"].rsplit("/", 1)[1]
    for by in (desk.chief, desk.legal, desk.reform):
        client = signed_in(by, monkeypatch)
        client.post(f"{CATALOGUE}changes/{change}/acts/pass_change", {"seen": seen(change)})

    citizen = Client()
    assert "食品经营许可（新办）" in text(citizen, "/notices")
    said = citizen.post(f"/notices/{change}", {"text": "来得及吗？"})
    assert said.status_code == 302
    assert "意见收到了" in text(citizen, said.headers["Location"].partition("#")[0])
    comment = comments(change)[0]
    late = signed_in(desk.reform, monkeypatch, AFTER_NOTICE)
    page = f"{CATALOGUE}changes/{change}"
    refused = late.post(f"{page}/acts/put_in_force", {"seen": seen(change), "moment": ""})
    assert "还有 1 条公示意见没有答复" in refused.content.decode()
    signed_in(desk.editor, monkeypatch, AFTER_NOTICE).post(
        f"{page}/comments/{comment}", {f"answer-{comment}": "来得及。"}
    )
    late.post(f"{page}/acts/put_in_force", {"seen": seen(change), "moment": "2026-12-03T09:00"})

    assert state_of(change) == "decided"
    assert "来得及。" in text(citizen, f"/notices/{change}")
    assert "变更" in text(citizen, f"/items/{desk.item}/history")
    assert "压缩时限" in text(late, f"{CATALOGUE}items/{desk.item}/versions")


def comments(change: str) -> list[str]:
    view = changes.change(change)
    assert view is not None
    return [row.ref for row in view.comments]


def state_of(change: str) -> str:
    view = changes.change(change)
    assert view is not None
    return view.row.state.value


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"kind": "", "reason": "快", "basis": "文"}, "f-kind"),
        ({"kind": "change", "reason": "", "basis": "文"}, "f-reason-error"),
        ({"kind": "correction", "reason": "快", "basis": "文"}, "不属于文字更正"),
    ],
)
def test_a_proposal_that_lacks_something_is_told_so(
    desk: Desk, told: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = drafted(desk)
    client = signed_in(desk.editor, monkeypatch)

    answer = client.post(f"{CATALOGUE}versions/{version}/propose", {**told, "seen": "1"})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_draft_of_another_kind_is_offered_as_a_conversion_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = at_the_desk(desk.editor, NOW, monkeypatch)
    ordinary = editor.get(f"/desk/catalogue/versions/{drafted(desk)}/propose").content.decode()
    operations.discard_draft(queries.history(desk.item)[0].version_ref, by=desk.editor, now=NOW)
    other = drafted(desk, replace(DRAFT, kind="11"))

    converted = editor.get(f"/desk/catalogue/versions/{other}/propose").content.decode()

    assert "文字更正" in ordinary and "转变管理方式" not in ordinary
    assert "转变管理方式" in converted and "文字更正" not in converted


def test_an_item_is_proposed_to_be_cancelled_from_its_versions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(desk.editor, monkeypatch)

    assert "取消、下放、暂停" in text(client, f"{CATALOGUE}items/{desk.item}/versions")
    answer = client.post(
        f"{CATALOGUE}items/{desk.item}/propose", {"kind": "cancel", "reason": "清理规范", "basis": "国发〔2022〕5号"}
    )

    assert answer.status_code == 302
    assert "取消" in text(client, answer.headers["Location"])


def test_two_versions_are_compared_and_an_old_one_is_drafted_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    decided(desk, passed(desk, proposed(desk)))
    client = signed_in(desk.editor, monkeypatch, AFTER_NOTICE)
    new, old = (row.version_ref for row in queries.history(desk.item))

    assert "承诺时限由" in text(client, f"{CATALOGUE}items/{desk.item}/compare?before={old}&after={new}")
    assert "两个版本内容相同" in text(client, f"{CATALOGUE}items/{desk.item}/compare?before={old}&after={old}")
    text(client, f"{CATALOGUE}items/{desk.item}/compare?before={old}&after=nothing", status=404)
    assert client.post(f"{CATALOGUE}versions/{old}/restore").status_code == 302
    assert queries.history(desk.item)[0].state == "draft"
    assert client.post(f"{CATALOGUE}versions/{old}/restore").status_code == 422


def test_reform_is_told_in_figures(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(desk.reform, monkeypatch, AFTER_NOTICE)
    done = client.post(
        f"{CATALOGUE}reform",
        {"what": "round", "name": "第三轮", "document": "示政发〔2026〕9号", "decided_on": "2026-11-01"},
    )
    kept = client.post(
        f"{CATALOGUE}reform",
        {"what": "baseline", "baseline_name": "改革前", "as_of": "2026-11-21", "baseline_basis": "示政发〔2026〕1号"},
    )
    (third,) = changes.rounds()
    decided(desk, passed(desk, proposed_end(desk, round=third.ref)))

    page = text(client, f"{CATALOGUE}reform?since=2026-11-21&until=2026-12-05")

    assert (done.status_code, kept.status_code) == (302, 302)
    assert "第三轮" in page and "100.0%" in page
    assert "食品经营许可（新办）" in text(client, f"{CATALOGUE}reform/rounds/{third.ref}")
    assert client.post(f"{CATALOGUE}reform", {"what": "round", "name": "第三轮"}).status_code == 422


def test_petitions_and_tasks_are_kept_on_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, legal = signed_in(desk.editor, monkeypatch), signed_in(desk.legal, monkeypatch)
    wish = {
        "office": desk.town.office, "wish": "cancel", "item_name": "生产许可", "addressed_to": "省局",
        "reason": "可以事后监管", "domain": "市场安全",
    }  # fmt: skip
    assert editor.post(f"{CATALOGUE}reform/petitions", wish).status_code == 302
    (petition,) = reform.petitions()
    editor.post(f"{CATALOGUE}reform/petitions/{petition.ref}", {"outcome": "accepted", "answer": "省令取消"})
    task = {"item": desk.item, "deviation": "extra_step", "found": "多一次现场核查", "due_on": "2026-12-01"}
    assert legal.post(f"{CATALOGUE}reform/rectifications", task).status_code == 302
    (opened,) = rectifications.rectifications()
    own = legal.post(f"{CATALOGUE}reform/rectifications/{opened.ref}", {"mended": "好了"})

    assert "采纳" in text(editor, f"{CATALOGUE}reform/petitions")
    assert "多设环节" in text(legal, f"{CATALOGUE}reform/rectifications")
    assert own.status_code == 422 and "不由事项所属部门自己认定" in own.content.decode()


@covers("S-085")
def test_every_decided_change_is_public_with_reason_basis_and_day(desk: Desk) -> None:
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.HAND_OVER, counterpart="示范市烹饪协会")))
    (told,) = changes.of_item(desk.item)

    page = text(Client(), f"/notices/{told.row.ref}")

    assert "示范市烹饪协会" in page and "示政发〔2026〕12号" in page and "2026年12月2日" in page
    assert "食品经营许可（新办）" in text(Client(), "/notices")
    assert "Handed to society" in text(Client(), f"/items/{desk.item}/history", "en")


def test_what_is_not_on_notice_yet_is_not_public(desk: Desk) -> None:
    change = passed(desk, proposed(desk), 2)

    text(Client(), f"/notices/{change}", status=404)


@pytest.mark.parametrize("words", ["", "x" * 1001])
def test_a_comment_that_cannot_be_taken_stays_on_the_page(desk: Desk, words: str) -> None:
    change = passed(desk, proposed(desk))

    answer = Client().post(f"/notices/{change}", {"text": words})

    assert answer.status_code == 422
    assert comments(change) == []


def test_comments_are_taken_a_few_an_hour_from_one_place(desk: Desk) -> None:
    change = passed(desk, proposed(desk))

    answers = [Client().post(f"/notices/{change}", {"text": f"意见 {n}"}).status_code for n in range(11)]

    assert answers == [302] * 10 + [429]


def test_a_suspended_item_says_so_and_offers_no_start(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.SUSPEND)))
    monkeypatch.setenv("YIMEN_NOW", AFTER_NOTICE.isoformat())

    page = text(Client(), f"/items/{desk.item}")

    assert "暂停受理" in page and "开始办理" not in page


def test_an_adopted_catalogue_needs_no_notice_and_is_told_to_nobody_as_a_change(desk: Desk) -> None:
    item = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(item, replace(DRAFT, name="另一事项"), by=desk.editor, now=NOW).ref
    operations.adopt_version(version, NOW, "示政发〔2020〕1号", by=desk.reform, now=NOW)

    assert changes.of_item(item) == ()
    assert operations.propose_for_item(item, grounds(ChangeKind.CANCEL), by=desk.editor, now=NOW).state
    assert NOBODY.staff_id is None


@covers("S-129")
def test_the_form_asks_why_each_material_is_not_asked_for_any_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    leaner = replace(QUICKER, terms=replace(QUICKER.terms, materials=TERMS.materials[:1]))
    version, editor = drafted(desk, leaner), signed_in(desk.editor, monkeypatch)
    page = f"{CATALOGUE}versions/{version}/propose"
    assert "为什么不再要“身份证明”" in text(editor, page)

    told = {"kind": "change", "reason": "数据共享", "basis": "一号文", "seen": "1", "removed-id": "shared"}
    change = editor.post(page, told).headers["Location"].rsplit("/", 1)[1]

    view = changes.change(change)
    assert view is not None and [(one.material, one.why) for one in view.removed] == [("id", "shared")]


@covers("S-155")
def test_what_has_not_landed_is_listed_with_what_it_still_needs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    item = operations.found_item(desk.town.office, by=desk.editor, now=NOW).ref
    version = operations.draft_version(item, replace(DRAFT, name="承接事项"), by=desk.editor, now=NOW).ref
    why = grounds(ChangeKind.TAKE_OVER, counterpart="省市场监督管理局")
    change = operations.propose_version(version, why, 1, by=desk.editor, now=NOW).ref
    reader = signed_in(desk.reform, monkeypatch)

    shown = text(reader, f"{CATALOGUE}landing")

    assert all(words in shown for words in ("承接事项", "省市场监督管理局", "还没有窗口收件"))
    assert "No window takes it in" in text(reader, f"{CATALOGUE}landing", "en")
    operations.withdraw_change(change, seen(change), by=desk.editor, now=NOW)
    assert "没有未落地的事项" in text(reader, f"{CATALOGUE}landing")
