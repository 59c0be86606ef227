"""@covers("S-181"): names the capabilities (docs/capabilities.md) that a test proves through an operation or a door."""

from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


def covers(*capabilities: str) -> Callable[[F], F]:
    """Mark a test with the capability ids it proves; read by `yimen covers` without importing the test."""

    def mark(test: F) -> F:
        test.covers = capabilities  # type: ignore[attr-defined]
        return test

    return mark
