"""A snapshot is a value of named facts: cheap to declare, made on first use, compared by what it says."""

import pickle
from collections.abc import Callable
from copy import deepcopy
from dataclasses import field, fields, replace
from threading import Barrier, Thread
from typing import Any, ClassVar

import pytest

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


@snapshot
class Line:
    """A line of a paper."""

    text: str
    number: int = 1
    marks: list[str] = field(default_factory=list)
    read: int = field(default=0, compare=False, repr=False)


@snapshot
class Signed(Line):
    """A line that somebody signed."""

    by: str = "nobody"


@snapshot
class Kept:
    """A value that says how it is shown and what it holds itself to."""

    number: int
    LEAST: ClassVar[int] = 0

    def __post_init__(self) -> None:
        if self.number < self.LEAST:
            raise ValueError(self.number)

    def __repr__(self) -> str:
        return f"no. {self.number}"


@snapshot
class Nothing:
    """A value without facts."""


class NotSoFast(Refusal):
    """Somebody is too early."""

    code: ClassVar[str] = "test.not_so_fast"
    act: str
    waits: int = 3


class NotThatFastEither(NotSoFast):
    """Somebody else is too early."""

    code: ClassVar[str] = "test.not_that_fast_either"
    who: str = ""


def test_what_says_the_same_is_the_same() -> None:
    assert Line("a", 2) == Line("a", 2)
    assert hash(Kept(3)) == hash(Kept(3))
    assert Line("a", 2) != Line("a", 3)
    assert Line("a") != Signed("a")
    assert (Line("a") == "a") is False
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert Line("a", read=1) == Line("a", read=2)


def test_what_is_not_said_is_as_it_was_declared_and_nobody_shares_it() -> None:
    one, other = Line("a"), Line("b")
    one.marks.append("seen")

    assert (one.number, one.marks, other.marks) == (1, ["seen"], [])
    assert Signed("a", by="somebody").by == "somebody"


def test_a_snapshot_holds_itself_to_its_word_whenever_it_is_made() -> None:
    for make in (lambda: Kept(-1), lambda: replace(Kept(1), number=-1)):
        with pytest.raises(ValueError, match="-1"):
            make()
    assert Kept(0).number == 0


@pytest.mark.parametrize(
    "wrong", [lambda make: make(), lambda make: make("a", 1, [], 0, "more"), lambda make: make("a", no="b")]
)
def test_what_a_snapshot_does_not_know_is_not_taken(wrong: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError):
        wrong(Line)


def test_a_snapshot_shows_what_it_says_or_what_it_wants_to() -> None:
    assert repr(Line("a", 2)) == "Line(text='a', number=2, marks=[])"
    assert repr(Kept(2)) == "no. 2"
    assert [one.name for one in fields(Signed)] == ["text", "number", "marks", "read", "by"]


def test_a_copy_says_the_same() -> None:
    line = Signed("a", 2, ["seen"], by="somebody")

    assert deepcopy(line) == line
    assert pickle.loads(pickle.dumps(line)) == line
    assert replace(line, number=3) == Signed("a", 3, ["seen"], by="somebody")


def test_a_snapshot_keeps_nothing_beside_its_facts() -> None:
    with pytest.raises(AttributeError):
        Line("a").more = 1  # type: ignore[attr-defined]


def test_those_who_make_the_first_one_at_once_all_get_theirs() -> None:
    @snapshot
    class Fresh:
        number: int

    together, made = Barrier(8), list[int]()

    def make(number: int) -> None:
        together.wait()
        made.append(Fresh(number).number)

    threads = [Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == list(range(8))


def test_a_refusal_tells_its_facts_and_is_like_no_other() -> None:
    told = NotSoFast(act="decide")

    assert str(told) == "test.not_so_fast: act=decide, waits=3"
    assert vars(NotThatFastEither("decide", 4, "me")) == {"act": "decide", "waits": 4, "who": "me"}
    assert told != NotSoFast(act="decide")
    with pytest.raises(TypeError):
        NotSoFast()  # type: ignore[call-arg]
