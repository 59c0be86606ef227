"""The doors open onto the same small town as the operations."""

from tests.operations.conftest import costly, desk, office

__all__ = ["costly", "desk", "office"]
