"""Snapshot: a value that is made at every act and read by all rules, and that nobody changes. Pure.

Freezing each field of a frozen dataclass as it is made took four times as long as to make it, a tenth of the Python of
a case's life. A snapshot is frozen for whoever writes code: the type checker refuses to set a field, and `make check`
with it (docs/decisions/0155).
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def snapshot(cls: type[T]) -> type[T]:
    """Make a dataclass with slots, compared and hashed by its fields, frozen to the type checker alone."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
