"""Looking at a case by its number and query code: the papers that whoever holds both may print without an account.

A wrong code and a wrong number look the same. Who holds the code holds the receipt, on which both stand.
"""

from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.seeing import query_hash
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.rows import DocumentRow
from yimen.kernel.refs import heard_case_number
from yimen.kernel.snapshot import snapshot


@snapshot
class CodePapers:
    """The case that a code opened, and its papers in the order in which they were made."""

    number: str
    item_name: str
    papers: tuple[DocumentRow, ...]


def papers(number: str, code: str) -> CodePapers | None:
    """The papers of the case with this number, for whoever holds its query code."""
    found = _found(number, code)
    return CodePapers(found[1], found[2], documents.told_to_holder(found[0])) if found else None


def paper(number: str, code: str, ref: str) -> tuple[str, bytes] | None:
    """File name and sealed PDF of one of them."""
    found = _found(number, code)
    return documents.paper_to_holder(found[0], ref) if found else None


def _found(number: str, code: str) -> tuple[int, str, str] | None:
    heard = heard_case_number(number)
    rows = select(
        "select id, number, item_name from cases_case where number = %s and query_hash = %s",
        (heard, query_hash(heard, code)),
    )
    return (int(rows[0]["id"]), rows[0]["number"], rows[0]["item_name"]) if rows else None
