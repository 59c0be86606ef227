"""Drawing a control line anew: a version from a day on, by a document; the one before ends with it."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.projects.geometry import digest_of, land_of
from yimen.kernel.projects.sites import ControlLine
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, must_hold, named, span
from yimen.registries.control_lines.models import ControlLayer
from yimen.registries.dated import days, new_ref

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


class LayerNotLater(Refusal):
    """A new version of a line holds from a later day than the one before."""

    code: ClassVar[str] = "lines.not_later"


@snapshot
class LayerDrawn:
    """A version of a line."""

    ref: str
    number: int


@operation
def draw_control_line(line: str, land: str, from_day: date, document: str, *, by: Actor, now: datetime) -> LayerDrawn:
    """Draw a line anew from a day on; checks of before keep the version they were made with.

    Refuses with NotAllowed, NotInList, LandUnreadable, LayerNotLater, Missing or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    if line not in set(ControlLine):
        raise NotInList(field="line")
    rings = land_of(land)
    before = ControlLayer.objects.select_for_update().filter(line=line).order_by("-number").first()
    if before is not None:
        if before.valid.lower >= from_day:
            raise LayerNotLater()
        before.valid = days(before.valid.lower, from_day)
        before.save(update_fields=["valid"])
    row = ControlLayer.objects.create(
        ref=new_ref(), line=line, number=before.number + 1 if before else 1, rings=rings,
        document=named(document, "document"), valid=days(from_day),
    )  # fmt: skip
    subject = Subject("control_layer", "control_lines_controllayer", row.pk, row.ref, 0, b"")
    body = {"line": line, "number": row.number, "from": from_day, "land": digest_of(rings), "document": row.document}
    tell(subject, Line("draw_control_line", body, effective_at=now), by)
    return LayerDrawn(row.ref, row.number)
