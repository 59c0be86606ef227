"""What the prints show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PrintedPaper:
    """A paper as it is handed out: its file name and its sealed PDF, the ZIP of a volume, or a file as it came."""

    name: str
    content: bytes
    kind: str = "pdf"


@snapshot
class PrintRow:
    """One printing: which paper, when, through which door, and who."""

    kind: str
    """document (a whole volume too) | certificate | file, that an applicant handed in"""
    paper_ref: str
    title: str
    number: str
    door: str
    """workbench | hall | terminal | kiosk | api"""
    place: str
    """The name of the terminal, when it was one."""
    printed_at: datetime
    """To the minute."""
    who: str
    """staff | citizen | holder: an officer, a person, or whoever held number and query code."""
    name: str
    """Empty for a holder of the code: nobody was asked who they are."""
