"""Reading the outside bodies: all of a day, and what may be asked of one."""

from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import OutsideKind
from yimen.registries.bodies.models import Body
from yimen.registries.offices import queries as offices

MOST = 500


@snapshot
class BodyRow:
    """An outside body with the work that was transferred to it."""

    ref: str
    office_id: int
    office_ref: str
    name: str
    kind: OutsideKind
    works: tuple[str, ...]
    basis: str
    begins: date
    ends: date | None


def bodies(on: date) -> tuple[BodyRow, ...]:
    """The outside bodies to which work is transferred on a day."""
    found = list(Body.objects.filter(valid__contains=on).select_related("office").order_by("pk")[:MOST])
    names = offices.office_names([one.office_id for one in found], on)
    return tuple(_row(one, names.get(one.office_id, "")) for one in found)


def body_of(office_id: int, on: date) -> BodyRow | None:
    """The office as an outside body on a day; None: it is an authority, or nothing is transferred to it."""
    found = Body.objects.filter(office_id=office_id, valid__contains=on).select_related("office").first()
    return _row(found, offices.office_names([office_id], on).get(office_id, "")) if found else None


def was_body(office_id: int) -> str:
    """yes: work was transferred to it at some time, so that it is no authority."""
    return "yes" if Body.objects.filter(office_id=office_id).exists() else ""


def _row(one: Body, name: str) -> BodyRow:
    return BodyRow(
        one.ref, one.office_id, one.office.ref, name, OutsideKind(one.kind), tuple(one.works), one.basis,
        one.valid.lower, one.valid.upper,
    )  # fmt: skip
