"""Tests that go into another database find it open, whatever stood where they came from."""

from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import Elsewhere
from tests.standing import GROUND
from yimen.assembly import database


def a_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("create temporary table standing ()")


def test_what_stands_is_taken_down_before_the_way_to_another_database(
    test_database: database.Address, elsewhere: Elsewhere, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        GROUND.lay([a_table])
        assert connection.in_atomic_block

    with elsewhere(test_database), connection.cursor() as cursor:
        assert not connection.in_atomic_block
        cursor.execute("select to_regclass('standing')")
        assert cursor.fetchall() == [(None,)]
