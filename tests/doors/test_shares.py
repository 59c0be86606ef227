"""The pages and the JSON of shared cases: opened beside the case, continued at another centre's window."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import PNG, later
from tests.operations.sharing import a_head, a_neighbour
from tests.operations.test_shares import to_be_corrected
from tests.operations.town import TODAY
from yimen.engine.exchange.shares import queries

pytestmark = pytest.mark.django_db


@covers("S-026")
def test_a_head_opens_a_case_on_its_page_and_the_neighbours_window_continues_it(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ref, there = to_be_corrected(office), a_neighbour(office)
    home, desk = (at_the_desk(actor, later(3), monkeypatch) for actor in (a_head(office), there.clerk))
    page = f"/desk/shared/cases/{ref}"
    form = {
        "act": "share", "centre": there.centre, "right": "continue", "reason": "住在临江。", "seen": "",
        "until": TODAY.isoformat(), "key": "s1",
    }  # fmt: skip

    assert page in home.get(f"/desk/cases/{ref}").content.decode()
    assert home.post(page, {**form, "until": "2020-01-01"}).status_code == 422
    assert home.post(page, form).status_code == 302
    (row,) = queries.shared_with(there.clerk, later(3))
    one = f"/desk/shared/{row.ref}"
    assert one in desk.get("/desk/shared/").content.decode()
    shown = desk.get(one).content.decode()
    assert "没有标注面积" in shown and "收下这份材料" in shown and "内部备注" not in shown
    assert desk.post(one, {"act": "hand_back", "key": "s2"}).status_code == 422
    upload = SimpleUploadedFile("plan2.png", PNG)
    assert desk.post(one, {"act": "take_in", "material": "plan", "file": upload, "key": "s3"}).status_code == 302
    assert desk.post(one, {"act": "hand_back", "key": "s4"}).status_code == 302
    assert desk.get(f"/desk/cases/{ref}").status_code == 404
    stranger = at_the_desk(office.clerk, later(3), monkeypatch)
    assert stranger.get(one).status_code == 404

    told = home.get(page).content.decode()
    assert "交回补正" in told and "查看办件" in told
    end = {"act": "end", "share": row.ref, "end_reason": "已补齐。", "key": "s5"}
    assert home.post(page, end).status_code == 302
    assert desk.get(one).status_code == 410
    mine = at_the_desk(office.citizen, later(3), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "其他区的中心也可以为您办" in mine


@covers("S-026")
def test_the_json_door_shares_a_case_and_says_no_to_wrong_centres_and_ended_shares(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())
    ref, there = to_be_corrected(office), a_neighbour(office)
    head, clerk, third = caller(a_head(office)), caller(there.clerk), caller(a_neighbour(office, 3).clerk)
    seen = said(head.get(f"/cases/{ref}"))["seq"]
    asked = {"seen": seen, "centre": there.centre, "right": "look", "reason": "核对。", "until": TODAY.isoformat()}

    assert code(caller(office.reviewer).post(f"/cases/{ref}/shares", asked)) == "authority.not_your_role"
    assert code(head.post(f"/cases/{ref}/shares", {**asked, "centre": office.town.centre})) == "share.own_centre"
    share = said(head.post(f"/cases/{ref}/shares", asked))["ref"]
    assert [row["ref"] for row in said(clerk.get("/shares"))] == [share]
    shown = said(clerk.get(f"/shares/{share}"))
    assert (shown["view"]["notes"], shown["may"]) == ([], [])
    assert code(third.get(f"/shares/{share}")) == "share.unknown"
    assert code(clerk.post(f"/shares/{share}/hand-back", {})) == "share.only_to_look"
    assert code(clerk.post(f"/shares/{share}/hand-out", {"signature": "陈小禾"})) == "share.only_to_look"
    assert code(clerk.get(f"/cases/{ref}")) == "case.unknown"
    assert head.post(f"/shares/{share}/end", {"reason": "核对完了。"}).status_code == 200
    assert code(clerk.get(f"/shares/{share}")) == "share.ended"
    (history,) = said(head.get(f"/cases/{ref}/shares"))
    assert [deed["verb"] for deed in history["deeds"]] == ["end_share", "look_at_case", "share_case"]
