"""Print a paper of a case: it is on record before anybody holds it. Looking for what is not there records nothing.

The line stands on a chain of the print, never on that of the case: whoever holds a code could otherwise make the page
of an officer stale, or add to a volume that is on file (docs/decisions/0132).
"""

import hashlib
from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import by_code
from yimen.engine.case.cases import queries as cases
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates import remembering
from yimen.engine.papers.certificates.rows import PaperNamed
from yimen.engine.papers.documents import letters
from yimen.engine.papers.documents import queries as documents
from yimen.engine.parallel.subtasks import queries as subtasks
from yimen.engine.public.village_checks import queries as village_checks
from yimen.engine.records.archives import queries as archives
from yimen.engine.records.prints.holding import must_be_paid
from yimen.engine.records.prints.models import Print
from yimen.engine.records.prints.rows import PrintedPaper
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.papers.prints import Where, minute_of
from yimen.registries.dated import new_ref


@operation
def print_document(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out a notice, receipt or decision to whoever may see its case; None when there is none for them."""
    found = documents.paper(ref, by)
    return _handed_out(documents.named(ref), found, where, by, now)


@operation
def print_certificate(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out the paper of a certificate to its holder or whoever may see its case; None when there is none.

    Its holder has it when nothing is owed for it. Refuses with FeesOutstanding.
    """
    found, named = certificates.paper(ref, by), certificates.named(ref)
    if found is not None and named is not None:
        must_be_paid(named.case_id, by)
    return _handed_out(named, found, where, by, now)


@operation
def print_traditional(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out a certificate in its traditional form, for registries elsewhere; None when there is none for them.

    Its digest is kept, so that whoever checks the file learns what the certificate is worth.
    Refuses with NoTraditionalForm or FeesOutstanding.
    """
    found, named = certificates.traditional(ref, by, now), certificates.named(ref)
    if found is not None and named is not None:
        must_be_paid(named.case_id, by)
    if named is None or found is None:
        return None
    # It is on record beside the electronic form, also when both are taken in the same minute.
    title = f"{named.title}（{certificates.TRADITIONAL}）"
    remembering.remember(found)
    named = replace(named, ref=f"{ref}.traditional", title=title)
    return _handed_out(named, (found.name, found.pdf), where, by, now)


@operation
def print_with_code(number: str, code: str, ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out a paper to whoever holds number and query code of its case; None when the code opens none such."""
    found = by_code.paper(number, code, ref)
    return _handed_out(documents.named(ref), found, where, by, now)


@operation
def print_subtask_paper(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out what another unit found, to that unit and to staff who may see the case; None when there is none."""
    found = subtasks.paper(ref, by, now)
    return _handed_out(documents.named(subtasks.paper_ref(ref, by, now)), found, where, by, now)


@operation
def print_village_check_paper(ref: str, side: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out what a village or its town sealed, to officers of the town and staff who may see the case."""
    found = village_checks.paper(ref, side, by)
    return _handed_out(documents.named(village_checks.paper_ref(ref, side, by)), found, where, by, now)


@operation
def print_volume(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out the whole volume of a case as ZIP, to staff who may see the case; None when there is none for them."""
    found = archives.file(ref, by)
    return _handed_out(archives.named(ref), found, where, by, now)


@operation
def print_letter(ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out the paper of an authorisation letter to staff; None when there is none for them."""
    found = letters.pdf(ref, now) if by.staff_id is not None else None
    return _handed_out(letters.named(ref), found, where, by, now)


@operation
def print_file(case_ref: str, ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper | None:
    """Hand out a file that an applicant handed in, to keep; None when there is none for them in this case.

    Applicants take their own home without a record: it names who else took them. Refuses with FeesOutstanding for the
    paper of a certificate of theirs that is not paid for.
    """
    found = cases.file_content(case_ref, ref, by)
    if found is None:
        return None
    must_be_paid(uses.granted_by(ref), by)
    row, content = found
    paper, named = PrintedPaper(row.filename, content, row.kind), cases.file_named(ref)
    if named is not None and by.staff_id is not None:
        _told(named, paper, where, by, now)
    return paper


@operation
def print_shared_paper(ref: str, paper_ref: str, where: Where, *, by: Actor, now: datetime) -> PrintedPaper:
    """Hand out a paper of a case that is open to another centre; the look is told to the share too.

    Refuses with ShareUnknown, ShareEnded or NoSuchThing.
    """
    opened = shares.open_shared_paper(ref, paper_ref, by=by.within(), now=now)
    named = documents.named(paper_ref) or certificates.named(paper_ref)
    handed = _handed_out(named, (opened.name, opened.content), where, by, now)
    assert handed is not None, "a paper that was opened has its record"
    return handed


def _handed_out(
    named: PaperNamed | None, found: tuple[str, bytes] | None, where: Where, by: Actor, now: datetime
) -> PrintedPaper | None:
    if named is None or found is None:
        return None
    paper = PrintedPaper(*found)
    _told(named, paper, where, by, now)
    return paper


def _told(named: PaperNamed, paper: PrintedPaper, where: Where, by: Actor, now: datetime) -> None:
    """One line a minute, however often the same one asks for the same paper at the same door."""
    row, is_new = Print.objects.get_or_create(
        paper_ref=named.ref,
        actor_ref=by.ref,
        door=where.door,
        place=where.place,
        printed_at=minute_of(now),
        defaults={
            "ref": new_ref(),
            "case_id": named.case_id,
            "kind": named.kind,
            "title": named.title,
            "number": named.number,
            "staff_id": by.staff_id,
            "party_id": None if by.staff_id is not None else by.party_id,
        },
    )
    if is_new:
        sha256 = hashlib.sha256(paper.content).hexdigest()
        body = {"kind": named.kind, "paper": named.ref, "door": where.door, "sha256": sha256}
        tell(Subject("print", "prints_print", row.pk, row.ref, 0, b""), Line("print_paper", body, now), by)
