"""Late: a module that is loaded when first used, for libraries that weigh more than a page that rarely needs them.

Writing spreadsheets, reading PDFs and signing cost 60 MB in a process that mostly shows lists (measured).
"""

from importlib import import_module
from typing import Any


class Late:
    """Stands for a module until one of its names is asked for."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)
