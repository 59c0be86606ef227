"""Ask other sections, answer, report. A "no" of a section is an opinion that its approver confirmed; no veto."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from django.db import connection

from yimen.engine.case.cases import allow, moves, weighed
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.consultations.models import Consultation, ConsultationAnswer
from yimen.engine.case.consultations.refusals import (
    AnsweredAlready,
    ConsultationOpen,
    ConsultationUnknown,
    NobodyAsked,
    StillWaiting,
)
from yimen.engine.case.noes import moves as noes
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_formal
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.noes import NoNeedsApprover, must_not_be_against, must_not_say_no, whole
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import ZONE, day_of, new_ref

MOST_SECTIONS = 20


class Stance(StrEnum):
    """What a section says."""

    FAVOUR = "favour"
    AGAINST = "against"
    NO_VIEW = "no_view"


@snapshot
class Consulted:
    """A consultation by its reference."""

    ref: str


@operation
def consult(
    case_ref: str, question: str, sections: Mapping[str, date], seen: int | None = None, *, by: Actor, now: datetime
) -> Consulted:
    """Ask other sections about a case, each until the end of a day; by the desk at which the case lies.

    Refuses with NotYourDesk, WrongState, ConsultationOpen, NobodyAsked or TextMissing.
    """
    file = moves.read(case_ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = allow.at_desk(file, "consult", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    if Awaited.CONSULTATION in file.awaits:
        raise ConsultationOpen()
    posts = _sections(sections, file, now)
    said = must_be_said("question", question, 2000)
    consultation = Consultation.objects.create(
        ref=new_ref(), case_id=file.id, asked_by_id=officer.staff_id, question=said, asked_at=now
    )
    for post, until in posts.items():
        ConsultationAnswer.objects.create(ref=new_ref(), consultation=consultation, post_id=post, due_at=_end(until))
    line = Line("consult", {"consultation": consultation.ref, "sections": len(posts)}, now)
    moves.remark(file, line, by, {"awaits": [*file.awaits, Awaited.CONSULTATION]})
    return Consulted(consultation.ref)


def _sections(asked: Mapping[str, date], file: CaseFile, now: datetime) -> dict[int, date]:
    """The posts that are asked, by their ids, with their days."""
    if not 0 < len(asked) <= MOST_SECTIONS or any(day < day_of(now) for day in asked.values()):
        raise NobodyAsked()
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, ref from people_post where ref = any(%s) and id <> %s and valid @> %s::date"
            " and role in ('reviewer', 'chief', 'decider', 'office_head')",
            (list(asked), file.desk_id, day_of(now)),
        )
        found = {int(id): asked[ref] for id, ref in cursor.fetchall()}
    if len(found) != len(asked):
        raise NobodyAsked()
    return found


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZONE)


@operation
def answer_consultation(ref: str, stance: Stance, text: str, basis: str = "", *, by: Actor, now: datetime) -> Consulted:
    """Give the view of a section: in favour, or none. It binds nobody; to be against is proposed, not said.

    Refuses with ConsultationUnknown, AnsweredAlready, NoWaits, NoNeedsApprover, NotFormal, OwnMatter, StoodAside or
    TextMissing.
    """
    answer = _asked(ref)
    if not _sits_there(answer, by):
        raise ConsultationUnknown(ref=ref)
    if stance not in list(Stance):
        raise NotInList(field="stance")
    file, officer = _open(answer, "answer_consultation", by, now)
    if stance is Stance.AGAINST:
        raise NoNeedsApprover()
    noes.must_not_wait(_about(answer))
    said = must_be_said("text", text, 2000)
    if stance is Stance.FAVOUR:
        must_not_be_against(said)
    else:
        must_not_say_no(said)
    _answered(answer, stance, said, must_be_clean("basis", basis.strip(), 500), officer.staff_id, now)
    body = {"answer": ref, "stance": stance, "text": digest(answer.text.encode(), file.ref.encode())}
    moves.remark(file, Line("answer_consultation", body, now), by)
    return Consulted(answer.consultation.ref)


@operation
def propose_against(ref: str, basis: str, explanation: str, guidance: str, *, by: Actor, now: datetime) -> Consulted:
    """Propose that a section is against, with basis, explanation and guidance; who asked hears it when confirmed.

    Refuses with ConsultationUnknown, AnsweredAlready, NoWaits, NotFormal, OwnMatter, StoodAside or TextMissing.
    """
    answer = _asked(ref)
    if not _sits_there(answer, by):
        raise ConsultationUnknown(ref=ref)
    file, _ = _open(answer, "propose_against", by, now)
    said = whole(basis, explanation, guidance)
    no = noes.propose(_about(answer), said, noes.place_of(by, answer.post.office_id, answer.post.centre_id), by, now)
    moves.remark(file, Line("propose_against", {"answer": ref, "no": no}, now), by)
    return Consulted(answer.consultation.ref)


@operation
def confirm_against(ref: str, seen: str = "", *, by: Actor, now: datetime) -> Consulted:
    """Confirm that a section is against, by name and with other eyes; it is an opinion still, and no veto.

    Refuses with ConsultationUnknown, AnsweredAlready, NoUnknown, OwnNo, NotFormal, OwnMatter, StoodAside or
    ChangedSinceRead.
    """
    answer = _asked(ref)
    file, officer = _open(answer, "confirm_against", by, now)
    said = noes.confirm(_about(answer), seen, by, now)
    _answered(answer, Stance.AGAINST, said.spoken(), said.basis, officer.staff_id, now)
    body = {"answer": ref, "stance": "against", "text": digest(answer.text.encode(), file.ref.encode())}
    moves.remark(file, Line("answer_consultation", body, now), by)
    return Consulted(answer.consultation.ref)


@operation
def send_against_back(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> Consulted:
    """Send a section's "no" back to it with the reason; it can still answer until its day.

    Refuses with ConsultationUnknown, AnsweredAlready, NoUnknown, OwnNo, NotFormal, OwnMatter, StoodAside,
    ChangedSinceRead or TextMissing.
    """
    answer = _asked(ref)
    file, _ = _open(answer, "send_against_back", by, now)
    said = noes.send_back(_about(answer), reason, seen, by, now)
    body = {"answer": ref, "reason": digest(said.encode(), file.ref.encode())}
    moves.remark(file, Line("send_against_back", body, now), by)
    return Consulted(answer.consultation.ref)


@operation
def withdraw_against(ref: str, *, by: Actor, now: datetime) -> Consulted:
    """Take one's own "no" of a section back before anybody has answered it; the section can still answer until its day.

    Refuses with ConsultationUnknown, AnsweredAlready, NoUnknown, NotYourNo or NoDecided.
    """
    answer = _asked(ref)
    file = moves.read_freely(answer.consultation.case.ref, by, now)
    no = noes.withdraw(_about(answer), by, now)
    if answer.consultation.reported_at is not None:
        raise AnsweredAlready()
    moves.remark(file, Line("withdraw_against", {"answer": ref, "no": no}, now), by)
    return Consulted(answer.consultation.ref)


def _asked(ref: str) -> ConsultationAnswer:
    """What one section is asked, locked after its round: a report and a view cannot pass each other."""
    Consultation.objects.select_for_update(of=("self",)).filter(answers__ref=ref).first()
    found = ConsultationAnswer.objects.select_for_update(of=("self",)).filter(ref=ref)
    answer = found.select_related("consultation__case", "post").first()
    if answer is None:
        raise ConsultationUnknown(ref=ref)
    return answer


def _sits_there(answer: ConsultationAnswer, by: Actor) -> bool:
    return any(post.post_id == answer.post_id for post in by.posts)


def _open(answer: ConsultationAnswer, act: str, by: Actor, now: datetime) -> tuple[CaseFile, Officer]:
    """The case, for a formal officer with no interest in it; the section has not answered and nobody has reported."""
    file = moves.read_freely(answer.consultation.case.ref, by, now)
    officer = allow.officer_of(file, act)
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    if answer.answered_at is not None or answer.consultation.reported_at is not None:
        raise AnsweredAlready()
    return file, officer


def _about(answer: ConsultationAnswer) -> noes.About:
    return noes.About(section_id=answer.pk)


def _answered(answer: ConsultationAnswer, stance: Stance, text: str, basis: str, staff_id: int, now: datetime) -> None:
    answer.text, answer.basis, answer.stance = text, basis, stance
    answer.answered_by_id, answer.answered_at = staff_id, now
    answer.save(update_fields=["text", "basis", "stance", "answered_by", "answered_at"])


@operation
def report_consultation(ref: str, report: str, seen: str = "", *, by: Actor, now: datetime) -> Consulted:
    """Put the views together for who decides 汇总; when every section has answered or its time is over.

    Refuses with ConsultationUnknown, NotYourDesk, AnsweredAlready, StillWaiting, ChangedSinceRead or TextMissing.
    """
    consultation = Consultation.objects.select_for_update().filter(ref=ref).select_related("case").first()
    if consultation is None:
        raise ConsultationUnknown(ref=ref)
    file = moves.read(consultation.case.ref, by, now, None, weighed.OFFICER_ALONE)
    allow.at_desk(file, "report_consultation", *allow.WHO_REVIEWS)
    if consultation.reported_at is not None:
        raise AnsweredAlready()
    waiting = consultation.answers.filter(answered_at=None, due_at__gte=now).count()
    if waiting:
        raise StillWaiting(sections=waiting)
    must_be_as_read(seen, consultation.mark())
    consultation.report, consultation.reported_at = must_be_said("report", report, 4000), now
    consultation.save(update_fields=["report", "reported_at"])
    line = Line("report_consultation", {"consultation": ref}, now)
    left = [one for one in file.awaits if one != Awaited.CONSULTATION]
    moves.remark(file, line, by, {"awaits": left or None})
    return Consulted(ref)
