"""At the counter's pages and the JSON door: standing by, the two who are named, printing and handing out."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations.errand import later
from tests.operations.test_counter import AT_ONCE, at_the_window
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.visits import operations as visits
from yimen.kernel.rulings import Advice

pytestmark = pytest.mark.django_db
PAGE = "/desk/pairs"


@standing
def office() -> errand.Office:
    return errand.an_office(AT_ONCE)


def seq_of(office: errand.Office, ref: str) -> int:
    view = queries.find(ref, office.clerk, later(9))
    assert view is not None
    return view.seq


def text(client: Client, address: str, **facts: str) -> str:
    return client.get(address, facts).content.decode()


@covers("S-180")
def test_from_the_case_page_over_two_desks_to_the_printed_result(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    ref = at_the_window(office)
    window, reviewer, decider = (
        at_the_desk(one, later(1.5), monkeypatch) for one in (office.clerk, office.reviewer, office.decider)
    )
    assert "现在没有人在线候办" in text(window, f"/desk/cases/{ref}")
    alone = window.post(f"{PAGE}/{ref}", {"seen": str(seq_of(office, ref)), "key": "1"})
    assert (alone.status_code, "没有能审这件的人在线" in alone.content.decode()) == (422, True)

    for client in (reviewer, decider):
        assert client.post(PAGE, {"act": "stand_by", "office": office.town.office, "key": "1"}).status_code == 302
    assert "交给在线的两位" in text(window, f"/desk/cases/{ref}")
    given = window.post(f"{PAGE}/{ref}", {"seen": str(seq_of(office, ref)), "key": "2"})
    assert given.headers["Location"] == f"{PAGE}?done=paired"
    above = reviewer.get(f"{PAGE}/waiting", headers={"HX-Request": "true"}).content.decode()
    assert "1 位申请人在柜台等您办" in above and "every 30s" in above
    assert "hx-get" in text(reviewer, "/desk/") and "去审查" in text(reviewer, PAGE) and "等审查" in text(window, PAGE)
    assert office.decider.name in text(window, f"/desk/cases/{ref}")
    news = window.get(f"{PAGE}/news", {"mark": "then"}, headers={"HX-Request": "true"}).content.decode()
    assert "柜台的件有了进展" in news
    refused = reviewer.post(PAGE, {"act": "stand_down", "office": office.town.office, "key": "2"})
    assert (refused.status_code, "还有 1 位申请人" in refused.content.decode()) == (422, True)

    assert window.get(f"{PAGE}/{ref}/result").status_code == 404
    cases.review(ref, Advice.GRANT, "齐全。", by=office.reviewer, now=later(1.5))
    assert "去核准" in text(decider, PAGE)
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(1.5))
    printed = window.get(f"{PAGE}/{ref}/result")
    assert f"/desk/cases/{ref}/certificates/" in printed.headers["Location"]
    assert window.get(printed.headers["Location"]).headers["Content-Type"] == "application/pdf"
    out = {"act": "hand_out", "case": ref, "party": office.party, "signature": "陈小禾", "key": "3"}
    assert "打印结果" in text(window, PAGE) and window.post(PAGE, out).status_code == 302
    assert "柜台现在没有等您的件" in text(window, PAGE)
    assert reviewer.post(PAGE, {"act": "stand_down", "office": office.town.office, "key": "4"}).status_code == 302


def test_the_json_door_says_who_is_there_and_gives_a_pair_up(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    aftermath.wired()
    monkeypatch.setenv("YIMEN_NOW", later(1.5).isoformat())
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    ref = at_the_window(office)
    window, reviewer, decider = (caller(one) for one in (office.clerk, office.reviewer, office.decider))
    there, body = {"office": office.town.office}, {"seen": seq_of(office, ref)}

    assert code(window.post("/standby", there)) == "authority.not_your_role"
    assert code(window.post(f"/cases/{ref}/pair", body)) == "pair.nobody_reviews"
    assert code(reviewer.post("/standby/end", there)) == "standby.not_standing_by"
    for one in (reviewer, decider):
        assert one.post("/standby", there).status_code == 200
    assert len(said(window.get(f"/offices/{office.town.office}/standby"))) == 2
    assert said(reviewer.get("/standby"))[0]["on"] == "yes"
    assert code(window.get(f"/cases/{ref}/pair")) == "request.nothing_here"
    paired = said(window.post(f"/cases/{ref}/pair", body))
    assert said(window.get(f"/cases/{ref}/pair"))["due_at"] == paired["due_at"]
    assert [row["turn"] for row in said(reviewer.get("/pairs"))] == ["mine"]
    left = {"seen": paired["seq"], "reason": "要到现场看一下"}
    assert said(window.post(f"/cases/{ref}/pair/leave", left))["ref"] == ref
    assert code(window.post(f"/cases/{ref}/pair/leave", {**left, "seen": paired["seq"] + 1})) == "case.already_done"
    assert said(window.get("/pairs/figures"))[0]["left"] == 1
