"""Two additions at the same moment: both stand on the one certificate of the enterprise, each in its own version."""

from collections.abc import Iterator
from functools import partial

import pytest
from django.db import IntegrityError, connections

from tests.operations import aftermath, classing
from tests.operations.classing import Works, decided, granted, reviewed
from tests.operations.errand import later
from tests.operations.test_case_races import at_once
from yimen.assembly.database import Address
from yimen.engine.papers.certificates import listings, moves
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.product_classes import ClassHeldAlready


@pytest.fixture
def works(own_database: Address) -> Iterator[Works]:
    aftermath.wired()
    yield classing.works()
    connections.close_all()


def decision(works: Works, ref: str, *codes: str) -> partial[None]:
    return partial(decided, works, ref, codes, after=30)


def test_two_additions_at_once_are_two_versions_of_one_certificate(works: Works) -> None:
    granted(works, "01")
    first, second = reviewed(works, "02", after=1), reviewed(works, "03", after=2)
    same = reviewed(works, "03", after=3)

    answers = at_once(*(decision(works, ref, code) for ref, code in ((first, "02"), (second, "03"), (same, "03"))))

    (row,) = certificates.mine(works.owner, later(40))
    assert (sorted(row.classes), row.version) == (sorted(("水泥", "危险化学品", "广播电视传输设备")), 3)
    assert [type(one) for one in answers if one is not None] == [ClassHeldAlready]


def test_two_first_grants_at_once_make_one_certificate(works: Works) -> None:
    first, second = reviewed(works, "01"), reviewed(works, "02", after=1)

    at_once(decision(works, first, "01"), decision(works, second, "02"))

    (row,) = certificates.mine(works.owner, later(40))
    assert (sorted(row.classes), row.version) == (["危险化学品", "水泥"], 2)


def test_without_the_enterprises_lock_only_the_database_keeps_it_one(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: nobody waits, and each sees an enterprise that has no certificate yet."""
    first, second = reviewed(works, "01"), reviewed(works, "02", after=1)
    monkeypatch.setattr(moves, "lock_holder", lambda holder_id: None)
    monkeypatch.setattr(listings, "held", lambda holder_id, item_id: None)
    decided(works, first, ("01",), after=30)

    with pytest.raises(IntegrityError, match="certificate_one_live_per_enterprise"):
        decided(works, second, ("02",), after=30)

    (row,) = certificates.mine(works.owner, later(40))
    assert row.classes == ("水泥",)
