"""The review sheet of a case as its page and its record show it: each point with the answer that stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from yimen.engine.case.cases.rows import PointRow
from yimen.kernel import review_sheets
from yimen.kernel.terms import Terms

COUNTS = """(r.staff_id = any(c.reviewers) and r.staff_id <> all(coalesce(c.recused, '{}')) and not exists (
  select from cases_review l where l.case_id = r.case_id and l.staff_id = r.staff_id and l.id > r.id))"""
"""Whether the answers of a review `r` of a case `c` count: its officer's review stands, was not asked for again, and
the officer has not stood aside. SQL."""


def sheet_of(terms: Terms, committed_at: datetime | None, said: Iterable[tuple[str, str, Any]]) -> tuple[PointRow, ...]:
    """`said` are the answers as they are stored, in their order: who gave them, when, and which."""
    asked = {one.code for one in review_sheets.asked(terms, "no" if committed_at is None else "yes")}
    found = {
        code: (finding, note, name, datetime.fromisoformat(at))
        for name, at, points in said
        for code, finding, note in points
    }
    return tuple(
        PointRow(one, "before" if one.code in asked else "after", *found.get(one.code, ("", "", "", None)))
        for one in terms.review_points
    )
