"""Open a case to the centre of another district, look at it there, continue it at its windows, take the share back.

A share is asked for only here: whoever has none finds every other door as closed as before, so nothing is ever decided
through one. Every look is told on the share's own chain, every act on the case's too.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations import after, correcting
from yimen.engine.exchange.shares import showing
from yimen.engine.exchange.shares.models import Share
from yimen.engine.exchange.shares.queries import centres_of
from yimen.engine.exchange.shares.refusals import (
    OwnCentre,
    SharedAlready,
    ShareDaysWrong,
    ShareEnded,
    ShareOnlyToLook,
    ShareUnknown,
)
from yimen.engine.exchange.shares.rows import SharedCase, SharedFile
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.dossiers.operations import Attached
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole, must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.dated import ZONE, day_of, new_ref
from yimen.registries.offices import queries as offices

MOST_DAYS = 90


class ShareRight(StrEnum):
    """What the other centre may do: look at the case, or also serve its applicant at the window."""

    LOOK = "look"
    CONTINUE = "continue"


@snapshot
class ShareAsked:
    """To which centre a case is opened, what for, why, and until the end of which day."""

    centre_ref: str
    right: ShareRight
    reason: str
    until: date


@snapshot
class Shared:
    """A share by its reference."""

    ref: str


@operation
def share_case(case_ref: str, asked: ShareAsked, seen: int | None = None, *, by: Actor, now: datetime) -> Shared:
    """Open a case to the centre of another district; by the head of the office that has it.

    Refuses with CaseUnknown, NotYourRole, NotFormal, NotInList, NoSuchThing, OwnCentre, ShareDaysWrong, SharedAlready,
    ChangedMeanwhile or TextMissing.
    """
    file = moves.read(case_ref, by, now, seen)
    officer = allow.in_office(file, "share_case", Role.OFFICE_HEAD)
    if asked.right not in list(ShareRight):
        raise NotInList(field="right")
    centre = offices.centre(asked.centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    if centre.id == file.centre_id:
        raise OwnCentre()
    if not timedelta() <= asked.until - day_of(now) <= timedelta(days=MOST_DAYS):
        raise ShareDaysWrong(most=MOST_DAYS)
    reason = must_be_said("reason", asked.reason, 500)
    _make_room(file, centre.id, by, now)
    share = Share.objects.create(
        ref=new_ref(),
        case_id=file.id,
        centre_id=centre.id,
        right=asked.right,
        reason=reason,
        shared_by_id=officer.staff_id,
        shared_at=now,
        until=datetime.combine(asked.until, time(23, 59, 59), ZONE),
    )
    body = {"share": share.ref, "centre": centre.ref, "right": asked.right, "until": asked.until.isoformat()}
    line = Line("share_case", {**body, "reason": digest(reason.encode(), file.ref.encode())}, now)
    _tell(share, line, by)
    moves.remark(file, line, by)
    return Shared(share.ref)


def _make_room(file: CaseFile, centre_id: int, by: Actor, now: datetime) -> None:
    """A share that ran out is ended before the case is opened to the same centre again."""
    open_one = Share.objects.select_for_update().filter(case_id=file.id, centre_id=centre_id, ended_at=None).first()
    if open_one is None:
        return
    if now <= open_one.until:
        raise SharedAlready()
    _end(open_one, "到期", by, now)


@operation
def end_share(ref: str, reason: str, *, by: Actor, now: datetime) -> Shared:
    """Take a share back before its day; by the head of the office that has the case. It ends at once.

    Refuses with ShareUnknown, CaseUnknown, NotYourRole, NotFormal, ShareEnded or TextMissing.
    """
    share = _locked(ref)
    file = moves.read(share.case.ref, by, now)
    allow.in_office(file, "end_share", Role.OFFICE_HEAD)
    _must_last(share, now)
    said = must_be_said("reason", reason, 500)
    _end(share, said, by, now)
    body = {"share": ref, "reason": digest(said.encode(), file.ref.encode())}
    moves.remark(file, Line("end_share", body, now), by)
    return Shared(ref)


def _end(share: Share, reason: str, by: Actor, now: datetime) -> None:
    share.ended_at, share.end_reason = now, reason
    share.save(update_fields=["ended_at", "end_reason"])
    _tell(share, Line("end_share", {"reason": digest(reason.encode(), share.ref.encode())}, now), by)


@operation
def look_at_shared(ref: str, *, by: Actor, now: datetime) -> SharedCase:
    """Look at a case through a share; the look is told before anything is shown.

    Refuses with ShareUnknown or ShareEnded.
    """
    share = _mine(ref, by, now)
    _tell(share, Line("look_at_case", {}, now), by)
    return showing.shared_case(share, by, now)


@operation
def open_shared_file(ref: str, file_ref: str, *, by: Actor, now: datetime) -> SharedFile:
    """Open a file of a shared case; the look is told. Refuses with ShareUnknown, ShareEnded or NoSuchThing."""
    share = _mine(ref, by, now)
    found = cases.file_content(share.case.ref, file_ref, showing.onlooker(share, by))
    if found is None:
        raise NoSuchThing(what="file")
    _tell(share, Line("look_at_file", {"file": file_ref}, now), by)
    return SharedFile(found[0].filename, found[0].kind, found[1])


@operation
def open_shared_paper(ref: str, paper_ref: str, *, by: Actor, now: datetime) -> SharedFile:
    """Open a paper of a shared case to print it; the look is told.

    Refuses with ShareUnknown, ShareEnded or NoSuchThing.
    """
    share = _mine(ref, by, now)
    looking = showing.onlooker(share, by)
    known = any(one.ref == paper_ref for one in showing.papers(share, by, now))
    found = (documents.paper(paper_ref, looking) or certificates.paper(paper_ref, looking)) if known else None
    if found is None:
        raise NoSuchThing(what="paper")
    _tell(share, Line("look_at_paper", {"paper": paper_ref}, now), by)
    return SharedFile(found[0], "pdf", found[1])


@operation
def take_in_shared(ref: str, material: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Take in, at the window of the other centre, what a correction asks for or what was to follow.

    Refuses with ShareUnknown, ShareEnded, ShareOnlyToLook, NotYourRole, OwnMatter, StoodAside, NotYet, UnknownDefect
    and as files are refused.
    """
    share, file = _continued(ref, "attach_to_case", by, now)
    attached = correcting.take_in_awaited(file, material, filename, content, by, now, ref)
    _tell(share, Line("hand_in", {"material": material, "file": attached.ref}, now), by)
    return attached


