"""Reform plans: submitted, approved, determined by three hands, in the version that each has read, and told to all."""

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from unittest.mock import ANY

import pytest

from tests.covers import covers
from tests.operations import concentrating as the
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.supervision.reform_plans import operations, queries
from yimen.engine.supervision.reform_plans.models import ReformPlanVersion
from yimen.engine.supervision.reform_plans.operations import ReformPlanKept, ReformPlanSaid
from yimen.engine.supervision.reform_plans.refusals import NothingNew, ReformPlanOpen, ReformPlanUnknown
from yimen.engine.supervision.reform_plans.rows import ReformPlanView
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.evidence import canonical
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.reform.plan_life import OwnReformPlan
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, Missing, NotAllowed, NotInList
from yimen.registries.concentration import queries as concentration
from yimen.registries.concentration.refusals import NotASection
from yimen.registries.offices import operations as structure
from yimen.registries.offices import queries as offices

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEGINS, AFTER = TODAY + 30 * DAY, TODAY + 60 * DAY


@dataclass(frozen=True)
class Scene:
    """A department with its head, the government's office where both offices that decide sit, and a partner."""

    office: errand.Office
    partner: errand.Office
    head: Actor
    reform: Actor
    establishment: Actor
    partner_head: Actor


@standing
def scene(office: errand.Office) -> Scene:
    partner, above = errand.another_office(office, 2), errand.another_office(office, 3)

    def sitting(where: errand.Office, role: str, number: str) -> Actor:
        return town.signed_on(town.an_officer(where.town, role, number), f"plan.{role}{number}")

    return Scene(
        office, partner, sitting(office, "office_head", "881"), sitting(above, "reform_office", "882"),
        sitting(above, "establishment_office", "883"), sitting(partner, "office_head", "884"),
    )  # fmt: skip


def said(scene: Scene, text: str = "把三个科的审批集中到一个科。", **plan: object) -> ReformPlanSaid:
    division = replace(the.PLAN, **plan)  # type: ignore[arg-type]
    return ReformPlanSaid("相对集中许可权改革方案", text, division, BEGINS, (scene.partner.town.office,))


def submitted(scene: Scene) -> ReformPlanKept:
    return operations.submit_plan(scene.office.town.office, said(scene), by=scene.head, now=later(1))


def seen(scene: Scene, ref: str, by: Actor | None = None) -> ReformPlanView:
    view = queries.one(ref, by or scene.reform, later(9))
    assert view is not None
    return view


@covers("S-573", "S-018")
def test_a_plan_goes_from_the_department_by_the_reform_office_to_the_establishment_office_and_takes_effect(
    scene: Scene,
) -> None:
    for wrong, refusal in (
        (said(scene, name=" "), Missing),
        (said(scene, headcount=-1), NotInList),
        (said(scene, headcount=10**6), NotInList),
        (replace(said(scene), begins=TODAY - DAY), ImpossibleDates),
    ):
        with pytest.raises(refusal):
            operations.submit_plan(scene.office.town.office, wrong, by=scene.head, now=later(1))
    known = structure.set_division(scene.office.town.office, "政务科", "stand_alone", AFTER, "", by=SYSTEM, now=NOW)
    kept = submitted(scene)
    with pytest.raises(WrongState):
        operations.determine_plan(kept.ref, "示编〔2026〕3号", kept.sha256, by=scene.establishment, now=later(2))
    operations.approve_plan(kept.ref, "示审改〔2026〕8号", kept.sha256, by=scene.reform, now=later(2))
    assert offices.division(scene.office.town.office, BEGINS) is None

    with pytest.raises(ImpossibleDates):
        operations.determine_plan(
            kept.ref, "示编〔2026〕3号", kept.sha256, by=scene.establishment, now=later(3) + 31 * DAY
        )
    operations.determine_plan(kept.ref, "示编〔2026〕3号", kept.sha256, by=scene.establishment, now=later(3))

    after = offices.division(scene.office.town.office, AFTER)
    assert after is not None and after.ref == known.ref, "it ends where the one that was known already begins"
    division = offices.division(scene.office.town.office, BEGINS)
    (determined,) = concentration.determinations(scene.office.town.office)
    view = seen(scene, kept.ref)
    assert division is not None and division.name == the.PLAN.name and view.row.state == "determined"
    assert (determined.ref, determined.number, determined.headcount) == (view.determination_ref, "示编〔2026〕3号", 3)
    assert [(one.verb, one.version) for one in view.steps] == [("determine", 1), ("approve", 1), ("submit", 1)]
    told = {name for name, _, _ in view.steps[0].told}
    assert len(told) == 3, "the department, the partner, and where both offices sit"
    assert all({name for name, _, _ in one.told} == told for one in view.steps)
    (row,) = queries.plans(scene.partner_head, later(4))
    assert row.unread == 3
    assert operations.read_plan_notices(kept.ref, 2, by=scene.partner_head, now=later(4)) == 2
    assert queries.plans(scene.partner_head, later(4))[0].unread == 1, "what was not shown is not read"
    assert operations.read_plan_notices(kept.ref, 3, by=scene.partner_head, now=later(4)) == 1
    assert queries.plans(scene.partner_head, later(4))[0].unread == 0
    readers = {reader for one in seen(scene, kept.ref).steps for _, reader, _ in one.told if reader}
    assert len(readers) == 1


