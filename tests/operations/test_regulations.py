"""Regulations: in versions that a second hand publishes, read by name, found where they are needed."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from tests.operations.town import TODAY
from yimen.kernel.rates import Share
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed
from yimen.registries.regulations import operations, queries
from yimen.registries.regulations.operations import (
    NotInForce,
    ProposedAlready,
    RegulationSaid,
    SameHand,
    TitleTaken,
)

pytestmark = pytest.mark.django_db
SAID = RegulationSaid("窗口服务规范", "service", "第一条 微笑服务。", ("window",), "yes")


@covers("S-576")
def test_a_rule_is_published_by_a_second_hand_and_read_by_those_it_is_for(office: errand.Office) -> None:
    manager = the_manager(office)
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "330"), "reform.330")
    with pytest.raises(NotAllowed):
        operations.propose_regulation(SAID, by=office.clerk, now=later(0))
    with pytest.raises(NoSuchThing):
        operations.propose_regulation(
            RegulationSaid("无据", "service", "文", basis="没有这号"), by=manager, now=later(0)
        )
    kept = operations.propose_regulation(SAID, by=manager, now=later(0))
    with pytest.raises(TitleTaken):
        operations.propose_regulation(SAID, by=manager, now=later(0))
    with pytest.raises(ProposedAlready):
        operations.propose_version(kept.ref, "第二稿", "改一处", by=reform, now=later(0))
    with pytest.raises(NotInForce):
        operations.confirm_reading(kept.version, by=office.clerk, now=later(0))
    with pytest.raises(SameHand):
        operations.publish_version(kept.version, TODAY, by=manager, now=later(0))
    assert queries.public(later(0)) == ()
    operations.publish_version(kept.version, TODAY, by=reform, now=later(0))

    assert [row.mine for row in queries.listed(office.clerk, later(1))] == ["due"] and queries.due(
        office.clerk, later(1)
    )
    assert [row.mine for row in queries.listed(office.reviewer, later(1))] == [""]
    with pytest.raises(NotInForce):
        operations.confirm_reading(kept.version, by=office.reviewer, now=later(1))
    for _ in range(2):
        operations.confirm_reading(kept.version, by=office.clerk, now=later(1))
    view = queries.one(kept.ref, manager, later(1))
    assert view is not None and view.read == Share(1, 1) and view.unread == ()
    assert [row.title for row in queries.public(later(1))] == ["窗口服务规范"]

    with pytest.raises(Missing):
        operations.propose_version(kept.ref, "第一条 微笑，起身相迎。", "", by=manager, now=later(2))
    second = operations.propose_version(
        kept.ref, "第一条 微笑，起身相迎。", "加了起身", by=manager, now=later(2)
    ).version
    with pytest.raises(ImpossibleDates):
        operations.publish_version(second, TODAY - timedelta(days=1), by=reform, now=later(2))
    operations.publish_version(second, TODAY + timedelta(days=2), by=reform, now=later(2))
    assert [row.mine for row in queries.listed(office.clerk, later(2))] == ["read"]
    assert [row.mine for row in queries.listed(office.clerk, later(50))] == ["due"]
    view = queries.one(kept.ref, manager, later(50))
    assert view is not None and view.unread == ("何0101",)
    assert [(one.number, one.standing) for one in view.versions] == [(2, "in_force"), (1, "over")]

    operations.link_regulation(kept.ref, "screen", "worklist", by=manager, now=later(3))
    operations.link_regulation(kept.ref, "item", office.item, by=manager, now=later(3))
    assert [row.ref for row in queries.listed(office.clerk, later(50), item_ref=office.item)] == [kept.ref]
    assert [row.ref for row in queries.listed(office.clerk, later(50), screen="worklist")] == [kept.ref]
    operations.unlink_regulation(kept.ref, "screen", "worklist", by=manager, now=later(3))
    assert queries.listed(office.clerk, later(50), screen="worklist") == ()
    operations.end_regulation(kept.ref, TODAY + timedelta(days=5), "并入新规", by=manager, now=later(50))
    assert queries.public(later(24 * 6)) == ()
