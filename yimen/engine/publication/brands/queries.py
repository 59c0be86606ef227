"""Looking at brands: the one of a day, all of them, a mark as it lies, and the look that a paper of a day bears."""

from datetime import date

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.publication.brands.models import Brand
from yimen.engine.publication.brands.rows import HOUSE, BrandRow
from yimen.kernel.brands import Look

MOST = 50


def on(day: date) -> BrandRow:
    """The brand of a day; without one the house as it was built."""
    row = Brand.objects.filter(valid__contains=day).first()
    return _row(row) if row else HOUSE


def every() -> tuple[BrandRow, ...]:
    """All brands that held or will hold, the latest first."""
    found = Brand.objects.filter(valid__isempty=False).order_by("-valid")[:MOST]
    return tuple(_row(row) for row in found)


def mark(sha256: str) -> bytes | None:
    """A mark of the house, now or before; None for anything else."""
    known = bool(sha256) and Brand.objects.filter(mark=sha256).exists()
    return dossiers.content(sha256) if known else None


def look(day: date) -> Look:
    """How papers of a day look. A brand begins after the day on which it was set: no paper looks otherwise later."""
    row = on(day)
    return Look(row.name, row.colour, (dossiers.content(row.mark) or b"") if row.mark else b"")


def _row(row: Brand) -> BrandRow:
    return BrandRow(row.ref, row.name, row.slogan, row.colour, row.mark, row.document, row.valid.lower, row.valid.upper)
