"""What was brought up at its doors: the page of who leads or heads a division, and the same for a program."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import errand
from tests.operations.test_escalations import BREACH, appointed
from yimen.channels.clockwork import following


@covers("S-019")
@pytest.mark.django_db
def test_the_leader_reads_what_was_brought_up_and_says_what_is_to_be_done(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    the.a_division(office)
    leader, reformer = appointed(office, "leader", "a1"), the.the_reformer(office)
    errand.in_department(office)
    following.claimed(BREACH)
    browser, program = at_the_desk(leader, BREACH, monkeypatch), caller(leader)
    (row,) = said(program.get("/clocks/escalations"))["rows"]
    address = f"/desk/overdue/mine/{row['ref']}"

    opened = browser.get(f"/desk/overdue/mine?say={row['ref']}").content.decode()
    refused = browser.post(address, {"instruction": " "})
    done = browser.post(address, {"instruction": "三日内办结。", "key": "k1"}, follow=True).content.decode()

    assert row["side"] == "statutory" and "怎么处理" in opened and "缺人的审批处" not in opened
    assert refused.status_code == 422
    assert "批示已记入办件过程" in done and "三日内办结。" in done
    overdue = at_the_desk(office.decider, BREACH, monkeypatch).get("/desk/overdue").content.decode()
    assert "分管领导 何a1：三日内办结。" in " ".join(overdue.split())
    again = program.post(f"/clocks/escalations/{row['ref']}/instruct", {"instruction": "又"})
    assert code(again) == "case.already_done"
    english = at_the_desk(reformer, BREACH, monkeypatch).get(
        "/desk/overdue/mine", headers={"Accept-Language": "en"}
    ).content.decode()  # fmt: skip
    assert "Divisions that lack somebody" in english and "Nothing was brought before you" in english
    assert [one["lacks"] for one in said(caller(reformer).get("/clocks/escalations/gaps"))["rows"]] == [["head"]]
