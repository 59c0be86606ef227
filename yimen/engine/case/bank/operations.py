"""What is done with the document bank: kept with consent, laid into the next case, removed or reported changed.

The window cannot browse it: it asks for the paper of one material of a case at its counter, says what for, and the
owner sees that it did (docs/decisions/0169).
"""

from datetime import date, datetime

from yimen.engine.case.bank import moves
from yimen.engine.case.bank.models import BankedDocument
from yimen.engine.case.bank.refusals import NotBanked
from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.operations.correcting import laid_on_file, material_of, may_take_in
from yimen.engine.case.cases.operations.drafting import own_draft, terms_of
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.operations import FileUnknown, keep_file
from yimen.journal.operation import operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.bank import LASTING, BankEnd, must_be_basic, must_last
from yimen.kernel.certificate_uses import Consent
from yimen.kernel.evidence import Line, digest
from yimen.kernel.situations import resolve
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of, new_ref

AT_THE_COUNTER = (Consent.SPOKEN, Consent.SIGNED)


@snapshot
class PaperLasting:
    """Until when a paper is good: its last day, or for good."""

    until: date | None = None
    for_good: str = ""


@snapshot
class PaperKept:
    """A paper in the bank."""

    ref: str
    kind: str
    until: date | None


@snapshot
class PaperLaid:
    """A paper that stands for a material now."""

    ref: str
    material: str
    file: str


@snapshot
class PaperEnded:
    """A paper that is offered no more."""

    ref: str


@operation
def keep_paper(
    case_ref: str, file_ref: str, lasting: PaperLasting, consent: str, *, by: Actor, now: datetime
) -> PaperKept:
    """Keep a file of the case in its applicant's bank, who agreed at the counter; it was held against its original.

    Refuses with CaseUnknown, NotYourRole, NotInList, FileUnknown, NotBasic, NotCompared, Missing or PaperOver.
    """
    file = cases.read(case_ref, by, now)
    if by.staff_id is None:
        raise NotYourRole(act="keep_paper")
    allow.in_charge(file, "keep_paper")
    if consent not in AT_THE_COUNTER:
        raise NotInList(field="consent")
    return _kept(file, file_ref, lasting, Consent(consent), by, now)


@operation
def keep_own_paper(case_ref: str, file_ref: str, lasting: PaperLasting, *, by: Actor, now: datetime) -> PaperKept:
    """Keep a file of one's own case in one's own bank; the window held it against its original.

    A paper that has a last day is kept by the window alone, which reads that day off the original.
    Refuses with CaseUnknown, NotYourRole, FileUnknown, NotBasic, NotCompared or PaperOver.
    """
    file = cases.read(case_ref, by, now)
    if file.applicant_id not in set(by.parties()):
        raise NotYourRole(act="keep_paper")
    copy = dossiers.file(file_ref)
    if copy is None or (copy.purpose, copy.subject_id) != ("case", file.id):
        raise FileUnknown()
    if must_be_basic(material_of(file, copy.material)) not in LASTING:
        raise NotYourRole(act="keep_paper")
    return _kept(file, file_ref, lasting, Consent.ONLINE, by, now)


def _kept(
    file: CaseFile, file_ref: str, lasting: PaperLasting, consent: Consent, by: Actor, now: datetime
) -> PaperKept:
    copy = dossiers.file(file_ref)
    if copy is None or (copy.purpose, copy.subject_id) != ("case", file.id):
        raise FileUnknown()
    term = material_of(file, copy.material)
    kind = must_be_basic(term)
    until = must_last(kind, lasting.until, lasting.for_good, day_of(now))
    compared_at, place = moves.compared(file.id, file_ref)
    moves.must_not_be_older(file.applicant_id, kind, compared_at)
    before = BankedDocument.objects.select_for_update().filter(
        owner_id=file.applicant_id, kind=kind, ended_at=None
    ).first()  # fmt: skip
    if before is not None:
        moves.end(before, BankEnd.REPLACED, now)
        moves.tell_of(before, Line("replace_paper", {}, now), by)
    row = BankedDocument.objects.create(
        ref=new_ref(), owner_id=file.applicant_id, kind=kind, name=term.name, blob_id=moves.blob_of(file_ref),
        case_id=file.id, compared_at=compared_at, compared_by=place, consent=consent, kept_at=now, until=until,
    )  # fmt: skip
    body = {"material": term.code, "file": copy.ref, "sha256": copy.sha256, "consent": consent}
    moves.tell_of(row, Line("keep_paper", {"case": file.ref, "kind": kind, "until": until, **body}, now), by)
    cases.remark(file, Line("keep_paper", {"paper": row.ref, **body}, now), by)
    return PaperKept(row.ref, kind, until)


