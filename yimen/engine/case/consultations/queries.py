"""Looking at consultations: what waits at one's own posts, and what was asked and said about a case one may see."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.consultations.models import Consultation, ConsultationAnswer
from yimen.engine.case.consultations.rows import Asked, ConsultationRow, SectionAnswer
from yimen.engine.case.noes import queries as noes
from yimen.kernel.actor import Actor

MOST = 100
MOST_COUNTED = 1000


def asked_of(actor: Actor, now: datetime) -> tuple[Asked, ...]:
    """What this officer's sections are asked and have not answered, by what falls due."""
    open_ones = _unanswered(actor).order_by("due_at", "pk")
    return _asked(open_ones.select_related("consultation__case", "consultation__asked_by")[:MOST], actor)


def count_asked_of(actor: Actor) -> int:
    """How many that is, counted up to a thousand."""
    return _unanswered(actor)[:MOST_COUNTED].count()


def _unanswered(actor: Actor) -> QuerySet[ConsultationAnswer]:
    posts = [post.post_id for post in actor.posts]
    return ConsultationAnswer.objects.filter(post_id__in=posts, answered_at=None, consultation__reported_at=None)


def asked(ref: str, actor: Actor) -> Asked | None:
    """One question to a section, for whoever holds its post."""
    posts = [post.post_id for post in actor.posts]
    found = ConsultationAnswer.objects.filter(ref=ref, post_id__in=posts)
    return next(iter(_asked(found.select_related("consultation__case", "consultation__asked_by"), actor)), None)


def of_case(case_ref: str, actor: Actor) -> tuple[ConsultationRow, ...]:
    """The consultations about a case, the latest first, for staff who may see it."""
    case_id = Noticing().seen(case_ref, actor) if actor.staff_id is not None else None
    if case_id is None:
        return ()
    found = Consultation.objects.filter(case_id=case_id).select_related("asked_by").order_by("-pk")
    return tuple(_row(one, actor) for one in found)


def filed(case_id: int) -> tuple[ConsultationRow, ...]:
    """Every consultation about a case as it goes on file, the first one first; what was confirmed, and no proposal."""
    found = Consultation.objects.filter(case_id=case_id).select_related("asked_by").order_by("pk")
    return tuple(_row(one, None) for one in found)


def _row(one: Consultation, actor: Actor | None) -> ConsultationRow:
    answers = _answers(one, actor)
    return ConsultationRow(
        one.ref, one.question, one.asked_by.name, one.asked_at, one.report, one.reported_at, answers, one.mark()
    )


def _answers(consultation: Consultation, actor: Actor | None) -> tuple[SectionAnswer, ...]:
    found = list(consultation.answers.select_related("post", "answered_by").order_by("due_at", "pk"))
    said = noes.of_sections([one.pk for one in found], actor) if actor is not None else {}
    waits = {id for id, no in said.items() if no.outcome == ""}
    return tuple(
        SectionAnswer(
            one.ref, one.post.name, one.due_at, one.stance, one.text, one.basis,
            one.answered_by.name if one.answered_by else "", one.answered_at,
            "yes" if one.pk in waits else "",
        )
        for one in found
    )  # fmt: skip


def _asked(asked: Iterable[ConsultationAnswer], actor: Actor) -> tuple[Asked, ...]:
    found = list(asked)
    said = noes.of_sections([one.pk for one in found], actor)
    return tuple(
        Asked(
            ref=one.ref,
            case_number=one.consultation.case.number,
            item_name=one.consultation.case.item_name,
            applicant_name=one.consultation.case.applicant_name,
            office_name=one.consultation.case.office_name,
            question=one.consultation.question,
            asked_by=one.consultation.asked_by.name,
            due_at=one.due_at,
            form=tuple((str(code), str(said)) for code, said in one.consultation.case.form.items()),
            stance=one.stance,
            text=one.text,
            basis=one.basis,
            answered_at=one.answered_at,
            no=said.get(one.pk),
        )
        for one in found
    )
