"""Sites 选址: chosen once, checked against one map, answered by every department that is asked, with one result.

Land that was found unfit is remembered: whoever chooses it again hears why, as long as the lines are what they were.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from yimen.engine.parallel.projects import moves
from yimen.engine.parallel.projects.models import Project, Site, SiteConflict, SiteOpinion
from yimen.engine.parallel.projects.refusals import (
    NoConflict,
    NotAsked,
    SiteAnswersMissing,
    SiteConcluded,
    SiteFoundUnfit,
    SiteOpen,
    SiteUnknown,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import digest
from yimen.kernel.projects.geometry import area, digest_of, land_of, square_metres
from yimen.kernel.projects.sites import ANSWERED_WITHIN, MOST_ASKED, SiteSubject, SiteView, touched
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, named
from yimen.registries.calendars import queries as calendars
from yimen.registries.control_lines import queries as control_lines
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.project_models import queries as project_models


@snapshot
class SiteKept:
    """A site: how large it is, how many lines it touches that nobody has resolved, and its result."""

    ref: str
    number: int
    area: Decimal
    conflicts: int
    result: str = ""


@operation
def choose_site(ref: str, land: str, *, by: Actor, now: datetime) -> SiteKept:
    """The owner chooses a piece of land; it is checked against the five lines of this day at once.

    The same land, unchanged and under the same lines, keeps the result that it had in this project. Refuses with
    ProjectUnknown, ProjectStopped, LandUnreadable, SiteOpen or SiteFoundUnfit.
    """
    project = moves.owned(ref, by)
    rings = land_of(land)
    layers = control_lines.on_map(day_of(now))
    known, refs = digest_of(rings), [one.ref for one in layers]
    before = Site.objects.filter(project=project, digest=known, layers=refs).order_by("-id").first()
    if before is not None and before.result != SiteView.UNFIT:
        return _kept(before)
    unfit = Site.objects.filter(digest=known, layers=refs, result=SiteView.UNFIT).order_by("-id").first()
    if unfit is not None and unfit.concluded_at is not None:
        raise SiteFoundUnfit(when=unfit.concluded_at, why=unfit.conclusion)
    with refusing(site_one_at_a_time_in_a_project=SiteOpen()):
        row = Site.objects.create(
            ref=new_ref(), project=project, number=project.sites.count() + 1, rings=rings, digest=known,
            area=square_metres(area(rings)), layers=refs, chosen_at=now,
        )  # fmt: skip
    by_line = {one.line: one.ref for one in layers}
    found = touched(rings, [(one.line, one.land) for one in layers])
    SiteConflict.objects.bulk_create(
        SiteConflict(site=row, line=one.line, layer=by_line[one.line], overlap=one.overlap, share=one.share)
        for one in found
    )
    body = {"site": row.ref, "land": known, "area": str(row.area), "touches": [one.line for one in found]}
    moves.told(project, "choose_site", body, by, now)
    return _kept(row)


@operation
def ask_about_site(ref: str, asked: Sequence[tuple[str, str]], *, by: Actor, now: datetime) -> SiteKept:
    """The lead of the first stage asks departments about a site, each on one subject and in five working days.

    Refuses with SiteUnknown, ProjectStopped, NotLead, NotFormal, OwnMatter, SiteConcluded, NotInList or NoSuchThing.
    """
    project, row = _at_the_lead(ref, by, now)
    if not 0 < len(asked) <= MOST_ASKED or any(subject not in set(SiteSubject) for _, subject in asked):
        raise NotInList(field="subject")
    for office_ref, subject in dict.fromkeys(asked):
        office = offices.office(office_ref, day_of(now))
        if office is None:
            raise NoSuchThing(what="office")
        due = calendars.calendar(office.calendar_id).closing_after(now, ANSWERED_WITHIN)
        SiteOpinion.objects.get_or_create(
            site=row, office_id=office.id, subject=subject, defaults={"ref": new_ref(), "due_at": due}
        )
    moves.told(project, "ask_about_site", {"site": ref, "asked": [list(one) for one in asked]}, by, now)
    return _kept(row)


@operation
def answer_about_site(ref: str, view: str, text: str, *, by: Actor, now: datetime) -> SiteKept:
    """Say for one's office whether a site fits, in words; once.

    Refuses with SiteUnknown, ProjectStopped, NotLead, NotFormal, OwnMatter, SiteConcluded, NotAsked, NotInList or
    TextMissing.
    """
    asked = SiteOpinion.objects.filter(ref=ref).select_related("site__project").first()
    if asked is None:
        raise SiteUnknown()
    project, row = _locked(asked.site.ref, by)
    office = asked.office_id
    speaker = moves.speaks_for(office, project, by)
    if row.concluded_at is not None:
        raise SiteConcluded()
    if view not in set(SiteView):
        raise NotInList(field="view")
    said = must_be_said("text", text, 2000).strip()
    fresh = SiteOpinion.objects.filter(ref=ref, said_at=None)
    if not fresh.update(view=view, text=said, said_by_id=speaker, said_at=now):
        raise NotAsked()
    body = {"site": row.ref, "opinion": ref, "view": view, "text": digest(said.encode(), row.ref.encode())}
    moves.told(project, "answer_about_site", body, by, now)
    return _kept(row)


@operation
def resolve_conflict(ref: str, line: str, document: str, resolution: str, *, by: Actor, now: datetime) -> SiteKept:
    """Say by which document a touched line stands in the way no more; by the lead of the first stage.

    Refuses with SiteUnknown, ProjectStopped, NotLead, NotFormal, OwnMatter, SiteConcluded, NoConflict, Missing or
    TextMissing.
    """
    project, row = _at_the_lead(ref, by, now)
    said, basis = must_be_said("resolution", resolution, 1000).strip(), named(document, "document")
    open_ = row.conflicts.filter(line=line, resolved_at=None)
    if not open_.update(resolution=said, resolved_by_document=basis, resolved_by_id=by.staff_id, resolved_at=now):
        raise NoConflict()
    moves.told(project, "resolve_conflict", {"site": ref, "line": line, "document": basis}, by, now)
    return _kept(row)


@operation
def conclude_site(ref: str, conclusion: str, *, by: Actor, now: datetime) -> SiteKept:
    """Bring map and departments into one result: unfit when a line stands in the way or somebody says so, else fit.

    Who was asked is waited for until their time is over. Refuses with SiteUnknown, ProjectStopped, NotLead, NotFormal,
    OwnMatter, SiteConcluded, SiteAnswersMissing or TextMissing.
    """
    project, row = _at_the_lead(ref, by, now)
    said = must_be_said("conclusion", conclusion, 2000).strip()
    opinions = list(row.opinions.all())
    if not opinions or any(one.said_at is None and now <= one.due_at for one in opinions):
        raise SiteAnswersMissing()
    against = any(one.view == SiteView.UNFIT for one in opinions)
    row.result = SiteView.UNFIT if against or row.conflicts.filter(resolved_at=None).exists() else SiteView.FIT
    row.conclusion, row.concluded_by_id, row.concluded_at = said, by.staff_id, now
    row.save(update_fields=["result", "conclusion", "concluded_by", "concluded_at"])
    silent = sum(one.said_at is None for one in opinions)
    body = {"site": ref, "result": row.result, "silent": silent, "text": digest(said.encode(), row.ref.encode())}
    moves.told(project, "conclude_site", body, by, now)
    return _kept(row)


def _locked(ref: str, by: Actor) -> tuple[Project, Site]:
    """A site under the lock of its project, for who sees that or was asked about it."""
    found = Site.objects.filter(ref=ref).select_related("project").first()
    if found is None:
        raise SiteUnknown()
    asked = found.opinions.filter(office_id__in=list(by.offices(*moves.SPEAKERS))).exists()
    if not moves.sees(found.project, by) and not asked:
        raise SiteUnknown()
    project = moves.locked_freely(found.project_id)
    return project, Site.objects.get(pk=found.pk)


def _at_the_lead(ref: str, by: Actor, now: datetime) -> tuple[Project, Site]:
    project, row = _locked(ref, by)
    moves.speaks_for(project_models.stages(project.model_id, now)[0].lead_id, project, by)
    if row.concluded_at is not None:
        raise SiteConcluded()
    return project, row


def _kept(row: Site) -> SiteKept:
    open_ = row.conflicts.filter(resolved_at=None).count()
    return SiteKept(row.ref, row.number, row.area, open_, row.result)
