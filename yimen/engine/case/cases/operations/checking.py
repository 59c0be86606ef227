"""Later checks 后置核查 of what was granted on a promise: two others look, and the certificate follows what they find.

The check was born in the decision's statement. Its acts are told on the chain of its case.
"""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.engine.case.cases import allow, asides, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.losing import certificate_lost
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.naming import Named, named
from yimen.engine.case.cases.refusals import CaseUnknown, CheckUnknown
from yimen.engine.case.integrity import recording as integrity
from yimen.engine.case.postchecks import moves as checks
from yimen.engine.case.postchecks.moves import CheckFile
from yimen.engine.papers.certificates import moves as certificates
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole, must_be_formal
from yimen.kernel.certificate_life import CertificateMove, CertificateState
from yimen.kernel.certificate_uses import Loss
from yimen.kernel.check_life import (
    CHECK_LIFE,
    CheckMove,
    CheckState,
    must_be_anothers_decision,
    must_be_mendable,
    must_be_two_others,
)
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of

ART_40 = "优化营商环境条例第四十条"
ART_78 = "行政许可法第七十八条"
WHO_ANSWERS = (Role.OFFICE_HEAD, Role.DECIDER)
"""Who answers for later checks in an office: they name who makes them, and find a report wrong."""


@operation
def assign_check(ref: str, first: str, second: str, *, by: Actor, now: datetime) -> Moved:
    """Name the two officers who check a case that was granted on a promise: approval does not check itself 批管分离.

    Neither reviewed or decided it, holds a desk on its way, or belongs to the approval division that decided it; nor
    does whoever names them have had a hand in the decision. Refuses with CheckUnknown, OwnDecision, InspectorsNotTwo,
    NamedUnfit, NotYourRole or WrongState.
    """
    file = moves.read(ref, by, now)
    officer = allow.in_office(file, "assign_check", *WHO_ANSWERS)
    check = _check(file)
    must_be_anothers_decision(officer.staff_id, check.decided_by)
    # Who looks is named while there is something to look at.
    CHECK_LIFE.after(CheckMove.PASS, check.state)
    found = named((first, second), file, now)
    pair = must_be_two_others([one.staff_id for one in found if _apart(one, file)], check.decided_by)
    checks.change(check, {"inspectors": list(pair)})
    body = {"inspectors": [one.ref for one in found], "due_on": check.due_on}
    return moves.remark(file, Line("check_assigned", body, now, law=ART_40), by)


def _apart(one: Named, file: CaseFile) -> bool:
    """Of the office, and neither at its desks on the way of the case nor in its approval division."""
    return one.office_id == file.desk_office and one.posts.isdisjoint(file.route) and one.divided == "no"


@operation
def pass_check(ref: str, finding: str, *, by: Actor, now: datetime) -> Moved:
    """Close a check: the promise was kept, or what was wrong has been mended. By one of its two inspectors.

    Refuses with CheckUnknown, NotYourRole, NotFormal, OwnMatter, StoodAside or WrongState; so do the other findings.
    """
    file, check = _as_inspector(ref, "pass_check", by, now)
    return _found(file, check, CheckMove.PASS, "check_passed", finding, {}, by, now)


@operation
def order_mending(ref: str, finding: str, until: date, *, by: Actor, now: datetime) -> Moved:
    """Order the holder to put right by a day what does not fit the promise 限期整改; the order is a document.

    Refuses with MendingTooLong, CheckUnknown, NotYourRole or WrongState.
    """
    file, check = _as_inspector(ref, "order_mending", by, now)
    must_be_mendable(until, day_of(now))
    return _found(file, check, CheckMove.ORDER_MENDING, "check_mending", finding, {"due_on": until}, by, now)


@operation
def report_false(ref: str, finding: str, *, by: Actor, now: datetime) -> Moved:
    """Report that the promise was false: the certificate is stopped at once, until it is revoked or cleared."""
    file, check = _as_inspector(ref, "report_false", by, now)
    moved = _found(file, check, CheckMove.REPORT_FALSE, "check_false", finding, {}, by, now)
    if certificates.state_of_case(file.id) is CertificateState.VALID:
        suspended = certificates.move_of_case(file.id, CertificateMove.SUSPEND, "核查发现承诺不实", by, now)
        certificate_lost(suspended, Loss.SUSPENDED, now)
    return moved


