"""Two last opinions at once: the group joins once, the next one starts once, and nobody is forgotten."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from tests.operations import aftermath, joining
from tests.operations.errand import later
from tests.operations.test_case_races import at_once
from yimen.assembly.database import Address
from yimen.engine.parallel.joint import moves, operations
from yimen.engine.parallel.joint.models import JointApproval
from yimen.kernel.joint_life import OpinionMove, OpinionStance

ROUNDS = 2


@pytest.fixture
def joint(own_database: Address) -> Iterator[joining.Joint]:
    aftermath.wired()
    yield joining.settled()
    connections.close_all()


def told(verb: str) -> int:
    """Lines of the journal that tell of a group that joined."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from journal_entry where verb = %s and convert_from(body, 'UTF8') like %s",
            (verb, '%"joined":[1]%'),
        )
        return int(cursor.fetchone()[0])


def test_two_last_opinions_at_once_join_the_group_exactly_once(joint: joining.Joint) -> None:
    for n in range(1, ROUNDS + 1):
        ref = joining.begun(joint)
        asked = joining.rows(ref, joint, later(3))
        fire, air = asked["消"].ref, asked["油"].ref

        answers = at_once(
            lambda fire=fire: operations.give_opinion(fire, OpinionStance.AGREE, by=joint.fire.reviewer, now=later(4)),  # type: ignore[misc]
            lambda air=air: operations.give_opinion(air, OpinionStance.AGREE, by=joint.air.reviewer, now=later(4)),  # type: ignore[misc]
        )

        assert [type(one).__name__ for one in answers] == ["OpinionTold"] * 2
        first, second = joining.board(ref, joint, later(5)).groups
        assert (first.joined_at, second.started_at) == (later(4), later(4))
        assert [one.state for one in second.opinions] == ["running"]
        assert told("give_opinion") == n, "one line, and no more, tells that the group has joined"


@pytest.mark.django_db
def test_without_the_lock_both_would_think_that_the_other_is_still_to_come() -> None:
    """The twin: each counts before it sees what the other wrote, and the group would never join."""
    aftermath.wired()
    joint = joining.settled()
    ref = joining.begun(joint)
    asked = joining.rows(ref, joint, later(3))
    left = []

    for who in ("消", "油"):
        row = JointApproval.objects.get(case__ref=ref)
        others = row.opinions.filter(group__number=1, state="running").exclude(ref=asked[who].ref)
        left.append(others.count())
    for who in ("消", "油"):
        opinion = JointApproval.objects.get(case__ref=ref).opinions.get(ref=asked[who].ref)
        moves.move(opinion, OpinionMove.ANSWER, later(4), {})

    assert left == [1, 1]
    assert joining.board(ref, joint, later(5)).groups[0].joined_at is None
