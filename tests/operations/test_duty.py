"""Who is on duty: stand-ins by themselves, alarms, the share of formal staff, what a change of status takes away."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_case_authority import a_letter, again, must_refuse, staff_of
from tests.operations.town import BEGAN, NOW, SINCE, TODAY, Town
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.authority import NoLetter
from yimen.kernel.case_life import CaseState
from yimen.kernel.refusal import Refusal
from yimen.registries.grants import operations as grants
from yimen.registries.grants import queries as letters
from yimen.registries.people import duty, operations, queries
from yimen.registries.people.operations import AbsenceKind
from yimen.registries.people.refusals import (
    ApprovesAndSupervises,
    AwayAlready,
    FormalShareTooLow,
    NotFormalStaff,
    OwnStandIn,
)

pytestmark = pytest.mark.django_db

MONDAY = NOW + timedelta(days=3)
FRIDAY = NOW + timedelta(days=7)


def somebody(place: Town, number: str, establishment: str = "formal") -> str:
    return operations.enrol_staff(number, f"何{number}", place.office, establishment, BEGAN, by=SYSTEM, now=NOW).ref


def at(account: int | None, when: timedelta) -> Actor:
    actor = queries.actor_of(account or 0, NOW + when)
    assert actor is not None
    return actor


@covers("S-423")
def test_when_a_is_away_the_tasks_go_to_b_by_themselves_and_back_again(office: errand.Office) -> None:
    b = somebody(office.town, "501")
    b_account = town.signed_on(b, "decider.b").account_id
    a_letter(office, b)
    (posting,) = queries.postings_of(staff_of(office.decider))
    operations.name_stand_in(posting.post_ref, b, by=SYSTEM, now=NOW)
    ref = errand.reviewed(office)

    away = operations.record_absence(
        staff_of(office.decider), MONDAY, FRIDAY, AbsenceKind.LEAVE, "年休假", by=office.decider, now=later(4)
    )

    assert away.uncovered == ()
    just_before = timedelta(days=3) - timedelta(microseconds=1)
    assert at(b_account, just_before).posts == ()
    with pytest.raises(CaseUnknown):
        cases.decide(ref, GRANT, by=at(b_account, just_before), now=NOW + just_before)
    stand_in = at(b_account, timedelta(days=3))
    assert [row.ref for row in case_queries.worklist(stand_in, MONDAY).rows] == [ref]
    assert cases.decide(ref, GRANT, by=stand_in, now=MONDAY).state is CaseState.GRANTED
    assert at(b_account, timedelta(days=7)).posts == ()


@standing
def place() -> town.Town:
    return town.a_town()


@covers("S-423")
def test_when_both_are_away_the_head_is_told_at_once_and_on_the_page(place: town.Town) -> None:
    a, b = town.an_officer(place, "reviewer", "001"), somebody(place, "502")
    (posting,) = queries.postings_of(a)
    operations.name_stand_in(posting.post_ref, b, by=SYSTEM, now=NOW)
    operations.record_absence(b, MONDAY, MONDAY + timedelta(days=1), AbsenceKind.SICK, by=SYSTEM, now=NOW)

    away = operations.record_absence(a, MONDAY, FRIDAY, AbsenceKind.TRIP, by=SYSTEM, now=NOW)

    assert away.uncovered == ("reviewer岗",)
    (alarm,) = duty.uncovered(NOW, TODAY)
    assert (alarm.post_name, alarm.at) == ("reviewer岗", MONDAY)
    operations.end_absence(away.ref, MONDAY, by=SYSTEM, now=NOW)
    assert duty.uncovered(NOW, TODAY) == ()


def test_who_comes_back_early_has_the_desk_back_early(place: town.Town) -> None:
    a, b = town.an_officer(place, "reviewer", "001"), somebody(place, "502")
    account = town.signed_on(b, "reviewer.b").account_id
    (posting,) = queries.postings_of(a)
    operations.name_stand_in(posting.post_ref, b, by=SYSTEM, now=NOW)
    away = operations.record_absence(a, NOW, FRIDAY, AbsenceKind.LEAVE, by=SYSTEM, now=NOW)

    operations.end_absence(away.ref, MONDAY, by=SYSTEM, now=NOW + timedelta(days=2))

    assert len(at(account, timedelta(days=2)).posts) == 1
    assert at(account, timedelta(days=3)).posts == ()


def test_an_absence_is_recorded_once_and_a_holder_does_not_stand_in_for_themselves(place: town.Town) -> None:
    a, helper = town.an_officer(place, "reviewer", "001"), somebody(place, "503", "auxiliary")
    (posting,) = queries.postings_of(a)
    operations.record_absence(a, MONDAY, FRIDAY, AbsenceKind.LEAVE, by=SYSTEM, now=NOW)

    with pytest.raises(AwayAlready):
        operations.record_absence(a, MONDAY, FRIDAY, AbsenceKind.SICK, by=SYSTEM, now=NOW)
    with pytest.raises(OwnStandIn):
        operations.name_stand_in(posting.post_ref, a, by=SYSTEM, now=NOW)
    with pytest.raises(NotFormalStaff):
        operations.name_stand_in(posting.post_ref, helper, by=SYSTEM, now=NOW)
    with pytest.raises(Refusal):
        operations.record_absence(a, FRIDAY, FRIDAY + timedelta(days=1), AbsenceKind.SICK, by=town.a_citizen(), now=NOW)
    assert len(duty.absences(NOW)) == 1


@covers("S-417")
def test_a_helper_too_many_is_refused_unless_a_waiver_is_published(place: town.Town) -> None:
    for number in ("601", "602"):
        town.an_officer(place, "window", number)
    town.an_officer(place, "window", "603", "auxiliary")
    post, one_more = town.a_post(place, "window"), somebody(place, "604", "auxiliary")

    with pytest.raises(FormalShareTooLow) as no:
        operations.hold_post(one_more, post, SINCE, None, "holder", by=SYSTEM, now=NOW)

    assert (no.value.formal, no.value.posted) == (2, 4)
    assert queries.postings_of(one_more) == ()
    operations.waive_formal_share(
        place.centre, "示政办〔2026〕9号", "旺季临时增窗", BEGAN, date(2027, 1, 1), by=SYSTEM, now=NOW
    )
    operations.hold_post(one_more, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    (share,) = duty.formal_shares(NOW, TODAY)
    assert (share.formal, share.posted, share.percent, share.enough) == (2, 4, 50.0, "no")
    assert share.waived_by == "示政办〔2026〕9号"


@covers("S-021")
def test_nobody_approves_and_supervises_at_the_same_time(place: town.Town) -> None:
    decider, supervisor = town.an_officer(place, "decider", "001"), town.an_officer(place, "supervisor", "002")

    with pytest.raises(ApprovesAndSupervises):
        operations.hold_post(decider, town.a_post(place, "supervisor"), NOW, None, "holder", by=SYSTEM, now=NOW)
    for role in ("chief", "window"):
        with pytest.raises(ApprovesAndSupervises):
            operations.hold_post(supervisor, town.a_post(place, role), NOW, None, "substitute", by=SYSTEM, now=NOW)

    (held,) = queries.postings_of(decider)
    operations.end_posting(decider, held.post_ref, NOW, by=SYSTEM, now=NOW)
    operations.hold_post(decider, town.a_post(place, "supervisor"), NOW, None, "holder", by=SYSTEM, now=NOW)
    assert len(queries.postings_of(decider)) == 2


@covers("S-419")
def test_who_goes_off_the_establishment_decides_nothing_from_that_moment(office: errand.Office) -> None:
    decider = staff_of(office.decider)
    first, second = errand.reviewed(office), errand.reviewed(office)
    assert cases.decide(first, GRANT, by=office.decider, now=later(4)).state is CaseState.GRANTED

    changed = grants.change_status(decider, "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(5))

    assert changed.letters == 1
    with pytest.raises(Refusal):
        cases.decide(second, GRANT, by=office.decider, now=later(5))
    member = queries.staff_member(decider)
    assert member is not None and letters.letters_of(member.id, later(5)) == ()
    assert [one.establishment for one in duty.statuses(decider)] == ["auxiliary", "formal"]
    assert [one.ends for one in queries.postings_of(decider)] == [later(5)]
    with pytest.raises(NotFormalStaff):
        operations.hold_post(
            decider, town.a_post(office.town, "reviewer"), later(6), None, "holder", by=SYSTEM, now=NOW
        )


@covers("S-226")
def test_a_letter_is_good_until_the_last_moment_before_midnight(office: errand.Office) -> None:
    midnight = NOW.replace(hour=16)
    grants.revoke_letter(office.letter, "换发", by=SYSTEM, now=NOW)
    a_letter(office, staff_of(office.decider), ends=midnight)
    in_time, late = errand.reviewed(office), errand.reviewed(office)

    before = midnight - timedelta(microseconds=1)
    assert cases.decide(in_time, GRANT, by=again(office.decider), now=before).state is CaseState.GRANTED
    must_refuse(late, office.decider, NoLetter, office, midnight)


def test_an_approving_role_is_for_formal_staff_alone(place: town.Town) -> None:
    helper = somebody(place, "701", "auxiliary")

    for role in (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD):
        with pytest.raises(NotFormalStaff):
            operations.hold_post(helper, town.a_post(place, role), SINCE, None, "holder", by=SYSTEM, now=NOW)
    assert queries.postings_of(helper) == ()
