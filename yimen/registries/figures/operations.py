"""Keep a figure with everything it was made of, and set how far an item's steps are to come down."""

from dataclasses import asdict
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.reform.figures import CONVERSION
from yimen.kernel.reform.reductions import Measure, reduced
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.refusals import ItemUnknown
from yimen.registries.dated import day_of, new_ref
from yimen.registries.figures import keeping
from yimen.registries.figures.models import KeptFigure, ReductionTarget
from yimen.registries.figures.reading import ItemSet, lines
from yimen.registries.figures.refusals import BeforeMissing, NothingToCount, TargetOutOfReach

WHO = (Role.REFORM_OFFICE, Role.SUPERVISOR, Role.ADMINISTRATOR)
OF_NOW = frozenset({Measure.COMPRESSION, Measure.HOURS})
"""Measures that need no moment of before."""


@snapshot
class FigureKept:
    """A kept figure by its reference."""

    ref: str
    counted: int
    left_out: int


@operation
def keep_figure(
    name: str,
    measure: Measure,
    of: ItemSet,
    before: datetime | None = None,
    document: str = "",
    *,
    by: Actor,
    now: datetime,
) -> FigureKept:
    """Keep a figure as it is told today: sums, items with their versions, and how units were converted.

    By the reform office, supervision or an administrator. Refuses with NotAllowed, Missing, NotInList, BeforeMissing or
    NothingToCount.
    """
    must_hold(by, *WHO)
    if not of.known or measure not in list(Measure):
        raise NotInList(field="measure")
    if measure not in OF_NOW and (before is None or before >= now):
        raise BeforeMissing()
    counted = lines(of, now, before)
    total = reduced(measure, counted)
    if not total.counted:
        raise NothingToCount()
    kept = keeping.written(measure, counted)
    figure = KeptFigure.objects.create(
        ref=new_ref(),
        name=named(name, "name"),
        document=written(document, "document"),
        measure=measure,
        item_set=asdict(of),
        as_of=now,
        before_at=before,
        before=total.before,
        after=total.after,
        counted=total.counted,
        left_out=total.left_out,
        conversion=dict(CONVERSION),
        lines=kept,
        digest=keeping.digest_of(kept),
    )
    body = {
        "measure": measure, "before": f"{total.before:f}", "after": f"{total.after:f}", "counted": total.counted,
        "left_out": total.left_out, "digest": bytes(figure.digest).hex(),
    }  # fmt: skip
    subject = Subject("kept_figure", "figures_keptfigure", figure.pk, figure.ref, 0, b"")
    tell(subject, Line("keep_figure", body, now), by)
    return FigureKept(figure.ref, total.counted, total.left_out)


@snapshot
class TargetSet:
    """A target by its reference."""

    ref: str


@operation
def set_target(item_ref: str, steps: int, by_day: date, basis: str, *, by: Actor, now: datetime) -> TargetSet:
    """Set to how many steps an item is to come down by a day; by the reform office or an administrator.

    Refuses with NotAllowed, ItemUnknown, TargetOutOfReach, ImpossibleDates or Missing.
    """
    must_hold(by, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
    item = catalogue.in_force(item_ref, now)
    if item is None:
        raise ItemUnknown(ref=item_ref)
    has = len(item.terms.steps)
    if not 1 <= steps < has:
        raise TargetOutOfReach(steps=has)
    if by_day < day_of(now):
        raise ImpossibleDates()
    target = ReductionTarget.objects.create(
        ref=new_ref(), item_id=item.item_id, steps=steps, steps_then=has, by_day=by_day,
        basis=named(basis, "basis"), set_at=now,
    )  # fmt: skip
    subject = Subject("reduction_target", "figures_reductiontarget", target.pk, target.ref, 0, b"")
    body = {"item": item_ref, "steps": steps, "of": has, "by": by_day.isoformat()}
    tell(subject, Line("set_target", body, now), by)
    return TargetSet(target.ref)
