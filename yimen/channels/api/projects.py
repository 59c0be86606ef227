"""Investment projects: one's own and those that an office has a part in, each whole, with its sites and its time."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import After, PathRef, several, shown
from yimen.engine.parallel.projects import queries
from yimen.engine.parallel.projects.rows import MeasuredSittings, ProjectPage, ProjectRow, ProjectView, WaitingSite
from yimen.engine.parallel.projects.site_rows import SiteRow
from yimen.threshold import clock

router = Router(tags=["projects"])

Days = QueryEx[int, P(ge=1, le=366, description="Of so many days back")]


@router.get("/projects", auth=STAFF, response=shown(ProjectPage), operation_id="projects_seen")
def seen(request: HttpRequest, after: After = "") -> ProjectPage:
    """The projects you look over, or your office has a part in; a page by key."""
    return ProjectPage(*queries.seen(asker(request), after))


@router.get("/projects/mine", auth=CITIZEN, response=several(ProjectRow), operation_id="projects_mine")
def mine(request: HttpRequest) -> list[ProjectRow]:
    """The projects of those for whom you act, the latest first; fifty at most."""
    return list(queries.mine(asker(request)))


@router.get("/projects/waiting-sites", auth=STAFF, response=several(WaitingSite), operation_id="projects_waiting_sites")
def waiting(request: HttpRequest) -> list[WaitingSite]:
    """What your offices are asked about sites, by what falls due."""
    return list(queries.waiting_sites(asker(request), clock.now()))


@router.get("/projects/sittings", auth=STAFF, response=several(MeasuredSittings), operation_id="projects_sittings")
def sittings(request: HttpRequest, days: Days = 90) -> list[MeasuredSittings]:
    """How long joint sittings took, kind by kind; for who looks over projects."""
    now = clock.now()
    return list(queries.measured_sittings(asker(request), now - timedelta(days=days)))


@router.get("/projects/{ref}", auth=SIGNED_IN, response=shown(ProjectView), operation_id="projects_one")
def one(request: HttpRequest, ref: PathRef) -> ProjectView:
    """One project whole: its stages with groups, sittings and the days they have taken. Refuses with NothingHere."""
    return there(queries.find(ref, asker(request), clock.now()))


@router.get("/projects/{ref}/sites", auth=SIGNED_IN, response=several(SiteRow), operation_id="projects_sites")
def sites(request: HttpRequest, ref: PathRef) -> list[SiteRow]:
    """Every site that was chosen for it, the newest first; for who sees the project."""
    return list(queries.sites_of(ref, asker(request), clock.now()))
