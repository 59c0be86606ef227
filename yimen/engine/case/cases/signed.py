"""What of a draft is signed, and how its signature goes with it into the case."""

from datetime import datetime

from yimen.engine.case.cases import moves
from yimen.engine.case.cases.models import Draft
from yimen.engine.papers.dossiers.queries import files_of
from yimen.engine.papers.signatures import moves as signatures
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.signatures import LAW, Signing, content_hash


def content_of(draft: Draft) -> str:
    """The hash over everything that the draft would hand in."""
    files = [(one.material, one.sha256) for one in files_of("draft", draft.pk)]
    return content_hash(str(draft.version_id), str(draft.party_id), draft.answers, draft.form, files)


def go_with(draft_id: int, case_ref: str, content: str, by: Actor, now: datetime) -> None:
    """The signature that binds what was handed in is the case's from now on, and the case tells it."""
    file = moves.read(case_ref, by, now)
    signing = signatures.take_along(draft_id, file.id, content)
    if signing is not None:
        moves.remark(file, line_of(signing, now), by)


def line_of(signing: Signing, now: datetime) -> Line:
    """The line that keeps a signature as evidence: the hashes it binds, how and when; nothing of the person."""
    body = {"how": signing.how, "content": signing.content, "seal": signing.seal, "signed_at": signing.at}
    return Line("sign_application", {**body, **({"file": signing.file} if signing.file else {})}, now, law=LAW)
