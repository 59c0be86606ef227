"""Gathering: every part of a volume in the order of its index, with what is missing told by name. It writes nothing."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from yimen.engine.case.cases.filing import WholeCase
from yimen.engine.case.hearings.papers import PAPERS as HEARING_PAPERS
from yimen.engine.case.messages import queries as messages
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import FiledCertificate
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.kinds import FURTHER_OF, KIND_OF, SHAPE
from yimen.engine.papers.documents.rows import FiledPaper
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.engine.records.archives import beside
from yimen.journal import reading
from yimen.journal.reading import Linked
from yimen.kernel.evidence import canonical, moment
from yimen.kernel.papers import PaperKind
from yimen.kernel.papers.archive_file import FACTS, JOURNAL, Part, told
from yimen.kernel.papers.archiving import Wanted
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import SubtaskKind

PROMISED = "accept_on_commitment"
STRUCK = "cancel_certificate"
ASKED = "ask_supplement"
RETURNED = "return_subtask"
ERRATA = {"erratum": PaperKind.ERRATUM}


@snapshot
class Gathered:
    """The parts of a volume; `made` holds the bytes of those that lie nowhere else."""

    parts: tuple[Part, ...]
    made: Mapping[str, bytes]
    wanted: tuple[Wanted, ...]


@snapshot
class _Piece:
    """A part before it has its number."""

    kind: str
    title: str
    number: str
    at: datetime | None
    ending: str
    sha256: str
    size: int = 0


def gather(case: WholeCase) -> Gathered:
    """Everything that belongs into the volume of a case, and everything that its acts call for."""
    lines = reading.chain("case", case.id)
    told_of = _told_of_striking(case, lines)
    papers = documents.filed(case.id)
    held = certificates.filed(case.id)
    files = dossiers.files_of("case", case.id)
    journal = b"".join(told(_plain(line)) for line in (*lines, *_of(held)))
    assert case.decided_at is not None, "whatever is closed has its moment"
    taken = beside.photographs(case.id)
    told_beside = beside.facts(case.id, case.decided_at)
    facts = canonical({**case.facts, "materials": [_captured(case, one) for one in files], **told_beside})
    pieces = [
        _Piece("facts", "申请、意见和结果数据", "", case.decided_at, FACTS, _sha(facts), len(facts)),
        *(_Piece("material", case.names.get(one.material, one.material), "", one.added_at,
                 f"material.{_ending(one.kind)}", one.sha256, one.size) for one in files),
        *(_Piece("photograph", "现场照片", "", one.added_at, f"photograph.{_ending(one.kind)}", one.sha256, one.size)
          for one in taken),
        *(_Piece("document", one.title, one.number, one.dated_at, f"{one.kind}.pdf", one.sha256) for one in papers),
        *(_Piece("certificate", one.type_name, one.number, one.issued_at, "certificate.pdf", one.sha256)
          for one in held if one.sha256),
        _Piece("journal", "办件过程记录", "", None, JOURNAL, _sha(journal), len(journal)),
    ]  # fmt: skip
    parts = tuple(
        _numbered(no, one, case) for no, one in enumerate((one for one in pieces if one.sha256), start=1)
    )  # fmt: skip
    made = {one.entry_id for one in papers}
    asked = (entry for entry in reading.numbers("case", case.id, ASKED) if entry not in made)
    bare = {STRUCK: len(told_of - made), ASKED: len(tuple(asked))}
    wanted = (*_papers_wanted(lines, papers, bare), *_certificates_wanted(held), *_materials_wanted(case, lines, files))
    return Gathered(parts, {_sha(facts): facts, _sha(journal): journal}, wanted)


def _of(held: Iterable[FiledCertificate]) -> Iterable[Linked]:
    for one in held:
        yield from reading.chain("certificate", one.id)


def _plain(line: Linked) -> Mapping[str, Any]:
    return {
        "kind": line.kind, "ref": line.ref, "seq": line.seq, "verb": line.verb,
        "effective_at": moment(line.effective_at), "actor": line.actor_ref, "on_behalf": line.on_behalf,
        "authority": line.authority, "law": line.law, "body": line.body.decode(), "prev": line.prev.hex(),
        "hash": line.hash.hex(),
    }  # fmt: skip


def _captured(case: WholeCase, one: FileFacts) -> Mapping[str, Any]:
    """A material with who brought it in, when and how."""
    return {
        "code": one.material, "name": case.names.get(one.material, one.material), "filename": one.filename,
        "sha256": one.sha256, "pages": one.pages, "round": one.round, "at": one.added_at, "how": case.captured,
    }  # fmt: skip


def _numbered(no: int, one: _Piece, case: WholeCase) -> Part:
    dated = one.at.astimezone(case.zone).date().isoformat() if one.at else ""
    alone = one.kind in ("facts", "journal")
    name = one.ending if alone else f"{one.kind}s/{no:03d}-{one.ending}"
    return Part(no, one.kind, one.title, one.number, dated, name, one.sha256, one.size)


def _told_of_striking(case: WholeCase, lines: Iterable[Linked]) -> frozenset[int]:
    """The acts of striking a certificate off that have been told of. Asked before the papers: each comes first."""
    if all(line.verb != STRUCK for line in lines):
        return frozenset()
    return messages.told_of(reading.numbers("case", case.id, STRUCK), STRUCK)


def _papers_wanted(lines: Iterable[Linked], papers: Iterable[FiledPaper], bare: Mapping[str, int]) -> Iterable[Wanted]:
    """Each act that makes a document has its sealed paper.

    `bare`: how often an act was done while that made no paper, and none will come: the first ones of its kind.
    """
    bare = dict(bare)
    left = [one.kind for one in papers if one.sha256]
    for line in lines:
        if bare.get(line.verb, 0) > 0:
            bare[line.verb] -= 1
            continue
        for kind in _called_for(line):
            there = int(kind in left)
            if there:
                left.remove(kind)
            yield Wanted(_title(kind), there)


def _called_for(line: Linked) -> Iterable[PaperKind]:
    """The kinds of documents that an act makes."""
    yield from (table[line.verb] for table in (KIND_OF, FURTHER_OF, HEARING_PAPERS, ERRATA) if line.verb in table)
    if line.verb == RETURNED:
        decided = json.loads(line.body)["kind"] == SubtaskKind.DECIDE
        yield PaperKind.SUBTASK_RULING if decided else PaperKind.SUBTASK_RESULT


def _title(kind: PaperKind) -> str:
    return next(str(one.default) for one in fields(SHAPE[kind]) if one.name == "title")


def _certificates_wanted(held: Iterable[FiledCertificate]) -> Iterable[Wanted]:
    """A certificate has its paper, unless it was withheld until it ended."""
    for one in held:
        if one.state != "withheld" and (one.sha256 or one.state in ("valid", "suspended")):
            yield Wanted(one.type_name, int(bool(one.sha256)))


def _materials_wanted(case: WholeCase, lines: Iterable[Linked], files: Iterable[FileFacts]) -> Iterable[Wanted]:
    """What was required was handed in, if the case was accepted, and not on a promise in its place."""
    verbs = {line.verb for line in lines}
    if PROMISED in verbs or not verbs & {"accept", "accept_tolerating"}:
        return
    handed_in = {one.material for one in files}
    yield from (Wanted(name, int(code in handed_in)) for code, name in case.required)


def _ending(kind: str) -> str:
    return {"jpeg": "jpg"}.get(kind, kind)


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
