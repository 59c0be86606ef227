"""Looking at inspections: one's own, and those of a case one may see."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.inspections.models import Inspection
from yimen.engine.case.inspections.rows import InspectionRow, InspectorRow, Photo
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.kernel.actor import Actor
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 100
MOST_COUNTED = 1000


def photographs_of(inspection_id: int) -> list[str]:
    """The hashes of the photographs of an inspection, in the order in which they came."""
    return [file.sha256 for file in dossiers.files_of("inspection", inspection_id)]


def mine(actor: Actor, now: datetime) -> tuple[InspectionRow, ...]:
    """Inspections for which this officer is named and that are open, the next first."""
    return _rows(_named_and_open(actor).order_by("planned_at", "pk")[:MOST], now)


def count_mine(actor: Actor) -> int:
    """How many those are, counted up to a thousand."""
    return _named_and_open(actor)[:MOST_COUNTED].count()


def _named_and_open(actor: Actor) -> QuerySet[Inspection]:
    return Inspection.objects.filter(inspectors__staff_id=actor.staff_id or 0, concluded_at=None, called_off_at=None)


def inspection(ref: str, actor: Actor, now: datetime) -> InspectionRow | None:
    """One inspection, for its officers and for whoever may see its case."""
    found = Inspection.objects.filter(ref=ref).select_related("case").first()
    if found is None or actor.staff_id is None:
        return None
    named = found.inspectors.filter(staff_id=actor.staff_id).exists()
    if not named and Noticing().seen(found.case.ref, actor) is None:
        return None
    return next(iter(_rows([found], now)))


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[InspectionRow, ...]:
    """The inspections of a case, the latest first, for staff who may see it."""
    case_id = Noticing().seen(case_ref, actor) if actor.staff_id is not None else None
    if case_id is None:
        return ()
    return _rows(Inspection.objects.filter(Q(case_id=case_id)).order_by("-pk"), now)


def filed(case_id: int, on: datetime) -> tuple[InspectionRow, ...]:
    """Every inspection of a case as it goes on file, the first one first."""
    return _rows(Inspection.objects.filter(case_id=case_id).select_related("case", "written_by").order_by("pk"), on)


def ids_of(case_id: int) -> tuple[int, ...]:
    """The inspections of a case by their number, for the parts that point to them."""
    return tuple(Inspection.objects.filter(case_id=case_id).values_list("pk", flat=True))


def photographs_filed(case_id: int) -> tuple[FileFacts, ...]:
    """The photographs on which the conclusions about a case stand."""
    concluded = Inspection.objects.filter(case_id=case_id, concluded_at__isnull=False).order_by("pk")
    return tuple(file for id in concluded.values_list("pk", flat=True) for file in dossiers.files_of("inspection", id))


def photo(ref: str, photo_ref: str, actor: Actor, now: datetime) -> tuple[str, bytes] | None:
    """A photograph with its kind, for whoever may see its inspection."""
    seen = inspection(ref, actor, now)
    facts = dossiers.file(photo_ref)
    if seen is None or facts is None or all(one.ref != photo_ref for one in seen.photos):
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (facts.kind, content)


def _rows(found: Iterable[Inspection], now: datetime) -> tuple[InspectionRow, ...]:
    return tuple(_row(one, now) for one in found)


def _row(one: Inspection, now: datetime) -> InspectionRow:
    officers = one.inspectors.select_related("staff__office").order_by("pk")
    names = {row.id: row.name for row in offices.offices(day_of(now))}
    findings = [*one.findings, *[""] * len(one.checks)]
    photos = dossiers.files_of("inspection", one.pk)
    return InspectionRow(
        ref=one.ref,
        case_ref=one.case.ref,
        case_number=one.case.number,
        item_name=one.case.item_name,
        applicant_name=one.case.applicant_name,
        planned_at=one.planned_at,
        place=one.place,
        checks=tuple(zip(one.checks, findings, strict=False)),
        outcome=one.outcome,
        conclusion=one.conclusion,
        written_by=one.written_by.name if one.written_by else "",
        concluded_at=one.concluded_at,
        called_off_at=one.called_off_at,
        inspectors=tuple(
            InspectorRow(it.staff.name, names.get(it.staff.office_id, ""), it.signed_at) for it in officers
        ),
        photos=tuple(Photo(file.ref, file.filename, file.added_at) for file in photos),
        mark=one.mark([file.sha256 for file in photos]),
    )
