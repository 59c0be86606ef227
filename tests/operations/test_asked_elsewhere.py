"""Questions from every side: about a policy, on the radio, by phone, from the city's platform; one answer each."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import catalogue as items
from tests.operations import town
from tests.operations.test_pages import a_number
from tests.operations.town import BEGAN, NOW, SINCE
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries import queries
from yimen.engine.public.enquiries.operations import Asked
from yimen.engine.public.enquiries.refusals import EnquiryUnknown, NotAnonymous, NotAnswered, NotTheOwner
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.writing import NotAllowed
from yimen.registries.people import operations as people
from yimen.registries.policies import operations as policies
from yimen.registries.policies.operations import PolicySaid

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
SOURCE = "示政办〔2026〕3号第四条"


def clerks(place: town.Town) -> tuple[Actor, Actor]:
    window = town.signed_on(town.an_officer(place, "window", "801"), "window.desk")
    return window, town.signed_on(town.an_officer(place, "reviewer", "802"), "reviewer.desk")


@covers("S-344")
def test_an_enterprise_asks_the_office_of_a_policy_in_a_thread_and_everybody_reads_the_answer() -> None:
    place = town.a_town()
    window, officer = clerks(place)
    person = town.a_person()
    firm = people.register_organisation("禾木小馆", a_number("91"), by=SYSTEM, now=NOW).ref
    people.give_mandate(firm, person, "handler", "", SINCE, None, "委托书", by=SYSTEM, now=NOW)
    me = town.the_actor(people.open_account("xiaohe", town.PASSWORD, person, by=SYSTEM, now=NOW).ref)
    said = PolicySaid("示政办〔2026〕3号", "房租补贴", "补贴", "申请")
    policy = policies.publish_policy(place.office, said, BEGAN, by=SYSTEM, now=NOW).ref
    about = Asked("房租补贴", "禾木小馆开业一年，能申请吗？", policy_ref=policy)

    heard = enquiries.ask_from_page(about, firm, by=me, now=NOW)
    with pytest.raises(NotAllowed):
        enquiries.take_up_enquiry(heard.ref, by=window, now=LATER)
    with pytest.raises(NotTheOwner):
        enquiries.tell_answer_to_all(heard.ref, "能申请吗？", by=window, now=LATER)
    assert [row.ref for row in queries.of_offices(officer, NOW)] == [heard.ref] and queries.waiting(window, NOW) == ()
    enquiries.take_up_enquiry(heard.ref, by=officer, now=LATER)
    with pytest.raises(NotAnswered):
        enquiries.tell_answer_to_all(heard.ref, "能申请吗？", by=officer, now=LATER)
    enquiries.answer_enquiry(heard.ref, "可以，网上申请。", SOURCE, by=officer, now=LATER)

    assert heard.due_at.date() == date(2026, 11, 25)
    enquiries.say_solved(heard.ref, "yes", by=me, now=LATER)
    for question in ("禾木小馆能申请吗？", "电话 13800000001 问能申请吗？"):
        with pytest.raises(NotAnonymous):
            enquiries.tell_answer_to_all(heard.ref, question, by=officer, now=LATER)
    assert queries.told_to_all(policy) == ()
    enquiries.tell_answer_to_all(heard.ref, "开业一年能申请吗？", by=officer, now=LATER)
    (told,) = queries.told_to_all(policy)
    assert (told.question, told.answer, told.policy_title) == ("开业一年能申请吗？", "可以，网上申请。", "房租补贴")

    more = enquiries.ask_from_page(Asked("房租补贴", "什么时候到账？", follows=heard.ref), firm, by=me, now=LATER)
    row = queries.one(more.ref, me, LATER)
    assert row is not None and (row.follows, row.policy_ref) == (heard.ref, policy)
    with pytest.raises(EnquiryUnknown):
        stranger = town.a_citizen(2, "赵一鸣", "yiming")
        enquiries.ask_from_page(Asked("x", "y", follows=heard.ref), by=stranger, now=LATER)
    enquiries.take_back_answer(heard.ref, by=officer, now=LATER)
    assert queries.told_to_all(policy) == ()


@covers("S-357", "S-366", "S-371")
def test_radio_phone_and_the_citys_platform_lead_to_one_answer_and_one_figure() -> None:
    place = town.a_town()
    window, _ = clerks(place)
    manager = town.signed_on(town.an_officer(place, "centre_manager", "803"), "the.manager")
    item, _ = items.published(place.office, now=NOW)
    caller = town.a_person()

    radio = enquiries.record_enquiry("radio", Asked("开店", "开店要几个证？", item), by=window, now=NOW).ref
    phone = enquiries.record_enquiry("phone", Asked("社保", "怎么查社保？"), caller, by=window, now=NOW).ref
    incident = Asked("占道", "门口摆摊要批吗？")
    city = enquiries.bring_in_enquiry("ZH-2026-1", incident, by=manager, now=NOW).ref

    assert enquiries.bring_in_enquiry("ZH-2026-1", incident, by=manager, now=LATER).ref == city
    with pytest.raises(NotAllowed):
        enquiries.bring_in_enquiry("ZH-2026-2", incident, by=window, now=NOW)
    assert [row.ref for row in queries.waiting(window, NOW)] == [city]
    enquiries.take_up_enquiry(city, by=window, now=LATER)
    enquiries.hand_over_enquiry(radio, another_office(place), "许可的问题", by=window, now=NOW)
    for ref in (phone, city):
        enquiries.answer_enquiry(ref, "请看办事指南。", SOURCE, by=window, now=LATER)
    row = queries.one(radio, window, NOW)
    assert row is not None and (row.way, row.item_ref, row.handovers[0].to_office) == ("radio", item, "示范市税务局")
    enquiries.tell_answer_to_all(city, "摆摊要批吗？", by=window, now=LATER)
    assert [(one.way, one.topic) for one in queries.told_to_all()] == [("city", "占道")]

    counted = queries.figures(NOW.date(), NOW.date() + timedelta(days=1), LATER)
    assert (counted.asked, counted.answered, counted.handed_over, counted.waited_minutes) == (3, 2, 1, 120)


def another_office(place: town.Town) -> str:
    return town.offices.found_office(
        "示范市税务局", "税务局", a_number("11"), place.city, place.calendar, "示税", BEGAN, "三定", by=SYSTEM, now=NOW
    ).ref
