"""The papers of a check: the village's and the town's, each numbered and sealed under the certificate of who signed."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.documents.recording import DocumentMade, record
from yimen.engine.papers.documents.writing import Head
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.operations.checking import SEAL
from yimen.engine.public.village_checks.operations.reviewing import PASS, RETURN
from yimen.engine.public.village_checks.refusals import VillageCheckUnknown
from yimen.journal import reading as journal
from yimen.journal.operation import operation
from yimen.kernel import papers
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.papers import Paper, PaperKind
from yimen.registries.people import queries as people

PAPERS = {SEAL: PaperKind.VILLAGE_CHECK, PASS: PaperKind.TOWN_REVIEW, RETURN: PaperKind.TOWN_REVIEW}
"""Acts on a case that make a paper here."""
FOUND = {PASS: "审核通过", RETURN: "退回村（居）"}


@operation
def make_village_check_paper(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the paper of a sealed or reviewed check, once however often it is asked for.

    Refuses with VillageCheckUnknown when the line calls for none.
    """
    line = journal.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb not in PAPERS:
        raise VillageCheckUnknown(ref=str(entry_id))
    row = VillageCheck.objects.select_related("checked_by", "reviewed_by").get(ref=line.body["check"])
    in_village = line.verb == SEAL
    signer = row.checked_by if in_village else row.reviewed_by
    assert signer is not None, "a reviewed check names who reviewed it"
    serial = row.serial if in_village else row.review_serial
    name = row.signer if in_village else row.reviewer
    member = people.staff_member(signer.pk)
    assert member is not None, "staff is never deleted"
    case = ports.cases().facts(line.subject_id, line)
    # Whoever signs numbers and seals the paper: their office its number, their certificate its seal.
    signed = replace(
        case,
        office_id=member.office_id,
        office_ref=f"credential-{serial}",
        office_name=row.village if in_village else row.town_place,
        seal_code=f"{name} {serial}",
    )
    kind = PAPERS[line.verb]
    return record(signed, entry_id, kind, line.effective_at, lambda head: _paper(row, line.verb, head))


def _paper(row: VillageCheck, verb: str, head: Head) -> Paper:
    """The sheet as the village, or the town, signed it: from what was kept with the check, not from today's file."""
    facts = {**head.facts, "village": row.village, "file_sha256": row.file_sha256}
    if verb == SEAL:
        said = ((f"{called} · {filename}", sha256[:16]) for _, called, filename, sha256 in row.files)
        names = tuple(dict.fromkeys(said))
        return papers.VillageCheckPaper(**facts, opinion=row.opinion, signer=row.signer, serial=row.serial, files=names)
    return papers.TownReviewPaper(
        **facts, opinion=row.review, signer=row.reviewer, serial=row.review_serial, finding=FOUND[verb],
        checked_by=row.signer,
    )  # fmt: skip