@operation
def hand_back_shared(ref: str, *, by: Actor, now: datetime) -> Moved:
    """Hand the corrected materials back from the other centre; a new receipt day begins as at the own window.

    Refuses with ShareUnknown, ShareEnded, ShareOnlyToLook, NotYourRole, OwnMatter, StoodAside, WrongState or
    CorrectionNotAnswered.
    """
    share, file = _continued(ref, "answer_correction", by, now)
    moved = correcting.handed_back(file, by, now, ref)
    _tell(share, Line("close_correction", {}, now), by)
    return moved


@operation
def hand_out_shared(ref: str, signature: str, *, by: Actor, now: datetime) -> Moved:
    """Hand the result out at the window of the other centre, against a signature.

    Refuses with ShareUnknown, ShareEnded, ShareOnlyToLook, NotYourRole, NotFormal, OwnMatter, StoodAside, NotYet,
    AlreadyDone, FeesOutstanding or TextMissing.
    """
    share, file = _continued(ref, "deliver", by, now)
    must_be_formal(by.formal)
    moved = after.handed_out(file, "window", signature, by, now, ref)
    _tell(share, Line("deliver", {}, now), by)
    return moved


def _continued(ref: str, act: str, by: Actor, now: datetime) -> tuple[Share, CaseFile]:
    """The share and its case, for a clerk at a window of the centre to which it may continue."""
    share = _mine(ref, by, now)
    if share.right != ShareRight.CONTINUE:
        raise ShareOnlyToLook()
    file = moves.read_freely(share.case.ref, by, now)
    officer = allow.officer_of(file, act)
    if not any(hold.role is Role.WINDOW and hold.centre_id == share.centre_id for hold in officer.holds):
        raise NotYourRole(act=act)
    allow.foreign(file, officer)
    return share, file


def _mine(ref: str, by: Actor, now: datetime) -> Share:
    """A share with this actor's centre, locked: one that is taken back meanwhile opens nothing any more."""
    share = _locked(ref)
    if share.centre_id not in centres_of(by):
        raise ShareUnknown(ref=ref)
    _must_last(share, now)
    return share


def _locked(ref: str) -> Share:
    found = Share.objects.select_for_update(of=("self",)).select_related("case", "shared_by").filter(ref=ref).first()
    if found is None:
        raise ShareUnknown(ref=ref)
    return found


def _must_last(share: Share, now: datetime) -> None:
    if share.ended_at is not None or share.until < now:
        raise ShareEnded(at=share.ended_at or share.until)


def _tell(share: Share, line: Line, by: Actor) -> None:
    subject = Subject("share", "shares_share", share.pk, share.ref, share.journal_seq, bytes(share.journal_head))
    told = tell(subject, line, by)
    share.journal_seq, share.journal_head = told.seq, told.hash
