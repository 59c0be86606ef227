"""What most tests of operations and doors begin with, founded once and left standing."""

import pytest

from tests.operations import aftermath, errand, paying
from tests.operations.paying import Desk
from tests.standing import standing
from yimen.kernel.actor import Actor


@standing
def office() -> errand.Office:
    """The market office of the small town with everybody at their desks, a food licence, and a citizen who wants it."""
    made = errand.an_office()
    aftermath.wired()
    return made


@standing
def costly() -> tuple[errand.Office, Actor]:
    """The same where the licence costs something, and a cashier."""
    made = errand.an_office(paying.COSTLY)
    aftermath.wired()
    return made, paying.a_cashier(made)


@pytest.fixture
def desk(costly: tuple[errand.Office, Actor]) -> Desk:
    """The costly office with a gateway of the test's own."""
    return paying.with_a_gateway(*costly)
