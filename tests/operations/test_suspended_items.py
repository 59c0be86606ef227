"""A suspended item takes no applications by any door; what is under way goes on, and it can be resumed."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.reviewing import AFTER_NOTICE, Desk, decided, passed, proposed_end
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.kernel.change_life import ChangeKind
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.refusals import ItemSuspended

pytestmark = pytest.mark.django_db
LATER = AFTER_NOTICE + timedelta(hours=1)


def reviewed_by(office: errand.Office) -> Desk:
    """Everybody whom a change of the office's item passes."""
    actors = [
        places.signed_on(places.an_officer(office.town, role, f"8{number}"), f"{role}.review")
        for number, role in enumerate(("catalogue_editor", "chief", "legal_reviewer", "reform_office"))
    ]
    return Desk(office.town, office.item, "", *actors)


@covers("S-086")
def test_nothing_is_begun_handed_in_or_received_while_an_item_is_suspended_and_cases_go_on(
    office: errand.Office,
) -> None:
    desk = reviewed_by(office)
    case = errand.received(office).ref
    draft, revision = errand.a_draft(office)
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.SUSPEND)))

    with pytest.raises(ItemSuspended):
        cases.start_draft(office.item, office.party, by=office.citizen, now=LATER)
    with pytest.raises(ItemSuspended):
        cases.submit(draft, revision, by=office.citizen, now=LATER)
    with pytest.raises(ItemSuspended):
        cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=LATER)

    assert cases.accept(case, by=office.clerk, now=LATER).ref == case


def test_a_resumed_item_takes_applications_again(office: errand.Office) -> None:
    desk = reviewed_by(office)
    draft, revision = errand.a_draft(office)
    decided(desk, passed(desk, proposed_end(desk, ChangeKind.SUSPEND)))
    resumed = passed(desk, proposed_end(desk, ChangeKind.RESUME, AFTER_NOTICE), now=AFTER_NOTICE)
    later = AFTER_NOTICE + timedelta(days=7)
    decided(desk, resumed, later, later)

    assert cases.submit(draft, revision, by=office.citizen, now=later).ref
    assert catalogue.suspension(office.item, NOW) is None
