"""Regulations: in versions that a second hand publishes, read by name, found where they are needed."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from tests.operations.town import TODAY
from yimen.kernel.actor import Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.rates import Share
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed
from yimen.registries.regulations import operations, queries
from yimen.registries.regulations.operations import (
    EndProposed,
    EndsBefore,
    NotInForce,
    ProposedAlready,
    RegulationKept,
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
    operations.propose_end(kept.ref, TODAY + timedelta(days=5), "并入新规", by=manager, now=later(50))
    operations.end_regulation(kept.ref, TODAY + timedelta(days=5), by=reform, now=later(50))
    assert queries.public(later(24 * 6)) == ()


def in_force(manager: Actor, reform: Actor) -> RegulationKept:
    kept = operations.propose_regulation(SAID, by=manager, now=later(0))
    return operations.publish_version(kept.version, TODAY, by=reform, now=later(0))


@pytest.fixture
def keepers(office: errand.Office) -> tuple[Actor, Actor]:
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "330"), "reform.330")
    return the_manager(office), reform


def test_a_wrong_proposal_is_taken_back_and_makes_room_for_another(
    office: errand.Office, keepers: tuple[Actor, Actor]
) -> None:
    manager, reform = keepers
    kept = in_force(manager, reform)
    wrong = operations.propose_version(kept.ref, "写错了", "改错", by=manager, now=later(1)).version
    for refusal, version, why, by in (
        (NotAllowed, wrong, "错了", office.clerk),
        (Missing, wrong, " ", manager),
        (NoSuchThing, kept.version, "错了", manager),
    ):
        with pytest.raises(refusal):
            operations.withdraw_version(version, why, by=by, now=later(1))
    with pytest.raises(ProposedAlready), transaction.atomic():
        operations.propose_version(kept.ref, "又一稿", "改", by=manager, now=later(1))

    operations.withdraw_version(wrong, "条文写错了", by=reform, now=later(2))

    with pytest.raises(NoSuchThing):
        operations.publish_version(wrong, TODAY, by=reform, now=later(2))
    right = operations.propose_version(kept.ref, "第一条 起身相迎。", "改一处", by=manager, now=later(2)).version
    operations.publish_version(right, TODAY + timedelta(days=1), by=reform, now=later(2))
    view = queries.one(kept.ref, manager, later(30))
    assert view is not None
    assert [(one.number, one.standing) for one in view.versions] == [(3, "in_force"), (2, "withdrawn"), (1, "over")]


def test_a_regulation_is_ended_by_two_hands_and_no_publishing_undoes_it(keepers: tuple[Actor, Actor]) -> None:
    manager, reform = keepers
    kept, last = in_force(manager, reform), TODAY + timedelta(days=10)
    with pytest.raises(NoSuchThing):
        operations.end_regulation(kept.ref, last, by=reform, now=later(1))
    operations.propose_end(kept.ref, last, "并入新规", by=manager, now=later(1))
    with pytest.raises(EndProposed):
        operations.propose_end(kept.ref, last, "并入新规", by=reform, now=later(1))
    with pytest.raises(SameHand):
        operations.end_regulation(kept.ref, last, by=manager, now=later(1))
    operations.withdraw_end(kept.ref, by=reform, now=later(1))
    operations.propose_end(kept.ref, last, "并入新规", by=manager, now=later(1))
    with pytest.raises(ChangedSinceRead):
        operations.end_regulation(kept.ref, last + timedelta(days=1), by=reform, now=later(1))
    operations.end_regulation(kept.ref, last, by=reform, now=later(1))

    second = operations.propose_version(kept.ref, "第二稿", "改一处", by=manager, now=later(2)).version
    with pytest.raises(EndsBefore):
        operations.publish_version(second, last, by=reform, now=later(2))
    operations.publish_version(second, TODAY + timedelta(days=2), by=reform, now=later(2))

    view = queries.one(kept.ref, manager, later(24 * 3))
    assert view is not None and view.row.version is not None
    assert (view.row.version.number, view.row.version.ends, view.row.version.end_basis) == (2, last, "并入新规")
    assert queries.public(later(24 * 11)) == ()


def test_an_end_that_waits_goes_over_to_the_version_that_is_published_meanwhile(keepers: tuple[Actor, Actor]) -> None:
    manager, reform = keepers
    kept, last = in_force(manager, reform), TODAY + timedelta(days=10)
    operations.propose_end(kept.ref, last, "并入新规", by=manager, now=later(1))
    second = operations.propose_version(kept.ref, "第二稿", "改一处", by=manager, now=later(2)).version
    operations.publish_version(second, TODAY + timedelta(days=2), by=reform, now=later(2))

    operations.end_regulation(kept.ref, last, by=reform, now=later(24 * 3))

    assert queries.public(later(24 * 9)) != () and queries.public(later(24 * 11)) == ()
