"""Whatever changes of what an officer may do, and however it is written, their revision is another one."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from django.db import connection

from tests.operations import errand
from tests.operations.errand import GRANT, later
from tests.operations.recalled import held_against_readings
from tests.operations.test_remembered import forget_all, in_another_process, office, walked
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import remembered
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import ConsultationFirst, PostEnded
from yimen.kernel.rulings import Advice
from yimen.registries.people import operations as people

__all__ = ["office"]

OF_A_POST = "where id in (select post_id from people_posting)"
MAY_DO = {
    "a posting that ends": "update people_posting set valid = tstzrange(lower(valid), now() + interval '1 year')",
    "a posting of another post": "update people_posting set post_id = (select max(id) from people_post)",
    "a posting that is taken away": "delete from people_posting",
    "a post with another role": f"update people_post set role = 'chief' {OF_A_POST}",
    "a post of another office": f"update people_post set office_id = null {OF_A_POST}",
    "a post at another centre": f"update people_post set centre_id = null {OF_A_POST}",
    "another establishment": "update people_staff set establishment = 'auxiliary'",
    "another person behind them": "update people_staff set person_id = null",
    "a letter that is revoked": "update grants_letter set revoked_at = now()",
    "a letter for other items": "update grants_letter set items = '[1]'",
    "a letter for another manner": """update grants_letter set matters = '{"1": {"manner": "consultative"}}'""",
    "a letter handed to another": "update grants_letter set holder_id = (select max(id) from people_staff)",
}
NOTHING_THEY_MAY_DO = {
    "another name": "update people_staff set name = '改名'",
    "another name of a post": f"update people_post set name = '改名' {OF_A_POST}",
}


def revision_of(staff_id: int | None) -> UUID:
    with connection.cursor() as cursor:
        cursor.execute("select revision from people_staff where id = %s", (staff_id,))
        (found,) = cursor.fetchone()
        return UUID(str(found))


def written(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget_all()


def revised_by(office: errand.Office, statements: Mapping[str, str]) -> set[str]:
    """After which of these, each tried and taken back, the decider has a revision that they never had before."""
    staff, revised = office.decider.staff_id, set[str]()
    seen = {revision_of(staff)}
    for name, statement in statements.items():
        written("savepoint tried")
        written(statement)
        revised |= {name} if revision_of(staff) not in seen else set()
        seen.add(revision_of(staff))
        written("rollback to tried")
    return revised


def test_every_change_of_what_an_officer_may_do_is_another_revision_and_none_comes_again(office: errand.Office) -> None:
    """Each was taken back before the next: a number that is counted up would have been the same each time."""
    assert revised_by(office, MAY_DO) == set(MAY_DO)


def test_a_name_is_nothing_that_an_officer_may_do(office: errand.Office) -> None:
    assert revised_by(office, NOTHING_THEY_MAY_DO) == set()


def test_a_post_that_ends_by_the_day_is_not_recalled_after_it(office: errand.Office) -> None:
    """Nobody writes a row that day. The twin: an hour earlier the process need not read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.ref, p.ref from people_posting g join people_staff s on s.id = g.staff_id"
            " join people_post p on p.id = g.post_id where s.id = %s",
            (office.reviewer.staff_id,),
        )
        staff, post = cursor.fetchone()
    people.end_posting(staff, post, later(30), by=SYSTEM, now=later(0))
    walked(office, 4)
    early, late = walked(office, 2), walked(office, 2)

    with held_against_readings() as recalled:
        cases.review(early, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(29))
        with pytest.raises(PostEnded):
            cases.review(late, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(30))

    assert recalled == [early]


def test_who_decides_after_consulting_others_is_read_with_each_case(office: errand.Office) -> None:
    written(f"""update grants_letter set matters = jsonb_build_object(
        (select id from catalogue_item where ref = '{office.item}')::text, '{{"manner": "consultative"}}'::jsonb)""")
    with in_another_process():
        ref = walked(office, 3)
    file = remembered_officer(lambda: cases.decide(ref, GRANT, by=office.decider, now=later(4)))

    assert file is None


def remembered_officer(act: Callable[[], object]) -> object:
    """Who is remembered with letters once `act` was tried."""
    with pytest.raises(ConsultationFirst):
        act()
    return next((one for one in remembered._OFFICERS.values() if one.letters), None)
