"""Rates of postage, and whether what was to be paid before has been. Read inside of an act, or for a page."""

from datetime import datetime

from django.db import connection

from yimen.engine.delivery.parcels.models import PostageRate
from yimen.kernel.parcel_life import Direction
from yimen.kernel.postage import PostageWay, Rate
from yimen.registries.dated import day_of

#: The bill of a parcel is a bill of the fees, which stand beside this wing: read in the words of the database.
_PAID = """
select parcel_ref, state in ('paid', 'refunded_in_part') from fees_bill
where parcel_ref = any(%s) and state in ('paid', 'refunded_in_part', 'refunded') order by id
"""


def rate_of(direction: Direction, now: datetime) -> Rate | None:
    """The rate of the day; None when none was stated, and nobody is asked anything."""
    row = PostageRate.objects.filter(direction=direction, valid__contains=day_of(now)).first()
    if row is None:
        return None
    return Rate(direction, row.fen, tuple(PostageWay(way) for way in row.ways), row.basis)


def paid(refs: list[str]) -> dict[str, str]:
    """Of these parcels, which were paid for before: yes, or given_back."""
    if not refs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_PAID, (refs,))
        return {ref: "yes" if kept else "given_back" for ref, kept in cursor.fetchall()}
