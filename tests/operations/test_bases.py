"""Bases: a document of the library stands for what rests on it, and alarms it when it is over."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.levels import an_authority
from tests.operations.town import TODAY
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.bases import operations, queries
from yimen.registries.bases.moves import BasisNumberTaken, BasisOver
from yimen.registries.bases.operations import BasisSaid, LinkedAlready
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.reform import rectifications
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.delegations.refusals import NotAnnounced

pytestmark = pytest.mark.django_db
LAW = BasisSaid("主席令第二十一号", "中华人民共和国食品安全法", "全国人大常委会", "law", date(2021, 4, 29), "第一条 …")
PAPER = BasisSaid("示府〔2012〕78号", "简政强镇事权下放的通知", "示范市人民政府", "document", date(2012, 6, 1))
ENDS = TODAY + timedelta(days=3)
AFTER = 24.0 * 4


def opened(now: datetime) -> int:
    """How many tasks to put right open by what rests on documents that are over."""
    return catalogue.follow_rectifications(tuple(queries.findings(now)), by=SYSTEM, now=now).opened


def legal(office: errand.Office) -> Actor:
    return places.signed_on(places.an_officer(office.town, "legal_reviewer", "340"), "legal.340")


@covers("S-515")
def test_a_document_that_is_over_alarms_everything_that_rests_on_it(office: errand.Office) -> None:
    keeper = legal(office)
    with pytest.raises(NotAllowed):
        operations.record_basis(LAW, TODAY, by=office.decider, now=later(0))
    with pytest.raises(NotInList):
        operations.record_basis(replace(LAW, kind="song"), TODAY, by=keeper, now=later(0))
    law = operations.record_basis(LAW, date(2021, 4, 29), by=keeper, now=later(0)).ref
    with pytest.raises(BasisNumberTaken):
        operations.record_basis(LAW, TODAY, by=keeper, now=later(0))
    with pytest.raises(NoSuchThing):
        operations.link_basis(law, "centre", "0" * 16, "按它设立", by=keeper, now=later(0))
    link = operations.link_basis(law, "centre", office.town.centre, "按它设立", by=keeper, now=later(0)).ref
    with pytest.raises(LinkedAlready):
        operations.link_basis(law, "centre", office.town.centre, "按它设立", by=keeper, now=later(0))

    view = queries.one(law, later(1))
    assert view is not None and [(one.kind, one.how, one.ref, one.what) for one in view.resting] == [
        ("centre", "linked", office.town.centre, "按它设立"), ("item", "cited", office.item, "第三十五条")
    ]  # fmt: skip
    assert queries.alarms(later(1)) == () and not opened(later(1))
    with pytest.raises(ImpossibleDates):
        operations.end_basis(law, date(2021, 4, 29), "修订", by=keeper, now=later(1))
    operations.end_basis(law, ENDS, "新法施行", by=keeper, now=later(1))
    assert queries.alarms(later(1)) == ()
    assert [(one.kind, one.name, one.over_since) for one in queries.alarms(later(AFTER))] == [
        ("centre", "示范市行政服务中心", ENDS), ("item", "食品经营许可（新办）", ENDS)
    ]  # fmt: skip
    with pytest.raises(BasisOver):
        operations.link_basis(law, "office", office.town.office, "职责", by=keeper, now=later(AFTER))

    assert opened(later(AFTER)) == 1
    (task,) = rectifications.rectifications(office.item)
    assert (task.deviation, task.finding.code, task.finding.unit) == ("no_basis", "basis_over", LAW.number)
    operations.unlink_basis(link, "改按新法", by=keeper, now=later(AFTER))
    assert [one.kind for one in queries.alarms(later(AFTER + 24))] == ["item"]
    assert [row.standing for row in queries.listed(ENDS, "食品").rows] == ["over"]
    assert queries.listed(ENDS, standing="in_force").rows == ()


@covers("S-587")
def test_nothing_is_handed_down_without_a_document_that_is_in_force(office: errand.Office) -> None:
    unit, keeper = an_authority("滨河县市场监管局", office.town.county, 640), legal(office)
    handed = (office.item,), "devolve", unit
    with pytest.raises(NotAnnounced):
        delegations.delegate("0" * 16, *handed, TODAY, by=SYSTEM, now=later(0))
    paper = delegations.announce(
        PAPER.number, PAPER.title, PAPER.issuer, PAPER.issued_on, (Entry(office.item, "devolve"),),
        by=SYSTEM, now=later(0),
    ).ref  # fmt: skip
    (row,) = queries.listed(TODAY, PAPER.number).rows
    assert (row.title, row.issuer, row.standing) == (PAPER.title, PAPER.issuer, "in_force")
    operations.link_basis(row.ref, "centre", office.town.centre, "镇街中心按它设立", by=keeper, now=later(0))
    operations.end_basis(row.ref, ENDS, "到期", by=keeper, now=later(0))
    with pytest.raises(BasisOver):
        delegations.delegate(paper, *handed, ENDS, by=SYSTEM, now=later(0))
    (ref,) = delegations.delegate(paper, *handed, TODAY, by=SYSTEM, now=later(0)).refs

    assert [(one.kind, one.how, one.ref) for one in queries.alarms(later(AFTER))] == [
        ("centre", "linked", office.town.centre), ("delegation", "announced", ref)
    ]  # fmt: skip
    assert [one.number for one in queries.of_thing("centre", office.town.centre, later(1))] == [PAPER.number]
    delegations.end_delegation(ref, TODAY + timedelta(days=4), "依据失效", by=SYSTEM, now=later(AFTER))
    assert [one.kind for one in queries.alarms(later(AFTER))] == ["centre"]
