"""Projects: stage by stage on one form, groups that begin together, joint sittings, and the time that was taken."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.operations import town as places
from tests.operations.errand import PNG, later
from tests.operations.projecting import Site, a_project, a_site, decided, handed_in, opened, to_accept, whole
from tests.operations.town import BEGAN, NOW
from tests.standing import standing
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.refusals import (
    DefectsMissing,
    NotAsked,
    NothingToStart,
    NotLead,
    ProjectUnknown,
    SittingAsked,
    StageOpened,
    StageUnknown,
    StageWaits,
    ViewsMissing,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.projects.project import IndicatorDeviates
from yimen.kernel.writing import NotAllowed
from yimen.registries.project_models import operations as models

pytestmark = pytest.mark.django_db


@standing
def site() -> Site:
    return a_site()


@covers("S-254", "S-524", "S-525")
def test_a_stage_is_one_form_and_its_groups_begin_together_each_when_the_one_before_has_joined(site: Site) -> None:
    ref = a_project(site)
    with pytest.raises(StageWaits):
        operations.open_stage(ref, 2, by=site.owner, now=NOW)
    with pytest.raises(ProjectUnknown):
        operations.open_stage(ref, 1, by=site.second.citizen, now=NOW)
    matter = opened(site, ref)
    with pytest.raises(StageOpened):
        operations.open_stage(ref, 1, by=site.owner, now=NOW)

    begun = operations.start_group(ref, 1, by=site.first.clerk, now=later(1))

    first, second = whole(ref, site.owner, later(1)).stages[0].groups
    assert (begun.group, len(begun.cases), second.parts[0].case_ref) == (1, 2, "")
    moments = {case_queries.find(one, site.first.clerk, later(1)).accepted_at for one in begun.cases}  # type: ignore[union-attr]
    assert moments == {later(1)} == {first.started_at}
    with pytest.raises(NothingToStart):
        operations.start_group(ref, 1, by=site.first.clerk, now=later(2))
    a, b = first.parts
    decided(site, a.item_ref, a.case_ref, later(26))
    view = whole(ref, site.owner, later(27)).stages[0]
    assert view.waits_for == ("示范市第2局", "owner") and view.groups[0].joined_at is None
    decided(site, b.item_ref, b.case_ref, later(30))
    # The next working week: the third item goes in, and the slowest of each group makes the time of the whole.
    handed_in(site, matter, later(75))
    operations.start_group(ref, 1, by=site.first.clerk, now=later(76))
    (c,) = whole(ref, site.owner, later(76)).stages[0].groups[1].parts
    decided(site, c.item_ref, c.case_ref, later(100))
    stage = whole(ref, site.owner, later(101)).stages[0]
    assert stage.standing == "done" and stage.groups[0].joined_at == later(30)
    # Group one fell on Friday and a Saturday, group two took half of Tuesday; all of Monday was the owner's.
    assert (stage.used, stage.owner) == (Decimal("0.5"), Decimal("1.0"))
    assert operations.open_stage(ref, 2, by=site.owner, now=later(101)).number == 2


@covers("S-267", "S-537", "S-543", "S-549")
def test_offices_look_together_at_one_package_and_the_time_is_told_in_tenths_of_a_working_day(site: Site) -> None:
    ref, lead, other = to_accept(site), site.first.town.office, site.second.town.office
    reviewer, second = site.first.reviewer, site.second.reviewer
    asked = operations.ask_sitting(ref, 1, "acceptance", "已完工，申请联合验收", by=site.owner, now=NOW)
    assert asked.due_at is not None and asked.due_at.isoformat() == "2026-12-03T11:06:00+08:00"
    with pytest.raises(SittingAsked):
        operations.ask_sitting(ref, 1, "acceptance", "再申请", by=site.owner, now=NOW)
    with pytest.raises(StageUnknown):
        operations.ask_sitting(ref, 1, "survey", "申请", by=site.owner, now=NOW)
    operations.hand_in_to_sitting(asked.ref, "plan.png", PNG, by=site.owner, now=NOW)
    with pytest.raises(NotLead):
        operations.speak_in_sitting(asked.ref, lead, "pass", "符合", by=second, now=later(2))
    with pytest.raises(DefectsMissing):
        operations.speak_in_sitting(asked.ref, other, "mend", "疏散通道不足", by=second, now=later(2))
    operations.speak_in_sitting(asked.ref, lead, "pass", "符合", by=reviewer, now=later(2))
    with pytest.raises(ViewsMissing):
        operations.conclude_sitting(asked.ref, "一次性告知", by=reviewer, now=later(3))
    wrong = ("疏散通道不足", "少一具灭火器")
    operations.speak_in_sitting(asked.ref, other, "mend", "两处问题", wrong, by=second, now=later(3))
    assert queries.waiting_sittings(second) == () != queries.waiting_sittings(reviewer)

    # Monday morning the one list goes out; Wednesday the owner is done; Friday after lunch it is passed.
    assert operations.conclude_sitting(asked.ref, "一次性告知", by=reviewer, now=later(72)).state == "mending"
    with pytest.raises(WrongState):
        operations.speak_in_sitting(asked.ref, other, "pass", "符合", by=second, now=later(73))
    again = operations.submit_sitting_again(asked.ref, "已整改", by=site.owner, now=later(120))
    assert again.due_at is not None and again.due_at.isoformat() == "2026-12-08T11:06:00+08:00"
    with pytest.raises(NotAsked):
        operations.speak_in_sitting(asked.ref, lead, "pass", "符合", by=reviewer, now=later(121))
    operations.speak_in_sitting(asked.ref, other, "pass", "已整改到位", by=second, now=later(121))
    assert operations.conclude_sitting(asked.ref, "联合验收合格", by=reviewer, now=later(171.5)).state == "passed"

    (sitting,) = whole(ref, site.owner, later(172)).stages[0].sittings
    assert (sitting.used, sitting.days, sitting.late, sitting.due_at) == (
        Decimal("1.4"),
        Decimal("8.3"),
        "",
        again.due_at,
    )
    assert [(what, mended) for _, what, mended in sitting.defects] == [(one, "yes") for one in wrong]
    assert [name for _, name in sitting.rounds[0].files] == ["plan.png"]
    (measured,) = queries.measured_sittings(site.first.clerk, NOW)
    assert (measured.kind, measured.ended, measured.average, measured.late) == ("acceptance", 1, Decimal("1.4"), 0)


@covers("S-267")
def test_who_does_not_come_keeps_a_sitting_open_until_its_time_is_over_and_is_named_in_the_report(site: Site) -> None:
    ref, lead = to_accept(site), site.first.town.office
    asked = operations.ask_sitting(ref, 1, "acceptance", "已完工", by=site.owner, now=NOW)
    assert asked.due_at is not None
    operations.speak_in_sitting(asked.ref, lead, "pass", "符合", by=site.first.reviewer, now=later(2))
    with pytest.raises(ViewsMissing):
        operations.conclude_sitting(asked.ref, "合格", by=site.first.reviewer, now=asked.due_at)
    after = asked.due_at + timedelta(minutes=1)

    assert operations.conclude_sitting(asked.ref, "合格", by=site.first.reviewer, now=after).state == "passed"

    (sitting,) = whole(ref, site.owner, after).stages[0].sittings
    assert sitting.rounds[0].absent == ("示范市第2局",) and sitting.late == "yes"


@covers("S-532", "S-534", "S-547")
def test_a_project_on_the_list_is_spared_what_counts_as_approved_and_every_stage_says_what_was_fixed(
    site: Site,
) -> None:
    models.enter_simplified("school", "", BEGAN, "示政办〔2026〕3号", by=SYSTEM, now=NOW)
    school = a_project(site, "2611-990101-04-01-000002", "government", "school")
    others = (
        a_project(site, "2611-990101-04-01-000003", "government", "road"),
        a_project(site, "2611-990101-04-01-000004", "enterprise_filing", "school"),
    )
    head = places.signed_on(places.an_officer(site.first.town, "office_head", "509"), "head.509")
    operations.fix_indicators(school, {"site_area": Decimal("3200.5")}, "示自然资〔2026〕1号", by=head, now=NOW)
    with pytest.raises(IndicatorDeviates):
        operations.open_stage(school, 1, said={"site_area": Decimal("3300")}, by=site.owner, now=NOW)
    with pytest.raises(NotAllowed):
        operations.fix_indicators(school, {"site_area": Decimal(1)}, "无", by=site.first.clerk, now=NOW)
    operations.fix_indicators(school, {"site_area": Decimal(3300)}, "示自然资〔2026〕2号", by=head, now=later(1))

    operations.open_stage(school, 1, said={"site_area": Decimal("3300.00")}, by=site.owner, now=later(1))

    spared = whole(school, site.owner, later(1))
    assert spared.row.simplified == "示政办〔2026〕3号"
    assert [len(group.parts) for group in spared.stages[0].groups] == [1, 1]
    assert [one.amount for one in spared.indicators] == [Decimal(3300), Decimal("3200.50")]
    for ref in others:
        operations.open_stage(ref, 1, by=site.owner, now=later(1))
        assert [len(group.parts) for group in whole(ref, site.owner, later(1)).stages[0].groups] == [2, 1]
