"""Looking at onboardings: how far each system is, its checklist, and the run at hand with every word of it."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.onboardings import moves, signing
from yimen.engine.exchange.onboardings.models import ConformanceRun, ConformanceTry, Onboarding, OnboardingPoint
from yimen.engine.exchange.onboardings.rows import (
    READERS,
    OnboardingRow,
    PointRow,
    RunShown,
    StepRow,
    TryRow,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.onboarding import (
    EDITION,
    GOOD_FOR,
    IN_THE_SANDBOX,
    OFF_THE_REGISTER,
    STEPS,
    CheckPoint,
    ConformanceStep,
    ConformanceVerdict,
    OnboardingWay,
)

MOST = 200
MOST_WORDS = 100
_ROWS = """
select s.ref, s.name, s.office_id, coalesce(t.name, '') office_name, s.way, s.kind, s.address, s.vendor, s.purpose,
  s.edition,
  case when x.off then 'suspended' else s.state end state, s.applied_at, coalesce(f.name, '') applied_by, s.moved_at,
  case when x.off then %s else s.basis end basis,
  case when x.off then '' else s.system_ref end system_ref,
  coalesce(r.step, 0) passed,
  (select count(distinct p.point) from onboardings_onboardingpoint p
    where p.onboarding_id = s.id and p.said_at >= s.moved_at) points,
  (select max(g.passed_at) from onboardings_conformancerun g where g.onboarding_id = s.id
    and g.key_edition = s.key_edition and g.edition = %s and g.began_at >= s.moved_at and g.passed_at > %s) passed_at
from onboardings_onboarding s
  left join lateral (select name from offices_officeterm where office_id = s.office_id order by valid desc limit 1) t
    on true
  left join people_staff f on f.id = s.applied_by_id
  left join lateral (select step from onboardings_conformancerun where onboarding_id = s.id and began_at >= s.moved_at
    order by id desc limit 1) r on true
  cross join lateral (select s.state = 'live' and not exists (
      select from pushes_ownsystem o where o.ref = s.system_ref and o.closed_at is null
      union all select from connections_connectedsystem c where c.ref = s.system_ref and c.closed_at is null) off) x
where (%s or s.office_id = any(%s)) and (%s = '' or s.ref = %s)
order by s.state = 'withdrawn', s.id desc limit 201
"""


def onboardings(actor: Actor, now: datetime, ref: str = "") -> Sequence[OnboardingRow]:
    """The systems that come in or are in: of the offices one heads, or all for who keeps or watches them."""
    everywhere = actor.kind is ActorKind.SYSTEM or actor.has_role(*READERS)
    sight = (everywhere, sorted(actor.offices(Role.OFFICE_HEAD)))
    rows = select(_ROWS, (OFF_THE_REGISTER, EDITION, now - GOOD_FOR, *sight, ref, ref))
    found = (
        OnboardingRow(**row, steps=len(STEPS[OnboardingWay(row["way"])]), points_all=len(CheckPoint)) for row in rows
    )
    return Capped(found, MOST)


def onboarding(ref: str, actor: Actor, now: datetime) -> OnboardingRow | None:
    """One of them; None when it is not for this actor."""
    return next(iter(onboardings(actor, now, ref)), None) if ref else None


def points(ref: str) -> tuple[PointRow, ...]:
    """The checklist of an onboarding that was shown; what was said before it last moved counts no more."""
    row = Onboarding.objects.get(ref=ref)
    since = OnboardingPoint.objects.filter(onboarding=row).select_related("said_by").order_by("id")
    if row.state in IN_THE_SANDBOX or moves.is_off(row):
        since = since.filter(said_at__gte=row.moved_at)
    said = {one.point: one for one in since}
    return tuple(_point(point, said.get(point)) for point in CheckPoint)


def _point(point: CheckPoint, said: OnboardingPoint | None) -> PointRow:
    if said is None:
        return PointRow(point, "", None, "")
    return PointRow(point, said.words, said.said_at, said.said_by.name if said.said_by else "")


def run(ref: str, now: datetime) -> RunShown | None:
    """The run at hand of an onboarding that was shown; None before the first."""
    row = Onboarding.objects.get(ref=ref)
    found = row.runs.select_related("began_by").order_by("-id").first()
    if found is None:
        return None
    props = signing.props_of(found.ref, signing.key_of(row.ref, found.key_edition))
    counts = (
        found.passed_at is not None and found.key_edition == row.key_edition and found.edition == EDITION
        and row.state in IN_THE_SANDBOX and found.began_at >= row.moved_at and now <= found.passed_at + GOOD_FOR
    )  # fmt: skip
    words = found.words.order_by("-number")[: MOST_WORDS + 1]
    return RunShown(
        found.ref, found.began_at, found.began_by.name if found.began_by else "", found.passed_at,
        "yes" if counts else "", props.case_number, props.officer, props.jump, props.ticket,
        _steps(found, OnboardingWay(row.way)), Capped((_try(one) for one in words), MOST_WORDS),
    )  # fmt: skip


def _steps(found: ConformanceRun, way: OnboardingWay) -> tuple[StepRow, ...]:
    tries: dict[str, int] = {}
    last: dict[str, ConformanceTry] = {}
    for one in found.words.order_by("number"):
        tries[one.step] = tries.get(one.step, 0) + 1
        last[one.step] = one
    return tuple(
        _step(step, _standing(place, found.step, last.get(step)), tries.get(step, 0), last.get(step))
        for place, step in enumerate(STEPS[way])
    )


def _step(step: ConformanceStep, standing: str, tries: int, last: ConformanceTry | None) -> StepRow:
    return StepRow(step, standing, tries, _try(last) if last else None)


def _standing(place: int, passed: int, last: ConformanceTry | None) -> str:
    if place != passed:
        return "passed" if place < passed else "later"
    return "now" if last is None or last.verdict == ConformanceVerdict.PASSED else last.verdict


def _try(row: ConformanceTry) -> TryRow:
    return TryRow(
        row.number, row.step, row.door, row.came_at, row.request, row.status, row.answer, row.verdict,
        row.fault, row.field,
    )  # fmt: skip


def report(ref: str, given: str, now: datetime) -> RunShown | None:
    """The run at hand for the system itself, which signs its own reference; None for anybody else."""
    row = Onboarding.objects.filter(ref=ref, state__in=list(IN_THE_SANDBOX)).first()
    if row is None or not signing.is_signed(ref.encode(), given, signing.key_of(row.ref, row.key_edition)):
        return None
    return run(ref, now)
