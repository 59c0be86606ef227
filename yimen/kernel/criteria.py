"""Criteria 认定标准: conditions on what an item says, written once and read twice: by Python and by the database.

A list of items is a question to the catalogue. Each condition here answers it for terms in hand (`holds`) and says the
same as SQL over the stored terms (`sql`); a property test holds the two against each other. Elements that older stored
terms do not have count as what the type gives them by default.
"""

from abc import ABC, abstractmethod
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from yimen.kernel.publication import UNIT_MINUTES, minutes
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms, TimeLimit


@snapshot
class Said:
    """What a criterion looks at: the kind of an item and its terms."""

    kind: str
    terms: Terms


@snapshot
class Place:
    """Where SQL finds what is spoken of: an expression of type jsonb, and the type that was stored there."""

    expression: str
    holds: type


class Condition(ABC):
    """Something an item, or one line of it, fulfils or does not."""

    __slots__ = ()

    @abstractmethod
    def holds(self, of: Any) -> bool:
        """Whether the terms (or the line) fulfil it."""

    @abstractmethod
    def sql(self, at: Place) -> str:
        """The same as an SQL condition that is never null."""


@snapshot
class Says(Condition):
    """The element is one of these values: Says("instant", "yes")."""

    path: str
    values: tuple[str, ...]

    def holds(self, of: Any) -> bool:
        return _text(read(of, self.path)) in self.values

    def sql(self, at: Place) -> str:
        return f"{_as_text(at, self.path)} in ({', '.join(quoted(value) for value in self.values)})"


@snapshot
class Filled(Condition):
    """The element is there: a text that is not empty, a list with a line in it, a limit, a certificate."""

    path: str

    def holds(self, of: Any) -> bool:
        return read(of, self.path) not in (None, "", ())

    def sql(self, at: Place) -> str:
        if get_origin(hint_of(at.holds, self.path)) is tuple:
            return f"jsonb_array_length({_as_array(at, self.path)}) > 0"
        return f"{_as_text(at, self.path)} <> ''"


@snapshot
class AtMost(Condition):
    """The number (or graded code) is no higher than this."""

    path: str
    most: int

    def holds(self, of: Any) -> bool:
        return Decimal(_text(read(of, self.path))) <= self.most

    def sql(self, at: Place) -> str:
        return f"{_as_number(at, self.path)} <= {self.most}"


@snapshot
class AtLeast(Condition):
    """The number (or graded code) is no lower than this."""

    path: str
    least: int

    def holds(self, of: Any) -> bool:
        return Decimal(_text(read(of, self.path))) >= self.least

    def sql(self, at: Place) -> str:
        return f"{_as_number(at, self.path)} >= {self.least}"


@snapshot
class Names(Condition):
    """One of these codes stands in the element, which is a list of codes."""

    path: str
    codes: tuple[str, ...]

    def holds(self, of: Any) -> bool:
        return not set(self.codes).isdisjoint(read(of, self.path))

    def sql(self, at: Place) -> str:
        return f"{_as_array(at, self.path)} ?| array[{', '.join(quoted(code) for code in self.codes)}]"


@snapshot
class Several(Condition):
    """The element, a list, has at least so many lines."""

    path: str
    least: int

    def holds(self, of: Any) -> bool:
        return len(read(of, self.path)) >= self.least

    def sql(self, at: Place) -> str:
        return f"jsonb_array_length({_as_array(at, self.path)}) >= {self.least}"


@snapshot
class Within(Condition):
    """The limit, told in whatever unit, is no longer than so many minutes of office time."""

    path: str
    most: int

    def holds(self, of: Any) -> bool:
        limit = read(of, self.path)
        return isinstance(limit, TimeLimit) and limit.unit in UNIT_MINUTES and minutes(limit) <= self.most

    def sql(self, at: Place) -> str:
        return f"coalesce({_as_minutes(at, self.path)} <= {self.most}, false)"


