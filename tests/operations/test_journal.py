"""The journal: read on without losing a line, sealed every minute, and red with the row's name once it is edited."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from tests.operations import aftermath, errand
from tests.operations.aftermath import Notary
from tests.operations.errand import later
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.case.cases import operations as cases
from yimen.journal import cursors, ports, queries, sealing
from yimen.journal.chained import Chained
from yimen.journal.operation import TooBusy
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.catalogue.exchange.importing import import_items


@pytest.fixture
def journal(own_database: Address) -> Iterator[Address]:
    """A city in which one licence was granted, with the journal sealed and one more case received after that."""
    ports.wire(Notary())
    office = errand.an_office()
    _OFFICES["here"] = office
    errand.granted(office)
    sealing.seal()
    errand.received(office)
    yield own_database


def as_superuser(where: Address, statement: str) -> None:
    with psycopg.connect(where.administrator, autocommit=True) as server:
        server.execute("set session_replication_role = replica")
        done = server.execute(statement)
        assert done.rowcount > 0


def test_a_catalogue_that_came_in_from_elsewhere_is_green(own_database: Address, tmp_path: Path) -> None:
    # Enough lines for every byte to stand in some hash, those that mean something to a database among them.
    codes = (f"512C005330{number:04d}-511602000000-000-11511301008778183N-1-00" for number in range(120))
    file = tmp_path / "items.csv"
    file.write_text(
        "department,item_name,area_code,local_item_code,task_type\n"
        + "".join(f"区教科体局,办'事{code[10:14]},511602000000,{code},20\n" for code in codes)
    )

    report = import_items(file, lambda done: None, by=SYSTEM, now=errand.NOW)

    assert report.new == 120
    assert queries.verify(SUBJECTS).fault is None


def test_an_untouched_journal_is_green(journal: Address) -> None:
    verdict = queries.verify(SUBJECTS)

    assert verdict.sound and verdict.fault is None
    assert verdict.seals == 1 and verdict.rows > verdict.unsealed > 0
    sealing.seal()
    assert queries.verify(SUBJECTS).unsealed == 0


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        ("update journal_entry set body = convert_to('{\"leg\":2}', 'UTF8') where id = {id}", "altered"),
        ("update journal_entry set verb = 'deny' where id = {id}", "altered"),
        ("update journal_entry set actor_ref = 'somebody else' where id = {id}", "altered"),
        ("update journal_entry set effective_at = effective_at - interval '1 day' where id = {id}", "altered"),
        ("update journal_entry set recorded_at = recorded_at - interval '1 second' where id = {id}", "altered"),
    ],
)
def test_an_edited_row_is_named(journal: Address, edit: str, what: str) -> None:
    row = the_row("hand_over")
    as_superuser(journal, edit.replace("{id}", str(row)))

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and (fault.what, fault.id) == (what, row)


def test_a_row_rewritten_together_with_its_hash_is_named_by_the_seal(journal: Address) -> None:
    row = the_row("hand_over")
    as_superuser(
        journal,
        "update journal_entry set verb = 'deny', hash = sha256(prev || '\\x1e'::bytea || convert_to(concat_ws(chr(31),"
        " subject_kind, subject_ref, seq, 'deny', schema_no,"
        " to_char(effective_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), actor_ref, on_behalf,"
        f" authority, law), 'UTF8') || '\\x1e'::bytea || body) where id = {row}",
    )

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and (fault.id, fault.seal) == (row, 1)


def test_a_deleted_row_is_missed_before_its_successor(journal: Address) -> None:
    row, successor = the_row("hand_over"), the_row("review")
    as_superuser(journal, f"delete from journal_entry where id = {row}")

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and (fault.what, fault.id, fault.verb) == ("missing", successor, "review")


def test_a_last_row_taken_off_is_missed_at_the_head(journal: Address) -> None:
    as_superuser(journal, "delete from journal_entry where id = (select max(id) from journal_entry)")

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and (fault.what, fault.subject_kind, fault.seq) == ("missing", "case", 1)


def test_a_row_slipped_in_is_named(journal: Address) -> None:
    row = the_row("hand_over")
    columns = (
        "era, subject_kind, subject_id, subject_ref, seq, verb, schema_no, effective_at, actor_ref, on_behalf,"
        " authority, law, body, prev, hash"
    )
    as_superuser(journal, f"insert into journal_entry ({columns}) select {columns} from journal_entry where id = {row}")

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and fault.what == "added" and fault.id > row


def test_a_case_moved_past_its_journal_is_named(journal: Address) -> None:
    as_superuser(journal, "update cases_case set journal_head = '\\x00' where state = 'granted'")

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and (fault.what, fault.subject_kind) == ("head", "case")


@pytest.mark.parametrize("column", ["root", "signature", "previous"])
def test_an_edited_seal_is_named(journal: Address, column: str) -> None:
    as_superuser(journal, f"update journal_seal set {column} = sha256('x') where number = 1")

    fault = queries.verify(SUBJECTS).fault

    assert fault is not None and fault.seal == 1


def test_the_application_cannot_edit_what_it_told(journal: Address) -> None:
    for statement in ("update journal_entry set verb = 'x'", "delete from journal_entry", "delete from journal_seal"):
        with pytest.raises(Exception, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(statement)

    assert queries.verify(SUBJECTS).sound


def test_every_chain_is_verified() -> None:
    tables = {model._meta.db_table for model in apps.get_models() if issubclass(model, Chained)}

    assert set(SUBJECTS.values()) == tables


def test_a_consumer_reads_every_line_once(journal: Address) -> None:
    seen: list[int] = []
    while lines := taken("reader", 3):
        seen += lines

    assert seen == sorted(set(seen)) and len(seen) == queries.verify(SUBJECTS).rows
    assert cursors.behind("reader") == 0 and cursors.behind("another") > 0


def test_a_consumer_that_fails_reads_the_same_lines_again(journal: Address) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        first = cursors.batch("reader", 3)
        raise RuntimeError("the power went")

    assert taken("reader", 3) == [line.id for line in first]


def test_a_slow_transaction_is_not_lost(journal: Address) -> None:
    office = the_office()
    while taken("reader", 100):
        pass
    slow, quick = threading.Event(), threading.Event()

    def tell_slowly() -> None:
        with transaction.atomic():
            ref = errand.received(office).ref
            told.append(ref)
            slow.set()
            quick.wait(60)
        connections.close_all()

    told: list[str] = []
    telling = threading.Thread(target=tell_slowly)
    telling.start()
    slow.wait(60)
    after = errand.received(office).ref
    held_back = taken("reader", 100)
    quick.set()
    telling.join()

    refs = refs_of(taken("reader", 100))
    assert held_back == [] and refs == [told[0], after]


def test_of_two_workers_only_one_has_the_cursor(journal: Address) -> None:
    taken("reader", 1)
    other: list[list[int]] = []

    with transaction.atomic():
        mine = cursors.batch("reader", 2)
        run_apart(lambda: other.append(taken("reader", 2)))

    assert len(mine) == 2 and other == [[]]


def test_acts_told_in_parallel_keep_every_chain_whole(journal: Address) -> None:
    office = the_office()
    refs = [errand.received(office).ref for _ in range(4)]

    def notes(ref: str) -> None:
        for n in range(5):
            written(ref, f"备注{n}", office.clerk)

    run_apart(*(lambda ref=ref: notes(ref) for ref in [*refs, *refs]), sealing.seal, sealing.seal)  # type: ignore[misc]

    sealing.seal()
    verdict = queries.verify(SUBJECTS)
    assert verdict.sound and verdict.unsealed == 0
    assert Counter(refs_of(noted())) == Counter({ref: 10 for ref in refs}), "every note is told, and once"


def written(ref: str, text: str, by: Actor) -> None:
    """A note; who hears that others are at it asks again, as people do."""
    for _ in range(20):
        with suppress(TooBusy):
            cases.write_note(ref, text, by=by, now=later(2))
            return
    raise TooBusy()


def noted() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select id from journal_entry where verb = 'remark'")
        return [one for (one,) in cursor.fetchall()]


def run_apart(*acts: Callable[[], object]) -> None:
    """Every act in a thread and connection of its own; what goes wrong in one of them is a fault."""
    assert aftermath.apart(*acts) == []


def taken(consumer: str, limit: int) -> list[int]:
    with transaction.atomic():
        return [line.id for line in cursors.batch(consumer, limit)]


def the_row(verb: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select id from journal_entry where verb = %s", (verb,))
        return int(cursor.fetchone()[0])


def refs_of(ids: list[int]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select subject_ref from journal_entry where id = any(%s) order by id", (ids,))
        return [ref for (ref,) in cursor.fetchall()]


def the_office() -> errand.Office:
    return _OFFICES["here"]


_OFFICES: dict[str, errand.Office] = {}
