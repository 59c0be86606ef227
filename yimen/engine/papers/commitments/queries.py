"""Looking at signed commitments: what is to be signed, what was, and the scan, for whoever may see the case."""

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.commitments.models import SignedCommitment
from yimen.engine.papers.commitments.rows import SignedRow, ToSign
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.commitments import Signature, code_of, hash_of


def of_case(case_ref: str, actor: Actor) -> ToSign | None:
    """The commitment of a case; None when its item has none, and for whoever may not see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return None
    facts = ports.cases().facts(case_id, None)
    if not facts.commitment:
        return None
    found = SignedCommitment.objects.filter(case_id=case_id, words_hash=hash_of(facts.commitment))
    row = found.select_related("taken_by").first()
    return ToSign(facts.commitment, code_of(facts.commitment, facts.number), _row(row, actor) if row else None)


def signature(case_id: int, words: str) -> Signature | None:
    """The signature under these words in this case, for the acts that rest on it."""
    row = SignedCommitment.objects.filter(case_id=case_id, words_hash=hash_of(words)).first()
    return Signature(row.how, row.signed_at) if row else None


def paper(case_ref: str, actor: Actor) -> tuple[str, str, bytes] | None:
    """Kind, name and bytes of the signed paper as it was scanned, for whoever may see the case."""
    told = of_case(case_ref, actor)
    file = dossiers.file(told.signed.file_ref) if told and told.signed and told.signed.file_ref else None
    content = dossiers.content(file.sha256) if file else None
    return (file.kind, file.filename, content) if file and content is not None else None


def _row(row: SignedCommitment, actor: Actor) -> SignedRow:
    # The applicant deals with the office, not with a named clerk.
    taken_by = row.taken_by.name if row.taken_by and actor.kind is not ActorKind.CITIZEN else ""
    return SignedRow(row.words_hash, row.how, row.signed_at, taken_by, row.file_ref)
