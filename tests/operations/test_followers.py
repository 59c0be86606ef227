"""Followers: an account is bound by a code of its owner, to one telephone at a time, and let go by either side."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, ticketing, town
from tests.operations.aftermath import Carrier, lines_of
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.channels.notices import deriving
from yimen.engine.case.messages import operations as messages
from yimen.engine.case.messages import ports
from yimen.engine.case.messages import queries as inbox
from yimen.engine.centre.tickets import operations as tickets
from yimen.kernel.actor import SYSTEM
from yimen.kernel.writing import NotAllowed
from yimen.registries.followers import operations, queries
from yimen.registries.followers.models import Follower
from yimen.registries.followers.refusals import BadFollowCode, FollowsAlready, NotFollowing
from yimen.registries.people import operations as people
from yimen.registries.people import queries as registered

pytestmark = pytest.mark.django_db
ME = "o-of-this-test-only"


@covers("S-335")
def test_messages_are_pushed_to_whom_a_code_of_theirs_bound_and_every_push_is_on_record(office: errand.Office) -> None:
    aftermath.wired()
    push = Carrier()
    ports.wire(Carrier(), Carrier(), push)
    first = operations.ask_to_follow(by=office.citizen, now=NOW)
    code = operations.ask_to_follow(by=office.citizen, now=NOW).code
    for wrong, when in ((first.code, NOW), (code, NOW + operations.GOOD_FOR), ("", NOW)):
        with pytest.raises(BadFollowCode):
            operations.bind_follower(wrong, ME, by=SYSTEM, now=when)
    with pytest.raises(NotAllowed):
        operations.bind_follower(code, ME, by=office.citizen, now=NOW)
    with pytest.raises(NotAllowed):
        operations.ask_to_follow(by=office.clerk, now=NOW)

    operations.bind_follower(code, ME, by=SYSTEM, now=NOW)

    assert queries.own(office.citizen, NOW).bound_at == NOW and ME.encode() not in bytes(
        Follower.objects.get(ended_at=None).openid_cipher or b""
    )
    with pytest.raises(FollowsAlready):
        operations.ask_to_follow(by=office.citizen, now=NOW)
    case = errand.received(office).ref
    for line in lines_of(case, "receive"):
        messages.write_message(line, by=SYSTEM, now=later(0.1))
    push.away = 1
    for minutes in (1, 1, 10):
        messages.carry_next(
            lambda row: (row.kind, row.facts["number"]), by=SYSTEM, now=NOW + timedelta(minutes=minutes)
        )
    (row,) = inbox.of_case(case, office.citizen)
    assert [(one.way, one.state, one.tries) for one in row.services] == [("hall", "arrived", 0), ("wechat", "sent", 2)]
    assert list(push.carried.values()) == [(ME, "receive", row.facts["number"])]
    queue = ticketing.a_queue(office)
    ticketing.taken(queue)
    tickets.remind_waiting(ticketing.taken(queue, by=office.citizen).ref, by=SYSTEM, now=NOW)
    reminder = next(one for one in inbox.mine(office.citizen).rows if one.kind == "turn_comes")
    assert ("wechat", "waiting") in {(one.way, one.state) for one in reminder.services}


def test_a_telephone_is_of_one_account_and_who_leaves_is_pushed_nothing_and_forgotten(office: errand.Office) -> None:
    other = town.a_citizen(9, "李向前", "xiangqian")
    for one in (office.citizen, other):
        operations.bind_follower(operations.ask_to_follow(by=one, now=NOW).code, ME, by=SYSTEM, now=NOW)
    assert not queries.follows(office.citizen.party_id or 0) and queries.follows(other.party_id or 0)
    with pytest.raises(NotFollowing):
        operations.end_following(by=office.citizen, now=later(1))
    with pytest.raises(NotFollowing):
        operations.lose_follower(ME, by=other, now=later(1))

    operations.lose_follower(ME, by=SYSTEM, now=later(1))

    assert not queries.follows(other.party_id or 0) and queries.address(other.party_id or 0) == ""
    assert {(one.how, one.openid_hash) for one in Follower.objects.all()} == {("overtaken", None), ("unfollowed", None)}
    operations.bind_follower(operations.ask_to_follow(by=other, now=later(2)).code, ME, by=SYSTEM, now=later(2))
    operations.end_following(by=other, now=later(3))
    assert queries.own(other, later(3)).bound_at is None


@covers("S-335")
def test_a_binding_is_told_to_its_owner_and_ends_with_the_login_that_asked_for_it(
    office: errand.Office,
) -> None:
    me, party = office.citizen, office.citizen.party_id or 0
    asked = operations.ask_to_follow(by=me, now=NOW)
    people.change_password(town.PASSWORD, "another pass 9 word", by=me, now=NOW)
    with pytest.raises(BadFollowCode):
        operations.bind_follower(asked.code, ME, by=SYSTEM, now=NOW)
    operations.bind_follower(operations.ask_to_follow(by=me, now=NOW).code, ME, by=SYSTEM, now=NOW)
    assert queries.address(party) == ME
    # Whoever did not do it hears of it by every other way too.
    owner = registered.party(party)
    assert owner is not None
    for line in aftermath.lines_of(owner.ref, "bind_official_account"):
        deriving.derive(line, NOW)
    (told,) = inbox.mine(me).rows
    assert {one.way for one in told.services} == {"hall", "sms", "wechat"}

    people.close_own_account("another pass 9 word", by=me, now=later(1))

    assert (queries.follows(party), queries.address(party), queries.own(me, later(1)).bound_at) == (False, "", None)
    # What waited to be pushed ends at once, and no administrator is asked to try it again.
    for minute in range(61, 64):
        messages.carry_next(lambda row: (row.kind, ""), by=SYSTEM, now=NOW + timedelta(minutes=minute))
    assert {(one.way, one.state) for row in inbox.mine(me).rows for one in row.services} >= {("wechat", "failed")}
    assert inbox.failed(SYSTEM) == ()
    with pytest.raises(NotAllowed):
        operations.forget_followers(by=me, now=later(2))
    assert [operations.forget_followers(by=SYSTEM, now=later(2)).count for _ in range(2)] == [1, 0]
    assert set(Follower.objects.values_list("openid_hash", "how")) == {(None, "asked_anew"), (None, "renewed")}
