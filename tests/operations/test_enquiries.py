"""Enquiries: who is asked first owes the answer until somebody else acknowledges it, and everything is counted."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.engine.cases import queries as cases
from yimen.engine.enquiries import operations as enquiries
from yimen.engine.enquiries import queries
from yimen.engine.enquiries.operations import Asked
from yimen.engine.enquiries.refusals import (
    EnquiryEnded,
    EnquiryUnknown,
    HandedOver,
    NothingToAcknowledge,
    NotTheOwner,
    OwnOffice,
    TakenUp,
)
from yimen.engine.messages import queries as messages
from yimen.kernel.actor import NOBODY
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList

pytestmark = pytest.mark.django_db
QUESTION = Asked("开店要几个证", "开小饭馆要办几个证，先办哪个？")
ANSWER, SOURCE = "先办营业执照，再办食品经营许可。", "《食品安全法》第三十五条"
FROM, UNTIL = date(2026, 11, 20), date(2026, 12, 1)


@pytest.fixture
def office() -> errand.Office:
    made = errand.an_office()
    aftermath.wired()
    return made


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
    with pytest.raises(NothingToAcknowledge):
        enquiries.acknowledge_enquiry(ref, by=office.reviewer, now=later(1))
    assert [row.may for row in queries.of_offices(other.reviewer, later(1))] == [("acknowledge",)]

    enquiries.acknowledge_enquiry(ref, by=other.reviewer, now=later(2))

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


def test_a_refused_act_leaves_the_question_as_it_was(office: errand.Office) -> None:
    ref = asked(office)
    before = queries.one(ref, office.clerk, NOW)

    with pytest.raises(NotTheOwner):
        enquiries.hand_over_enquiry(ref, office.town.office, "不是我的", by=office.reviewer, now=NOW)

    assert queries.one(ref, office.clerk, NOW) == before
