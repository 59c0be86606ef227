"""Supplements 补件: what is asked after acceptance stops the promise and never the statute; both accounts say so."""

import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import GRANT, PNG, later
from yimen.channels.clockwork import following
from yimen.channels.hall.telling import happenings as home_says
from yimen.channels.workbench.looks import happenings as desk_says
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.messages import queries as messages
from yimen.engine.case.supplements import operations, queries
from yimen.kernel.acceptance import DefectFound, NoDefectNamed, SeenTheFirstTime, UnknownDefect
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.proofs import ProofNotListed
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.supplements import (
    NotAskedFor,
    SupplementClosed,
    SupplementIncomplete,
    SupplementOpen,
    SupplementOutstanding,
    SupplementTime,
    SupplementUnknown,
)
from yimen.kernel.text import TextMissing
from yimen.kernel.time.deadline import SpecialGround

NO_AREA = (DefectFound("plan", "no_area"),)
WHY = "平面图没有标注面积，无法审查。"
DAY = 24.0


def asked(office: errand.Office, ref: str, days: int = 5, hours: float = 3) -> str:
    return operations.ask_supplement(ref, NO_AREA, days, WHY, by=office.reviewer, now=later(hours)).ref


def seen(ref: str, by: Actor, now: datetime) -> CaseView:
    return case_queries.find(ref, by, now) or pytest.fail()


def due(ref: str, office: errand.Office, now: datetime) -> dict[str, datetime | None]:
    return {clock.side: clock.due_at for clock in seen(ref, office.decider, now).clocks}


def brought(office: errand.Office, one: str, now: datetime) -> None:
    operations.hand_in_supplement(one, "plan", "plan.png", PNG, by=office.citizen, now=now)
    operations.answer_supplement(one, by=office.citizen, now=now)


@covers("S-246", "S-175")
def test_a_supplement_stops_the_promise_and_never_the_statute_and_both_accounts_say_so(office: errand.Office) -> None:
    ref = errand.in_department(office)
    before = due(ref, office, later(3))

    one = asked(office, ref)

    for words in (desk_says(seen(ref, office.decider, later(3))), home_says(seen(ref, office.citizen, later(3)), {})):
        (text,) = (one.text for one in words if "补件" in one.title)
        assert text.startswith("最晚2026年11月25日") and "收回" not in text and "工作日" not in text
    waiting = due(ref, office, later(3))
    assert waiting == {"promised": None, "statutory": before["statutory"]}
    assert seen(ref, office.decider, later(3)).due_at == before["statutory"]
    stops = {clock.side: clock.stops for clock in seen(ref, office.citizen, later(3)).clocks}
    assert [(stop.ground, stop.stops) for stop in stops["promised"]] == [("supplement", "yes")]
    assert [(stop.ground, stop.stops) for stop in stops["statutory"]] == [("supplement", "no")]
    brought(office, one, later(3 + 4 * DAY))
    after = due(ref, office, later(3 + 4 * DAY))
    assert after["statutory"] == before["statutory"]
    assert after["promised"] and before["promised"] and after["promised"] > before["promised"]
    reasons = {day.why for day in seen(ref, office.citizen, later(3 + 5 * DAY)).clocks[0].account}
    assert "paused" in reasons


def test_the_promise_waits_no_longer_than_was_told_and_that_is_told_once(office: errand.Office) -> None:
    ref = errand.in_department(office)
    one = asked(office, ref, days=2)
    assert following.claimed(later(3 + DAY)) == 0

    over = later(3 + 3 * DAY)
    claimed = [following.claimed(over), following.claimed(over)]

    assert claimed == [1, 0]
    view = seen(ref, office.decider, over)
    promised, statutory = (due(ref, office, over)[side] for side in ("promised", "statutory"))
    assert promised is not None and view.due_at == promised and statutory and promised < statutory
    assert view.timeline[0].verb == "outwait_supplement"
    brought(office, one, over)
    assert due(ref, office, over)["promised"] == promised