@operation
def clear_check(ref: str, reason: str, *, by: Actor, now: datetime) -> Moved:
    """Find a report wrong: the check is passed, and the certificate that the report stopped goes on.

    By the head, who neither reported it nor had a hand in the decision 批管分离. Refuses with CheckUnknown,
    NotYourRole, OwnDecision or WrongState.
    """
    file = moves.read(ref, by, now)
    officer = allow.in_office(file, "clear_check", *WHO_ANSWERS)
    check = _check(file)
    if officer.staff_id in check.inspectors:
        raise NotYourRole(act="clear_check")
    must_be_anothers_decision(officer.staff_id, check.decided_by)
    moved = _found(file, check, CheckMove.CLEAR, "check_cleared", reason, {}, by, now)
    stopped = certificates.state_of_case(file.id) is CertificateState.SUSPENDED
    if stopped and not asides.suspended_by_an_officer(file):
        certificates.move_of_case(file.id, CertificateMove.RESTORE, "核查报告不成立", by, now)
    return moved


@operation
def record_false_materials(ref: str, fact: str, *, by: Actor, now: datetime) -> Moved:
    """Write into the integrity file that an applicant handed in false materials (art. 78); they may contest it."""
    file = moves.read(ref, by, now)
    officer = allow.in_office(file, "record_false_materials", *WHO_ANSWERS)
    said = must_be_said("fact", fact, 2000)
    record = integrity.record(integrity.FALSE_MATERIALS, _about(file), said, officer.staff_id, day_of(now), by, now)
    return moves.remark(file, Line("record_false_materials", {"record": record}, now, law=ART_78), by)


def revoked(file: CaseFile, staff_id: int, reason: str, by: Actor, now: datetime) -> None:
    """What a revocation does to the check of its case: it ends, and a false promise is written into the file."""
    check = checks.lock(file.id)
    if check is None or check.state in (CheckState.PASSED, CheckState.REVOKED):
        return
    checks.move(check, CheckMove.REVOKE, now)
    if check.state is CheckState.REPORTED_FALSE:
        integrity.record(integrity.BROKEN_PROMISE, _about(file), reason, staff_id, day_of(now), by, now)


def promise_broken(file: CaseFile, fact: str, by: Actor, now: datetime) -> str:
    """Write into the integrity file that what was promised did not come, by no officer's hand; the record."""
    return integrity.record(integrity.BROKEN_PROMISE, _about(file), fact, None, day_of(now), by, now)


def breach(file: CaseFile, fact: str, staff_id: int, by: Actor, now: datetime) -> integrity.Born:
    """The same for the decision that denies a case for it, by whoever decides: for the decision's own statement."""
    return integrity.born(integrity.BROKEN_PROMISE, _about(file), fact, staff_id, day_of(now), by, now)


def _about(file: CaseFile) -> integrity.About:
    return integrity.About(
        file.applicant_id, file.ref, file.number, asides.item_name_of(file), file.office_id, file.office_name
    )


def _check(file: CaseFile) -> CheckFile:
    check = checks.lock(file.id)
    if check is None:
        raise CheckUnknown(ref=file.ref)
    return check


def _as_inspector(ref: str, act: str, by: Actor, now: datetime) -> tuple[CaseFile, CheckFile]:
    """The case and its check, for one of the two who are named to make it; anybody else sees no such case."""
    file = moves.read_freely(ref, by, now)
    check = checks.lock(file.id)
    named = check is not None and file.officer is not None and file.officer.staff_id in check.inspectors
    if check is None or not named:
        if not moves.may_see(file, by):
            raise CaseUnknown(ref=ref)
        raise CheckUnknown(ref=ref) if check is None else NotYourRole(act=act)
    officer = allow.officer_of(file, act)
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    return file, check


def _found(
    file: CaseFile,
    check: CheckFile,
    step: CheckMove,
    verb: str,
    finding: str,
    sets: Mapping[str, object],
    by: Actor,
    now: datetime,
) -> Moved:
    said = must_be_said("finding", finding, 2000)
    checks.move(check, step, now, {"finding": said, "found_at": now, **sets})
    body = {"finding": digest(said.encode(), file.ref.encode()), **sets}
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.remark(file, Line(verb, body, now, law=ART_40), by, writes=[note])
