"""Bills on personal pages: taken in whole and once, brought to their owners alone, read, stopped, wanted again."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.covers import covers
from tests.operations import town
from tests.operations.town import NOW, OFFICE_USCC, a_number
from yimen.channels.clockwork.billing import fetched
from yimen.engine.money.page_bills import operations, ports, queries
from yimen.engine.money.page_bills.operations import BillUnknown
from yimen.gateways.billing.sandbox import FolderOfBills
from yimen.kernel.actor import SYSTEM
from yimen.kernel.page_bills import RunUnsound, SentBill, SentRun
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
RUN = SentRun("SB-2026-10", "social", "2026-10", OFFICE_USCC, 2)
PARTS = (("养老保险", 9000), ("医疗保险", 3300))


def bill(serial: int) -> SentBill:
    return SentBill(a_number(serial), 12300, PARTS, date(2026, 12, 15))


@covers("S-341")
def test_bills_come_to_their_owners_alone_and_wait_for_who_is_not_known_yet(tmp_path: Path) -> None:
    town.a_town()
    me, other = town.a_citizen(1), town.a_citizen(2, "赵一鸣", "yiming")
    ports.wire(FolderOfBills(tmp_path))
    head = {"number": "SB-1", "kind": "social", "period": "2026-10", "issuer": OFFICE_USCC, "lines": 2}
    lines = [{"number": a_number(n), "fen": 12300, "parts": PARTS, "due": "2026-12-15"} for n in (1, 3)]
    (tmp_path / "1.jsonl").write_text("\n".join(json.dumps(one) for one in [head, *lines]))
    (tmp_path / "2.jsonl").write_text(json.dumps(head | {"number": "SB-2"}) + "\n{")

    brought = (fetched(NOW), fetched(NOW))
    late = town.a_citizen(3, "钱三", "qiansan")
    brought += (fetched(LATER), fetched(LATER))

    assert brought == (1, 0, 1, 0)
    (row,) = queries.bills(me, LATER)
    assert (row.fen, row.parts, row.office_name, row.read_at) == (12300, PARTS, "示范市市场监督管理局", None)
    assert queries.bills(other, LATER) == () and [one.period for one in queries.bills(late, LATER)] == ["2026-10"]
    with pytest.raises(BillUnknown):
        operations.read_page_bill(row.ref, by=other, now=LATER)
    operations.read_page_bill(row.ref, by=me, now=LATER)
    assert queries.bills(me, LATER)[0].read_at == LATER
    assert [(one.lines, one.brought, one.read) for one in queries.runs(SYSTEM)] == [(2, 2, 1)]
    assert queries.runs(me) == ()


def test_who_stopped_a_kind_gets_none_of_it_until_it_is_wanted_again() -> None:
    town.a_town()
    me, other = town.a_citizen(1), town.a_citizen(2, "赵一鸣", "yiming")
    refs = {one.party_id: town.people_queries.party(one.party_id or 0) for one in (me, other)}
    own = refs[me.party_id]
    assert own is not None
    operations.stop_bills(own.ref, "social", by=me, now=NOW)
    operations.take_in_run(RUN, [bill(1), bill(2)], by=SYSTEM, now=NOW)

    assert operations.bring_bills(by=SYSTEM, now=NOW).bills == 1
    assert queries.bills(me, NOW) == () and len(queries.bills(other, NOW)) == 1
    with pytest.raises(NoSuchThing):
        operations.want_bills(own.ref, "social", by=other, now=NOW)
    operations.want_bills(own.ref, "social", by=me, now=NOW)
    assert operations.bring_bills(by=SYSTEM, now=NOW).bills == 1 and len(queries.bills(me, NOW)) == 1


def test_a_run_is_taken_in_whole_or_not_at_all() -> None:
    town.a_town()
    me = town.a_citizen(1)
    wrongs: list[tuple[SentRun, list[SentBill], type[Refusal]]] = [
        (RUN, [bill(1)], RunUnsound),
        (RUN, [bill(1), replace(bill(2), fen=1)], RunUnsound),
        (replace(RUN, kind="love"), [bill(1), bill(2)], NotInList),
        (replace(RUN, issuer=town.USCC), [bill(1), bill(2)], NoSuchThing),
    ]

    for run, bills, refused in wrongs:
        with pytest.raises(refused):
            operations.take_in_run(run, bills, by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.take_in_run(RUN, [bill(1), bill(2)], by=me, now=NOW)

    assert queries.runs(SYSTEM) == ()


def test_a_run_that_cannot_be_read_or_kept_stops_no_other(tmp_path: Path) -> None:
    town.a_town()
    me = town.a_citizen(1)
    ports.wire(FolderOfBills(tmp_path))
    head = {"number": "SB-1", "kind": "social", "period": "2026-10", "issuer": OFFICE_USCC, "lines": 1}
    line = {"number": a_number(1), "fen": 12300, "parts": PARTS}
    wrongs = ({"parts": [["养\x00老", 12300]]}, {"fen": 2**70, "parts": [["养老", 2**70]]}, {"fen": float("inf")})
    (tmp_path / "0.jsonl").write_bytes("société".encode("latin-1"))
    for at, wrong in enumerate(wrongs, start=1):
        poisoned = [head | {"number": f"SB-X{at}"}, line | wrong]
        (tmp_path / f"{at}.jsonl").write_text("\n".join(json.dumps(one) for one in poisoned))
    (tmp_path / "4.jsonl").write_text(json.dumps(head | {"number": 7, "kind": ["social"]}))
    (tmp_path / "9.jsonl").write_text("\n".join(json.dumps(one) for one in (head, line)))

    brought = fetched(NOW)

    assert brought == 1 and [row.fen for row in queries.bills(me, NOW)] == [12300]
    assert len(queries.runs(SYSTEM)) == 1
