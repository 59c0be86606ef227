"""Listings 一企一证: the one certificate of an enterprise for an item, and the product classes that stand on it.

Nothing is asked here for an item or a certificate without classes.
"""

from django.db.models import QuerySet

from yimen.engine.papers.certificates.models import Certificate, ClassRuling
from yimen.engine.papers.certificates.rows import ClassRuled
from yimen.kernel.product_classes import Listing

LIVE = ("withheld", "valid", "suspended")


def held(holder_id: int, item_id: int) -> Listing | None:
    """The live certificate of an enterprise for an item with classes: there is one or none (the database holds it)."""
    row = Certificate.objects.filter(holder_id=holder_id, listed_item_id=item_id, state__in=LIVE).first()
    if row is None:
        return None
    classes = {code: version or 1 for code, version in _granted(row).values_list("code", "version_no")}
    return Listing(row.pk, row.ref, row.number, item_id, holder_id, row.state, row.valid_to, row.version_no, classes)


def names(row: Certificate) -> tuple[str, ...]:
    """The classes that a certificate lists, in the order in which they came."""
    if row.listed_item_id is None:
        return ()
    return tuple(_granted(row).values_list("name", flat=True))


def cases(row: Certificate) -> tuple[int, ...]:
    """The cases that had a part in a certificate: the one it was born with, and those that added a class."""
    if row.case_id is None:
        return ()
    if row.listed_item_id is None:
        return (row.case_id,)
    others = ClassRuling.objects.filter(certificate_id=row.pk).values_list("case_id", flat=True)
    return tuple(dict.fromkeys((row.case_id, *others.order_by("id"))))


def of_case(case_id: int) -> tuple[ClassRuled, ...]:
    """What was said of each class that a case asked for; who may see the case is for the caller to know."""
    rows = ClassRuling.objects.filter(case_id=case_id).order_by("id")
    return tuple(ClassRuled(row.code, row.name, row.outcome, row.reason) for row in rows)


def _granted(row: Certificate) -> QuerySet[ClassRuling]:
    return ClassRuling.objects.filter(certificate_id=row.pk, outcome="granted").order_by("version_no", "id")
