"""Versions of an item never overlap in force, whatever is done in whatever order; and two who review at once."""

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection, connections

from tests.operations.catalogue import grounds
from tests.operations.reviewing import DRAFT, Desk, a_desk, proposed, seen
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.review import changing
from yimen.registries.catalogue.review.changes import change as change_of

Act = Callable[[Desk, random.Random, datetime], object]


def publishes(desk: Desk, dice: random.Random, now: datetime) -> object:
    version = operations.draft_version(desk.item, replace(DRAFT, name=f"第{dice.random()}版"), by=SYSTEM, now=now).ref
    return operations.publish(version, now + timedelta(days=dice.randint(0, 9)), by=SYSTEM, now=now)


def withdraws(desk: Desk, dice: random.Random, now: datetime) -> object:
    return operations.withdraw_item(desk.item, now + timedelta(days=dice.randint(0, 9)), "清理", by=SYSTEM, now=now)


def restores(desk: Desk, dice: random.Random, now: datetime) -> object:
    old = dice.choice(queries.history(desk.item)).version_ref
    version = operations.restore_version(old, by=SYSTEM, now=now).ref
    return operations.publish(version, now + timedelta(days=dice.randint(0, 9)), by=SYSTEM, now=now)


def puts_away(desk: Desk, dice: random.Random, now: datetime) -> object:
    newest = queries.history(desk.item)[0].version_ref
    return operations.discard_draft(newest, by=SYSTEM, now=now)


def changes(desk: Desk, dice: random.Random, now: datetime) -> object:
    kind = dice.choice([ChangeKind.CANCEL, ChangeKind.SUSPEND, ChangeKind.RESUME])
    ref = operations.propose_for_item(desk.item, grounds(kind), by=desk.editor, now=now).ref
    for by in (desk.chief, desk.legal, desk.reform):
        operations.pass_change(ref, "", seen(ref), by=by, now=now)
    view = change_of(ref)
    assert view is not None and view.row.notice_ends is not None
    late = view.row.notice_ends
    return operations.put_in_force(ref, late + timedelta(days=dice.randint(0, 9)), seen(ref), by=desk.reform, now=late)


ACTS: tuple[Act, ...] = (publishes, publishes, withdraws, restores, puts_away, changes)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_at_most_one_version_is_in_force(seed: int) -> None:
    dice, desk, now = random.Random(seed), a_desk(), NOW
    done = 0

    for _ in range(14):
        now += timedelta(days=dice.randint(0, 4))
        try:
            dice.choice(ACTS)(desk, dice, now)
            done += 1
        except Refusal:
            pass

    assert done
    spans = [span for span in in_force_of(desk.item) if span[0] is not None]
    for one, other in pairwise(spans):
        assert one[1] is not None and one[1] <= other[0]


def in_force_of(item: str) -> list[tuple[datetime, datetime | None]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select lower(v.in_force), upper(v.in_force) from catalogue_itemversion v"
            " join catalogue_item i on i.id = v.item_id where i.ref = %s and v.in_force is not null order by 1",
            [item],
        )
        return list(cursor.fetchall())


@pytest.fixture
def desk(own_database: Address) -> Iterator[Desk]:
    yield a_desk()
    connections.close_all()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Everybody at the same moment; the name of what each got back."""
    barrier, answers = threading.Barrier(len(acts)), list[str]()

    def one(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            answers.append(type(act()).__name__)
        except Refusal as refusal:
            answers.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_two_reviewers_at_once_and_one_passes_the_change_on(desk: Desk) -> None:
    change = proposed(desk)
    page = seen(change)

    answers = at_once(
        *[lambda: operations.pass_change(change, "", page, by=desk.chief, now=NOW)] * 2,
        lambda: operations.send_back(change, "不妥", page, by=desk.chief, now=NOW),
    )

    assert answers == ["ChangeDone", "ChangeMoved", "ChangeMoved"]
    assert told(change).count("change_passed") + told(change).count("change_sent_back") == 1


def test_without_the_lock_both_would_have_read_the_same_page(desk: Desk) -> None:
    """The twin: two readings of one state; only because the second waits for the first does it see that it moved."""
    change = proposed(desk)

    views = [change_of(change), change_of(change)]

    assert [view.seen for view in views if view] == [1, 1]
    operations.pass_change(change, "", 1, by=desk.chief, now=NOW)
    with pytest.raises(changing.ChangeMoved):
        operations.pass_change(change, "", 1, by=desk.legal, now=NOW)


def told(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", [ref])
        return [verb for (verb,) in cursor.fetchall()]
