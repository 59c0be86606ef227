"""Reads of the network: the lines of the standards in force, halls that are apart, and the last checks."""

from dataclasses import dataclass
from datetime import date

from yimen.registries.network.models import HallCheck, HallStandard, OutsideHall
from yimen.registries.offices import queries as offices


@dataclass(frozen=True, slots=True)
class StandardRow:
    """What halls of a class must have since a day."""

    ref: str
    hall: str
    asked: str
    least: int
    most: int | None
    since: date


@dataclass(frozen=True, slots=True)
class OpenHall:
    """A hall that is apart, by its reference and name."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
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
