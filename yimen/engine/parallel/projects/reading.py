"""Reading a project whole: its stages with their cases, its sittings, and the time that was really taken."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.parallel.projects import moves
from yimen.engine.parallel.projects.models import JointSitting, Project, ProjectStage
from yimen.engine.parallel.projects.rows import (
    GroupView,
    IndicatorRow,
    PartView,
    ProjectRow,
    ProjectView,
    SittingRow,
    SittingTermRow,
    StageView,
)
from yimen.engine.parallel.projects.sitting_rows import asked_in as asked_in
from yimen.engine.parallel.projects.sitting_rows import mending as mending
from yimen.engine.parallel.projects.sitting_rows import row_of, timed
from yimen.engine.parallel.projects.sitting_rows import spoken_in as spoken_in
from yimen.kernel.actor import Actor, Role
from yimen.kernel.projects.project import Timed, critical, tenths
from yimen.kernel.projects.sites import SiteView
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.due import elapsed
from yimen.kernel.time.limit import Unit
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.project_models import queries as project_models
from yimen.registries.project_models.rows import ModelRow, StageRow

OVER = ("granted", "granted_tolerated", "not_needed", "withdrawn", "withdrawn_early")
"""In these a case keeps nobody waiting; one that was denied or refused does."""
_PARTS = """
select s.id stage_id, i.ref item_ref, coalesce(c.item_name, v.name) item_name,
  coalesce(c.office_name, (select name from offices_officeterm t where t.office_id = i.office_id
    order by upper(t.valid) desc nulls first limit 1), '') office_name, b.group_number "group",
  coalesce(c.ref, '') case_ref, coalesce(c.number, '') number, coalesce(c.state, '') state, c.id case_id,
  c.accepted_at, c.due_at, c.decided_at, c.calendar_id
from projects_projectstage s join matters_matter m on m.id = s.matter_id
  join matters_matterpart x on x.matter_id = m.id join catalogue_item i on i.id = x.item_id
  join bundles_bundleitem b on b.bundle_id = m.bundle_id and b.item_id = i.id
  left join cases_case c on c.id = x.case_id left join cases_draft d on d.id = x.draft_id
  left join catalogue_itemversion v on v.id = coalesce(c.version_id, d.version_id)
