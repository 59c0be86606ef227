"""One code: shown for a minute and a half, good once, at a window or a terminal, and what it opened is on record."""

from datetime import timedelta

import pytest

from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.test_terminals import SECRET, a_terminal
from yimen.engine.centre.personal_codes import operations, queries
from yimen.engine.centre.personal_codes.refusals import CodeNotGood, NotYourCode
from yimen.kernel.actor import NOBODY
from yimen.kernel.personal_codes import GOOD_FOR, grouped
from yimen.kernel.writing import NotAllowed
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db
AT = later(1)


def test_a_code_opens_the_page_of_who_shows_it_once_and_is_over_after_a_minute_and_a_half(
    office: errand.Office,
) -> None:
    first = operations.show_code(office.party, by=office.citizen, now=AT).code
    code = operations.show_code(office.party, by=office.citizen, now=AT).code
    for wrong, now in ((first, AT), ("0" * 16, AT), (code, AT + GOOD_FOR + timedelta(seconds=1))):
        with pytest.raises(CodeNotGood):
            operations.open_with_code(wrong, by=office.clerk, now=now)
    with pytest.raises(NotAllowed):
        operations.open_with_code(code, by=office.reviewer, now=AT)

    opened = operations.open_with_code(grouped(code).lower(), by=office.clerk, now=AT + GOOD_FOR)

    assert opened.party_ref == office.party
    with pytest.raises(CodeNotGood):
        operations.open_with_code(code, by=office.clerk, now=AT)
    (use,) = queries.of_mine(office.citizen)
    assert (use.door, use.party_ref, use.shown_by) == ("window", office.party, "陈小禾") and use.place
    assert queries.opened_by(opened.ref, office.clerk, AT + GOOD_FOR) == use
    assert queries.opened_by(opened.ref, office.reviewer, AT + GOOD_FOR) is None


def test_nobody_shows_the_code_of_somebody_else_and_a_login_that_ended_opens_nothing(office: errand.Office) -> None:
    stranger = places.a_citizen(78, "李不知", "nobody")
    with pytest.raises(NotYourCode):
        operations.show_code(office.party, by=stranger, now=AT)
    code = operations.show_code(office.party, by=office.citizen, now=AT).code
    people.close_own_account(places.PASSWORD, by=office.citizen, now=AT)

    with pytest.raises(CodeNotGood):
        operations.open_with_code(code, by=office.clerk, now=AT)
    assert queries.of_mine(office.citizen) == ()


def test_at_a_terminal_the_code_stands_for_the_password_and_anywhere_else_for_nothing(office: errand.Office) -> None:
    a_terminal(office.town.centre)
    code = operations.show_code(office.party, by=office.citizen, now=AT).code
    with pytest.raises(CodeNotGood):
        operations.enter_with_code(code, "some browser", by=NOBODY, now=AT)

    entered = operations.enter_with_code(code, SECRET, by=NOBODY, now=AT)

    assert entered.account_ref == office.citizen.ref and entered.party_ref == office.party
    assert [one.door for one in queries.of_mine(office.citizen)] == ["terminal"]
