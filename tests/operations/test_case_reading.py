"""Reading a case: an act weighs only what it has read; what was promised is kept once for all it was promised to."""

import pytest
from django.db import connection, transaction

from tests.operations import errand
from yimen.engine.case.cases import moves, weighed
from yimen.engine.case.cases.weighed import Part

pytestmark = pytest.mark.django_db


def test_what_an_act_has_not_read_is_no_empty_answer(office: errand.Office) -> None:
    ref = errand.received(office).ref

    file = moves.read(ref, office.clerk, errand.later(1), parts=weighed.OFFICER_ALONE)

    for unread in (file.clocks, file.ledger, file.handed_in, file.notices, file.proposal, file.under):
        with pytest.raises(AssertionError, match="has not read"):
            bool(unread)


def test_a_part_that_is_read_is_the_same_as_in_the_whole_file(office: errand.Office) -> None:
    ref = errand.accepted(office)

    part = moves.read(ref, office.clerk, errand.later(2), parts=frozenset({Part.CLOCKS, Part.FILES}))
    whole = moves.read(ref, office.clerk, errand.later(2))

    assert (part.clocks, part.handed_in, part.terms) == (whole.clocks, whole.handed_in, whole.terms)
    assert len(part.clocks) == 2


def test_cases_that_were_promised_the_same_share_one_row_of_terms(office: errand.Office) -> None:
    errand.received(office)
    errand.received(office)

    assert _terms_kept() == 1


def test_terms_that_were_seen_and_never_came_to_be_are_written_with_the_next_case(office: errand.Office) -> None:
    with transaction.atomic():
        moves.read(errand.received(office).ref, office.clerk, errand.later(1))
        assert _terms_kept() == 1
        transaction.set_rollback(True)
    assert _terms_kept() == 0

    errand.received(office)

    assert _terms_kept() == 1


def _terms_kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from cases_frozenterms")
        return int(cursor.fetchone()[0])
