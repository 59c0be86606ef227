"""Lost property: shown without what identifies it, claimed with proof, handed out to who signs, given over in time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import PNG, later
from tests.operations.evaluating import the_manager
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.lost_property import operations, queries
from yimen.engine.centre.lost_property.operations import ThingFound, ThingKept
from yimen.engine.centre.lost_property.operations.claiming import ProofSaid
from yimen.engine.centre.lost_property.refusals import (
    ClaimedTooOften,
    ClaimWaits,
    NotFoundToFit,
    NothingToWeigh,
    OwnClaim,
    RecordedHere,
    SignedByAnother,
    TellsTooMuch,
    ThingUnknown,
    WeighedAlready,
)
from yimen.engine.centre.lost_property.rows import KeptThing
from yimen.journal import reading
from yimen.kernel.actor import Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.lost_property import StillKept
from yimen.kernel.writing import ImpossibleDates, NotAllowed

pytestmark = pytest.mark.django_db
MARKS = "卡号尾号 7788，背面贴了一颗星"
DAY = timedelta(days=1)


@standing
def office() -> errand.Office:
    return errand.an_office()


def a_card(office: errand.Office) -> ThingFound:
    return ThingFound(office.town.centre, "card", "一张蓝色银行卡", "取号机旁边", TODAY, MARKS)


def kept(office: errand.Office, **other: object) -> ThingKept:
    return operations.take_in_thing(replace(a_card(office), **other), by=office.clerk, now=NOW)


def shown(thing: ThingKept, actor: Actor) -> KeptThing:
    found = queries.one(thing.ref, actor, later(6))
    assert found is not None
    return found


@covers("S-059")
def test_what_was_lost_goes_back_to_who_knows_it_and_signs(office: errand.Office) -> None:
    thing = kept(office, photo=PNG)

    (seen,) = queries.kept(NOW, words="银行卡").rows
    claim = operations.claim_thing(thing.number.lower(), "尾号 7788，贴了星星", by=office.citizen, now=later(1))
    with pytest.raises(NotFoundToFit):
        operations.hand_out_thing(thing.ref, places.a_number(1), by=office.clerk, now=later(1))
    operations.weigh_claim(thing.ref, claim.ref, "fits", "", by=office.clerk, now=later(2))
    with pytest.raises(SignedByAnother):
        operations.hand_out_thing(thing.ref, places.a_number(2), by=office.clerk, now=later(3))
    operations.hand_out_thing(thing.ref, places.a_number(1), by=office.clerk, now=later(3))

    assert "7788" not in repr(seen) and seen.kept_until == TODAY + 7 * DAY
    (mine,) = queries.mine(office.citizen)
    assert (mine.outcome, mine.signed_at) == ("fits", later(3))
    assert queries.kept(later(4)).rows == ()
    row = queries.one(thing.ref, office.clerk, later(4))
    assert row is not None and row.found.state == "handed_out"
    assert queries.photo(thing.ref, office.clerk) == PNG and queries.photo(thing.ref, office.reviewer) is None
    assert messages.mine(office.citizen).rows[0].kind == "claim_fits"
    with connection.cursor() as cursor:
        cursor.execute("select id, marks_cipher from lost_property_foundthing")
        ((id_, cipher),) = cursor.fetchall()
    assert b"7788" not in bytes(cipher)
    assert [line.verb for line in reading.chain("found_thing", id_)] == ["take_in", "claim", "weigh_claim", "hand_out"]
    with pytest.raises(WrongState):
        operations.give_over(thing.ref, "派出所", by=office.clerk, now=later(24 * 9))


@covers("S-059")
def test_the_marks_are_opened_to_weigh_a_claim_and_each_look_is_on_record(office: errand.Office) -> None:
    thing, manager = kept(office), the_manager(office)
    with pytest.raises(NothingToWeigh):
        operations.open_marks(thing.ref, by=office.clerk, now=later(1))
    places.a_person(2, "王小明", "13800000002")
    claim = operations.record_claim(thing.ref, places.a_number(2), "尾号 7788", by=office.clerk, now=later(1))
    for wrong, no in ((office.clerk, NothingToWeigh), (office.reviewer, ThingUnknown)):
        with pytest.raises(no):
            operations.open_marks(thing.ref, by=wrong, now=later(2))

    opened = operations.open_marks(thing.ref, by=manager, now=later(2))

    assert (opened.marks, opened.proofs) == (MARKS, (ProofSaid(claim.ref, "尾号 7788"),))
    operations.weigh_claim(thing.ref, claim.ref, "does_not_fit", "卡号不对", by=manager, now=later(3))
    with pytest.raises(NothingToWeigh):
        operations.open_marks(thing.ref, by=manager, now=later(4))
    with connection.cursor() as cursor:
        cursor.execute("select id from lost_property_foundthing")
        ((id_,),) = cursor.fetchall()
    verbs = [line.verb for line in reading.chain("found_thing", id_)]
    assert verbs == ["take_in", "claim", "open_marks", "weigh_claim"]


@covers("S-059")
def test_what_everybody_reads_never_tells_what_the_owner_is_asked_for(office: errand.Office) -> None:
    for shown in ("银行卡尾号 7788", "银行卡，背面贴了一颗星"):
        with pytest.raises(TellsTooMuch):
            kept(office, shown=shown)
    with pytest.raises(TellsTooMuch):
        kept(office, where="车牌京A12345的车旁")
    with pytest.raises(ImpossibleDates):
        kept(office, found_on=TODAY + DAY)
    with pytest.raises(NotAllowed):
        operations.take_in_thing(a_card(office), by=office.reviewer, now=NOW)
    assert queries.kept(NOW).rows == ()

    assert kept(office).until == TODAY + 7 * DAY


@covers("S-059")
def test_a_claim_that_does_not_fit_says_why_and_three_are_enough(office: errand.Office) -> None:
    thing = kept(office)
    for n in range(3):
        claim = operations.claim_thing(thing.number, f"尾号是 {n}", by=office.citizen, now=later(n))
        with pytest.raises(ClaimWaits):
            operations.claim_thing(thing.number, "再说一次", by=office.citizen, now=later(n))
        operations.weigh_claim(thing.ref, claim.ref, "does_not_fit", "卡号不对", by=office.clerk, now=later(n))
        with pytest.raises(WeighedAlready):
            operations.weigh_claim(thing.ref, claim.ref, "fits", "", by=office.clerk, now=later(n))
    with pytest.raises(ClaimedTooOften):
        operations.claim_thing(thing.number, "尾号 7788", by=office.citizen, now=later(4))

    places.a_person(2, "王小明", "13800000002")
    second = operations.record_claim(thing.ref, places.a_number(2), "尾号 7788", by=office.clerk, now=later(5))
    with pytest.raises(RecordedHere):
        operations.weigh_claim(thing.ref, second.ref, "fits", "", by=office.clerk, now=later(5))
    (written,) = [one for one in shown(thing, office.clerk).claims if not one.outcome]
    assert (written.mine, written.recorded_by) == ("yes", office.clerk.name)
    manager = the_manager(office)
    operations.weigh_claim(thing.ref, second.ref, "fits", "", by=manager, now=later(5))
    with pytest.raises(RecordedHere):
        operations.hand_out_thing(thing.ref, places.a_number(2), by=office.clerk, now=later(5))
    assert shown(thing, manager).found.state == "kept"

    assert messages.mine(office.citizen).rows[0].kind == "claim_does_not_fit"
    with pytest.raises(StillKept) as held:
        operations.give_over(thing.ref, "派出所", by=office.clerk, now=NOW + 20 * DAY)
    assert held.value.until == TODAY + 30 * DAY
    row = shown(thing, manager)
    assert [one.outcome for one in row.claims] == ["does_not_fit"] * 3 + ["fits"]
    assert row.claims[0].why == "卡号不对" and (row.claims[3].name, row.claims[3].mine) == ("王小明", "")
    operations.hand_out_thing(thing.ref, places.a_number(2), by=manager, now=later(6))
    assert shown(thing, manager).found.state == "handed_out"


@covers("S-059")
def test_what_nobody_fetched_is_given_over_and_nobody_weighs_their_own_claim(office: errand.Office) -> None:
    manager, thing = the_manager(office), kept(office)
    umbrella = kept(office, kind="clothes", shown="一把黑伞", marks="伞柄缠了红绳")

    with pytest.raises(StillKept) as still:
        operations.give_over(thing.ref, "滨河派出所", by=manager, now=NOW + 7 * DAY)
    assert still.value.until == date(2026, 11, 27)
    operations.give_over(thing.ref, "滨河派出所", by=manager, now=NOW + 8 * DAY)
    with pytest.raises(StillKept):
        operations.give_over(umbrella.ref, "滨河派出所", by=manager, now=NOW + 8 * DAY)

    first, *_ = queries.at_desk(manager, NOW + 8 * DAY)
    assert (first.found.ref, first.over) == (umbrella.ref, "")
    gone = queries.one(thing.ref, manager, NOW + 8 * DAY)
    assert gone is not None and (gone.found.state, gone.given_to) == ("given_over", "滨河派出所")

    thing = kept(office)
    claim = operations.claim_thing(thing.number, "尾号 7788", by=office.citizen, now=later(1))
    at_home = replace(office.clerk, interests=frozenset({office.citizen.party_id or 0}))
    elsewhere = replace(office.clerk, posts=())

    with pytest.raises(OwnClaim):
        operations.weigh_claim(thing.ref, claim.ref, "fits", "", by=at_home, now=later(1))
    with pytest.raises(ThingUnknown):
        operations.weigh_claim(thing.ref, claim.ref, "fits", "", by=elsewhere, now=later(1))
    operations.weigh_claim(thing.ref, claim.ref, "fits", "", by=office.clerk, now=later(1))
    with pytest.raises(OwnClaim):
        operations.hand_out_thing(thing.ref, places.a_number(1), by=at_home, now=later(1))

    assert queries.at_desk(elsewhere, NOW) == () and queries.one(thing.ref, elsewhere, NOW) is None
