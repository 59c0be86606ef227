"""The last two who supervise a place leave at once: one of them stays."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.db import connections

from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_case_races import at_once
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM
from yimen.registries.people import operations as people
from yimen.registries.people import queries, watched
from yimen.registries.people.operations.employ import PostingEnded

Acts = tuple[Callable[[], object], Callable[[], object]]


@pytest.fixture
def leaving(own_database: Address) -> Iterator[Acts]:
    """Two supervisors of one county, each about to give it up."""
    place = errand.an_office().town
    yield _leaves(place, "601"), _leaves(place, "602")
    connections.close_all()


def _leaves(place: town.Town, number: str) -> Callable[[], object]:
    staff = town.an_officer(place, "supervisor", number)
    (held,) = queries.postings_of(staff)
    return lambda: people.end_posting(staff, held.post_ref, later(1), by=SYSTEM, now=later(1))


def test_the_last_two_do_not_leave_together(leaving: Acts) -> None:
    answers = at_once(*leaving)

    assert sorted(type(answer).__name__ for answer in answers) == ["PostingEnded", "SupervisionMustStay"]


def test_without_taking_turns_both_would_be_gone(leaving: Acts, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: each still sees the other at the post."""
    both, stays = threading.Barrier(2), watched.must_stay

    def asked(region_ids: frozenset[int], at: datetime) -> None:
        both.wait(10)
        stays(region_ids, at)
        both.wait(10)

    monkeypatch.setattr(watched, "take_turns", lambda: None)
    monkeypatch.setattr(watched, "must_stay", asked)

    answers = at_once(*leaving)

    assert [type(answer) for answer in answers] == [PostingEnded, PostingEnded]
