"""Old numbers that were listed before a list knew its days are dated by the record, each by its own line."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections

from tests.operations import errand
from tests.operations.test_absorbing import HALL
from tests.operations.town import BEGAN, NOW
from yimen.assembly import migrating
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM
from yimen.registries.network import operations
from yimen.registries.network.models import OldNumber
from yimen.registries.network.operations import StockSaid
from yimen.registries.network.operations.halls import HallSaid

BEFORE, SINCE = "0002_old_numbers", "0003_struck_lines"


def carried(to: str) -> None:
    with migrating._drawn_alone():
        call_command("migrate", "network", to, database="owner", verbosity=0, interactive=False)


def columns() -> set[str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("select column_name from information_schema.columns where table_name = 'network_oldnumber'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.soak
def test_numbers_that_were_listed_before_are_dated_by_their_own_lines(own_database: Address) -> None:
    office = errand.an_office()
    hall = operations.list_hall(HallSaid(office.town.office, *HALL), BEGAN, by=SYSTEM, now=NOW).ref
    for n, (kind, number) in enumerate((("case", "SB-1"), ("item", "SB-1"), ("case", "SB-2"))):
        operations.list_stock(hall, kind, (StockSaid(number, "食品"),), by=SYSTEM, now=NOW + timedelta(days=n))
    listed = dict(OldNumber.objects.values_list("ref", "listed_at"))
    carried(BEFORE)
    assert "listed_at" not in columns()

    carried(SINCE)

    assert dict(OldNumber.objects.values_list("ref", "listed_at")) == listed and len(set(listed.values())) == 3
    # A number without its line in the record is no number that anybody listed: it is not dated by a guess.
    carried(BEFORE)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "insert into network_oldnumber (ref, hall_id, kind, number, what, named_ref, named, journal_seq,"
            " journal_head) select 'NOLINE', hall_id, kind, 'SB-3', what, '', '', 0, '' from network_oldnumber limit 1"
        )
    with pytest.raises(IntegrityError):
        carried(SINCE)
    assert "listed_at" not in columns()
