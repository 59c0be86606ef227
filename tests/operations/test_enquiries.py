"""Enquiries: who is asked first owes the answer until somebody else acknowledges it, and everything is counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, evaluating, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.messages import queries as messages
from yimen.engine.case.noes import queries as noes
from yimen.engine.case.noes.refusals import NoDecided, NotYourNo, NoUnknown, NoWaits, OwnNo
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries import queries
from yimen.engine.public.enquiries.operations import Asked
from yimen.engine.public.enquiries.refusals import (
    EnquiryEnded,
    EnquiryUnknown,
    HandedOver,
    NothingToAcknowledge,
    NotTheOwner,
    OwnOffice,
    TakenUp,
)
from yimen.kernel.actor import NOBODY
from yimen.kernel.authority import OwnMatter
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList

pytestmark = pytest.mark.django_db
QUESTION = Asked("开店要几个证", "开小饭馆要办几个证，先办哪个？")
ANSWER, SOURCE = "先办营业执照，再办食品经营许可。", "《食品安全法》第三十五条"
FROM, UNTIL = date(2026, 11, 20), date(2026, 12, 1)


def asked(office: errand.Office) -> str:
    return enquiries.record_enquiry("window", QUESTION, office.party, by=office.clerk, now=NOW).ref


@covers("S-217")
def test_a_question_at_the_window_is_recorded_with_topic_answer_and_source(office: errand.Office) -> None:
    ref = asked(office)

    with pytest.raises(TextMissing):
        enquiries.answer_enquiry(ref, ANSWER, " ", by=office.clerk, now=later(1))
    enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(1))

    (row,) = queries.mine(office.citizen, later(1))
    assert (row.topic, row.answer, row.source, row.owner_name) == ("开店要几个证", ANSWER, SOURCE, "")
    assert [one.kind for one in messages.mine(office.citizen).rows] == ["answer_enquiry"]
    with pytest.raises(EnquiryEnded):
        enquiries.answer_enquiry(ref, "再答一次", SOURCE, by=office.clerk, now=later(2))


@covers("S-174")
def test_who_is_asked_first_owns_it_until_the_office_acknowledges(office: errand.Office) -> None:
    other = errand.another_office(office, 2)
    ref = asked(office)
    with pytest.raises(NotTheOwner):
        enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=other.reviewer, now=later(1))

    handed = enquiries.hand_over_enquiry(ref, other.town.office, "涉及消防验收", by=office.clerk, now=later(1))

    (mine,) = queries.owned(office.clerk, later(1))
    assert (mine.owner_name, mine.due_at.date()) == ("何0101", date(2026, 11, 25)) and handed.due_at == mine.due_at
    for act in (
        lambda: enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(1)),
        lambda: enquiries.hand_over_enquiry(ref, other.town.office, "再移", by=office.clerk, now=later(1)),
    ):
        with pytest.raises(HandedOver):
            act()
    with pytest.raises(NotTheOwner):
        enquiries.acknowledge_enquiry(ref, by=office.reviewer, now=later(1))
    with pytest.raises(NotTheOwner):
        enquiries.end_enquiry(ref, "nohow", by=office.reviewer, now=later(1))
    assert [row.may for row in queries.of_offices(other.reviewer, later(1))] == [("acknowledge",)]

    enquiries.acknowledge_enquiry(ref, by=other.reviewer, now=later(2))

    with pytest.raises(NothingToAcknowledge):
        enquiries.acknowledge_enquiry(ref, by=other.reviewer, now=later(3))
    with pytest.raises(NotTheOwner):
        enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(3))
    enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=other.reviewer, now=later(3))
    row = queries.one(ref, office.clerk, later(3))
    assert row is not None and row.office_name == "示范市第2局"
    assert [(one.from_name, one.acknowledged_by) for one in row.handovers] == [("何0101", row.owner_name)]


def test_a_question_stays_with_its_own_office_and_its_reader(office: errand.Office) -> None:
    ref = enquiries.record_enquiry("phone", QUESTION, office.party, by=office.clerk, now=NOW).ref
    stranger = town.a_citizen(9, "李不知", "stranger")

    assert queries.one(ref, stranger, NOW) is None
    with pytest.raises(EnquiryUnknown):
        enquiries.say_solved(ref, "yes", by=office.citizen, now=NOW)
    with pytest.raises(NotAllowed):
        enquiries.record_enquiry("window", QUESTION, by=office.citizen, now=NOW)
    with pytest.raises(NotInList):
        enquiries.record_enquiry("web", QUESTION, by=office.clerk, now=NOW)
    own = town.signed_on(town.an_officer(office.town, "reviewer", "777"), "own.office")
    handed = errand.another_office(office, 3)
    enquiries.hand_over_enquiry(ref, handed.town.office, "不清楚", by=office.clerk, now=NOW)
    enquiries.acknowledge_enquiry(ref, by=handed.reviewer, now=NOW)
    with pytest.raises(OwnOffice):
        enquiries.hand_over_enquiry(ref, handed.town.office, "还是我们的", by=handed.reviewer, now=NOW)
    assert queries.one(ref, own, NOW) is None


@covers("S-213")
def test_from_a_page_a_human_takes_over_with_case_and_page_and_its_wait_is_known(office: errand.Office) -> None:
    case = errand.received(office).ref
    question = Asked("进度", "为什么还没受理？", case_ref=case, page="我的办件")
    ref = enquiries.ask_from_page(question, by=office.citizen, now=NOW).ref

    (row,) = queries.waiting(office.clerk, NOW)
    assert (row.case_ref, row.page, row.may) == (case, "我的办件", ("take_up",))
    enquiries.take_up_enquiry(ref, by=office.clerk, now=NOW + timedelta(minutes=12))
    with pytest.raises(TakenUp):
        enquiries.take_up_enquiry(ref, by=office.clerk, now=later(1))
    enquiries.answer_enquiry(ref, "今天受理。", "办事指南", by=office.clerk, now=later(1))
    enquiries.say_solved(ref, "yes", by=office.citizen, now=later(2))

    told = queries.figures(FROM, UNTIL, later(2))
    assert (told.asked, told.answered, told.waited_minutes, told.rated, told.solved) == (1, 1, 12, 1, 1)
    view = cases.find(case, office.citizen, later(2))
    assert view is not None and view.timeline[0].verb == "answer_enquiry"
    assert [one.ref for one in queries.of_case(case, office.clerk, NOW)] == [ref]


def test_without_an_account_the_address_of_the_answer_is_enough(office: errand.Office) -> None:
    ref = enquiries.ask_from_page(QUESTION, by=NOBODY, now=NOW).ref
    enquiries.take_up_enquiry(ref, by=office.clerk, now=NOW)
    enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(1))

    row = queries.one(ref, NOBODY, later(1))
    assert row is not None and row.answer == ANSWER


@covers("S-181")
def test_what_ended_without_an_application_is_recorded_and_counted(office: errand.Office) -> None:
    enquiries.answer_enquiry(asked(office), ANSWER, SOURCE, by=office.clerk, now=later(1))
    enquiries.end_enquiry(asked(office), "left", by=office.clerk, now=later(1))
    enquiries.end_enquiry(asked(office), "intake", by=office.clerk, now=later(1))
    asked(office)
    with pytest.raises(NotInList):
        enquiries.end_enquiry(asked(office), "answered", by=office.clerk, now=later(1))

    told = queries.figures(FROM, UNTIL, later(24 * 10))

    assert (told.asked, told.without_intake, told.with_intake, told.left) == (5, 2, 1, 1)
    assert (told.open, told.late) == (2, 2)


NO = ("《食品安全法》第三十三条", "加工场所与污染源的距离不够。", "换一处场所，或封闭污染源后再来。")


@covers("S-181", "S-217")
def test_a_no_reaches_who_asked_when_the_manager_of_the_centre_has_confirmed_it(office: errand.Office) -> None:
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "manager")
    ref = asked(office)
    with pytest.raises(NoNeedsApprover):
        enquiries.answer_enquiry(ref, "您这里不能办。", SOURCE, by=office.clerk, now=later(1))
    with pytest.raises(TextMissing):
        enquiries.propose_no(ref, NO[0], NO[1], " ", by=office.clerk, now=later(1))
    enquiries.propose_no(ref, *NO, by=office.clerk, now=later(1))

    (row,) = queries.mine(office.citizen, later(1))
    assert (row.examined, row.ended, row.answer, row.no) == ("yes", "", "", None)
    assert messages.mine(office.citizen).rows == ()
    for act in (
        lambda: enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(2)),
        lambda: enquiries.end_enquiry(ref, "left", by=office.clerk, now=later(2)),
        lambda: enquiries.hand_over_enquiry(ref, office.town.office, "移", by=office.clerk, now=later(2)),
        lambda: enquiries.propose_no(ref, *NO, by=office.clerk, now=later(2)),
    ):
        with pytest.raises(NoWaits):
            act()
    for other in (office.clerk, office.decider, office.citizen):
        with pytest.raises(NoUnknown):
            enquiries.confirm_no(ref, by=other, now=later(2))
    assert [one.subject for one in noes.waiting(manager, later(2))] == [ref]
    assert noes.waiting(office.decider, later(2)) == ()

    kin = replace(manager, interests=frozenset(office.citizen.parties()))
    for act in (
        lambda: enquiries.confirm_no(ref, by=kin, now=later(2)),
        lambda: enquiries.send_no_back(ref, "自己人", by=kin, now=later(2)),
    ):
        with pytest.raises(OwnMatter):
            act()
    (read,) = noes.waiting(manager, later(2))
    enquiries.send_no_back(ref, "请先问清是不是临时摊点", read.no.mark, by=manager, now=later(2))
    enquiries.propose_no(ref, *NO, by=office.clerk, now=later(3))
    for act in (
        lambda: enquiries.confirm_no(ref, read.no.mark, by=manager, now=later(4)),
        lambda: enquiries.send_no_back(ref, "同上", read.no.mark, by=manager, now=later(4)),
    ):
        with pytest.raises(ChangedSinceRead):
            act()
    (read,) = noes.waiting(manager, later(4))
    enquiries.confirm_no(ref, read.no.mark, by=manager, now=later(4))

    (row,) = queries.mine(office.citizen, later(4))
    assert (row.answer, row.source, row.examined) == (f"{NO[1]}\n{NO[2]}", NO[0], "")
    desk = queries.one(ref, office.clerk, later(4))
    assert desk is not None and desk.no is not None and desk.no.decided_by == manager.name
    with pytest.raises(EnquiryEnded):
        enquiries.confirm_no(ref, by=manager, now=later(5))


@covers("S-181")
def test_who_proposed_a_no_takes_it_back_before_it_is_confirmed_and_answers_otherwise(office: errand.Office) -> None:
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "manager")
    ref = asked(office)
    with pytest.raises(NoUnknown):
        enquiries.withdraw_no(ref, by=office.clerk, now=later(1))
    enquiries.propose_no(ref, *NO, by=office.clerk, now=later(1))
    for other, refusal in ((manager, NotYourNo), (office.decider, NoUnknown), (office.citizen, NoUnknown)):
        with pytest.raises(refusal):
            enquiries.withdraw_no(ref, by=other, now=later(2))
    assert [one.subject for one in noes.proposed(office.clerk)] == [ref] and noes.proposed(manager) == ()

    enquiries.withdraw_no(ref, by=office.clerk, now=later(2))

    assert noes.waiting(manager, later(2)) == noes.proposed(office.clerk) == ()
    for by, refusal in ((office.clerk, NoDecided), (manager, NoUnknown)):
        with pytest.raises(refusal):
            enquiries.withdraw_no(ref, by=by, now=later(3))
    with pytest.raises(NoUnknown):
        enquiries.confirm_no(ref, by=manager, now=later(3))
    (row,) = queries.mine(office.citizen, later(3))
    assert (row.examined, row.ended, row.answer, row.no) == ("", "", "", None)
    desk = queries.one(ref, office.clerk, later(3))
    assert desk is not None and desk.no is not None and (desk.no.outcome, desk.no.decided_by) == ("withdrawn", "")
    enquiries.answer_enquiry(ref, ANSWER, SOURCE, by=office.clerk, now=later(3))
    assert queries.mine(office.citizen, later(3))[0].answer == ANSWER


def test_whoever_proposed_a_no_of_an_office_confirms_none_of_it(office: errand.Office) -> None:
    other = errand.another_office(office, 2)
    ref = asked(office)
    enquiries.hand_over_enquiry(ref, other.town.office, "涉及消防", by=office.clerk, now=later(1))
    enquiries.acknowledge_enquiry(ref, by=other.decider, now=later(1))
    enquiries.propose_no(ref, *NO, by=other.decider, now=later(2))

    with pytest.raises(OwnNo):
        enquiries.confirm_no(ref, by=other.decider, now=later(3))

    chief = town.signed_on(town.an_officer(other.town, "chief", "733"), "other.chief")
    enquiries.confirm_no(ref, by=chief, now=later(3))


def test_a_refused_act_leaves_the_question_as_it_was(office: errand.Office) -> None:
    ref = asked(office)
    before = queries.one(ref, office.clerk, NOW)

    with pytest.raises(NotTheOwner):
        enquiries.hand_over_enquiry(ref, office.town.office, "不是我的", by=office.reviewer, now=NOW)

    assert queries.one(ref, office.clerk, NOW) == before


@covers("S-342", "S-475")
def test_what_is_answered_at_once_and_within_two_days_is_counted_from_the_clock(office: errand.Office) -> None:
    first, second, third = (asked(office) for _ in range(3))
    supervisor = evaluating.supervision(office)
    enquiries.answer_enquiry(first, ANSWER, SOURCE, by=office.clerk, now=later(0.5))
    enquiries.answer_enquiry(second, ANSWER, SOURCE, by=office.clerk, now=later(47))

    told = queries.figures(FROM, UNTIL, later(49))
    sooner = queries.figures(FROM, UNTIL, later(49), timedelta(minutes=10), timedelta(days=1))

    assert (told.asked, told.at_once, told.in_two_days, told.at_once_rate) == (3, 1, 2, "33.3%")
    assert (sooner.at_once, sooner.in_two_days, told.in_two_days_rate) == (0, 1, "66.6%")
    assert [row.ref for row in queries.beyond(supervisor, later(49))] == [third]
    assert queries.beyond(supervisor, later(47)) == () and queries.beyond(office.clerk, later(49)) == ()
    assert queries.figures(UNTIL, UNTIL, later(49)).at_once_rate == "—"
