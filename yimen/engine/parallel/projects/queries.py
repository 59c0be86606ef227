"""Looking at projects: my own, those I look over or my office has a part in, one whole, and what waits for me."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.parallel.projects import moves, reading
from yimen.engine.parallel.projects.models import JointSitting, Project, Site, SiteOpinion, SittingRound
from yimen.engine.parallel.projects.rows import MeasuredSittings, ProjectRow, ProjectView, WaitingSite
from yimen.engine.parallel.projects.site_rows import SiteRow, rows_of
from yimen.engine.parallel.projects.sitting_rows import timed
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.projects.project import average, tenths
from yimen.kernel.projects.sitting_life import SittingState

_KINDS = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
PAGE = 50


def mine(actor: Actor) -> tuple[ProjectRow, ...]:
    """The projects of everybody for whom the actor acts, the latest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return ()
    return Capped(_rows(Q(party_id__in=list(actor.parties())), PAGE + 1), PAGE)


def seen(actor: Actor, after: str = "") -> tuple[tuple[ProjectRow, ...], str | None]:
    """The projects that a member of staff sees, a page by key."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    where = Q(id__lt=last) if last else Q()
    held = actor.offices(*moves.SPEAKERS)
    if not actor.has_role(*moves.LOOKERS):
        if not held:
            return (), None
        where &= _of_offices(held)
    rows = _rows(where, PAGE + 1)
    return rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None


def find(ref: str, actor: Actor, now: datetime) -> ProjectView | None:
    """One project whole, for who sees it."""
    row = Project.objects.select_related("party", "model", "simplified").filter(ref=ref).first()
    return reading.view_of(row, actor, now) if row is not None and moves.sees(row, actor) else None


def waiting_sittings(actor: Actor) -> tuple[tuple[str, str, str], ...]:
    """The joint sittings that wait for a word of this officer's offices: project, its name, and of which kind."""
    held = actor.offices(*moves.SPEAKERS)
    found = JointSitting.objects.filter(state=SittingState.OPEN).filter(
        Q(lead_id__in=held) | Q(offices__overlap=list(held))
    )
    rows = found.select_related("stage__project").prefetch_related("rounds__views").order_by("due_at", "id")[:PAGE]
    return tuple(
        (one.stage.project.ref, one.stage.project.name, one.kind)
        for one in rows
        if one.lead_id in held or held & (reading.asked_in(one, _last(one).number) - reading.spoken_in(_last(one)))
    )


def sites_of(ref: str, actor: Actor, now: datetime) -> tuple[SiteRow, ...]:
    """Every site that was ever chosen for a project, the newest first, for who sees the project."""
    row = Project.objects.filter(ref=ref).first()
    if row is None or not moves.sees(row, actor):
        return ()
    return rows_of(list(Site.objects.filter(project=row).select_related("project").order_by("-number")), actor, now)


def site(ref: str, actor: Actor, now: datetime) -> SiteRow | None:
    """One site, for who sees its project or was asked about it."""
    row = Site.objects.filter(ref=ref).select_related("project").first()
    if row is None:
        return None
    asked = row.opinions.filter(office_id__in=list(actor.offices(*moves.SPEAKERS))).exists()
    return rows_of([row], actor, now)[0] if asked or moves.sees(row.project, actor) else None


def waiting_sites(actor: Actor, now: datetime) -> tuple[WaitingSite, ...]:
    """What this officer's offices are asked about sites and have not answered, by what falls due."""
    open_ = SiteOpinion.objects.filter(said_at=None, site__concluded_at=None, site__project__stopped_at=None)
    mine = open_.filter(office_id__in=list(actor.offices(*moves.SPEAKERS)))
    rows = mine.select_related("site__project").order_by("due_at", "id")[: PAGE + 1]
    found = (
        WaitingSite(one.site.ref, one.site.project.name, one.subject, one.due_at, "yes" if now > one.due_at else "")
        for one in rows
    )
    return Capped(found, PAGE)


def measured_sittings(actor: Actor, since: datetime) -> tuple[MeasuredSittings, ...]:
    """The joint sittings that ended since, kind by kind: how long they took on average, and how many were late.

    Every figure is worked out from the list; the average is of the same tenths that the list shows.
    """
    if not actor.has_role(*moves.LOOKERS):
        return ()
    ended = (SittingState.PASSED, SittingState.FAILED)
    found = JointSitting.objects.filter(state__in=ended, ended_at__gte=since).prefetch_related("rounds")
    kinds: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for one in found.order_by("id"):
        kinds.setdefault(one.kind, []).append((tenths(timed(one).used(since)), one.days))
    return tuple(
        MeasuredSittings(
            kind, len(took), average([used for used, _ in took]), sum(used > days for used, days in took),
            average([days for _, days in took]),
        )
        for kind, took in sorted(kinds.items())
    )  # fmt: skip


def sitting_file(ref: str, actor: Actor) -> tuple[bytes, str, str] | None:
    """A file of a package with its name and kind, for who sees the project."""
    file = dossiers.file(ref)
    if file is None or file.purpose != "sitting":
        return None
    round_ = SittingRound.objects.select_related("sitting__stage__project").filter(pk=file.subject_id).first()
    if round_ is None or not moves.sees(round_.sitting.stage.project, actor):
        return None
    content = dossiers.content(file.sha256)
    return None if content is None else (content, file.filename, _KINDS[file.kind])


def _last(one: JointSitting) -> SittingRound:
    return max(one.rounds.all(), key=lambda each: each.number)


def _of_offices(held: frozenset[int]) -> Q:
    ids = list(held)
    return (
        Q(model__stages__lead_id__in=ids)
        | Q(model__stages__sittings__offices__overlap=ids)
        | Q(model__stages__sittings__lead_id__in=ids)
        | Q(model__stages__bundle__items__item__office_id__in=ids)
    )


def _rows(where: Q, limit: int) -> tuple[ProjectRow, ...]:
    found = list(Project.objects.filter(where).order_by("-id").values_list("id", flat=True).distinct()[:limit])
    rows = Project.objects.filter(id__in=found).select_related("party", "model", "simplified").order_by("-id")
    return tuple(reading.project_row(row) for row in rows)
