"""What the batches show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class BatchRow:
    """A batch: number, document and moment, how many items it holds, and what changed against the one before."""

    ref: str
    list_code: str
    number: int
    document: str
    note: str
    as_of: datetime
    items: int
    added: int
    removed: int
    digest: str


@snapshot
class BatchProof:
    """Whether what a batch holds still gives the digest that was published with it."""

    digest: str
    as_published: str
    """yes or no."""


@snapshot
class BatchItem:
    """An item of a batch, as it was called then."""

    ref: str
    code: str
    name: str
    office_name: str


@snapshot
class BatchPage:
    """Items of a batch, a page by key."""

    rows: tuple[BatchItem, ...]
    after: str | None


@snapshot
class BatchDifference:
    """What came onto the list between two batches and what left it."""

    added: tuple[BatchItem, ...]
    removed: tuple[BatchItem, ...]
