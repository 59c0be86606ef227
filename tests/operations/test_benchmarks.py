"""Benchmarks: what other cities published is entered by name, corrected with a reason, and never rewritten."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, town
from tests.standing import standing
from yimen.insight.figures import benchmarks, items, reading
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.rates import Share
from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkStanding, BenchmarkUnit, NotAnAmount
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.benchmarks import operations, queries
from yimen.registries.benchmarks.operations import ReferenceSaid
from yimen.registries.benchmarks.refusals import ReferenceTwice, ReferenceWithdrawn, SameAsBefore

NOW = town.NOW
EXCELLENT = ReferenceSaid(
    "福州市", "优秀名额比例", BenchmarkFigure.EXCELLENT, "", "30%", date(2017, 4, 14), "闽西日报 2017-04-14"
)
RANK = ReferenceSaid("佛山市", "宜商城市竞争力", "", BenchmarkUnit.RANK, "5", date(2015, 12, 31), "宜商城市研究报告")


@standing
def reform(office: errand.Office) -> Actor:
    """Somebody of the reform office, who keeps the table."""
    return town.signed_on(town.an_officer(office.town, "reform_office", "741"), "reform.741")


def entered(said: ReferenceSaid, by: Actor) -> str:
    return operations.enter_reference(said, by=by, now=NOW).ref


@covers("S-580", "S-485")
def test_a_published_value_stands_beside_our_own_figure_with_the_gap_and_a_rank_is_context(
    office: errand.Office, reform: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", "default")
    monkeypatch.setattr(items, "READ", "default")
    entered(RANK, reform)
    entered(EXCELLENT, reform)
    entered(
        ReferenceSaid("福州市", "事项数量", BenchmarkFigure.ITEMS, "", "3", date(2016, 12, 31), "福州市行政服务中心"),
        reform,
    )
    entered(
        ReferenceSaid("福州市", "时限压缩", BenchmarkFigure.COMPRESSION, "", "80", date(2016, 12, 31), "通报"), reform
    )

    span = reading.Span(NOW - timedelta(days=365), NOW)
    compressed, excellent, counted, rank = benchmarks.benchmarks(span, NOW + timedelta(hours=1))

    assert compressed.ours is not None and compressed.gap is not None
    assert (compressed.ours_told, compressed.gap.told, compressed.gap.stands) == (
        "75.0", "-5.0", BenchmarkStanding.BEHIND
    )  # fmt: skip
    assert counted.ours is not None and counted.gap is not None
    assert (counted.ours.share, counted.gap.told, counted.gap.stands) == (
        Share(1, 1), "-2", BenchmarkStanding.BELOW
    )  # fmt: skip
    assert (excellent.ours_told, excellent.gap) == ("—", None), "nobody was assessed yet"
    assert (rank.ours, rank.gap, rank.reference.value) == (None, None, Decimal(5))
    monkeypatch.setattr(queries, "MOST", 2)
    assert benchmarks.benchmarks(span, NOW + timedelta(hours=1)).cut == "yes", "a list that is cut says so"
    assert (rank.reference.source, rank.reference.entered_by) == ("宜商城市研究报告", "何741")


@covers("S-580")
def test_a_correction_says_why_and_the_value_before_stays_and_nothing_is_rewritten(reform: Actor) -> None:
    ref = entered(EXCELLENT, reform)
    for refusal, said in (
        (SameAsBefore, (1, "30", EXCELLENT.source, "看错了")),
        (TextMissing, (1, "20", EXCELLENT.source, " ")),
        (NotAnAmount, (1, "130", EXCELLENT.source, "看错了")),
        (ChangedSinceRead, (2, "20", EXCELLENT.source, "看错了")),
    ):
        with pytest.raises(refusal):
            operations.correct_reference(ref, *said, by=reform, now=NOW)

    operations.correct_reference(ref, 1, "20", EXCELLENT.source, "看错了一行", by=reform, now=NOW)

    page = queries.reference(ref)
    assert page is not None and (page.row.value, page.row.corrections) == (Decimal(20), 1)
    assert [(one.number, one.value, one.reason) for one in page.values] == [
        (2, Decimal(20), "看错了一行"), (1, Decimal(30), ""),
    ]  # fmt: skip
    for sql in ("update benchmarks_referencevalue set value = 1", "delete from benchmarks_referencevalue"):
        with pytest.raises(IntegrityError, match="corrected by another"), transaction.atomic():
            connection.cursor().execute(sql)


@covers("S-580")
def test_the_same_is_entered_once_withdrawn_with_a_reason_and_then_compared_no_more(reform: Actor) -> None:
    ref = entered(EXCELLENT, reform)
    with pytest.raises(ReferenceTwice), transaction.atomic():
        entered(EXCELLENT, reform)
    with pytest.raises(TextMissing):
        operations.withdraw_reference(ref, "", by=reform, now=NOW)

    operations.withdraw_reference(ref, "不是福州的数", by=reform, now=NOW)

    with pytest.raises(ReferenceWithdrawn):
        operations.correct_reference(ref, 1, "20", "x", "x", by=reform, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.withdraw_reference("NONE", "x", by=reform, now=NOW)
    assert not queries.references() and [one.withdrawn_for for one in queries.withdrawn()] == ["不是福州的数"]
    assert entered(EXCELLENT, reform)


def test_what_is_entered_has_a_city_a_day_a_source_and_somebody_who_entered_it(
    office: errand.Office, reform: Actor
) -> None:
    for refusal, changed in (
        (Missing, {"city": ""}), (Missing, {"source": " "}), (NotInList, {"figure": "happiness"}),
        (NotInList, {"figure": "", "told_in": "stars"}), (ImpossibleDates, {"as_of": date(2030, 1, 1)}),
        (NotAnAmount, {"value": "三成"}),
    ):  # fmt: skip
        with pytest.raises(refusal):
            entered(replace(EXCELLENT, **changed), reform)
    for by in (SYSTEM, office.reviewer):
        with pytest.raises(NotAllowed):
            entered(EXCELLENT, by)

    assert not queries.references()
