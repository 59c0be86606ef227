"""Evaluation groups at the doors: called and led at the desk, scored in the hall, read by everybody."""

import re

import pytest

from tests.covers import covers
from tests.doors.calling import NOBODY, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, judging
from tests.operations.errand import later
from tests.operations.judging import DAY
from tests.operations.voicing import staff_of
from yimen.engine.supervision.juries import queries
from yimen.journal.models import Attempt, ErrandDone

pytestmark = pytest.mark.django_db


@covers("S-393")
def test_a_group_is_called_at_the_desk_scores_in_the_hall_and_is_read_by_everybody(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    group, now = judging.a_group(office), later(DAY)
    lead, public = (at_the_desk(who, now, monkeypatch) for who in (group.convener, group.public))
    clerk = at_the_desk(office.clerk, now, monkeypatch)
    assert clerk.get("/desk/juries/call").status_code == 403
    assert "群众评价满意率" in lead.get("/desk/juries/call").content.decode()
    form = {
        "title": "中心服务质量评价", "unit": f"centre:{office.town.centre}", "first": "2026-11-01",
        "last": "2026-11-20",
        "score_by": "2026-11-25", "every": "6", "what": ["群众评价满意率", "指引"], "figure": ["satisfied", ""],
        "weight": ["60", "4x"], "least": ["90", "60"],
    }  # fmt: skip
    assert lead.post("/desk/juries/call", form).status_code == 422
    assert lead.post("/desk/juries/call", {**form, "weight": ["60", "40"]}).status_code == 302
    ref = queries.listed(group.convener, now)[0].ref
    one = f"/desk/juries/{ref}"
    assert clerk.get(one).status_code == 404
    seat = {"act": "seat", "kind": "official", "staff": staff_of(office.clerk), "standing": "窗口"}
    assert lead.post(one, seat).status_code == 422
    for kind, who in (("official", group.official), ("technician", group.technician)):
        assert lead.post(one, {**seat, "kind": kind, "staff": staff_of(who)}).status_code == 302
    for kind, name in (("public", "钱一凡"), ("expert", "孙教授")):
        asked = {"act": "ask", "kind": kind, "name": name, "standing": "特邀", "key": f"ask-{kind}"}
        assert lead.post(one, asked).status_code == 302
    codes = re.findall(r'class="code">([0-9A-Z-]{11})<', lead.get(one).content.decode())
    done = list(ErrandDone.objects.filter(key__startswith="ask-").values_list("result", flat=True))
    assert len(done) == 2 and not any("code" in one_ for one_ in done)
    assert len(codes) == 2 and lead.post(one, {"act": "open"}).status_code == 422
    expert = at_the_desk(group.expert, now, monkeypatch)
    view = queries.one(ref, group.convener, now)
    assert view is not None
    invited = {row.name: row.code for row in view.seats}
    assert public.post("/me/quality", {"code": "AAAAA-AAAAA"}).status_code == 422
    for who, name in ((public, "钱一凡"), (expert, "孙教授")):
        assert who.post("/me/quality", {"code": invited[name]})["Location"] == f"/me/quality/{ref}"
    assert lead.post(one, {"act": "open"}).status_code == 302
    scores = {"act": "score", "number": "2", "score": "40", "said": "字太小"}
    assert public.post(f"/me/quality/{ref}", {**scores, "score": "140"}).status_code == 422
    for who in (public, expert):
        assert who.post(f"/me/quality/{ref}", scores).status_code == 302
    assert "我评了 40 分" in public.get(f"/me/quality/{ref}").content.decode()
    for actor in (group.official, group.technician):
        assert at_the_desk(actor, now, monkeypatch).post(one, scores).status_code == 302
    assert lead.post(one, {"act": "close"}).status_code == 302
    assert lead.post(one, {"act": "publish"}).status_code == 422
    view = queries.one(ref, group.convener, now)
    assert view is not None and view.indicators[1].action is not None and "字太小" in lead.get(one).content.decode()
    order = {"act": "order", "finding": view.indicators[1].action.ref, "title": "重写指引", "told": "写成大白话"}
    assert lead.post(one, {**order, "office": office.town.office, "due_on": "2026-12-01"}).status_code == 302
    assert code(NOBODY.get(f"/quality/{ref}")) == "request.nothing_here"
    assert public.get(f"/quality/{ref}").status_code == 404
    assert lead.post(one, {"act": "publish"}).status_code == 302
    page = public.get(f"/quality/{ref}").content.decode()
    assert "重写指引" in page and "字太小" not in page and "孙教授" not in page and "写成大白话" not in page
    assert "中心服务质量评价" in public.get("/quality").content.decode()
    told = said(NOBODY.get(f"/quality/{ref}"))
    assert (told["seats"], told["row"]["total"], told["called_by"]) == ([], "40.0%", "")
    line = told["indicators"][1]
    assert (line["kinds"], line["action"]["told"], line["action"]["title"]) == ([], "", "重写指引")
    assert not Attempt.objects.filter(subject__startswith="AAAAA").exists()
    assert [row["weak"] for row in said(NOBODY.get("/quality"))] == [1]
