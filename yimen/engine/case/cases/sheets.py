"""The review sheet 审查表 of a case: answered with the advice or the ruling, in their own statement.

An item without points costs nothing here: its terms are read with the case, and nothing else is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from psycopg.types.json import Jsonb

from yimen.engine.case.cases import asides
from yimen.engine.case.cases.file import CaseFile
from yimen.kernel import review_sheets
from yimen.kernel.evidence import canonical, digest
from yimen.kernel.review_sheets import NO_ANSWERS, PointAnswer, PointFinding
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean

NOTE_MOST = 500


@snapshot
class Sheet:
    """What goes with an advice: columns of its row, and what the journal tells of it."""

    columns: dict[str, object]
    told: dict[str, object]
    given: tuple[PointAnswer, ...] = ()
    """The answers that are this officer's own."""


NOTHING = Sheet({}, {})


def answered(file: CaseFile, given: Sequence[PointAnswer], grants: str) -> Sheet:
    """The sheet as far as it is answered; whoever grants, or advises it, finds every point that is asked answered.

    Refuses with PointUnknown, PointUnexplained, PointUnanswered or PointNotMet.
    """
    if not file.terms.review_points and not given:
        return NOTHING
    points = review_sheets.asked(file.terms, on_promise(file))
    given = [replace(one, note=one.note.strip()) for one in given]
    for one in given:
        must_be_clean("note", one.note, NOTE_MOST)
    # A review that was sent back, or whose officer stood aside, counts no more: its points are answered anew.
    before = asides.points_answered(file) if points else NO_ANSWERS
    said = review_sheets.answered(points, before, given)
    if grants == "yes":
        review_sheets.must_be_grantable(points, said)
    # What stands already stays the answer of whoever gave it.
    own = tuple(one for one in given if one != before.get(one.code))
    return Sheet(columns(own), told(file, own), own)


def columns(given: Iterable[PointAnswer]) -> dict[str, object]:
    """The answers as their column; none when there are none."""
    rows = [[one.code, one.finding, one.note.strip()] for one in given]
    return {"points": Jsonb(rows)} if rows else {}


def told(file: CaseFile, given: Sequence[PointAnswer]) -> dict[str, object]:
    """The journal holds which points were found how, and a digest of the words."""
    if not given:
        return {}
    words = canonical({one.code: one.note.strip() for one in given})
    found = {finding: sorted(one.code for one in given if one.finding is finding) for finding in PointFinding}
    return {
        "sheet": {str(name): codes for name, codes in found.items() if codes},
        "notes": digest(words, file.ref.encode()),
    }


def looked_at_later(file: CaseFile) -> tuple[str, ...]:
    """What the post-check of this case looks at. Only where materials may be promised is asked which came in."""
    promised = review_sheets.promised(file.terms)
    return review_sheets.looked_at_later(file.terms, asides.materials_in(file) if promised else frozenset())


def on_promise(file: CaseFile) -> str:
    return "no" if file.committed_at is None else "yes"
