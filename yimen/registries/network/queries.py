"""Reads of the network: the lines of the standards in force, halls that are apart, and the last checks."""

from dataclasses import replace
from datetime import date

from django.db.models import Case, QuerySet, When

from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.network import Stock
from yimen.kernel.snapshot import snapshot
from yimen.registries.network.models import HallCheck, HallStandard, OldNumber, OutsideHall
from yimen.registries.network.subjects import KEEPERS
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

STOCK_SHOWN = 500


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
class HallAbsorbed:
    """A hall that was merged into a centre, and from which day on."""

    ref: str
    name: str
    merged_on: date


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


def absorbed_halls() -> tuple[HallAbsorbed, ...]:
    """The halls that were merged into a centre, the last ones first."""
    rows = OutsideHall.objects.exclude(merged_on=None).order_by("-merged_on", "-pk")[:300]
    return tuple(HallAbsorbed(row.ref, row.name, row.merged_on) for row in rows if row.merged_on)


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
    struck: str
    """Why the line was struck; empty while it stands."""


@snapshot
class HallStock:
    """What a hall brings along: the lines that are shown, how many stand in all, and how many wait for a number."""

    rows: tuple[OldNumberRow, ...]
    lines: int
    left: int
    whole: str
    """yes: whose they are and about what is shown too."""


def stock(hall_ref: str, actor: Actor, limit: int = STOCK_SHOWN) -> HallStock:
    """What a hall brings along, what waits for its number here first: all of it for keepers and the hall's own office.

    Anybody else at a window, who may have received a case of the hall anew, sees the numbers of its cases and nothing
    of whose they are or about what.
    """
    hall = OutsideHall.objects.filter(ref=hall_ref).first()
    every = OldNumber.objects.filter(hall=hall) if hall else OldNumber.objects.none()
    whole = hall is not None and _reads_whole(actor, hall.office_id)
    seen = every if whole else every.filter(kind=Stock.CASE, struck_at=None)
    waits = Case(When(struck_at__isnull=False, then=2), When(named_ref="", then=0), default=1)
    rows = _numbers(seen.order_by(waits, "kind", "number")[:limit])
    left = every.filter(named_ref="", struck_at=None).count()
    return HallStock(rows if whole else _bare(rows), seen.count(), left, "yes" if whole else "")


def _reads_whole(actor: Actor, office_id: int) -> bool:
    if actor.kind is ActorKind.SYSTEM or actor.has_role(*KEEPERS):
        return True
    member = people.staff_member(actor.staff_id) if actor.staff_id is not None else None
    return (member is not None and member.office_id == office_id) or office_id in {one.office_id for one in actor.posts}


def _bare(rows: tuple[OldNumberRow, ...]) -> tuple[OldNumberRow, ...]:
    return tuple(replace(row, what="") for row in rows)


def by_old_number(number: str) -> tuple[OldNumberRow, ...]:
    """What became of an old number, for anybody who holds it: of every hall that gave it and was listed."""
    asked = OldNumber.objects.filter(number=number.strip()[:60]) if number.strip() else OldNumber.objects.none()
    return _bare(_numbers(asked.filter(struck_at=None).exclude(kind=Stock.STAFF).order_by("kind", "pk")[:20]))


def _numbers(found: QuerySet[OldNumber]) -> tuple[OldNumberRow, ...]:
    rows = list(found.select_related("hall"))
    merged = {row.hall.merged_into_id for row in rows if row.hall.merged_into_id is not None}
    last = max((row.hall.merged_on for row in rows if row.hall.merged_on), default=None)
    names = offices.centre_names(merged, last) if last is not None else {}
    return tuple(
        OldNumberRow(
            row.ref, row.hall.ref, row.hall.name, row.hall.office_id, row.kind, row.number, row.what, row.named_ref,
            row.named, row.hall.merged_on, names.get(row.hall.merged_into_id or 0, ""), row.struck,
        )
        for row in rows
    )  # fmt: skip
