"""Agents 代办: who holds a mandate for one item applies in it, follows it, and sees nothing else of the principal."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, a_number
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import AgencyNotOffered, CaseUnknown, DraftUnknown, NotForThisParty
from yimen.engine.public.talks import operations as talks
from yimen.engine.public.talks import queries as talk_queries
from yimen.engine.public.talks.operations import TalkAsked
from yimen.engine.public.talks.refusals import TalkUnknown
from yimen.kernel.actor import Actor
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db

OFFERED = errand.replace(errand.TERMS, service=errand.replace(errand.TERMS.service, agency="yes"))
AGENT = 2


@standing
def office() -> errand.Office:
    return errand.an_office(OFFERED)


def again(actor: Actor, hours: float = 1) -> Actor:
    found = people_queries.actor_of(actor.account_id or 0, later(hours))
    assert found is not None
    return found


def an_agent(office: errand.Office, item: str) -> tuple[Actor, str]:
    """Somebody whom the citizen lets act in one item for thirty days, and the mandate."""
    agent = town.a_citizen(AGENT, "李青", "liqing")
    month = NOW + timedelta(days=30)
    given = people.name_agent(office.party, "李青", a_number(AGENT), item, month, "委托书", by=office.citizen, now=NOW)
    return again(agent), given.ref


def handed_in(office: errand.Office, agent: Actor) -> str:
    draft = cases.start_draft(office.item, office.party, by=agent, now=later(1)).ref
    kept = cases.keep_draft(draft, 1, errand.ANSWERS, errand.FORM, by=agent, now=later(1))
    for material in ("id", "plan", "rules"):
        cases.attach(draft, material, f"{material}.png", errand.PNG, by=agent, now=later(1))
    return cases.submit(draft, kept.revision, office.town.centre, by=agent, now=later(1)).ref


@covers("S-186", "S-114")
def test_an_agent_applies_in_the_one_item_and_both_follow_the_case(office: errand.Office) -> None:
    agent, _ = an_agent(office, office.item)
    own = errand.received(office).ref

    ref = handed_in(office, agent)

    assert [row.ref for row in queries.mine(again(agent), later(2)).rows] == [ref]
    assert (errand.served(ref, office.citizen), errand.served(own, office.citizen)) == (["agency"], [])
    assert {row.ref for row in queries.mine(office.citizen, later(2)).rows} == {ref, own}
    assert queries.find(ref, again(agent), later(2)) is not None
    assert queries.find(own, again(agent), later(2)) is None
    assert cases.withdraw(ref, by=again(agent), now=later(2)).ref == ref


def test_an_agent_acts_in_no_other_item(office: errand.Office) -> None:
    agent, _ = an_agent(office, "another-item")

    with pytest.raises(NotForThisParty):
        cases.start_draft(office.item, office.party, by=agent, now=later(1))


def test_a_mandate_that_ended_opens_nothing(office: errand.Office) -> None:
    agent, mandate = an_agent(office, office.item)
    ref = handed_in(office, agent)
    draft = cases.start_draft(office.item, office.party, by=agent, now=later(1)).ref
    talk = talks.ask_talk(TalkAsked("平面图", "要盖章吗？", "", ref), by=agent, now=later(1)).ref
    talks.say(talk, "在等", by=agent, now=later(1))

    people.revoke_mandate(mandate, "不再委托", by=office.citizen, now=later(2))

    former = again(agent, 3)
    assert queries.mine(former, later(3)).rows == ()
    assert queries.find(ref, former, later(3)) is None
    assert queries.draft(draft, former, later(3)) is None
    with pytest.raises(DraftUnknown):
        cases.keep_draft(draft, 1, errand.ANSWERS, errand.FORM, by=former, now=later(3))
    with pytest.raises(CaseUnknown):
        cases.withdraw(ref, by=former, now=later(3))
    # What they said about the case they read, and say no more about it.
    with pytest.raises(TalkUnknown):
        talks.say(talk, "还想问", by=former, now=later(3))
    page = talk_queries.one(talk, former, later(3))
    assert page is not None and (page.row.may, page.lines[-1].text) == (("leave",), "在等")


@covers("S-114")
def test_an_item_that_offers_no_agency_is_for_the_applicant_alone() -> None:
    office = errand.an_office()
    agent, _ = an_agent(office, office.item)

    with pytest.raises(AgencyNotOffered):
        cases.start_draft(office.item, office.party, by=agent, now=later(1))

    assert queries.drafts(agent) == ()
    assert cases.start_draft(office.item, office.party, by=office.citizen, now=later(1)).ref


@pytest.mark.parametrize("kinds", [("agent", "handler"), ("handler", "agent")])
def test_whoever_is_handler_too_is_not_held_to_what_agents_may_do(kinds: tuple[str, str]) -> None:
    office = errand.an_office()
    agent = town.a_citizen(AGENT, "李青", "liqing")
    for kind in kinds:
        people.name_handler(office.party, "李青", a_number(AGENT), kind, None, "委托书", by=office.citizen, now=NOW)

    draft = cases.start_draft(office.item, office.party, by=again(agent), now=later(1))

    assert draft.ref


def test_whoever_is_agent_in_general_alone_is_held_to_it() -> None:
    office = errand.an_office()
    agent = town.a_citizen(AGENT, "李青", "liqing")
    people.name_handler(office.party, "李青", a_number(AGENT), "agent", None, "委托书", by=office.citizen, now=NOW)

    with pytest.raises(AgencyNotOffered):
        cases.start_draft(office.item, office.party, by=again(agent), now=later(1))


@covers("S-186")
def test_what_an_agent_does_with_a_case_is_told_as_done_for_the_principal(office: errand.Office) -> None:
    agent, _ = an_agent(office, office.item)
    ref = handed_in(office, agent)

    cases.withdraw(ref, by=again(agent), now=later(2))

    view = queries.find(ref, office.citizen, later(3))
    assert view is not None
    assert [(row.verb, row.actor_name, row.principal_name) for row in view.timeline] == [
        ("withdraw", "李青", "陈小禾"),
        ("receive", "李青", "陈小禾"),
    ]


def test_an_agent_passes_nothing_on(office: errand.Office) -> None:
    agent, _ = an_agent(office, office.item)
    town.a_person(3, "王川", "13800000003")

    with pytest.raises(Exception, match="no_such_thing"):
        people.name_agent(office.party, "王川", a_number(3), office.item, None, "", by=agent, now=later(1))
