"""Snapshot: a value of named facts that nobody changes, cheap to declare and cheap to make. Pure.

Freezing each field of a frozen dataclass as it is made took four times as long as to make it, a tenth of the Python of
a case's life. A snapshot is frozen for whoever writes code: the type checker refuses to set a field, and `make check`
with it (docs/decisions/0155).

A dataclass writes and compiles four to six functions for each class, most of which no process ever calls: a third of
the time in which a web process read the house in. Snapshots share how they are compared, hashed and shown, and how one
is made is compiled when the first is made (docs/decisions/0179).
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def snapshot(cls: type[T]) -> type[T]:
    """Make a dataclass with slots, compared and hashed by its fields, frozen to the type checker alone."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    shared = {
        "__init__": made_at_first_use(made),
        "__repr__": _shown,
        **_compared_by(_facts(name.name for name in fields(made) if name.compare)),
    }
    for name, method in shared.items():
        if name not in cls.__dict__ or cls.__dict__[name] is None:
            setattr(made, name, method)
    made.is_snapshot = True
    return cast(type[T], made)


def made_at_first_use(cls: Any) -> Callable[..., None]:
    """The `__init__` of a dataclass that has none: the first call writes the real one and puts it in its own place."""

    def __init__(self: Any, /, *args: Any, **facts: Any) -> None:
        cls.__init__ = written = _written(cls)
        written(self, *args, **facts)

    return __init__


def _written(cls: Any) -> Any:
    """How one is made, as the standard library writes it for the same fields."""
    after = {"__post_init__": cls.__post_init__} if hasattr(cls, "__post_init__") else {}
    alike = [(one.name, one.type, copy(one)) for one in fields(cls)]
    shaped: Any = make_dataclass(cls.__name__, alike, namespace=after, repr=False, eq=False)
    return shaped.__init__


def _facts(names: Iterable[str]) -> Callable[[Any], Any]:
    told = tuple(names)
    return attrgetter(*told) if told else lambda _: ()


def _compared_by(facts: Callable[[Any], Any]) -> dict[str, Any]:
    def __eq__(self: Any, other: object) -> Any:
        return facts(self) == facts(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(facts(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _shown(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({told})"
