"""Every file that an act recalls, held against what it would have read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from yimen.engine.case.cases import remembered
from yimen.engine.case.cases.file import UNREAD, CaseFile
from yimen.engine.case.cases.weighed import Part, file_of
from yimen.kernel.actor import Actor


@contextmanager
def held_against_readings() -> Iterator[list[str]]:
    """While this lasts, what is recalled is compared; gives the cases that were recalled, once for each time.

    A file may be older than the case, which its proof finds out: only one of the same head must be the same.
    """
    recall, found = remembered.recall, list[str]()

    def compared(ref: str, by: Actor, now: datetime, seen: int | None, parts: frozenset[Part]) -> CaseFile | None:
        file = recall(ref, by, now, seen, parts)
        if file is not None:
            found.append(ref)
            read = file_of(ref, by, now, parts)
            assert file.head != read.head or _known(file, read) == _known(read, read)
        return file

    with patch.object(remembered, "recall", compared):
        yield found


def _known(file: CaseFile, read: CaseFile) -> dict[str, object]:
    """The facts of a file, of those that a reading has read; the officer is proved, and may be an old one."""
    names = [name for name in remembered._FIELDS if getattr(read, name) is not UNREAD]
    return {name: getattr(file, name) for name in names if name not in ("proof", "officer", *remembered._SHARED)}
