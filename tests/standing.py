"""What stands before a test begins: made once by operations, built upon by one test after the other, each as it was.

    @standing
    def office() -> errand.Office:
        return errand.an_office()

makes a fixture `office`. The worker founds the office when the first test asks for it and lets it stand, in the open
transaction of the `db` tests, behind a savepoint. A test acts in a savepoint above it that is rolled back, so the next
test, also one of another module, finds the office as it was founded, in no time. What stands may rest on other things
that stand (its parameters), storey upon storey. Storeys that the next test does not ask for are taken down first: a
test sees what it asks for and nothing else, whatever ran before it.

A builder makes things by operations and wires fakes; both come back for each test as the builder left them. It takes
nothing but other things that stand: what needs `monkeypatch` or a folder is a fixture of the test, on top.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from django.db import transaction

from yimen.engine.case.cases import frozen
from yimen.registries.calendars import queries as calendars

Builder = Callable[..., Any]


def standing(builder: Builder) -> Any:
    """A fixture of the builder's name, whose value is made once and stands."""

    def found(**below: object) -> object:
        return GROUND.value(builder)

    asked_for = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in ("db", *_rests_on(builder))]
    found.__signature__ = inspect.Signature(asked_for)  # type: ignore[attr-defined]
    found.__name__, found.__doc__, found.builder = builder.__name__, builder.__doc__, builder  # type: ignore[attr-defined]
    return pytest.fixture(found)


def builders(item: pytest.Item) -> list[Builder]:
    """What must stand before this test, the lowest first."""
    fixtures = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    found: dict[str, Builder] = {}

    def add(name: str) -> None:
        builder = getattr(fixtures[name][-1].func, "builder", None) if name in fixtures else None
        if builder is not None and name not in found:
            for below in _rests_on(builder):
                add(below)
            found[name] = builder

    for name in item.fixturenames:  # type: ignore[attr-defined]
        add(name)
    return list(found.values())


def side_by_side(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests file by file, those that begin alike one after the other: what stands is founded once for them.

    Files whose tests all begin with the same thing follow each other. One that lends a database for several tests
    keeps its order.
    """
    files = [list(tests) for _, tests in groupby(items, lambda item: item.path)]
    files = [tests if any(map(_lends, tests)) else sorted(tests, key=_begins_with) for tests in files]
    return [item for tests in sorted(files, key=_all_begin_with) for item in tests]


def _all_begin_with(tests: list[pytest.Item]) -> str:
    lowest = {next(iter(_begins_with(item)), "") for item in tests}
    return lowest.pop() if len(lowest) == 1 else ""


def _lends(item: pytest.Item) -> bool:
    asked_for = getattr(item, "fixturenames", ())
    return "fresh_database" in asked_for and "own_database" not in asked_for


def _begins_with(item: pytest.Item) -> list[str]:
    """Nothing comes first: whoever asks for nothing, or for a database of its own, finds everything taken down."""
    return [builder.__name__ for builder in builders(item)] if hasattr(item, "fixturenames") else []


@dataclass
class Storey:
    """One thing that stands: in a savepoint of its own, with what its builder gave back and has wired."""

    builder: Builder
    savepoint: transaction.Atomic
    kept: tuple[object, dict[str, dict[str, object]]] = (None, {})


class Ground:
    """The open transaction of the worker and what stands in it."""

    def __init__(self) -> None:
        self.storeys: list[Storey] = []
        self.values: dict[str, object] = {}

    def lay(self, wanted: list[Builder]) -> None:
        """Let exactly this stand, wired as it was."""
        forget()
        self.clear(down_to=_alike([storey.builder for storey in self.storeys], wanted))
        self._open()
        for builder in wanted[len(self.storeys) :]:
            self._build(builder)

    def value(self, builder: Builder) -> object:
        return self.values[builder.__name__]

    def clear(self, down_to: int = 0) -> None:
        while len(self.storeys) > down_to:
            _roll_back(self.storeys.pop().savepoint)

    def _open(self) -> None:
        """Each test has values and fakes of its own: what one does to them is nothing to the next."""
        self.values = {}
        for storey in self.storeys:
            self._use(storey)

    def _build(self, builder: Builder) -> None:
        before = dict(_wires())
        storey = Storey(builder, _savepoint())
        try:
            made = builder(**{name: self.values[name] for name in _rests_on(builder)})
        except BaseException:
            _roll_back(storey.savepoint)
            raise
        wired = {name: now for name, now in _wires() if now != before.get(name)}
        storey.kept = deepcopy((made, wired))
        self.storeys.append(storey)
        self._use(storey)

    def _use(self, storey: Storey) -> None:
        self.values[storey.builder.__name__], wired = deepcopy(storey.kept)
        for name, wires in wired.items():
            for wire, fake in wires.items():
                setattr(sys.modules[name]._Wired, wire, fake)


def forget() -> None:
    """What this process remembers by number or by hash of rows that were taken back, and may now be others."""
    calendars._known.cache_clear()
    frozen._MEMORY.of_cases.clear()


def _rests_on(builder: Builder) -> list[str]:
    return [name for name, one in inspect.signature(builder).parameters.items() if one.default is one.empty]


def _alike(standing: list[Builder], wanted: list[Builder]) -> int:
    """How many storeys can stay."""
    pairs = enumerate(zip(standing, wanted, strict=False))
    return next((n for n, (old, new) in pairs if old is not new), min(len(standing), len(wanted)))


def _wires() -> Iterator[tuple[str, dict[str, object]]]:
    """What is wired in this process, port by port."""
    for name in [name for name in sys.modules if name.startswith("yimen.") and name.endswith(".ports")]:
        if wires := getattr(sys.modules[name], "_Wired", None):
            yield name, {wire: fake for wire, fake in vars(wires).items() if not wire.startswith("__")}


def _savepoint() -> transaction.Atomic:
    atomic = transaction.atomic()
    atomic._from_testcase = True
    atomic.__enter__()
    return atomic


def _roll_back(savepoint: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    savepoint.__exit__(None, None, None)


GROUND = Ground()
