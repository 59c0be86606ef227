"""The applicant's own signature under a commitment 承诺签字, before the window accepts on it.

A clerk who ticks that somebody signed has signed nothing: at home it is the applicant's own act on these very words, at
the counter a paper that bears the signature and is kept with the case.
"""

from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.papers.commitments import moves as commitments
from yimen.engine.papers.dossiers.operations import keep_file
from yimen.journal.operation import operation
from yimen.kernel.acceptance import NoCommitment
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.commitments import hash_of, must_be_the_code
from yimen.kernel.evidence import Line
from yimen.kernel.terms import MaterialTerm

LAW = "优化营商环境条例第四十条"
PAPER = MaterialTerm("signed_commitment", "签字的告知承诺书")


@operation
def sign_commitment(ref: str, code: str, *, by: Actor, now: datetime) -> Moved:
    """Sign the commitment of a case at home, by typing the code that stands under its words.

    Refuses with CaseUnknown for everybody but the applicant and who acts for them, CodeWrong, SignedAlready,
    NoCommitment or WrongState.
    """
    file = moves.read(ref, by, now)
    allow.applicant(file, by)
    words = _words(file)
    must_be_the_code(code, words, file.number)
    commitments.sign_at_home(file.id, words, by.party_id or file.applicant_id, now)
    return moves.remark(file, Line("sign_commitment", {"how": "home", "words": hash_of(words)}, now, law=LAW), by)


@operation
def attach_commitment(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Moved:
    """Keep the paper on which the applicant signed the commitment at the counter, as it was scanned.

    By the window at which the case lies. Refuses with NotYourDesk, SignedAlready, NoCommitment or WrongState, and as
    every file that is handed in.
    """
    file = moves.read(ref, by, now)
    officer = allow.helping_at(file, "attach_commitment", *allow.AT_THE_WINDOW)
    words = _words(file)
    kept = keep_file(file.applicant_id, "case", file.id, PAPER, filename, content, 0, by, now)
    commitments.sign_on_paper(file.id, words, kept, officer.staff_id, now)
    body = {"how": "paper", "words": hash_of(words), "file": kept.sha256}
    return moves.remark(file, Line("sign_commitment", body, now, law=LAW), by)


def _words(file: CaseFile) -> str:
    CASE_LIFE.after(CaseMove.ACCEPT, file.state)
    if not file.terms.commitment:
        raise NoCommitment()
    return file.terms.commitment
