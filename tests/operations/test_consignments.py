"""Batches 集中代办: carried together, signed over one by one; every case keeps its own receipt and clock."""

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, villages
from tests.operations.errand import later
from tests.operations.villages import Village
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.delivery.consignments import operations, queries
from yimen.engine.delivery.consignments.operations.packing import Packed
from yimen.engine.delivery.consignments.refusals import (
    CheckedBefore,
    ConsignmentUnknown,
    NotAbove,
    NothingPacked,
    NotOfThisPoint,
    PackedElsewhere,
)
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.villages.consignment_life import NotAllChecked

pytestmark = pytest.mark.django_db

PAPERS = ("id", "plan")


@standing
def village() -> Village:
    return villages.a_served_village()


def packed(village: Village, *refs: str) -> str:
    papers = [Packed(ref, PAPERS) for ref in refs]
    return operations.pack(village.below.centre, papers, by=village.agent, now=later(2)).ref


def on_the_way(village: Village, *refs: str) -> str:
    ref = packed(village, *refs)
    operations.set_out(ref, by=village.agent, now=later(3))
    return ref


def verbs(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


@covers("S-188")
def test_a_batch_is_signed_over_case_by_case_and_leaves_receipts_and_clocks_alone(village: Village) -> None:
    proof = villages.entrusted(village)
    first, second = villages.filed(village, proof), villages.filed(village, proof)
    before = [case_queries.find(ref, village.agent, later(1)) for ref in (first, second)]

    batch = on_the_way(village, first, second)
    for ref in (first, second):
        operations.check_case(batch, ref, PAPERS, by=village.below.clerk, now=later(5))
    done = operations.sign_over(batch, by=village.below.clerk, now=later(6))

    assert done.state == "signed_over"
    after = [case_queries.find(ref, village.agent, later(7)) for ref in (first, second)]
    assert [(one.number, one.received_at, one.due_at) for one in after if one] == [
        (one.number, one.received_at, one.due_at) for one in before if one
    ]
    assert verbs(first) == ["receive", "set_out", "sign_over"]
    # The agent set out at noon, while the point was closed.
    assert errand.served(first, village.agent) == ["village_agency", "batch_agency", "extended_hours"]
    assert verbs(batch) == ["pack", "set_out", "sign_over"]


@covers("S-188")
def test_differences_are_named_and_settled(village: Village) -> None:
    ref = villages.filed(village)
    batch = on_the_way(village, ref)
    operations.check_case(batch, ref, ("id", "rules"), "平面图没有带来", by=village.below.clerk, now=later(5))

    signed = operations.sign_over(batch, by=village.below.clerk, now=later(6))

    view = queries.consignment(batch, village.agent)
    assert view is not None and signed.state == "differing"
    (line,) = view.lines
    assert line.differs == "yes"
    assert [(one.code, one.sent, one.came) for one in line.papers] == [
        ("id", "yes", "yes"), ("plan", "yes", "no"), ("rules", "no", "yes"),
    ]  # fmt: skip
    assert operations.settle(batch, "次日补送平面图", by=village.agent, now=later(30)).state == "settled"


def test_a_batch_is_not_signed_for_unseen(village: Village) -> None:
    proof = villages.entrusted(village)
    first, second = villages.filed(village, proof), villages.filed(village, proof)
    batch = on_the_way(village, first, second)
    operations.check_case(batch, first, PAPERS, by=village.below.clerk, now=later(5))

    with pytest.raises(NotAllChecked):
        operations.sign_over(batch, by=village.below.clerk, now=later(6))
    with pytest.raises(CheckedBefore):
        operations.check_case(batch, first, (), by=village.below.clerk, now=later(6))


def test_papers_lie_in_one_batch_at_a_time(village: Village) -> None:
    ref = villages.filed(village)
    batch = packed(village, ref)

    with pytest.raises(PackedElsewhere):
        packed(village, ref)
    operations.call_off(batch, by=village.agent, now=later(3))
    again = packed(village, ref)

    assert [row.state for row in queries.of_point(village.agent)] == ["packing", "called_off"]
    operations.take_out(again, ref, by=village.agent, now=later(4))
    with pytest.raises(NothingPacked):
        operations.set_out(again, by=village.agent, now=later(4))
    operations.put_in(again, ref, PAPERS, by=village.agent, now=later(4))
    assert operations.set_out(again, by=village.agent, now=later(5)).state == "on_the_way"
    with pytest.raises(WrongState):
        operations.take_out(again, ref, by=village.agent, now=later(6))


def test_only_open_cases_of_the_own_point_go_and_only_upward(village: Village) -> None:
    ref = villages.filed(village)
    neighbour = villages.a_village(village.below, 2)
    elsewhere = errand.received(village.office).ref
    packed_up = [Packed(ref, PAPERS)]

    with pytest.raises(NotAbove):
        operations.pack(neighbour.point, packed_up, by=village.agent, now=later(2))
    for agent, one in ((village.agent, elsewhere), (neighbour.agent, ref)):
        with pytest.raises(Exception, match=r"case\.unknown"):
            operations.pack(village.below.centre, [Packed(one, PAPERS)], by=agent, now=later(2))
    with pytest.raises(ConsignmentUnknown):
        operations.pack(village.below.centre, packed_up, by=village.below.clerk, now=later(2))
    cases.withdraw(ref, by=village.office.citizen, now=later(3))
    with pytest.raises(NotOfThisPoint):
        operations.pack(village.below.centre, packed_up, by=village.agent, now=later(4))


def test_a_batch_is_seen_by_its_agent_and_where_it_comes_to(village: Village) -> None:
    ref = villages.filed(village)
    neighbour = villages.a_village(village.below, 2)

    assert [row.case_ref for row in queries.waiting(village.agent)] == [ref]
    batch = packed(village, ref)
    assert queries.waiting(village.agent) == ()
    assert queries.coming(village.below.clerk) == ()
    operations.set_out(batch, by=village.agent, now=later(3))

    assert [row.ref for row in queries.coming(village.below.clerk)] == [batch]
    assert [row.ref for row in queries.of_point(village.agent)] == [batch]
    for somebody in (neighbour.agent, village.office.clerk, village.office.citizen):
        assert queries.consignment(batch, somebody) is None
        with pytest.raises(ConsignmentUnknown):
            operations.check_case(batch, ref, PAPERS, by=somebody, now=later(4))
