"""Staff files: everything of one member of staff in one place, one history, and few who may read it."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import BEGAN, NOW
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.grants import operations as grants
from yimen.registries.grants.staff_files import staff_file, staff_files
from yimen.registries.offices import operations as offices
from yimen.registries.people import duty
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


def the(role: str, place: town.Town, number: str) -> Actor:
    return town.signed_on(town.an_officer(place, role, number), f"{role}.{number}")


@covers("S-416")
def test_a_file_tells_unit_post_establishment_skills_and_letters(office: errand.Office) -> None:
    member = staff_of(office.decider)
    people.note_skills(member, ("手语", "食品安全"), by=SYSTEM, now=NOW)

    file = staff_file(member, the("administrator", office.town, "709"), later(4))

    assert file is not None
    assert (file.office_name, file.establishment) == ("示范市市场监督管理局", "formal")
    assert (file.skills, file.begins, file.ends) == (("手语", "食品安全"), BEGAN, None)
    assert [(one.name, one.role, one.says) for one in file.postings] == [("decider岗", "decider", "holder")]
    assert [one.letter_ref for one in file.letters] == [office.letter]


@covers("S-416")
def test_statuses_postings_and_letters_are_one_history_the_latest_first(office: errand.Office) -> None:
    member, administrator = staff_of(office.decider), the("administrator", office.town, "709")

    grants.change_status(member, "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(5))

    with CaptureQueriesContext(connection) as asked:
        file = staff_file(member, administrator, later(6))
    assert file is not None and len(asked) == 3
    first, *before = file.history
    assert (first.kind, first.says, first.basis, first.standing) == ("status", "auxiliary", "示人社〔2026〕3号", "now")
    assert sorted(one.kind for one in before) == ["letter", "posting", "status"]
    assert {(one.ends, one.standing) for one in before} == {(later(5), "over")}
    begun = [one.begins for one in file.history]
    assert begun == sorted(begun, reverse=True)
    assert (file.establishment, file.postings, file.letters) == ("auxiliary", (), ())


@covers("S-416")
def test_skills_have_their_days_and_stand_in_the_history(office: errand.Office) -> None:
    member, administrator = staff_of(office.decider), the("administrator", office.town, "709")
    people.note_skills(member, ("手语", "食品安全"), by=administrator, now=NOW)

    people.note_skills(member, ("手语", "英语"), by=administrator, now=later(2))
    people.note_skills(member, ("手语", "英语"), by=administrator, now=later(3))

    file = staff_file(member, administrator, later(4)) or pytest.fail()
    assert file.skills == duty.skills(member) == ("手语", "英语")
    spans = [(one.name, one.begins, one.ends, one.standing) for one in file.history if one.kind == "skill"]
    assert sorted(spans) == [
        ("手语", NOW, None, "now"), ("英语", later(2), None, "now"), ("食品安全", NOW, later(2), "over"),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select verb, count(*) from journal_entry where subject_kind = 'staff_skill' group by 1")
        assert dict(cursor.fetchall()) == {"skill_noted": 3, "skill_ended": 1}


@covers("S-416")
def test_a_file_is_for_administrators_the_managers_of_the_centre_and_its_own(office: errand.Office) -> None:
    clerk, decider = staff_of(office.clerk), staff_of(office.decider)
    elsewhere = offices.open_centre(
        "示范市第二服务中心", "administrative", office.town.city, office.town.calendar, "湖路2号", "", "", BEGAN, "",
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    manager = the("centre_manager", office.town, "302")
    stranger = the("centre_manager", replace(office.town, centre=elsewhere), "303")

    shown = staff_file(clerk, manager, NOW)

    assert shown is not None
    assert (shown.postings[0].centre_name, shown.postings[0].window) == ("示范市行政服务中心", "A01")
    assert staff_file(clerk, stranger, NOW) is None
    assert staff_file(clerk, office.clerk, NOW) is not None
    assert staff_file(decider, manager, NOW) is None
    for other in (office.clerk, office.reviewer, office.citizen):
        assert staff_file(decider, other, NOW) is None
    assert staff_file("0000000000000000", the("administrator", office.town, "709"), NOW) is None


def test_whoever_no_longer_works_in_a_centre_is_no_longer_read_by_its_manager(office: errand.Office) -> None:
    member, manager = staff_of(office.clerk), the("centre_manager", office.town, "302")
    shown = staff_file(member, manager, NOW)
    assert shown is not None

    for held in people_queries.postings_of(member):
        people.end_posting(member, held.post_ref, later(1), by=SYSTEM, now=later(1))

    assert len(shown.postings) == 1
    assert staff_file(member, manager, later(1)) is None


def test_the_list_holds_those_who_may_be_read_and_is_narrowed(office: errand.Office) -> None:
    administrator, manager = the("administrator", office.town, "709"), the("centre_manager", office.town, "302")

    everybody = staff_files(administrator, NOW)

    assert {one.number for one in staff_files(manager, NOW)} < {one.number for one in everybody}
    assert [one.ref for one in staff_files(office.reviewer, NOW)] == [staff_of(office.reviewer)]
    (found,) = staff_files(administrator, NOW, "302")
    assert (found.name, found.posted) == ("何302", "示范市行政服务中心")
    assert staff_files(office.citizen, NOW) == ()
