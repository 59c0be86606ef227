"""The review sheet at the desk: its points on the forms that answer them, and what was typed back into answers."""

from collections.abc import Mapping

from django.http import QueryDict

from yimen.channels.workbench.refusals import NotChosen
from yimen.engine.case.cases.rows import CaseView, PointRow
from yimen.kernel.authority import Act
from yimen.kernel.review_sheets import PointAnswer, PointFinding
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ReviewPointKind

DECIDES = (Act.DECIDE, Act.DECIDE_AT_ONCE)


@snapshot
class PointAsked:
    """A point on a form, with what stands or was typed."""

    row: PointRow
    finding: str
    note: str
    begins: str
    """The kind of check whose first point it is on the form; empty: it is not the first."""


def asked(act: Act, view: CaseView, typed: Mapping[str, str]) -> tuple[PointAsked, ...]:
    """The points that this form answers; whoever decides finds those that keep the grant from being made."""
    if act is not Act.REVIEW and act not in DECIDES:
        return ()
    rows = [one for one in view.sheet if one.asked == "before" and (act is Act.REVIEW or _open(one))]
    rows.sort(key=lambda one: list(ReviewPointKind).index(one.term.kind))
    kinds = ["", *(one.term.kind for one in rows)]
    return tuple(
        PointAsked(
            one,
            typed.get(f"point-{one.term.code}", _stands(one, one.finding)),
            typed.get(f"note-{one.term.code}", _stands(one, one.note)),
            one.term.kind if one.term.kind != before else "",
        )
        for one, before in zip(rows, kinds, strict=False)
    )


def _stands(row: PointRow, said: str) -> str:
    """What the form begins with: a "not met" stands unless it is answered anew, in the words of whoever does."""
    return "" if row.finding == PointFinding.NOT_MET else said


def _open(row: PointRow) -> bool:
    return row.finding in ("", PointFinding.NOT_MET)


def answers(said: QueryDict, act: Act) -> tuple[PointAnswer, ...]:
    """What was ticked on the form, point by point; refuses with NotChosen when a finding is none."""
    prefix = f"{act}-point-"
    found = {name.removeprefix(prefix): str(said[name]) for name in said if name.startswith(prefix) and said[name]}
    if not set(found.values()) <= set(PointFinding):
        raise NotChosen(field="point")
    return tuple(
        PointAnswer(code, PointFinding(finding), str(said.get(f"{act}-note-{code}", "")).strip())
        for code, finding in found.items()
    )