@covers("S-573")
def test_what_is_approved_is_the_version_that_was_read_and_every_version_is_kept(scene: Scene) -> None:
    first = submitted(scene)
    with pytest.raises(NothingNew):
        operations.revise_plan(first.ref, said(scene), first.sha256, by=scene.head, now=later(1.5))
    with pytest.raises(TextMissing):
        operations.return_plan(first.ref, " ", first.sha256, by=scene.reform, now=later(2))
    operations.return_plan(first.ref, "人数太多。", first.sha256, by=scene.reform, now=later(2))
    second = operations.revise_plan(
        first.ref, said(scene, "减一人。", headcount=2), first.sha256, by=scene.head, now=later(3)
    )
    other = replace(said(scene, "减一人。", headcount=2), title="审批权集中方案")
    second = operations.revise_plan(first.ref, other, second.sha256, by=scene.head, now=later(3.5))
    for sha256 in (first.sha256, ""):
        with pytest.raises(ChangedSinceRead):
            operations.approve_plan(first.ref, "示审改〔2026〕8号", sha256, by=scene.reform, now=later(4))
    assert seen(scene, first.ref).row.state == "submitted"

    operations.approve_plan(first.ref, "示审改〔2026〕8号", second.sha256, by=scene.reform, now=later(4))
    operations.send_plan_back(first.ref, "职能写不清。", second.sha256, by=scene.establishment, now=later(5))

    view = seen(scene, first.ref)
    assert (view.row.state, view.approval_number) == ("returned", ""), "the next version is approved anew"
    assert [(one.number, one.division.headcount, one.sha256) for one in view.versions] == [
        (3, 2, second.sha256), (2, 2, ANY), (1, 3, first.sha256)
    ]  # fmt: skip
    assert [one.title for one in view.versions] == ["审批权集中方案", *["相对集中许可权改革方案"] * 2]
    assert view.row.title == "审批权集中方案"
    for one in ReformPlanVersion.objects.filter(plan__ref=first.ref):
        kept = {name: getattr(one, name) for name in ("title", "text", "division", "begins", "partners")}
        assert hashlib.sha256(canonical(kept)).hexdigest() == one.sha256, "the hash is of what the version says"
    assert [(one.verb, one.words) for one in view.steps[:2]] == [("send_back", "职能写不清。"), ("approve", "")]
    operations.withdraw_plan(first.ref, "另行上报。", second.sha256, by=scene.head, now=later(6))
    with pytest.raises(WrongState):
        operations.revise_plan(first.ref, said(scene, "再来。"), second.sha256, by=scene.head, now=later(7))
    assert submitted(scene).version == 1


@covers("S-573")
def test_nobody_approves_their_own_plan_and_a_plan_of_others_looks_like_none(scene: Scene) -> None:
    kept = submitted(scene)
    with pytest.raises(ReformPlanOpen):
        submitted(scene)
    with pytest.raises(NotAllowed):
        operations.submit_plan(scene.partner.town.office, said(scene), by=scene.head, now=later(1))
    with pytest.raises(NotASection):
        closing = said(scene, way="merged", closes=(scene.office.town.office,))
        operations.submit_plan(scene.partner.town.office, closing, by=scene.partner_head, now=later(1))
    post = next(one for one in scene.reform.posts if one.role is Role.REFORM_OFFICE)
    own_office = replace(scene.head, posts=(*scene.head.posts, replace(post, office_id=scene.head.posts[0].office_id)))
    both = replace(scene.reform, posts=(*scene.reform.posts, replace(post, role=Role.ESTABLISHMENT_OFFICE)))
    with pytest.raises(OwnReformPlan):
        operations.approve_plan(kept.ref, "示审改8号", kept.sha256, by=own_office, now=later(2))
    with pytest.raises(NotAllowed):
        operations.approve_plan(kept.ref, "示审改8号", kept.sha256, by=scene.establishment, now=later(2))
    operations.approve_plan(kept.ref, "示审改8号", kept.sha256, by=both, now=later(2))
    with pytest.raises(OwnReformPlan):
        operations.determine_plan(kept.ref, "示编3号", kept.sha256, by=both, now=later(3))
    assert offices.division(scene.office.town.office, BEGINS) is None

    stranger = town.signed_on(
        town.an_officer(errand.another_office(scene.office, 4).town, "office_head", "885"), "plan.x"
    )
    for nobody in (stranger, scene.office.citizen):
        assert queries.one(kept.ref, nobody, later(3)) is None and queries.plans(nobody, later(3)) == ()
    with pytest.raises(ReformPlanUnknown):
        operations.read_plan_notices(kept.ref, 3, by=stranger, now=later(3))
