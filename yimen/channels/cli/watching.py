"""Watching: one line for each long step of a command, for somebody who sits before it. It never stands beside JSON."""

import sys
from collections.abc import Callable

Tell = Callable[[str, str], None]
"""What a long step is told to, in Chinese and English."""


def unwatched(chinese: str, english: str) -> None:
    """Nobody watches: a step that is told here is heard by nobody."""


def watcher(*, as_json: bool = False) -> Tell:
    """Who is told of the steps: the terminal; nobody where a program reads, or where there is no terminal."""
    return unwatched if as_json or not sys.stderr.isatty() else _on_the_terminal


def _on_the_terminal(chinese: str, english: str) -> None:
    print(f"{chinese}… / {english} ...", file=sys.stderr, flush=True)
