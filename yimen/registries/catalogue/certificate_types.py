"""Types of certificates 证照类型: what the items in force issue, and by how many offices."""

from datetime import datetime

from django.db import connection

from yimen.kernel.snapshot import snapshot

_ISSUED = """
select v.terms #>> '{certificate,type_code}', min(v.certificate_name), count(*), count(distinct i.office_id)
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
 where v.certificate_name <> '' and v.in_force @> %s group by 1 order by 2, 1
"""


@snapshot
class CertificateType:
    """A type of certificate as the catalogue issues it."""

    code: str
    name: str
    items: int
    """By how many items in force it is issued."""
    offices: int


def issued(now: datetime) -> tuple[CertificateType, ...]:
    """Every type that an item in force issues, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_ISSUED, (now,))
        return tuple(CertificateType(*row) for row in cursor.fetchall())
