"""Looking at rounds: my visits of today, what my unit is to mend, how rounds went, and what was taken off whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from yimen.engine.papers.dossiers import ports
from yimen.engine.supervision.rounds import moves
from yimen.engine.supervision.rounds.models import RoundFinding, RoundVisit, WindowRound
from yimen.engine.supervision.rounds.rows import FoundRow, RoundRow, VisitRow, WindowOff
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE = 100
_OPEN = ("open", "objected", "mended")


def mine(actor: Actor, now: datetime) -> tuple[VisitRow, ...]:
    """The visits that an inspector still has to make, today's first; nobody else reads a day that is to come."""
    ahead = RoundVisit.objects.filter(
        round__inspectors__contains=[actor.staff_id or 0], visited_at=None, on__gte=day_of(now), round__closed_at=None
    )
    return Capped(_visits(ahead.order_by("on", "pk")[: PAGE + 1], actor, now), PAGE)


def visit(ref: str, actor: Actor, now: datetime) -> VisitRow | None:
    """One visit, for who sees it."""
    found = _visits(RoundVisit.objects.filter(ref=ref), actor, now)
    return found[0] if found else None


def findings(actor: Actor, now: datetime) -> tuple[FoundRow, ...]:
    """What is open before the unit, the inspectors and who planned, by the day by which it is mended."""
    found = RoundFinding.objects.filter(_reach(actor), state__in=_OPEN).order_by("mend_by", "pk")
    return Capped(_found(found, actor, now), PAGE)


def finding(ref: str, actor: Actor, now: datetime) -> FoundRow | None:
    """One of them, ended ones too."""
    return next(iter(_found(RoundFinding.objects.filter(_reach(actor), ref=ref), actor, now)), None)


def photo(ref: str, actor: Actor, now: datetime) -> bytes | None:
    """The photograph of a finding, for who sees the finding."""
    row = finding(ref, actor, now)
    return ports.store().get(row.photo) if row is not None and row.photo else None


def rounds(actor: Actor, now: datetime) -> tuple[RoundRow, ...]:
    """The rounds that were planned, the latest first: their days and lots stay closed until they are over."""
    where = Q(inspectors__contains=[actor.staff_id or 0]) | Q(planned_by_id=actor.staff_id or 0)
    if actor.has_role(Role.SUPERVISOR):
        where |= ~Q(pk=None)
    managed = [post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id]
    where |= Q(centre_id__in=managed, closed_at__isnull=False)
    found = WindowRound.objects.filter(where).annotate(
        drawn=Count("visits", distinct=True),
        visited=Count("visits", filter=Q(visits__visited_at__isnull=False), distinct=True),
        found=Count("visits__findings", distinct=True),
        ahead=Count("visits", filter=Q(visits__visited_at=None, visits__on__gte=day_of(now)), distinct=True),
    )
    rows = list(found.order_by("-pk")[: PAGE + 1])
    names = people.staff_names({one for row in rows for one in row.inspectors})
    shown = (
        RoundRow(
            row.ref, row.kind, row.title, row.first_day, row.last_day,
            tuple(names.get(one, "") for one in row.inspectors), row.drawn, row.visited, row.found, row.closed_at,
            row.secret if row.closed_at else "",
            "yes" if row.closed_at is None and not row.ahead and row.planned_by_id == actor.staff_id else "",
        )
        for row in rows
    )  # fmt: skip
    return Capped(shown, PAGE)


def taken_off(actor: Actor, since: datetime, until: datetime) -> tuple[WindowOff, ...]:
    """What findings took off each window and person in a time: for supervision, and managers of their centres."""
    found = RoundFinding.objects.filter(found_at__gte=since, found_at__lt=until).exclude(state="lifted")
    if not actor.has_role(Role.SUPERVISOR):
        managed = [post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id]
        found = found.filter(visit__round__centre_id__in=managed)
    sums: dict[tuple[str, str], list[int]] = {}
    for row in found.select_related("visit__window", "staff"):
        window = f"{row.visit.window.code} {row.visit.window.name}"
        counted = sums.setdefault((window, row.staff.name if row.staff else ""), [0, 0, 0])
        counted[0] += 1
        counted[1] += row.off
        counted[2] += row.state in _OPEN
    rows = (WindowOff(window, staff, *counted) for (window, staff), counted in sums.items())
    return tuple(sorted(rows, key=lambda row: (-row.off, row.window, row.staff)))


def _reach(actor: Actor) -> Q:
    me = actor.staff_id or 0
    where = Q(visit__round__inspectors__contains=[me]) | Q(visit__round__planned_by_id=me)
    where |= Q(visit__window__office_id__in=actor.offices(Role.OFFICE_HEAD))
    managed = [post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id]
    where |= Q(visit__round__centre_id__in=managed)
    return where | ~Q(pk=None) if actor.has_role(Role.SUPERVISOR) else where


_FINDINGS = Prefetch("findings", RoundFinding.objects.select_related("staff").order_by("pk"))


def _visits(found: QuerySet[RoundVisit], actor: Actor, now: datetime) -> tuple[VisitRow, ...]:
    rows = list(found.select_related("round", "window").prefetch_related(_FINDINGS))
    seen, today = [row for row in rows if moves.sees(row, actor)], day_of(now)
    units = _units((row.window.office_id for row in seen), now)
    return tuple(
        VisitRow(
            row.ref, row.round.title, row.round.kind, f"{row.window.code} {row.window.name}", row.on, row.visited_at,
            row.present, tuple(_one(one, row, actor, now, units) for one in row.findings.all()),
            "yes" if row.visited_at is None and row.on == today and actor.staff_id in row.round.inspectors else "",
        )
        for row in seen
    )  # fmt: skip


def _found(found: QuerySet[RoundFinding], actor: Actor, now: datetime) -> tuple[FoundRow, ...]:
    rows = list(found.select_related("visit__round", "visit__window", "staff")[: PAGE + 1])
    units = _units((row.visit.window.office_id for row in rows), now)
    return tuple(_one(row, row.visit, actor, now, units) for row in rows)


def _units(ids: Iterable[int | None], now: datetime) -> Mapping[int, str]:
    return offices.office_names({id_ for id_ in ids if id_ is not None}, day_of(now))


def _one(row: RoundFinding, of: RoundVisit, actor: Actor, now: datetime, units: Mapping[int, str]) -> FoundRow:
    return FoundRow(
        row.ref, of.round.title, of.round.kind, f"{of.window.code} {of.window.name}",
        units.get(of.window.office_id or 0, ""), row.point, row.off, row.told, row.staff.name if row.staff else "",
        row.photo, row.state, row.found_at, row.mend_by,
        "yes" if row.state == "open" and now > row.mend_by else "", row.objection, row.judgement, row.mended,
        row.looked, _may(row, of, actor),
    )  # fmt: skip


def _may(row: RoundFinding, of: RoundVisit, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    unit = moves.is_unit(of, actor)
    if row.state == "open" and unit:
        return ("object", "mend")
    if row.state == "objected" and of.round.planned_by_id == actor.staff_id and not unit:
        return ("judge",) if of.visited_by_id != actor.staff_id else ()
    return ("look",) if row.state == "mended" and actor.staff_id in of.round.inspectors and not unit else ()
