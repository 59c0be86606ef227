"""Two at once about one document: nothing comes to rest on what ends at this moment, and it is recorded once."""

import threading
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connections, transaction

from tests.operations.aftermath import apart
from tests.operations.errand import later
from tests.operations.test_bases import LAW
from tests.operations.town import TODAY
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM
from yimen.registries.bases import moves
from yimen.registries.bases.models import Basis
from yimen.registries.bases.moves import BasisNumberTaken


@pytest.fixture
def alone(own_database: Address) -> Iterator[None]:
    yield
    connections.close_all()


def somebody_may_end_it() -> bool:
    """Whether another connection gets the row of the document to end it."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("set local lock_timeout = '200ms'")
        try:
            cursor.execute("select id from bases_basis where number = %s for update", (LAW.number,))
        except OperationalError:
            transaction.set_rollback(True, using="owner")
            return False
        return True


def test_a_document_does_not_end_while_something_comes_to_rest_on_it(alone: None) -> None:
    moves.write(LAW, TODAY, None, SYSTEM, later(0))

    with transaction.atomic():
        assert moves.standing_id(LAW.number, TODAY)
        assert not somebody_may_end_it()
    with transaction.atomic():
        # The twin: who only reads it lets it end meanwhile.
        assert Basis.objects.filter(number=LAW.number).exists() and somebody_may_end_it()


def test_two_announcements_by_one_document_record_it_once(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    both, write = threading.Barrier(2), moves.write

    def together(*args: object) -> Basis:
        both.wait(10)
        return write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(moves, "write", together)

    def record() -> None:
        moves.recorded(LAW, SYSTEM, later(0))

    assert apart(record, record) == [] and Basis.objects.count() == 1
    Basis.objects.all().delete()

    def look_and_write() -> None:
        with transaction.atomic():
            together(LAW, TODAY, None, SYSTEM, later(0))

    (wrong,) = apart(look_and_write, look_and_write)
    assert isinstance(wrong, BasisNumberTaken), "the twin: the second act falls with the first one's document"
