"""Looking up 调阅: what the applicant of an open case already holds from other departments, for that case alone.

Without a case at the own desk nobody looks; every look says its purpose, has a chain of its own in the journal, and is
shown to the holder (docs/decisions/0153). On the chain of the case it would make the officer's own page stale.
"""

from datetime import date, datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificate_uses import moves as uses
from yimen.engine.papers.certificate_uses.moves import Look
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateShown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.certificate_uses import Looked
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of

_APPROVALS = """
select c.number, c.item_name, c.office_name, c.state, c.decided_at
  from cases_case c
 where c.applicant_id = %s and c.id <> %s and c.decided_at is not null order by c.id desc limit 50
"""


@snapshot
class CertificatesFound:
    """What a look found, under the reference of its reading."""

    ref: str
    certificates: tuple[CertificateShown, ...]


@snapshot
class ApprovalFound:
    """A decided case of the applicant: by which office, about what, with what outcome."""

    number: str
    item_name: str
    office_name: str
    state: str
    decided_on: date


@snapshot
class ApprovalsFound:
    """What a look into the approvals found, under the reference of its reading."""

    ref: str
    approvals: tuple[ApprovalFound, ...]


@operation
def look_up_certificates(ref: str, type_code: str, purpose: str, *, by: Actor, now: datetime) -> CertificatesFound:
    """Look which certificates of a type the applicant of a case at the own desk holds; told whatever it finds.

    Refuses with CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, StoodAside or TextMissing.
    """
    file = _task(ref, "look_up_certificates", by, now)
    said = must_be_said("purpose", purpose, 200)
    code = must_be_said("certificate_type", type_code, 21)
    found = certificates.shown(file.applicant_id, code, now)
    name = found[0].type_name if found else ""
    look = Look(file.applicant_id, file.id, ref, Looked.CERTIFICATES, said, code, name, file.desk_id)
    return CertificatesFound(uses.record_reading(look, [row.ref for row in found], len(found), by, now), found)


@operation
def look_up_approvals(ref: str, purpose: str, *, by: Actor, now: datetime) -> ApprovalsFound:
    """Look what other cases of the applicant were decided, for a case at the own desk; told whatever it finds.

    Refuses as `look_up_certificates` does.
    """
    file = _task(ref, "look_up_approvals", by, now)
    said = must_be_said("purpose", purpose, 200)
    found = tuple(
        ApprovalFound(row["number"], row["item_name"], row["office_name"], row["state"], day_of(row["decided_at"]))
        for row in select(_APPROVALS, (file.applicant_id, file.id))
    )
    look = Look(file.applicant_id, file.id, ref, Looked.APPROVALS, said, desk_id=file.desk_id)
    return ApprovalsFound(uses.record_reading(look, (), len(found), by, now), found)


def _task(ref: str, act: str, by: Actor, now: datetime) -> CaseFile:
    """An open case that lies at a desk of this officer, who has no interest in it."""
    file = moves.read(ref, by, now)
    officer = allow.officer_of(file, act)
    if file.state not in OPEN_STATES or not officer.holds_post(file.desk_id, *Role):
        raise NoOpenTask()
    allow.foreign(file, officer)
    return file
