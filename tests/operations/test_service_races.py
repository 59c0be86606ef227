"""Two at once: one colleague owns the question, and nobody's duty is taken back under a visitor."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, connections

from tests.operations import booking, town
from tests.operations.booking import SATURDAY_TEN, Hall
from tests.operations.test_case_races import at_once
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.operations import Wish
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries import queries
from yimen.engine.public.enquiries.models import Enquiry
from yimen.engine.public.enquiries.operations import Asked


@pytest.fixture
def hall(own_database: Address) -> Iterator[Hall]:
    yield booking.a_hall()
    connections.close_all()


def a_question(hall: Hall) -> str:
    return enquiries.ask_from_page(Asked("开店", "要几个证？"), hall.office.party, by=hall.office.citizen, now=NOW).ref


def test_two_clerks_take_a_question_up_and_one_owns_it(hall: Hall) -> None:
    other = town.signed_on(town.an_officer(hall.office.town, "window", "951"), "window.two")
    ref = a_question(hall)

    answers = at_once(
        lambda: enquiries.take_up_enquiry(ref, by=hall.office.clerk, now=NOW),
        lambda: enquiries.take_up_enquiry(ref, by=other, now=NOW),
    )

    assert sorted(type(one).__name__ for one in answers) == ["Heard", "TakenUp"]
    assert len(queries.owned(hall.office.clerk, NOW)) + len(queries.owned(other, NOW)) == 1


def test_without_the_lock_the_second_would_own_it_unseen(hall: Hall) -> None:
    """The twin: two readings of the same question, both without an owner; the later writing wins and nobody notices."""
    other = town.signed_on(town.an_officer(hall.office.town, "window", "951"), "window.two")
    ref = a_question(hall)
    first, second = (Enquiry.objects.get(ref=ref) for _ in range(2))
    first.owner_id, second.owner_id = hall.office.clerk.staff_id, other.staff_id
    first.taken_at = second.taken_at = NOW

    first.save()
    second.save()

    assert Enquiry.objects.get(ref=ref).owner_id == other.staff_id


def test_a_duty_is_not_taken_back_while_somebody_books_it(hall: Hall) -> None:
    plan = booking.a_holiday_plan(hall)
    head = town.signed_on(town.an_officer(hall.office.town, "office_head", "911"), "head.desk")
    saturday = date(2026, 11, 28)
    for n in range(4):
        staff = town.an_officer(hall.office.town, "reviewer", f"93{n}")
        duty = appointments.offer_duty(plan, staff, saturday, by=head, now=NOW).ref
        who = booking.somebody(30 + n)
        at_once(
            lambda duty=duty: appointments.withdraw_duty(duty, by=head, now=NOW),  # type: ignore[misc]
            lambda who=who: appointments.book(plan, SATURDAY_TEN, who[1], Wish(), by=who[0], now=NOW),  # type: ignore[misc]
        )

    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from appointments_appointment a join appointments_holidayduty d on d.id = a.duty_id"
            " where a.state = 'booked' and d.withdrawn_at is not null"
        )
        assert cursor.fetchone() == (0,)
