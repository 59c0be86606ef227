"""What the result samples show: frozen rows, never models."""

from yimen.kernel.snapshot import snapshot


@snapshot
class ResultSampleRow:
    """A sample as it can be opened."""

    sha256: str
    filename: str
    kind: str
    size: int
    pages: int


@snapshot
class ResultShown:
    """What an item issues, with its sample in words and as a file."""

    name: str
    kind: str
    words: str
    file: ResultSampleRow | None
