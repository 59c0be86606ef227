"""Nothing of a case happens outside of the record: what was not done before cannot be the ground of a result."""

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand
from tests.operations.errand import GRANT, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.authority import NotYourDesk
from yimen.kernel.rulings import Advice

pytestmark = pytest.mark.django_db


def on_record(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by id", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


@covers("S-305")
def test_no_result_is_registered_before_every_step_on_the_way_to_it_is_on_record(office: errand.Office) -> None:
    ref = errand.received(office).ref
    for step in (
        lambda: cases.accept(ref, by=office.clerk, now=later(1)),
        lambda: cases.hand_over(ref, by=office.clerk, now=later(2)),
        lambda: cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=office.reviewer, now=later(3)),
    ):
        with pytest.raises(NotYourDesk):
            cases.decide(ref, GRANT, by=office.decider, now=later(4))
        assert certificates.mine(office.citizen, later(4)) == ()
        step()

    cases.decide(ref, GRANT, by=office.decider, now=later(4))

    assert on_record(ref) == ["receive", "accept", "hand_over", "review", "grant"]
    assert len(certificates.mine(office.citizen, later(4))) == 1
