"""After the outcome, and out of it: withdraw, supply what was tolerated, deliver, revoke, archive."""

from datetime import datetime

from psycopg.types.json import Jsonb

from yimen.engine.case.cases import allow, clocks, may, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.losing import certificate_lost
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations import checking
from yimen.engine.case.cases.operations.correcting import through
from yimen.engine.case.cases.operations.deciding import stopped
from yimen.engine.case.cases.operations.window import answered
from yimen.engine.case.cases.refusals import AlreadyDone, NobodyReads, NotYet
from yimen.engine.papers.certificates import moves as certificates
from yimen.journal.operation import one_statement, operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove, ClosingResult
from yimen.kernel.certificate_life import CertificateMove
from yimen.kernel.certificate_uses import Loss
from yimen.kernel.endings import RevokeGround, revoke_law
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.registries.people import queries as people

ARCHIVES_LAW = "档案法第十四条"


@one_statement
def withdraw(ref: str, reason: str = "", seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """The applicant takes the application back: before acceptance 撤件, later 撤回; nothing is held against them.

    A "no" that still waits for its approver lapses with the case: nobody has answered it.
    """
    file = moves.read(ref, by, now, seen)
    allow.applicant(file, by)
    must_be_clean("reason", reason, 500)
    early = file.state in CASE_LIFE.moves[CaseMove.WITHDRAW_EARLY][0]
    step = CaseMove.WITHDRAW_EARLY if early else CaseMove.WITHDRAW
    writes = [
        *stopped(file, now),
        moves.change("cases_ledgerline", {"ends_at": now}, "kind = 'pause' and ends_at is null"),
        moves.change("cases_correction", {"closed_at": now}, "closed_at is null"),
    ]
    if file.proposal is not None:
        writes.append(answered("lapsed", "", None, now))
    if reason.strip():
        writes.append(moves.insert("cases_note", {"author": by.ref, "text": reason, "written_at": now}))
    sets = {"closing": ClosingResult.WITHDRAWN, "decided_at": now, "paused": "", **clocks.STILL.columns()}
    return moves.move(file, step, Line("withdraw", {}, now), by, sets, writes)


@operation
def supply(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Everything that was to follow 容缺后补 is in: the grant is without reserve, the certificate goes live.

    By the window of the place or a desk of the deciding office. Refuses with NotYourRole, NotFormal, OwnMatter,
    StoodAside, NothingOutstanding, PromiseOver, NotYet or WrongState.
    """
    file = moves.read(ref, by, now, seen)
    may.supply(file, now)
    CASE_LIFE.after(CaseMove.SUPPLY, file.state)
    certificates.move_of_case(file.id, CertificateMove.RELEASE, "容缺材料已补齐", by, now)
    line = Line("supply", {"materials": sorted(file.tolerated)}, now)
    return moves.move(file, CaseMove.SUPPLY, line, by, {"tolerated": Jsonb({})})


@one_statement
def deliver(ref: str, how: str, signature: str = "", seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Hand the result out 送达: at the window against a signature, electronically, or by post (art. 44).

    By post it is delivered when the carrier says so: then the system comes with the waybill for a signature. A result
    that was granted waits until its fees are settled; a denial is told whatever is owed. A hand-out ends a term of law,
    so no helper off the establishment does it but the agent of a village, who has the applicant's mandate. Refuses with
    NotYourRole, NotFormal, OwnMatter or StoodAside; with NobodyReads for what is delivered electronically to a party
    for which nobody can sign in; with NotYet before the decision or when the applicant took the case
    back, AlreadyDone the second time, and FeesOutstanding.
    """
    file = moves.read(ref, by, now, seen)
    if by.staff_id is None or how == "post":
        allow.the_system(file, by)
    else:
        allow.with_the_result(file, "deliver")
    return handed_out(file, how, signature, by, now)


def handed_out(file: CaseFile, how: str, signature: str, by: Actor, now: datetime, share: str = "") -> Moved:
    """Hand the result out for whom the caller has allowed; `share` names by which another centre does it."""
    may.hand_out(file)
    if how not in ("window", "electronic", "post"):
        raise NotYet(act="deliver")
    body = {"how": how, **through(share)}
    if how == "electronic" and not people.reads_in_hall(file.applicant_id, now):
        raise NobodyReads()
    if how != "electronic":
        body["signature"] = digest(must_be_said("signature", signature, 100).encode(), file.ref.encode())
    sets = {"delivered_at": now, "delivered_how": how}
    return moves.remark(file, Line("deliver", body, now, law="行政许可法第四十四条"), by, sets)


@operation
def revoke(ref: str, reason: str, ground: RevokeGround, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Revoke a granted case 撤销 on one of the grounds of art. 69, under a director's letter; its certificate ends too.

    Of a certificate that lists product classes, those that this case granted come off. Refuses with GroundUnknown,
    NotYourRole, NotFormal, OwnMatter, StoodAside, NoLetter, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen)
    officer, letter = may.revoke(file, now)
    said = must_be_said("reason", reason, 2000)
    basis = revoke_law(ground)
    certificate_ends(file, said, by, now)
    checking.revoked(file, officer.staff_id, said, by, now)
    line = Line(
        "revoke",
        {"reason": digest(said.encode(), file.ref.encode()), "ground": ground},
        now,
        law=basis,
        authority=letter.ref,
    )
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.move(file, CaseMove.REVOKE, line, by, {}, [note])


def certificate_ends(file: CaseFile, said: str, by: Actor, now: datetime) -> None:
    """What a revoked case granted ends with it: its certificate, or the product classes that it added to one."""
    if file.terms.classes:
        certificate_lost(certificates.take_classes_off(file.id, file.renews_until, said, by, now), Loss.REPLACED, now)
    else:
        revoked = certificates.move_of_case(file.id, CertificateMove.REVOKE, said, by, now)
        certificate_lost(revoked, Loss.REVOKED, now)


@one_statement
def archive(ref: str, number: str, manifest: str, *, by: Actor, now: datetime) -> Moved:
    """Put a closed case on file 归档 under the number and manifest of its volume; a fact of the case, not a state.

    `engine/records/archives` makes the volume and calls this in its own transaction. Refuses with NotYourRole,
    NotFormal, OwnMatter, StoodAside, NotYet or AlreadyDone.
    """
    file = moves.read(ref, by, now)
    _may_file(file, by)
    if file.archived_at is not None:
        raise AlreadyDone(act="archive")
    line = Line("archive", {"number": number, "manifest": manifest}, now, law=ARCHIVES_LAW)
    return moves.remark(file, line, by, {"archived_at": now})


@one_statement
def archive_anew(ref: str, number: str, manifest: str, *, by: Actor, now: datetime) -> Moved:
    """Add to the file of a case what was done after it was archived 补充归档, as another edition of its volume."""
    file = moves.read(ref, by, now)
    _may_file(file, by)
    if file.archived_at is None:
        raise NotYet(act="archive")
    return moves.remark(file, Line("archive_anew", {"number": number, "manifest": manifest}, now, law=ARCHIVES_LAW), by)


def _may_file(file: CaseFile, by: Actor) -> None:
    """By itself, or by the window of the place or a desk of the office, formal and with no interest in the case."""
    if by.staff_id is None:
        allow.the_system(file, by)
    else:
        allow.in_charge(file, "archive")
    if file.state in OPEN_STATES or (file.state in may.GRANTED and file.delivered_at is None):
        raise NotYet(act="archive")