def test_a_sweep_that_stood_still_over_the_warning_and_the_last_day_lets_the_promise_run_on_too(
    office: errand.Office,
) -> None:
    ref = errand.in_department(office)
    asked(office, ref, days=20)
    over = later(3 + 21 * DAY)
    before = seen(ref, office.decider, later(3)).due_at

    claimed = [following.claimed(over), following.claimed(over)]

    view, promised = seen(ref, office.decider, over), due(ref, office, over)["promised"]
    assert claimed == [1, 0] and view.timeline[0].verb == "outwait_supplement"
    assert promised is not None and before is not None and view.due_at == promised < before


@pytest.mark.parametrize(
    ("defects", "days", "reason", "refusal"),
    [
        ((), 5, WHY, NoDefectNamed),
        ((DefectFound("no_other_home", "missing"),), 5, WHY, UnknownDefect),
        (NO_AREA, 5, "请补充无房证明。", ProofNotListed),
        (NO_AREA, 5, " ", TextMissing),
        ((DefectFound("id", "unreadable"),), 5, WHY, SeenTheFirstTime),
        ((*NO_AREA, DefectFound("id", "missing")), 5, WHY, SeenTheFirstTime),
        (NO_AREA, 0, WHY, SupplementTime),
        (NO_AREA, 31, WHY, SupplementTime),
    ],
)
def test_only_what_the_item_lists_is_asked_for_with_time_and_a_reason(
    office: errand.Office, defects: tuple[DefectFound, ...], days: int, reason: str, refusal: type[Refusal]
) -> None:
    ref = errand.in_department(office)

    with pytest.raises(refusal):
        operations.ask_supplement(ref, defects, days, reason, by=office.reviewer, now=later(3))

    assert queries.of_case(ref, office.reviewer) == () and seen(ref, office.reviewer, later(3)).awaits == ()


