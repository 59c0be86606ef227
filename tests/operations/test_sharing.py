"""Shared data: on the catalogue with its owner, asked for an item, granted with a limit, used under a case at hand."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_connections import a_system
from yimen.engine.exchange.connections import ports
from yimen.engine.exchange.connections.operations import Connecting, connect_system
from yimen.engine.exchange.sharing import operations, queries
from yimen.engine.exchange.sharing.models import DataUse
from yimen.engine.exchange.sharing.operations import DataSetSaid
from yimen.engine.exchange.sharing.refusals import (
    AnybodyMay,
    AskedAlready,
    DataSetNamed,
    DataSetUnknown,
    RequestUnknown,
)
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.sharing import BY_SILENCE, LimitUnfit, NeverShared, NoRight
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import Missing, NotAllowed, NotInList
from yimen.registries.offices import queries as offices

pytestmark = pytest.mark.django_db
FUND = DataSetSaid("公积金缴存", "缴存状态", "housing_fund", "on_request")

OTHERS = DataSetSaid("其他审批", "x", "approvals", "open")


def heads(office: errand.Office) -> tuple[Actor, Actor]:
    """The head of another office, whose data it is, and the head of the office that asks."""
    other = errand.another_office(office, 3)
    owner = town.signed_on(town.an_officer(other.town, "office_head", "821"), "head.owner")
    return owner, town.signed_on(town.an_officer(office.town, "office_head", "822"), "head.asking")


def owners_office(owner: Actor) -> str:
    found = next(iter(owner.offices(*[post.role for post in owner.posts])))
    row = offices.office(found, town.TODAY)
    assert row is not None
    return row.ref


@covers("S-298", "S-296")
def test_a_data_set_is_asked_for_an_item_granted_with_a_limit_and_used_under_a_case_at_hand(
    office: errand.Office,
) -> None:
    ports.wire(SandboxLines())
    owner, asking = heads(office)
    a_system(office, Connecting("housing_fund", "公积金系统", "direct", "1.0"))
    theirs = owners_office(owner)
    with pytest.raises(NotAllowed):
        operations.publish_data_set(theirs, FUND, by=asking, now=later(0))
    with pytest.raises(NotInList):
        operations.publish_data_set(theirs, DataSetSaid("天气", "x", "weather", "open"), by=owner, now=later(0))
    with pytest.raises(Missing):
        operations.publish_data_set(theirs, DataSetSaid("涉密", "x", "approvals", "never"), by=owner, now=later(0))
    with pytest.raises(NotAllowed):
        operations.publish_data_set(theirs, FUND, by=owner, now=later(0))
    connect_system(
        theirs,
        Connecting("housing_fund", "公积金中心系统", "direct", "1.0", beside="归口单位自有"),
        by=SYSTEM,
        now=later(0),
    )
    ref = operations.publish_data_set(theirs, FUND, by=owner, now=later(0)).ref
    with pytest.raises(DataSetNamed):
        operations.publish_data_set(theirs, FUND, by=owner, now=later(0))

    case = errand.received(office).ref
    with pytest.raises(NoRight):
        operations.use_data(ref, case, "核对缴存", by=office.clerk, now=later(1))
    with pytest.raises(NotAllowed):
        operations.request_data(ref, office.item, "审查需要", by=owner, now=later(1))
    with pytest.raises(TextMissing):
        operations.request_data(ref, office.item, " ", by=asking, now=later(1))
    asked = operations.request_data(ref, office.item, "审查需要", by=asking, now=later(1))
    with pytest.raises(AskedAlready):
        operations.request_data(ref, office.item, "审查需要", by=asking, now=later(1))
    with pytest.raises(RequestUnknown):
        operations.grant_data(asked.ref, later(500), by=asking, now=later(2))
    with pytest.raises(LimitUnfit):
        operations.grant_data(asked.ref, later(24 * 400), by=owner, now=later(2))
    operations.grant_data(asked.ref, later(72), by=owner, now=later(2))
    with pytest.raises(RequestUnknown):
        operations.refuse_data(asked.ref, "来不及", by=owner, now=later(2))

    with pytest.raises(NoOpenTask):
        operations.use_data(ref, case, "核对缴存", by=office.reviewer, now=later(3))
    with pytest.raises(TextMissing):
        operations.use_data(ref, case, " ", by=office.clerk, now=later(3))
    assert not DataUse.objects.exists()
    used = operations.use_data(ref, case, "核对缴存", by=office.clerk, now=later(3))
    with pytest.raises(NoRight):
        operations.use_data(ref, case, "核对缴存", by=office.clerk, now=later(73))

    assert used.outcome == "answered" and used.sandbox == "yes"
    (seen,) = queries.used_about_mine(office.citizen)
    assert (seen.purpose, seen.data_set_name) == ("核对缴存", "公积金缴存") and seen.place and seen.case_number
    (row,) = queries.catalogue(owner, later(4))
    assert (row.items, row.uses, row.answered) == (1, 1, 1)
    assert queries.catalogue(office.clerk, later(4)) == ()
    assert [one.name for one in queries.usable(office.item, later(4))] == ["公积金缴存"]
    operations.end_data_set(ref, "系统合并", by=owner, now=later(5))
    with pytest.raises(DataSetUnknown):
        operations.use_data(ref, case, "核对缴存", by=office.clerk, now=later(5))


def test_who_says_nothing_in_ten_working_days_has_agreed_and_the_record_says_so(office: errand.Office) -> None:
    owner, asking = heads(office)
    ref = operations.publish_data_set(owners_office(owner), FUND, by=SYSTEM, now=later(0)).ref
    asked = operations.request_data(ref, office.item, "审查需要", by=asking, now=later(1))

    with pytest.raises(NotYourRole):
        operations.grant_by_silence(by=owner, now=asked.answer_by + timedelta(minutes=1))
    assert operations.grant_by_silence(by=SYSTEM, now=asked.answer_by).done == 0
    after = asked.answer_by + timedelta(minutes=1)
    assert operations.grant_by_silence(by=SYSTEM, now=after).done == 1
    (row,) = queries.requests(asking)
    assert (row.answer, row.until) == ("silence", after + BY_SILENCE)


def test_open_data_is_used_without_a_request_withheld_data_never_and_the_houses_own_cases_too(
    office: errand.Office,
) -> None:
    owner, asking = heads(office)
    theirs = owners_office(owner)
    free = operations.publish_data_set(theirs, OTHERS, by=owner, now=later(0))
    kept = operations.publish_data_set(
        theirs, DataSetSaid("涉密", "x", "police", "never", "保密法第九条"), by=SYSTEM, now=later(0)
    )
    errand.granted(office)
    case = errand.received(office).ref

    with pytest.raises(AnybodyMay):
        operations.request_data(free.ref, office.item, "审查需要", by=asking, now=later(1))
    for act in (lambda: operations.request_data(kept.ref, office.item, "审查需要", by=asking, now=later(1)),
                lambda: operations.use_data(kept.ref, case, "核对", by=office.clerk, now=later(1))):  # fmt: skip
        with pytest.raises(NeverShared):
            act()
    used = operations.use_data(free.ref, case, "核对其他许可", by=office.clerk, now=later(6))
    assert used.outcome == "answered" and used.lines[0][0] == "食品经营许可（新办）"
