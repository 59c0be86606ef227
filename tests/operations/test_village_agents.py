"""Village agents 代办员: they act under a mandate given at the point, by name, for somebody, at their own point."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town, villages
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.operations.villages import MONTH, Village
from tests.standing import standing
from yimen.channels.notices.deriving import derive
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.public.agency import operations as agency
from yimen.engine.public.agency.operations.filing import Matter
from yimen.engine.public.agency.refusals import NotAnAgent, NotEntrusted, ProofAnswered, ProofUnknown
from yimen.journal import reading
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.offices.powers import NotTakenInHere
from yimen.kernel.villages.agency import LONGEST, MandateUnbounded, NothingEntrusted
from yimen.registries.people import operations as people
from yimen.registries.people import queries as register
from yimen.threshold import spelling

pytestmark = pytest.mark.django_db


@standing
def village() -> Village:
    return villages.a_served_village()


def told_for(ref: str) -> list[tuple[str, str, str]]:
    """Verb, actor and on whose behalf, as the journal has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select verb, actor_ref, on_behalf from journal_entry where subject_ref = %s order by seq", (ref,)
        )
        return [(verb, actor, behalf) for verb, actor, behalf in cursor.fetchall()]


@covers("S-040", "S-186")
def test_every_act_of_an_agent_is_told_as_done_by_the_agent_for_the_villager(village: Village) -> None:
    ref = villages.filed(village)
    cases.attach_to_case(ref, "id", "id.png", errand.PNG, by=village.agent, now=later(1))

    me, party = village.agent.ref, village.office.party
    assert told_for(ref) == [("receive", me, party), ("hand_in", me, party)]
    view = queries.find(ref, village.office.citizen, later(2))
    assert view is not None
    assert {(row.actor_name, row.principal_name) for row in view.timeline} == {("村代1", "陈小禾")}


@covers("S-037", "S-040")
def test_what_the_agent_took_in_goes_up_and_comes_back_to_be_delivered_in_the_village(village: Village) -> None:
    ref = villages.filed(village)
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=village.agent, now=later(1))
    office = village.office
    cases.accept(ref, by=office.clerk, now=later(2))
    cases.hand_over(ref, by=office.clerk, now=later(3))
    cases.review(ref, errand.Advice.GRANT, "符合条件", by=office.reviewer, now=later(4))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(5))

    cases.deliver(ref, "window", "陈小禾", by=village.agent, now=later(6))

    view = queries.find(ref, village.agent, later(7))
    assert view is not None and view.delivered_how == "window"
    assert told_for(ref)[-1] == ("deliver", village.agent.ref, office.party)


@covers("S-040")
def test_the_agent_mends_what_the_office_asks_for(village: Village) -> None:
    ref = villages.filed(village)
    cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=village.agent, now=later(1))
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=village.office.clerk, now=later(2))

    cases.attach_to_case(ref, "plan", "new.png", errand.PNG, by=village.agent, now=later(3))
    cases.answer_correction(ref, by=village.agent, now=later(4))

    assert told_for(ref)[-1][1:] == (village.agent.ref, village.office.party)


@covers("S-186")
def test_an_agent_sees_the_cases_of_the_own_point_and_no_others(village: Village) -> None:
    ref = villages.filed(village)
    elsewhere = errand.received(village.office).ref
    neighbour = villages.a_village(village.below, 2)

    assert queries.find(ref, village.agent, later(1)) is not None
    assert queries.find(elsewhere, village.agent, later(1)) is None
    assert queries.find(ref, neighbour.agent, later(1)) is None
    with pytest.raises(CaseUnknown):
        cases.attach_to_case(ref, "id", "id.png", errand.PNG, by=neighbour.agent, now=later(1))


