"""What the acts of a joint approval read of its case: the shared data, as one digest, and its situation."""

from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.evidence import digest

RUNS = CASE_LIFE.moves[CaseMove.DENY][0] | {CaseState.ACCEPTED, CaseState.SPECIAL_OPEN}
"""Accepted and not decided: in these a case may be in joint approval."""


def shared_of(file: CaseFile) -> str:
    """The form and the files that everybody is given, as a digest: all were told of the same."""
    (row,) = select("select form::text form from cases_case where id = %s", (file.id,))
    files = ",".join(one.sha256 for one in dossiers.files_of("case", file.id))
    return digest(f"{row['form']}\x1f{files}".encode(), file.ref.encode())


def answers_of(file: CaseFile) -> frozenset[str]:
    """The answers by which the situation of a case is known."""
    (row,) = select("select answers from cases_case where id = %s", (file.id,))
    return frozenset(row["answers"])
