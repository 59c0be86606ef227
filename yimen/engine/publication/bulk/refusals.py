"""How the bulk works say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class BulkUnknown(Refusal):
    """There is no such bulk work, or it is somebody else's."""

    code: ClassVar[str] = "bulk.unknown"
    ref: str


class BulkMoved(Refusal):
    """The work has gone on since the page was drawn."""

    code: ClassVar[str] = "bulk.moved"


class BulkFileTooLarge(Refusal):
    """A file larger than is taken over the web; the console takes larger ones."""

    code: ClassVar[str] = "bulk.file_too_large"
    field: str
    most: int


class BulkFileMissing(Refusal):
    """No file came."""

    code: ClassVar[str] = "bulk.file_missing"
    field: str


class BulkFileKindUnknown(Refusal):
    """A file is read or written as a workbook, CSV or JSON."""

    code: ClassVar[str] = "bulk.file_kind_unknown"
    field: str


class BulkTooMany(Refusal):
    """More items than are changed at once."""

    code: ClassVar[str] = "bulk.too_many"
    most: int


class BulkNothing(Refusal):
    """Nothing fits what was asked for."""

    code: ClassVar[str] = "bulk.nothing"


class BulkOwnOfficeOnly(Refusal):
    """The catalogue desk of an office changes the items of its own office only."""

    code: ClassVar[str] = "bulk.own_office_only"