@operation
def use_paper(draft_ref: str, material: str, paper: str, *, by: Actor, now: datetime) -> PaperLaid:
    """Let a paper of the applicant's bank stand for a material of their draft: one tap is the consent.

    Refuses with DraftUnknown, UnknownDefect, NotBanked, PaperNotFitting, LaidAlready, or as a file does.
    """
    draft = own_draft(draft_ref, by, now)
    applying = resolve(terms_of(draft), draft.answers).materials
    term = next((one for one in applying if one.code == material), None)
    if term is None:
        raise UnknownDefect(material=material, defect="")
    row = moves.own(paper, by)
    if row.owner_id != draft.party_id:
        raise NotBanked()
    content = moves.content_for(row, term, now)
    moves.must_not_lie(row, dossiers.files_of("draft", draft.pk), term)
    kept = keep_file(draft.party_id, "draft", draft.pk, term, moves.filename_of(row), content, 0, by, now)
    moves.record_use(row, kept.ref, Consent.ONLINE, ("", ""), now)
    body = {"draft": draft_ref, "material": material, "sha256": kept.sha256, "consent": Consent.ONLINE}
    moves.tell_of(row, Line("use_paper", body, now), by)
    return PaperLaid(row.ref, material, kept.ref)


@operation
def pull_paper(case_ref: str, material: str, purpose: str, consent: str, *, by: Actor, now: datetime) -> PaperLaid:
    """Lay the applicant's banked paper on the file for a material, at the window that has the case, who agreed to it.

    Refuses as `attach_to_case` does, with TextMissing without a purpose, NotInList without a consent, NotBanked or
    LaidAlready.
    """
    file = cases.read(case_ref, by, now)
    if by.staff_id is None:
        raise NotYourRole(act="pull_paper")
    may_take_in(file, material, "attach_to_case", now)
    said = must_be_said("purpose", purpose, 200).strip()
    if consent not in AT_THE_COUNTER:
        raise NotInList(field="consent")
    term = material_of(file, material)
    row = moves.held_for(file.applicant_id, term)
    content = moves.content_for(row, term, now)
    moves.must_not_lie(row, dossiers.files_of("case", file.id), term)
    kept = laid_on_file(file, term, moves.filename_of(row), content, by, now)
    place = next((one.name for one in by.posts if one.post_id == file.desk_id), by.posts[0].name)
    use = moves.record_use(row, kept.ref, Consent(consent), (said, place), now)
    body = {
        "material": material, "sha256": kept.sha256, "consent": consent, "purpose": digest(said.encode(), use.encode())
    }  # fmt: skip
    moves.tell_of(row, Line("pull_paper", {"case": case_ref, **body}, now), by)
    cases.remark(file, Line("pull_paper", {"paper": row.ref, "file": kept.ref, **body}, now), by)
    return PaperLaid(row.ref, material, kept.ref)


@operation
def remove_paper(paper: str, *, by: Actor, now: datetime) -> PaperEnded:
    """Take a paper of one's own out of the bank; where it stood in a case, it stands. Refuses with NotBanked."""
    row = moves.own(paper, by)
    moves.end(row, BankEnd.REMOVED, now)
    moves.tell_of(row, Line("remove_paper", {}, now), by)
    return PaperEnded(row.ref)


@operation
def report_changed(paper: str, *, by: Actor, now: datetime) -> PaperEnded:
    """Say that what one's paper says has changed: it is offered no more. Refuses with NotBanked."""
    row = moves.own(paper, by)
    moves.end(row, BankEnd.CHANGED, now)
    moves.tell_of(row, Line("report_changed", {}, now), by)
    return PaperEnded(row.ref)


@operation
def report_difference(case_ref: str, material: str, *, by: Actor, now: datetime) -> PaperEnded:
    """Say at the window that the original is another one than the bank's copy: it is offered no more.

    Refuses with CaseUnknown, NotYourRole, UnknownDefect or NotBanked.
    """
    file = cases.read(case_ref, by, now)
    if by.staff_id is None:
        raise NotYourRole(act="report_difference")
    allow.in_charge(file, "report_difference")
    row = moves.held_for(file.applicant_id, material_of(file, material))
    moves.end(row, BankEnd.CHANGED, now)
    moves.tell_of(row, Line("report_difference", {"case": case_ref}, now), by)
    return PaperEnded(row.ref)
