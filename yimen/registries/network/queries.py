"""Reads of the network: the lines of the standards in force, halls that are apart, and the last checks."""

from datetime import date

from django.db.models import Case, QuerySet, When

from yimen.kernel.network import Stock
from yimen.kernel.snapshot import snapshot
from yimen.registries.network.models import HallCheck, HallStandard, OldNumber, OutsideHall
from yimen.registries.offices import queries as offices


@snapshot
class StandardRow:
    """What halls of a class must have since a day."""

    ref: str
    hall: str
    asked: str
    least: int
    most: int | None
    since: date


@snapshot
class OpenHall:
    """A hall that is apart, by its reference and name."""

    ref: str
    name: str


@snapshot
class HallNamed:
    """A hall with its office, and since when it is merged."""

    ref: str
    name: str
    office_id: int
    office_ref: str
    merged_on: date | None


@snapshot
class CheckRow:
    """One time somebody went through a hall."""

    centre_name: str
    checked_on: date
    seen: tuple[str, ...]
    note: str
    checked_by: str


def standards(on: date) -> tuple[StandardRow, ...]:
    """The standards in force on a day, class by class."""
    rows = HallStandard.objects.filter(valid__contains=on).order_by("hall", "pk")
    return tuple(StandardRow(row.ref, row.hall, row.asked, row.least, row.most, row.valid.lower) for row in rows)


def hall(ref: str) -> HallNamed | None:
    """A hall that is apart, or was."""
    row = OutsideHall.objects.filter(ref=ref).select_related("office").first()
    return HallNamed(row.ref, row.name, row.office_id, row.office.ref, row.merged_on) if row else None


def open_halls() -> tuple[OpenHall, ...]:
    """The halls that are still apart."""
    rows = OutsideHall.objects.filter(merged_on=None).order_by("pk")[:300]
    return tuple(OpenHall(row.ref, row.name) for row in rows)


def checks(on: date, limit: int = 30) -> tuple[CheckRow, ...]:
    """The last checks of halls, the latest first."""
    rows = list(HallCheck.objects.select_related("checked_by").order_by("-checked_on", "-pk")[:limit])
    names = offices.centre_names({row.centre_id for row in rows}, on)
    return tuple(
        CheckRow(
            names.get(row.centre_id, ""), row.checked_on, tuple(row.seen), row.note,
            row.checked_by.name if row.checked_by else "",
        )
        for row in rows
    )  # fmt: skip


@snapshot
class OldNumberRow:
    """A number that a hall gave, and what it is called here; without a name it waits for one."""

    ref: str
    hall_ref: str
    hall_name: str
    office_id: int
    kind: str
    number: str
    what: str
    named_ref: str
    named: str
    merged_on: date | None
    centre_name: str
    """Into which centre the hall was merged."""


def stock(hall_ref: str, limit: int = 500) -> tuple[OldNumberRow, ...]:
    """What a hall brings along, what waits for its number here first."""
    waits = Case(When(named_ref="", then=0), default=1)
    return _numbers(OldNumber.objects.filter(hall__ref=hall_ref).order_by(waits, "kind", "number")[:limit])


def by_old_number(number: str) -> tuple[OldNumberRow, ...]:
    """What became of an old number, for anybody who holds it: of every hall that gave it and was listed."""
    asked = OldNumber.objects.filter(number=number.strip()[:60]) if number.strip() else OldNumber.objects.none()
    return _numbers(asked.exclude(kind=Stock.STAFF).order_by("kind", "pk")[:20])


def old_number(ref: str) -> OldNumberRow | None:
    """One old number."""
    return next(iter(_numbers(OldNumber.objects.filter(ref=ref))), None)


def _numbers(found: QuerySet[OldNumber]) -> tuple[OldNumberRow, ...]:
    rows = list(found.select_related("hall"))
    merged = {row.hall.merged_into_id for row in rows if row.hall.merged_into_id is not None}
    last = max((row.hall.merged_on for row in rows if row.hall.merged_on), default=None)
    names = offices.centre_names(merged, last) if last is not None else {}
    return tuple(
        OldNumberRow(
            row.ref, row.hall.ref, row.hall.name, row.hall.office_id, row.kind, row.number, row.what, row.named_ref,
            row.named, row.hall.merged_on, names.get(row.hall.merged_into_id or 0, ""),
        )
        for row in rows
    )  # fmt: skip