def test_a_mandate_given_on_the_phone_is_in_force_when_the_villager_has_said_so(village: Village) -> None:
    asked = agency.ask_mandate(village.office.party, (village.office.item,), MONTH, by=village.agent, now=NOW)
    with pytest.raises(ProofUnknown):
        villages.filed(village, asked.ref)
    villager = village.office.citizen
    (line,) = reading.numbers("party", villager.party_id or 0, "ask_mandate")
    derive(line, later(1))
    told, ways = aftermath.heard(villager, "ask_mandate")
    assert "代办 1 项事" in told and spelling.day(MONTH) in told and ways == "hall sms"

    given = agency.confirm_mandate(asked.ref, by=village.office.citizen, now=later(1))

    assert len(given.mandates) == 1
    matter = Matter(village.office.item, errand.ANSWERS, errand.FORM)
    assert agency.take_in_together(asked.ref, (matter,), by=village.agent, now=later(2)).cases
    with pytest.raises(ProofAnswered):
        agency.decline_mandate(asked.ref, by=village.office.citizen, now=later(2))


def test_a_mandate_is_confirmed_by_the_one_who_was_asked_and_by_nobody_else(village: Village) -> None:
    asked = agency.ask_mandate(village.office.party, (village.office.item,), MONTH, by=village.agent, now=NOW)
    stranger = town.a_citizen(3, "王川", "wangchuan")

    for somebody in (stranger, village.agent):
        with pytest.raises(ProofUnknown):
            agency.confirm_mandate(asked.ref, by=somebody, now=later(1))
    agency.decline_mandate(asked.ref, by=village.office.citizen, now=later(1))
    with pytest.raises(ProofAnswered):
        agency.confirm_mandate(asked.ref, by=village.office.citizen, now=later(1))


def test_an_agent_acts_in_what_was_entrusted_and_only_as_long(village: Village) -> None:
    proof = villages.entrusted(village)
    (mandate,) = register.mandates_given(village.office.citizen.party_id or 0)
    matter = Matter(village.office.item, errand.ANSWERS, errand.FORM)
    other = errand.another_office(village.office, 5)

    with pytest.raises(NotEntrusted):
        agency.take_in_together(proof, (Matter(other.item, errand.ANSWERS, errand.FORM),), by=village.agent, now=NOW)
    with pytest.raises(NotEntrusted):
        agency.take_in_together(proof, (matter,), by=village.agent, now=MONTH + timedelta(days=1))
    people.revoke_mandate(mandate.ref, "不再委托", by=village.office.citizen, now=later(1))
    with pytest.raises(NotEntrusted):
        agency.take_in_together(proof, (matter,), by=village.agent, now=later(2))


def test_a_mandate_at_the_point_names_its_items_and_ends(village: Village) -> None:
    facts = ("委托书.png", errand.PNG)
    item = village.office.item

    with pytest.raises(NothingEntrusted):
        agency.take_mandate(village.office.party, (), MONTH, *facts, by=village.agent, now=NOW)
    with pytest.raises(MandateUnbounded):
        agency.take_mandate(
            village.office.party, (item,), NOW + LONGEST + timedelta(days=1), *facts, by=village.agent, now=NOW
        )
    with pytest.raises(NotAnAgent):
        agency.take_mandate(village.office.party, (item,), MONTH, *facts, by=village.office.clerk, now=NOW)
    assert register.mandates_given(village.office.citizen.party_id or 0) == ()


@covers("S-043", "S-029")
def test_several_items_on_one_screen_find_their_own_ways_up(village: Village) -> None:
    other = errand.another_office(village.office, 5)
    villages.handed_down_too(village, other)
    proof = villages.entrusted(village, village.office.item, other.item)
    matters = [Matter(item, errand.ANSWERS, errand.FORM) for item in (village.office.item, other.item)]

    taken = agency.take_in_together(proof, matters, by=village.agent, now=later(1))

    views = [queries.find(one.ref, village.agent, later(2)) for one in taken.cases]
    assert [view.office_name for view in views if view] == ["示范市市场监督管理局", "示范市第5局"]
    assert len({one.number for one in taken.cases}) == 2


def test_one_item_that_the_point_may_not_take_in_and_nothing_is_taken_in(village: Village) -> None:
    other = errand.another_office(village.office, 5)
    proof = villages.entrusted(village, village.office.item, other.item)
    matters = [Matter(item, errand.ANSWERS, errand.FORM) for item in (village.office.item, other.item)]

    with pytest.raises(NotTakenInHere):
        agency.take_in_together(proof, matters, by=village.agent, now=later(1))

    assert queries.worklist(village.agent, later(2)).rows == ()