def test_what_a_notice_named_is_not_asked_again_until_the_material_has_come_anew(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.open_correction(ref, NO_AREA, by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan.png", PNG, by=office.citizen, now=later(1.5))
    cases.answer_correction(ref, by=office.citizen, now=later(2))
    cases.accept(ref, by=office.clerk, now=later(2.5))
    cases.hand_over(ref, by=office.clerk, now=later(2.5))

    with pytest.raises(SeenTheFirstTime):
        asked(office, ref)
    no_flow = (DefectFound("plan", "no_flow"),)
    one = operations.ask_supplement(ref, no_flow, 5, WHY, by=office.reviewer, now=later(3)).ref
    brought(office, one, later(4))

    for defect in ("no_area", "unreadable"):
        again = operations.ask_supplement(
            ref, (DefectFound("plan", defect),), 5, WHY, by=office.reviewer, now=later(5)
        ).ref
        operations.end_supplement(again, "够了。", by=office.reviewer, now=later(5))


def test_what_the_law_accepted_unseen_is_asked_for_as_it_lies(office: errand.Office) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    cases.deem_accepted(ref, by=errand.SYSTEM, now=later(DAY * 8))
    cases.hand_over(ref, by=office.clerk, now=later(DAY * 8))

    rules = (DefectFound("rules", "missing"),)
    operations.ask_supplement(ref, rules, 5, WHY, by=office.reviewer, now=later(DAY * 8))

    assert [one.material for row in queries.of_case(ref, office.reviewer) for one in row.asked] == ["rules"]


def test_who_asks_who_brings_and_who_goes_on_without(office: errand.Office) -> None:
    early, ref = errand.accepted(office), errand.in_department(office)
    stranger = town.a_citizen(9, "李不知", "stranger")
    for by, where, refusal in ((office.clerk, ref, NotYourRole), (office.decider, ref, NotYourDesk),
                               (office.clerk, early, NotYourRole)):  # fmt: skip
        with pytest.raises(refusal):
            operations.ask_supplement(where, NO_AREA, 5, WHY, by=by, now=later(3))
    one = asked(office, ref)

    with pytest.raises(SupplementOpen):
        asked(office, ref)
    with pytest.raises(SupplementOpen):
        cases.open_special(ref, SpecialGround.EXPERT_REVIEW, 9, "专家评审", by=office.reviewer, now=later(4))
    with pytest.raises(SupplementUnknown):
        operations.hand_in_supplement(one, "plan", "plan.png", PNG, by=stranger, now=later(4))
    with pytest.raises(NotAskedFor):
        operations.hand_in_supplement(one, "id", "id.png", PNG, by=office.citizen, now=later(4))
    with pytest.raises(SupplementIncomplete):
        operations.answer_supplement(one, by=office.citizen, now=later(4))
    with pytest.raises(NotYourRole):
        operations.end_supplement(one, "不等了", by=office.clerk, now=later(4))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(4))
    with pytest.raises(SupplementOutstanding):
        cases.decide(ref, GRANT, by=office.decider, now=later(5))

    operations.end_supplement(one, "现有材料足够。", by=office.decider, now=later(5))
    with pytest.raises(SupplementClosed):
        operations.hand_in_supplement(one, "plan", "plan.png", PNG, by=office.citizen, now=later(6))
    cases.decide(ref, GRANT, by=office.decider, now=later(6))
    with pytest.raises(WrongState):
        operations.ask_supplement(ref, NO_AREA, 5, WHY, by=office.decider, now=later(7))


@covers("S-175")
def test_asked_at_the_desk_brought_at_home_and_read_by_a_program(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.in_department(office)
    desk = at_the_desk(office.reviewer, later(3), monkeypatch)
    form = {"act": "ask", "seen": "3", "defect": "plan:no_area", "days": "5", "reason": WHY, "key": "k"}
    address, forms = f"/desk/cases/{ref}/supplement", ('value="ask"', 'value="end"')

    def offered(by: Actor) -> list[bool]:
        page = at_the_desk(by, later(3), monkeypatch).get(address).content.decode()
        return [form in page for form in forms]

    # Whoever may see the case reads what was asked; the forms are for the desk at which it lies.
    nothing = [[False, False], [False, False]]
    assert [offered(by) for by in (office.reviewer, office.decider, office.clerk)] == [[True, False], *nothing]
    refused = desk.post(f"/desk/cases/{ref}/supplement", {**form, "days": "99"})
    done = desk.post(f"/desk/cases/{ref}/supplement", form)
    aftermath.derive(ref)
    assert (refused.status_code, done.status_code) == (422, 302)
    assert [offered(by) for by in (office.reviewer, office.decider, office.clerk)] == [[False, True], *nothing]
    assert "还没来" in desk.get(f"/desk/cases/{ref}/supplement").content.decode()
    assert "在等申请人补件" in desk.get(f"/desk/cases/{ref}").content.decode()

    home = at_the_desk(office.citizen, later(4), monkeypatch)
    mine = home.get("/mine").content.decode()
    assert "等您补件" in mine and f"/mine/{ref}/supplement" in mine
    page = home.get(f"/mine/{ref}").content.decode()
    assert "请您补件" in page and "只有听证、招标、拍卖" in page and "承诺时限这段时间不计" in page
    one = bring(home, ref)

    program = caller(office.citizen)
    (row,) = said(program.get(f"/cases/{ref}/supplements"))
    assert (row["ref"], row["ended"], row["asked_by"], row["asked"][0]["came"]) == (one, "answered", "", "yes")
    assert "ask_supplement" in [message.kind for message in messages.of_case(ref, office.citizen)]
    assert program.post(f"/supplements/{one}/answer", {}).status_code == 409


def bring(home: Client, ref: str) -> str:
    """The applicant uploads what was asked and says that it is whole; the supplement."""
    page = home.get(f"/mine/{ref}/supplement").content.decode()
    found = re.search(r"\?supplement=(\w+)&amp;material=plan", page) or pytest.fail(page)
    at = f"/mine/{ref}/supplement?supplement={found[1]}"
    early = home.post(at, {"key": "a"})
    file = SimpleUploadedFile("plan.png", PNG, "image/png")
    assert early.status_code == 422 and "还没有补来" in early.content.decode()
    assert home.post(f"{at}&material=plan", {"files": [file], "key": "b"}).status_code == 302
    assert home.post(at, {"key": "c"}).status_code == 302
    assert "补齐。" in home.get(f"/mine/{ref}/supplement").content.decode()
    return found[1]
