"""Put a closed case on file 归档: gather its parts, refuse what lacks one, number and sign the volume."""

import hashlib
import secrets
from dataclasses import replace
from datetime import date, datetime

from yimen.engine.case.cases import filing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.filing import WholeCase
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.refusals import AlreadyDone, CaseUnknown, NotYet
from yimen.engine.papers.documents import numbering
from yimen.engine.papers.dossiers import ports as files
from yimen.engine.records.archives.gathering import Gathered, gather
from yimen.engine.records.archives.models import AppraisedVolume, Archive, ArchivePart
from yimen.journal import ports as journal
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.papers.archive_file import Cover, Part, manifest_of
from yimen.kernel.papers.archiving import (
    WORDS,
    Retention,
    Wanted,
    archive_number,
    keep_until,
    must_be_complete,
    retention_of,
)
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.registries.offices import queries as offices


@operation
def archive_case(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Put a closed case on file, with a numbered index, its retention period and a signed manifest.

    Refuses with CaseUnknown, NotYet, AlreadyDone or PartsMissing, which names every missing part; with NotYourRole,
    NotFormal, OwnMatter or StoodAside for an officer who does not answer for the case.
    """
    case = _closed(ref, by)
    if case.archived_at is not None:
        raise AlreadyDone(act="archive")
    made = _volume(case, None, now)
    return cases.archive(ref, made.number, made.manifest_sha256, by=replace(by, errand=None), now=now)


@operation
def archive_anew(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Make another edition of a volume, when something was done to the case after it went on file.

    Refuses as `archive_case` does, with AlreadyDone when nothing was done since.
    """
    case = _closed(ref, by)
    filing.hold([case.id])  # whoever has the volume destroyed holds it too
    before = Archive.objects.filter(case_id=case.id).order_by("-edition").first()
    if before is None or AppraisedVolume.objects.filter(case_id=case.id, outcome="destroyed").exists():
        raise NotYet(act="archive")
    # The line that told of the filing itself comes right after what was filed.
    if case.seq <= before.upto_seq + 1:
        raise AlreadyDone(act="archive")
    made = _volume(case, before, now)
    return cases.archive_anew(ref, made.number, made.manifest_sha256, by=replace(by, errand=None), now=now)


def _closed(ref: str, by: Actor) -> WholeCase:
    system = by.kind is ActorKind.SYSTEM
    case = filing.whole(ref, by) if system or by.staff_id is not None else None
    if case is None:
        raise CaseUnknown(ref=ref)
    if not case.closed:
        raise NotYet(act="archive")
    return case


def _volume(case: WholeCase, before: Archive | None, now: datetime) -> Archive:
    gathered = gather(case)
    parts, lost = _weighed(gathered)
    must_be_complete((*gathered.wanted, *lost))
    filed_on = now.astimezone(case.zone).date()
    shelf = _shelf(case, before, filed_on)
    until = keep_until(shelf.retention, filed_on)
    cover = Cover(
        archive_number=shelf.number,
        edition=shelf.edition,
        case_number=case.number,
        item=case.item_name,
        office=case.office_name,
        filed_on=filed_on.isoformat(),
        retention=WORDS[shelf.retention],
        keep_until=until.isoformat() if until else "",
        case_ref=case.ref,
        upto=case.seq,
        head=case.head.hex(),
    )
    manifest = manifest_of(cover, parts)
    digest = hashlib.sha256(manifest).digest()
    made = Archive.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        case_id=case.id,
        case_number=case.number,
        item_name=case.item_name,
        edition=shelf.edition,
        office_id=case.office_id,
        year=shelf.year,
        retention=shelf.retention,
        serial=shelf.serial,
        number=shelf.number,
        keep_until=until,
        upto_seq=case.seq,
        manifest=manifest.decode(),
        manifest_sha256=digest.hex(),
        signature=journal.notary().sign_digest(digest),
        parts=len(parts),
        archived_at=now,
    )
    ArchivePart.objects.bulk_create(ArchivePart(archive=made, no=one.no, sha256=one.sha256) for one in parts)
    return made


@snapshot
class _Shelf:
    """Where a volume stands: its number, and in which edition."""

    year: int
    retention: Retention
    serial: int
    number: str
    edition: int


def _shelf(case: WholeCase, before: Archive | None, filed_on: date) -> _Shelf:
    # A volume keeps its place however its office is called when more is added to it.
    if before is not None:
        return _Shelf(before.year, Retention(before.retention), before.serial, before.number, before.edition + 1)
    retention, year = retention_of(case.state, case.valid_months), filed_on.year
    serial = numbering.next_serial(case.office_id, year, f"archive-{retention}")
    office = offices.office(case.office_id, filed_on)
    mark = office.numbered_as if office else case.office_name
    return _Shelf(year, retention, serial, archive_number(mark, year, retention, serial), 1)


def _weighed(gathered: Gathered) -> tuple[tuple[Part, ...], tuple[Wanted, ...]]:
    """The parts with their sizes, read from the store once more before they count as filed; and those that are lost."""
    parts, lost = list[Part](), list[Wanted]()
    for one in gathered.parts:
        content = gathered.made.get(one.sha256) or files.store().get(one.sha256)
        if content is None:
            lost.append(Wanted(one.title, 0))
            continue
        parts.append(replace(one, size=len(content)))
    for content in gathered.made.values():
        files.store().put(content)
    return tuple(parts), tuple(lost)