@snapshot
class Shorter(Condition):
    """The one limit is shorter than the other, each told in whatever unit; where one is not told, it is not."""

    path: str
    than: str

    def holds(self, of: Any) -> bool:
        limits = [read(of, path) for path in (self.path, self.than)]
        told = [minutes(one) for one in limits if isinstance(one, TimeLimit) and one.unit in UNIT_MINUTES]
        return len(told) == 2 and told[0] < told[1]

    def sql(self, at: Place) -> str:
        return f"coalesce({_as_minutes(at, self.path)} < {_as_minutes(at, self.than)}, false)"


@snapshot
class Some(Condition):
    """The element, a list, has a line that fulfils the condition."""

    path: str
    condition: Condition

    def holds(self, of: Any) -> bool:
        return any(self.condition.holds(line) for line in read(of, self.path))

    def sql(self, at: Place) -> str:
        line = Place("one", line_type(at.holds, self.path))
        lines = f"jsonb_array_elements({_as_array(at, self.path)}) one"
        return f"exists (select from {lines} where {self.condition.sql(line)})"


@snapshot
class OfKind(Condition):
    """The item is of one of these kinds (national table A.1)."""

    kinds: tuple[str, ...]

    def holds(self, of: Any) -> bool:
        return _text(of.kind) in self.kinds

    def sql(self, at: Place) -> str:
        return f"kind in ({', '.join(quoted(kind) for kind in self.kinds)})"


@snapshot
class Not(Condition):
    condition: Condition

    def holds(self, of: Any) -> bool:
        return not self.condition.holds(of)

    def sql(self, at: Place) -> str:
        return f"not ({self.condition.sql(at)})"


@snapshot
class Either(Condition):
    conditions: tuple[Condition, ...]

    def holds(self, of: Any) -> bool:
        return any(condition.holds(of) for condition in self.conditions)

    def sql(self, at: Place) -> str:
        return "(" + " or ".join(condition.sql(at) for condition in self.conditions) + ")"


@snapshot
class Every(Condition):
    conditions: tuple[Condition, ...]

    def holds(self, of: Any) -> bool:
        return all(condition.holds(of) for condition in self.conditions)

    def sql(self, at: Place) -> str:
        return "(" + " and ".join(condition.sql(at) for condition in self.conditions) + ")"


def read(of: Any, path: str) -> Any:
    """What stands at a path (`service.agency`); nothing behind something that is not there."""
    found = of.terms if isinstance(of, Said) else of
    for name in path.split("."):
        found = None if found is None else getattr(found, name)
    return found


@cache
def hint_of(of: type, path: str) -> Any:
    """The type of the element at a path; of one that may be lacking, the type it has when it is there."""
    hint: Any = of
    for name in path.split("."):
        hint = get_type_hints(hint)[name]
        there = [one for one in get_args(hint) if one is not NoneType]
        hint = there[0] if get_origin(hint) is UnionType else hint
    return hint


def line_type(of: type, path: str) -> type:
    """The type of the lines of an element that is a list: materials are made of MaterialTerm."""
    line = get_args(hint_of(of, path))[0]
    assert isinstance(line, type)
    return line


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _keys(path: str, *more: str) -> str:
    return quoted("{" + ",".join((*path.split("."), *more)) + "}")


def _as_text(at: Place, path: str) -> str:
    return f"coalesce({at.expression} #>> {_keys(path)}, {quoted(_text(_default(at.holds, path)))})"


def _as_number(at: Place, path: str) -> str:
    return f"coalesce({at.expression} #>> {_keys(path)}, {quoted(_text(_default(at.holds, path)) or '0')})::numeric"


def _as_minutes(at: Place, path: str) -> str:
    """A limit as minutes of office time; null where it is not told, or in a unit that has none."""
    unit = " ".join(f"when {quoted(name)} then {length}" for name, length in UNIT_MINUTES.items())
    amount = f"({at.expression} #>> {_keys(path, 'amount')})::numeric"
    return f"{amount} * case {at.expression} #>> {_keys(path, 'unit')} {unit} end"


def _as_array(at: Place, path: str) -> str:
    return f"coalesce({at.expression} #> {_keys(path)}, '[]')"


def _default(of: type, path: str) -> Any:
    """What an element is when older stored terms lack it."""
    name, _, rest = path.partition(".")
    field = next(field for field in fields(of) if field.name == name)
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    if default is MISSING:
        return None
    return read(default, rest) if rest else default
