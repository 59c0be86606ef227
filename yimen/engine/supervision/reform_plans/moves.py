"""Lock, move, tell: a plan with its latest version; a step is told on its chain and to every partner."""

from collections.abc import Iterable
from datetime import datetime

from yimen.engine.supervision.reform_plans.models import (
    ReformPlan,
    ReformPlanNotice,
    ReformPlanStep,
    ReformPlanVersion,
)
from yimen.engine.supervision.reform_plans.refusals import ReformPlanUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.reform.plan_life import REFORM_PLAN_LIFE, ReformPlanMove, ReformPlanState
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

READERS = (Role.REFORM_OFFICE, Role.ESTABLISHMENT_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR)
"""Who reads the plans of all offices; the others read those that they are told of."""


@snapshot
class Held:
    """A locked plan with the version that stands."""

    plan: ReformPlan
    version: ReformPlanVersion


def lock(ref: str, by: Actor, seen: str) -> Held:
    """The plan, locked, for somebody who has read its latest version.

    Refuses with ReformPlanUnknown, or with ChangedSinceRead when another version stands than the one that was read.
    """
    row = ReformPlan.objects.select_for_update(of=("self",)).select_related("office").filter(ref=ref).first()
    if row is None or by.staff_id is None or not may_read(row, by):
        raise ReformPlanUnknown()
    version = row.versions.order_by("-number")[0]
    if seen != version.sha256:
        raise ChangedSinceRead()
    return Held(row, version)


def may_read(row: ReformPlan, by: Actor) -> bool:
    """Those who lead or watch reforms, the department, and whoever is told of it."""
    if by.has_role(*READERS) or row.office_id in by.offices(*Role):
        return True
    return ReformPlanNotice.objects.filter(step__plan=row, office_id__in=by.offices(*Role)).exists()


def move(row: ReformPlan, step: ReformPlanMove, **sets: object) -> None:
    """Take one step of a plan's life; refuses with WrongState."""
    state = REFORM_PLAN_LIFE.after(step, ReformPlanState(row.state))
    if not ReformPlan.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def stepped(held: Held, verb: str, number: str, words: str, by: Actor, now: datetime) -> None:
    """Write a step down with the version it was done with, tell it, and tell every partner of it."""
    row, version = held.plan, held.version
    assert by.staff_id is not None, "asked before"
    step = ReformPlanStep.objects.create(
        plan=row, version=version, verb=verb, staff_id=by.staff_id, number=number, words=words, done_at=now
    )
    told = sorted({row.office_id, *_partners(version, now), *_offices_that_lead(now)})
    ReformPlanNotice.objects.bulk_create([ReformPlanNotice(step=step, office_id=office) for office in told])
    body = {"version": version.number, "sha256": version.sha256, "number": number, "told": len(told)}
    if words:
        body["words"] = digest(words.encode(), row.ref.encode())
    subject = Subject(
        "reform_plan", "reform_plans_reformplan", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, Line(f"{verb}_plan", body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def _partners(version: ReformPlanVersion, now: datetime) -> Iterable[int]:
    found = (offices.office(ref, day_of(now)) for ref in version.partners)
    return (one.id for one in found if one is not None)


def _offices_that_lead(now: datetime) -> Iterable[int]:
    """Where the posts of the reform office and of the establishment office stand."""
    posts = (
        one for role in (Role.REFORM_OFFICE, Role.ESTABLISHMENT_OFFICE) for one in people.posts_of(role, day_of(now))
    )
    return (one.office_id for one in posts if one.office_id is not None)
