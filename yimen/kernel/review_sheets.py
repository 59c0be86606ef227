"""Review sheets 审查表: a reviewer answers each point by itself, formal checks apart from technical ones. Pure.

On commitment 告知承诺 only the formal points are asked before the issue; the technical ones are what the post-check
looks at. Why the answers go with the advice and lie in no list of their own: docs/decisions/0193.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm, ReviewPoint, ReviewPointKind, Terms


class PointFinding(StrEnum):
    """What a reviewer finds of a point."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


class PointUnanswered(Refusal):
    """A point of the review sheet has no answer yet; nothing is granted before that."""

    code: ClassVar[str] = "sheet.unanswered"
    points: str


class PointNotMet(Refusal):
    """A point of the review sheet is not met: it is denied, or the finding is put right with a word why."""

    code: ClassVar[str] = "sheet.not_met"
    points: str


class PointUnexplained(Refusal):
    """Whoever finds a point not met, or not applicable, or met after all, says why."""

    code: ClassVar[str] = "sheet.unexplained"
    point: str


class PointUnknown(Refusal):
    """The review sheet of this case has no such point; on commitment its technical points wait for the post-check."""

    code: ClassVar[str] = "sheet.unknown"


@snapshot
class PointAnswer:
    """What was found of one point."""

    code: str
    finding: PointFinding
    note: str = ""


Answers = Mapping[str, PointAnswer]
NO_ANSWERS: Answers = {}


def asked(terms: Terms, on_promise: str) -> tuple[ReviewPoint, ...]:
    """The points that are asked before the issue: all of them; of a case on commitment the formal ones."""
    if on_promise == "no":
        return terms.review_points
    return tuple(one for one in terms.review_points if one.kind is ReviewPointKind.FORMAL)


def looked_at_later(terms: Terms, handed_in: frozenset[str]) -> tuple[str, ...]:
    """What the post-check of a case on commitment looks at, in words.

    Every condition that was promised, every technical point, and each material that the signed words stood for.
    """
    stood_for = (f"承诺代替的材料：{one.name}" for one in promised(terms) if one.code not in handed_in)
    return (*terms.conditions, *technical(terms), *stood_for)


def technical(terms: Terms) -> tuple[str, ...]:
    """The technical points in words: told on the commitment that is signed, looked at by the post-check."""
    return tuple(one.text for one in terms.review_points if one.kind is ReviewPointKind.TECHNICAL)


def promised(terms: Terms) -> tuple[MaterialTerm, ...]:
    """The materials for which the signed commitment stands 承诺替代."""
    return tuple(one for one in terms.materials if one.promised == "yes")


def read(stored: Iterable[Iterable[Sequence[str]]]) -> Answers:
    """Answers as they are stored, row by row; a later one of the same point stands over an earlier."""
    return {code: PointAnswer(code, PointFinding(found), note) for row in stored for code, found, note in row}


def answered(points: Sequence[ReviewPoint], before: Answers, given: Iterable[PointAnswer]) -> Answers:
    """The sheet with what was answered now over what was answered before; refuses with PointUnknown, PointUnexplained.

    A point that is not asked of this case keeps no answer, and no "not met" is overruled without a word.
    """
    known = {one.code: one for one in points}
    said = {code: one for code, one in before.items() if code in known}
    for one in given:
        if one.code not in known:
            raise PointUnknown()
        stood = said[one.code].finding if one.code in said else PointFinding.MET
        simply = one.finding is PointFinding.MET and stood is not PointFinding.NOT_MET
        if not simply and not one.note.strip():
            raise PointUnexplained(point=known[one.code].text)
        said[one.code] = one
    return said


def must_be_grantable(points: Sequence[ReviewPoint], said: Answers) -> None:
    """Every point is answered, and none is not met; refuses with PointUnanswered or PointNotMet, naming them all."""
    if open_ones := [one.text for one in points if one.code not in said]:
        raise PointUnanswered(points="、".join(open_ones))
    if failed := [one.text for one in points if said[one.code].finding is PointFinding.NOT_MET]:
        raise PointNotMet(points="、".join(failed))
