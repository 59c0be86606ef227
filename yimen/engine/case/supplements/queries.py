"""Looking at supplements: those of a case one may see, the latest first."""

from datetime import timedelta

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.supplements.models import Supplement
from yimen.engine.case.supplements.rows import AskedFor, SupplementRow
from yimen.kernel.actor import Actor
from yimen.registries.dated import day_of


def of_case(case_ref: str, actor: Actor) -> tuple[SupplementRow, ...]:
    """What was asked of the applicant after acceptance, for whoever may see the case."""
    case_id = Noticing().seen(case_ref, actor)
    if case_id is None:
        return ()
    found = Supplement.objects.filter(case_id=case_id).select_related("asked_by").order_by("-pk")
    return tuple(_row(one, case_ref, one.asked_by.name if actor.staff_id is not None else "") for one in found)


def filed(case_id: int) -> tuple[SupplementRow, ...]:
    """The supplements of a case as they go on file, the first one first."""
    found = Supplement.objects.filter(case_id=case_id).select_related("asked_by", "case").order_by("pk")
    return tuple(_row(one, one.case.ref, one.asked_by.name) for one in found)


def _row(one: Supplement, case_ref: str, asked_by: str) -> SupplementRow:
    return SupplementRow(
        ref=one.ref,
        case_ref=case_ref,
        asked=tuple(
            AskedFor(said["material"], said["name"], said["text"], said["remedy"],
                     "yes" if said["material"] in one.came else "no")
            for said in one.asked
        ),
        reason=one.reason,
        asked_by=asked_by,
        asked_at=one.asked_at,
        until=one.until,
        last_day=day_of(one.until - timedelta(seconds=1)),
        ended=one.ended,
        ended_at=one.ended_at,
        why=one.why,
    )  # fmt: skip
