"""Looking at the benchmarks: what other cities published, those withdrawn apart, and every value that was entered."""

from collections.abc import Iterable

from django.db.models import QuerySet

from yimen.kernel.capped import Capped
from yimen.kernel.reform.benchmarks import BenchmarkUnit
from yimen.registries.benchmarks.models import Reference, ReferenceValue
from yimen.registries.benchmarks.rows import ReferencePage, ReferenceRow, ValueRow

MOST = 300


def references() -> Capped[ReferenceRow]:
    """What stands, by city and day, the latest first."""
    return _rows(Reference.objects.filter(withdrawn_at=None).order_by("-as_of", "city", "id"))


def withdrawn() -> Capped[ReferenceRow]:
    """What was withdrawn, the latest first: it stays readable and is compared with nothing."""
    return _rows(Reference.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at", "-id"))


def reference(ref: str) -> ReferencePage | None:
    """One reference with its values."""
    one = Reference.objects.filter(ref=ref).first()
    if one is None:
        return None
    values = list(one.values.select_related("entered_by").order_by("-number"))
    return ReferencePage(_row(one, values), tuple(_value(each) for each in values))


def _rows(found: QuerySet[Reference]) -> Capped[ReferenceRow]:
    rows = list(found[: MOST + 1])
    values: dict[int, list[ReferenceValue]] = {}
    for one in ReferenceValue.objects.filter(reference__in=rows).select_related("entered_by").order_by("-number"):
        values.setdefault(one.reference_id, []).append(one)
    return Capped((_row(one, values[one.pk]) for one in rows), MOST)


def _row(one: Reference, values: Iterable[ReferenceValue]) -> ReferenceRow:
    newest = next(iter(values))
    return ReferenceRow(
        one.ref, one.city, one.title, one.indicator, BenchmarkUnit(one.unit), one.as_of, newest.value, newest.source,
        newest.entered_by.name, newest.entered_at, newest.number - 1, one.withdrawn_at, one.withdrawn_for,
    )  # fmt: skip


def _value(one: ReferenceValue) -> ValueRow:
    return ValueRow(one.number, one.value, one.source, one.reason, one.entered_by.name, one.entered_at)