where s.project_id = any(%s) order by s.id, b.group_number, x.place
"""
_PAUSES = """
select l.case_id, l.begins_at, l.ends_at from cases_ledgerline l
where l.kind = 'pause' and l.case_id = any(%s) order by l.begins_at
"""
_DONE_BY = ("granted", "granted_tolerated", "denied", "withdrawn", "refused", "not_needed", "withdrawn_early")
_OWNER, _COUNTER = "owner", "counter"


@snapshot
class _Loaded:
    """What was read of a project in a few statements."""

    parts: Mapping[int, Sequence[Mapping[str, Any]]]
    pauses: Mapping[int, tuple[tuple[datetime, datetime | None], ...]]
    sittings: Mapping[int, tuple[JointSitting, ...]]
    stages: Mapping[int, ProjectStage]
    begun: Mapping[int, Mapping[int, datetime]]


def view_of(row: Project, actor: Actor, now: datetime) -> ProjectView:
    """A project with all stages of its model, for whom the caller has allowed."""
    model = project_models.model(row.model.ref, now)
    assert model is not None, "versions are never deleted"
    loaded = _load(row)
    at = row.stopped_at or now
    stages: list[StageView] = []
    for terms in model.stages:
        before = all(one.standing == "done" for one in stages)
        stages.append(_stage(row, terms, loaded, before, actor, at))
    begun = [one.started_at for one in stages if one.started_at is not None]
    done = all(one.standing == "done" for one in stages)
    used = sum((one.used for one in stages), Decimal(0))
    owner = sum((one.owner for one in stages), Decimal(0))
    if begun:
        calendar = _calendar(model.stages[0].lead_id, now)
        last = max(one.ended_at or at for one in stages if one.started_at is not None) if done else at
        owner = max(Decimal(0), tenths(elapsed(calendar, min(begun), last, Unit.WORKING_DAY)) - used)
    return ProjectView(
        row=project_row(row, model), stages=tuple(stages), indicators=_indicators(row), days=model.days,
        days_before=model.days_before, used=used, owner=owner, late="yes" if used > model.days else "",
        standing="stopped" if row.stopped_at else "done" if done else "under_way", may=_may(row, actor),
    )  # fmt: skip


def project_row(row: Project, model: ModelRow | None = None) -> ProjectRow:
    """A project as lists show it."""
    return ProjectRow(
        id=row.pk, ref=row.ref, code=row.code, name=row.name, kind=row.kind, funding=row.funding,
        project_class=row.project_class, place=row.place, party_ref=row.party.ref, owner_name=row.party.name,
        model_name=row.model.name, model_number=row.model.number,
        simplified=row.simplified.document if row.simplified else "", set_up_at=row.set_up_at,
        stopped_at=row.stopped_at, stopped_why=row.stopped_why,
    )  # fmt: skip


def _may(row: Project, actor: Actor) -> tuple[str, ...]:
    if row.stopped_at is not None:
        return ()
    fixes = actor.has_role(Role.REFORM_OFFICE, Role.OFFICE_HEAD, Role.CHIEF)
    return (*(("stop",) if moves.owns(row, actor) else ()), *(("fix",) if fixes else ()))


def _load(row: Project) -> _Loaded:
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in select(_PARTS, ([row.pk],)):
        parts[one["stage_id"]].append(one)
    cases = [one["case_id"] for rows in parts.values() for one in rows if one["case_id"] is not None]
    pauses: dict[int, tuple[tuple[datetime, datetime | None], ...]] = {}
    for one in select(_PAUSES, (cases,)) if cases else ():
        pauses[one["case_id"]] = (*pauses.get(one["case_id"], ()), (one["begins_at"], one["ends_at"]))
    stages = {one.number: one for one in row.stages.select_related("matter").prefetch_related("groups")}
    sittings: dict[int, tuple[JointSitting, ...]] = {}
    found = JointSitting.objects.filter(stage__project=row).select_related("stage").order_by("id")
    for sitting in found.prefetch_related("rounds__views__said_by"):
        sittings[sitting.stage_id] = (*sittings.get(sitting.stage_id, ()), sitting)
    begun = {one.pk: {group.number: group.started_at for group in one.groups.all()} for one in stages.values()}
    return _Loaded(parts, pauses, sittings, stages, begun)


def _stage(row: Project, terms: StageRow, loaded: _Loaded, before: bool, actor: Actor, now: datetime) -> StageView:
    opened = loaded.stages.get(terms.number)
    rows = loaded.parts.get(opened.pk, ()) if opened else ()
    begun = loaded.begun.get(opened.pk, {}) if opened else {}
    sittings = loaded.sittings.get(opened.pk, ()) if opened else ()
    asked = tuple(row_of(one, row, actor, now) for one in sittings)
    groups = _groups(rows, begun, loaded, now)
    foreseen = tuple(
        SittingTermRow(
            one.kind, one.lead_name, one.days, next((x.state for x in reversed(asked) if x.kind == one.kind), "none")
        )
        for one in terms.sittings
    )
    done = (
        opened is not None
        and all(part.state in OVER for group in groups for part in group.parts)
        and all(one.standing == "passed" for one in foreseen)
    )
    ends = [one.joined_at for one in groups if one.joined_at] + [one.ended_at for one in asked if one.ended_at]
    used = _used(rows, begun, loaded, now) + sum((timed(one).used(now) for one in sittings), Fraction(0))
    started = min(begun.values(), default=None) or min((one.rounds[0].opened_at for one in asked), default=None)
    ended = max(ends, default=None) if done else None
    calendar = _calendar(terms.lead_id, now)
    whole = elapsed(calendar, started, ended or now, Unit.WORKING_DAY) if started else Fraction(0)
    standing = "done" if done else "open" if opened else "closed"
    return StageView(
        number=terms.number, name=terms.name, lead_name=terms.lead_name, days=terms.days, standing=standing,
        opened_at=opened.opened_at if opened else None, started_at=started, ended_at=ended,
        matter_ref=opened.matter.ref if opened else "", groups=groups, foreseen=foreseen, sittings=asked,
        used=tenths(used), owner=max(Decimal(0), tenths(whole) - tenths(used)),
        late="yes" if tenths(used) > terms.days else "",
        waits_for=_waits(groups, asked, foreseen) if standing == "open" else (),
        may=_may_stage(row, standing, _opens(row, terms, before, standing), groups, foreseen, actor),
        choice=tuple((one.item_ref, one.item_name) for one in terms.items if one.need == "chosen"),
    )  # fmt: skip


def _groups(
    rows: Sequence[Mapping[str, Any]], begun: Mapping[int, datetime], loaded: _Loaded, now: datetime
) -> tuple[GroupView, ...]:
    numbers = sorted({one["group"] for one in rows})
    found = []
    for number in numbers:
        members = [one for one in rows if one["group"] == number]
        parts = tuple(_part(one, begun.get(number), loaded, now) for one in members)
        ended = [one["decided_at"] for one in members if one["decided_at"]]
        joined = max(ended, default=None) if all(one["state"] in _DONE_BY for one in members) else None
        found.append(GroupView(number, begun.get(number), joined, parts))
    return tuple(found)


def _part(one: Mapping[str, Any], began: datetime | None, loaded: _Loaded, now: datetime) -> PartView:
    clock = _timed(one, began, loaded)
    late = one["due_at"] is not None and (one["decided_at"] or now) > one["due_at"]
    return PartView(
        one["item_ref"], one["item_name"], one["office_name"], one["group"], one["case_ref"], one["number"],
        one["state"], one["accepted_at"], one["due_at"], one["decided_at"],
        tenths(clock.used(now)) if clock else None, "yes" if late else "",
    )  # fmt: skip


def _timed(one: Mapping[str, Any], began: datetime | None, loaded: _Loaded) -> Timed | None:
    """A case counts from the beginning of its group; one that was taken back counts no more."""
    if began is None or one["case_id"] is None or one["state"] in ("withdrawn", "withdrawn_early"):
        return None
    calendar = calendars.calendar(one["calendar_id"])
    return Timed(calendar, began, one["decided_at"], loaded.pauses.get(one["case_id"], ()))


def _used(rows: Sequence[Mapping[str, Any]], begun: Mapping[int, datetime], loaded: _Loaded, now: datetime) -> Fraction:
    groups = [
        [clock for one in rows if one["group"] == number and (clock := _timed(one, began, loaded)) is not None]
        for number, began in begun.items()
    ]
    return critical(groups, now)


def _waits(
    groups: Sequence[GroupView], sittings: Sequence[SittingRow], foreseen: Sequence[SittingTermRow]
) -> tuple[str, ...]:
    """For whom an open stage waits: offices by name, the window, or the owner."""
    open_ = [part for group in groups for part in group.parts if part.state not in OVER]
    found = []
    for part in open_:
        if not part.state or part.state in ("correction_open", "refused", "denied"):
            found.append(_OWNER)
        elif part.state in ("received", "correction_closed"):
            found.append(_COUNTER)
        else:
            found.append(part.office_name)
    for one in sittings:
        found += [_OWNER] if one.state == "mending" else []
        found += [each.office_name for each in one.rounds[-1].views if not each.view] if one.state == "open" else []
        said = one.state == "open" and all(each.view for each in one.rounds[-1].views)
        found += [one.lead_name] if said else []
    if any(one.standing in ("none", "failed", "withdrawn") for one in foreseen):
        found.append(_OWNER)
    return tuple(dict.fromkeys(found))


def _may_stage(
    row: Project,
    standing: str,
    opens: str,
    groups: Sequence[GroupView],
    foreseen: Sequence[SittingTermRow],
    actor: Actor,
) -> tuple[str, ...]:
    if row.stopped_at is not None:
        return ()
    if moves.owns(row, actor):
        asks = [f"ask:{one.kind}" for one in foreseen if one.standing in ("none", "failed", "withdrawn")]
        return (*((opens,) if opens else ()), *(asks if standing == "open" else ()))
    waiting = next((group for group in groups if group.started_at is None), None)
    begins = waiting is not None and any(part.state in ("received", "correction_closed") for part in waiting.parts)
    return ("start",) if actor.has_role(Role.WINDOW) and begins else ()


def has_site(row: Project, terms: StageRow) -> bool:
    """Whether a stage asks for no site, or one was looked at and found fit."""
    asks = terms.number == 1 and terms.needs_site == "yes"
    return not asks or row.sites.filter(result=SiteView.FIT).exists()


def _opens(row: Project, terms: StageRow, before: bool, standing: str) -> str:
    """open: it may be opened now; choose_site: once a site is found fit."""
    if standing != "closed" or not before:
        return ""
    return "open" if has_site(row, terms) else "choose_site"


def _indicators(row: Project) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(one.indicator, one.amount, one.document, one.fixed_at, one.replaced_at)
        for one in row.indicators.order_by("indicator", "-id")
    )


def _calendar(office_id: int, now: datetime) -> WorkCalendar:
    office = offices.office(office_id, day_of(now))
    assert office is not None, "offices are closed, never deleted"
    return calendars.calendar(office.calendar_id)
