"""Parties, mandates, staff, posts and postings, and who an account is at a moment."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations.town import (
    BEGAN,
    NOW,
    SINCE,
    TODAY,
    USCC,
    Town,
    a_citizen,
    a_helper,
    a_number,
    a_person,
    a_post,
    a_town,
    an_officer,
    signed_on,
    the_actor,
)
from tests.standing import standing
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, Role, Scope, ScopeKind
from yimen.kernel.refusal import Refusal
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations, queries
from yimen.registries.people.refusals import AlreadyHolds, AlreadyRegistered, NotFormalStaff, StaffNumberTaken
from yimen.registries.regions import queries as regions

pytestmark = pytest.mark.django_db


def test_a_person_registered_twice_is_one_party() -> None:
    first = a_person(serial=5, name="陈小禾")

    again = operations.register_person("陈小禾", a_number(5), "", by=SYSTEM, now=NOW)

    assert again.ref == first


def test_a_number_does_not_change_its_name() -> None:
    a_person(serial=5, name="陈小禾")

    with pytest.raises(Refusal) as no:
        operations.register_person("陈大禾", a_number(5), "", by=SYSTEM, now=NOW)

    assert no.value.code == "people.name_differs"
    found = queries.party_by_number(a_number(5))
    assert found and found.name == "陈小禾"


def test_who_registers_an_organisation_represents_it() -> None:
    citizen = a_citizen()

    ref = operations.register_own_organisation("禾木小馆", USCC, "", by=citizen, now=NOW).ref

    organisation = queries.party(ref)
    assert organisation and set(again(citizen).parties()) == {citizen.party_id, organisation.id}


def test_an_organisation_is_not_claimed_a_second_time() -> None:
    operations.register_own_organisation("禾木小馆", USCC, "", by=a_citizen(1), now=NOW)
    other = a_citizen(2, "李青", "liqing")

    with pytest.raises(AlreadyRegistered):
        operations.register_own_organisation("禾木小馆", USCC, "", by=other, now=NOW)

    assert set(again(other).parties()) == {other.party_id}


def test_several_handlers_act_for_one_organisation_until_their_mandates_end() -> None:
    owner, first, second = a_citizen(1), a_citizen(2, "李青", "liqing"), a_citizen(3, "王川", "wangchuan")
    firm = operations.register_own_organisation("禾木小馆", USCC, "", by=owner, now=NOW).ref
    ends = NOW + timedelta(days=30)
    operations.name_handler(firm, "李青", a_number(2), "handler", None, "", by=owner, now=NOW)
    operations.name_handler(firm, "王川", a_number(3), "handler", ends, "", by=owner, now=NOW)

    row = queries.party(firm)

    assert row and all(row.id in set(again(who).parties()) for who in (owner, first, second))
    later = queries.actor_of(second.account_id or 0, ends)
    assert later and row.id not in set(later.parties())


def test_a_revoked_mandate_counts_at_once() -> None:
    owner, handler = a_citizen(1), a_citizen(2, "李青", "liqing")
    firm = operations.register_own_organisation("禾木小馆", USCC, "", by=owner, now=NOW).ref
    mandate = operations.name_handler(firm, "李青", a_number(2), "handler", None, "", by=owner, now=NOW).ref

    operations.revoke_mandate(mandate, "离职", by=owner, now=NOW)

    assert set(again(handler).parties()) == {handler.party_id}


@covers("S-186")
def test_a_mandate_for_one_item_opens_that_item_and_no_list() -> None:
    owner, agent = a_citizen(1), a_citizen(2, "李青", "liqing")
    mine, theirs = queries.party(owner.party_id or 0), queries.party(agent.party_id or 0)
    assert mine and theirs
    operations.give_mandate(mine.ref, theirs.ref, "agent", "ITEM1", NOW, None, "", by=owner, now=NOW)

    assert set(again(agent).parties()) == {agent.party_id}
    assert queries.mandate_for(theirs.id, mine.id, "ITEM1", NOW) is not None
    assert queries.mandate_for(theirs.id, mine.id, "ITEM2", NOW) is None


def test_a_handler_passes_the_mandate_to_nobody() -> None:
    owner, handler = a_citizen(1), a_citizen(2, "李青", "liqing")
    a_person(3, "王川")
    firm = operations.register_own_organisation("禾木小馆", USCC, "", by=owner, now=NOW).ref
    operations.name_handler(firm, "李青", a_number(2), "handler", None, "", by=owner, now=NOW)

    with pytest.raises(Refusal) as no:
        operations.name_handler(firm, "王川", a_number(3), "handler", None, "", by=again(handler), now=NOW)

    assert no.value.code == "writing.no_such_thing"
    row = queries.party(firm)
    assert row and len(queries.mandates_given(row.id)) == 2


@pytest.mark.parametrize(("name", "serial"), [("李青", 3), ("王川", 2), ("无人", 9)])
def test_a_handler_is_named_by_name_and_number_together(name: str, serial: int) -> None:
    owner = a_citizen(1)
    a_person(2, "李青")
    a_person(3, "王川")
    firm = operations.register_own_organisation("禾木小馆", USCC, "", by=owner, now=NOW).ref

    with pytest.raises(Refusal) as no:
        operations.name_handler(firm, name, a_number(serial), "handler", None, "", by=again(owner), now=NOW)

    assert no.value.code == "people.no_such_person"


def expected_window(town: Town, post: int) -> set[Scope]:
    centre = offices.centre(town.centre, TODAY)
    assert centre
    return {Scope(ScopeKind.DESK, post), Scope(ScopeKind.CENTRE, centre.id)}


def expected_office(town: Town, post: int) -> set[Scope]:
    office = offices.office(town.office, TODAY)
    assert office
    return {Scope(ScopeKind.OFFICE, office.id)}


def expected_centre(town: Town, post: int) -> set[Scope]:
    return expected_window(town, post) - {Scope(ScopeKind.DESK, post)}


def expected_county(town: Town, post: int) -> set[Scope]:
    county = regions.region(town.county, TODAY)
    assert county
    return {Scope(ScopeKind.COUNTY, county.id)}


def expected_desk(town: Town, post: int) -> set[Scope]:
    return {Scope(ScopeKind.DESK, post)}


def expected_nothing(town: Town, post: int) -> set[Scope]:
    return set()


@standing
def town() -> Town:
    return a_town()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("window", expected_window),
        ("reviewer", expected_desk),
        ("chief", expected_desk),
        ("decider", expected_desk),
        ("office_head", expected_office),
        ("centre_manager", expected_centre),
        ("supervisor", expected_county),
        ("administrator", expected_nothing),
        ("catalogue_editor", expected_nothing),
        ("legal_reviewer", expected_nothing),
        ("cashier", expected_nothing),
        ("agent", expected_centre),
        ("reform_office", expected_nothing),
    ],
)
def test_a_post_opens_what_its_role_may_see_and_no_more(
    town: Town, role: str, expected: Callable[[Town, int], set[Scope]]
) -> None:
    actor = signed_on(an_officer(town, role))

    (post,) = actor.posts
    assert post.role is Role(role)
    assert actor.scopes == expected(town, post.post_id)


def test_who_an_account_is_takes_one_statement(town: Town) -> None:
    officer = signed_on(an_officer(town))
    citizen = a_citizen()

    for actor in (officer, citizen):
        with CaptureQueriesContext(connection) as asked:
            again(actor)
        # `again` reads by id alone.
        assert len(asked) == 1


@covers("S-424")
def test_an_ended_posting_opens_nothing_from_that_moment_on(town: Town) -> None:
    staff = an_officer(town)
    actor = signed_on(staff)
    (posting,) = queries.postings_of(staff)

    operations.end_posting(staff, posting.post_ref, NOW, by=SYSTEM, now=NOW)

    assert again(actor).posts == () and again(actor).scopes == frozenset()
    before = queries.actor_of(actor.account_id or 0, NOW - timedelta(seconds=1))
    assert before and len(before.posts) == 1


def test_who_left_is_nobody_from_that_day_on(town: Town) -> None:
    staff = an_officer(town)
    actor = signed_on(staff)

    operations.leave_staff(staff, TODAY, by=SYSTEM, now=NOW)

    assert queries.actor_of(actor.account_id or 0, NOW) is None


@covers("S-265")
def test_an_auxiliary_officer_stands_at_the_window_but_decides_nothing(town: Town) -> None:
    staff = a_helper(town)
    post = a_post(town, "decider")

    with pytest.raises(NotFormalStaff):
        operations.hold_post(staff, post, NOW, None, "holder", by=SYSTEM, now=NOW)

    assert len(queries.postings_of(staff)) == 1


def test_a_stand_in_holds_the_post_beside_its_holder(town: Town) -> None:
    holder, other = an_officer(town, number="001"), an_officer(town, number="002")
    (posting,) = queries.postings_of(holder)

    operations.hold_post(other, posting.post_ref, NOW, None, "substitute", by=SYSTEM, now=NOW)

    post = queries.post(posting.post_ref)
    assert post and [member.ref for member in queries.holders(post.id, NOW)] == [holder, other]


def test_nobody_holds_a_post_twice_at_a_time(town: Town) -> None:
    staff = an_officer(town)
    (posting,) = queries.postings_of(staff)

    with pytest.raises(AlreadyHolds):
        operations.hold_post(staff, posting.post_ref, NOW, None, "holder", by=SYSTEM, now=NOW)

    assert len(queries.postings_of(staff)) == 1


def test_a_staff_number_is_given_once(town: Town) -> None:
    an_officer(town, number="001")

    with pytest.raises(StaffNumberTaken):
        operations.enrol_staff("001", "李青", town.office, "formal", BEGAN, by=SYSTEM, now=NOW)

    assert len(queries.staff(TODAY)) == 1


@pytest.mark.parametrize("role", ["window", "reviewer", "supervisor", "centre_manager", "administrator"])
def test_a_post_stands_somewhere(role: str) -> None:
    a_town()

    with pytest.raises(Refusal) as no:
        operations.define_post("岗", role, None, None, None, None, BEGAN, by=SYSTEM, now=NOW)

    assert no.value.code == "people.post_needs"
    assert queries.posts(TODAY) == ()


@pytest.mark.parametrize("dates", [(TODAY, TODAY), (TODAY, date(2026, 11, 19)), (date(1800, 1, 1), None)])
def test_staff_days_that_cannot_be_are_refused(town: Town, dates: tuple[date, date | None]) -> None:
    with pytest.raises(Refusal) as no:
        operations.enrol_staff("001", "李青", town.office, "formal", *dates, by=SYSTEM, now=NOW)

    assert no.value.code in ("writing.impossible_dates", "writing.no_such_thing")
    assert queries.staff(TODAY) == ()


def test_nobody_without_the_post_writes_people(town: Town) -> None:
    reviewer, citizen = signed_on(an_officer(town)), a_citizen()
    before = (queries.staff(TODAY), queries.posts(TODAY))

    for by in (NOBODY, citizen, reviewer):
        for act in (
            lambda by: operations.enrol_staff("009", "李", town.office, "formal", BEGAN, by=by, now=NOW),
            lambda by: operations.define_post("岗", "reviewer", town.office, None, None, None, BEGAN, by=by, now=NOW),
            lambda by: operations.register_person("李青", a_number(9), "", by=by, now=NOW),
            lambda by: operations.open_account("someone", "long enough, really", citizen.ref, by=by, now=NOW),
            lambda by: operations.invite_staff(before[0][0].ref, by=by, now=NOW),
            lambda by: operations.hold_post(before[0][0].ref, "X", SINCE, None, "holder", by=by, now=NOW),
        ):
            with pytest.raises(Refusal) as no:
                act(by)
            assert no.value.code == "people.not_allowed"

    assert (queries.staff(TODAY), queries.posts(TODAY)) == before
    assert queries.party_by_number(a_number(9)) is None


def again(actor: Actor) -> Actor:
    """The same account, read anew."""
    fresh = queries.actor_of(actor.account_id or 0, NOW)
    assert fresh is not None
    return fresh


def test_an_administrator_writes_people(town: Town) -> None:
    administrator = signed_on(an_officer(town, "administrator"))

    operations.enrol_staff("009", "李青", town.office, "formal", BEGAN, by=administrator, now=NOW)

    assert [member.number for member in queries.staff(TODAY)] == ["001", "009"]
    assert the_actor(administrator.ref).has_role(Role.ADMINISTRATOR)
