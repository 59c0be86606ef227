"""Reading sites: which lines one touches, what departments said, and what may be done about it now."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from yimen.engine.parallel.projects import moves
from yimen.engine.parallel.projects.models import Site, SiteOpinion
from yimen.kernel.actor import Actor
from yimen.kernel.projects.geometry import Land
from yimen.kernel.snapshot import snapshot
from yimen.registries.control_lines import queries as control_lines
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.project_models import queries as project_models


@snapshot
class ConflictRow:
    """A line that the site touches."""

    line: str
    version: int
    overlap: Decimal
    share: Decimal
    resolution: str
    document: str


@snapshot
class SiteOpinionRow:
    """What one department is asked, by when, and what it says."""

    ref: str
    office_name: str
    subject: str
    due_at: datetime
    view: str
    text: str
    said_by: str
    said_at: datetime | None
    late: str
    mine: str
    """yes: the reader's office answers it now."""


@snapshot
class SiteRow:
    """A site with its check, its opinions and its result."""

    ref: str
    number: int
    project_ref: str
    project_name: str
    project_code: str
    area: Decimal
    chosen_at: datetime
    result: str
    conclusion: str
    concluded_at: datetime | None
    conflicts: tuple[ConflictRow, ...]
    opinions: tuple[SiteOpinionRow, ...]
    land: Land
    layers: tuple[tuple[str, Land], ...]
    """The lines as they were on the day of the check."""
    may: tuple[str, ...]
    """ask, resolve, conclude."""


def rows_of(sites: Sequence[Site], actor: Actor, now: datetime) -> tuple[SiteRow, ...]:
    """Sites with all that belongs to them, for whom the caller has allowed."""
    layers = {one.ref: one for one in control_lines.versions()}
    return tuple(_row(one, layers, actor, now) for one in sites)


def _row(one: Site, layers: dict[str, control_lines.LayerRow], actor: Actor, now: datetime) -> SiteRow:
    used = [layers[ref] for ref in one.layers if ref in layers]
    versions = {layer.line: layer.number for layer in used}
    asked = list(one.opinions.select_related("said_by").order_by("id"))
    names = offices.office_names({each.office_id for each in asked}, day_of(now))
    held = actor.offices(*moves.SPEAKERS)
    open_ = one.concluded_at is None and one.project.stopped_at is None
    return SiteRow(
        ref=one.ref, number=one.number, project_ref=one.project.ref, project_name=one.project.name,
        project_code=one.project.code, area=one.area, chosen_at=one.chosen_at, result=one.result,
        conclusion=one.conclusion, concluded_at=one.concluded_at,
        conflicts=tuple(
            ConflictRow(each.line, versions.get(each.line, 0), each.overlap, each.share, each.resolution,
                        each.resolved_by_document)
            for each in one.conflicts.order_by("id")
        ),
        opinions=tuple(_opinion(each, names.get(each.office_id, ""), held if open_ else frozenset(), now)
                       for each in asked),
        land=tuple(tuple((int(x), int(y)) for x, y in ring) for ring in one.rings),
        layers=tuple((layer.line, layer.land) for layer in used),
        may=_may(one, held, now) if open_ else (),
    )  # fmt: skip


def _opinion(one: SiteOpinion, name: str, held: frozenset[int], now: datetime) -> SiteOpinionRow:
    return SiteOpinionRow(
        one.ref, name, one.subject, one.due_at, one.view, one.text, one.said_by.name if one.said_by else "",
        one.said_at, "yes" if (one.said_at or now) > one.due_at else "",
        "yes" if one.said_at is None and one.office_id in held else "",
    )  # fmt: skip


def _may(one: Site, held: frozenset[int], now: datetime) -> tuple[str, ...]:
    if not held or project_models.stages(one.project.model_id, now)[0].lead_id not in held:
        return ()
    unresolved = one.conflicts.filter(resolved_at=None).exists()
    return ("ask", *(("resolve",) if unresolved else ()), "conclude")
