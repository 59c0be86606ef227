"""The rows that a bench writes set-wise fit the tables as they are: a column more, and `make bench` would stop."""

from bench import fill
from tests.operations import errand
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.case.cases.models import Case


def test_a_bench_lays_out_its_places_and_fills_in_cases(own_database: Address) -> None:
    errand.an_office()

    fill.lay_out(own_database.administrator)
    filled = fill.fill(own_database.administrator, 1, 400, NOW)

    assert filled.cases == 400 == Case.objects.filter(ref__startswith="B0").count()
