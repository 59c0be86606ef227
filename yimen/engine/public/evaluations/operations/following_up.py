"""Following up 差评整改: taken by somebody who had no hand in it, the rater called, then valid or not, with reasons.

Whatever comes of it, the first grade stays as it was given and counts: an office cannot mend its rate by finding that
who complains is wrong (docs/decisions/0149).
"""

from datetime import datetime

from django.db.models import Q

from yimen.engine.case.cases.reading import select
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.evaluations import moves
from yimen.engine.public.evaluations.models import FollowUp
from yimen.engine.public.evaluations.refusals import (
    ContactFirst,
    EvaluationUnknown,
    FollowUpEnded,
    HadAHand,
    NotTheHandler,
)
from yimen.engine.public.evaluations.rows import RaterShown
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.authority import must_be_foreign
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotAllowed, NotInList, told
from yimen.registries.people import queries as people

SLICE = 200
OUTCOMES = ("valid", "invalid")


@snapshot
class FollowedUp:
    """A follow-up by its reference, and until when it is answered."""

    ref: str
    answer_by: datetime


@snapshot
class Raised:
    """How many follow-ups were brought before supervision."""

    done: int


@operation
def take_follow_up(ref: str, *, by: Actor, now: datetime) -> FollowedUp:
    """Take a bad grade in hand, or over from a colleague; never by who had a hand in the service.

    Refuses with FollowUpUnknown, FollowUpEnded, HadAHand or OwnMatter.
    """
    row = _open(ref, by)
    if by.staff_id in row.evaluation.staff:
        raise HadAHand()
    must_be_foreign(by.interests, (row.evaluation.party_id,))
    row.handler_id = by.staff_id
    row.save(update_fields=["handler"])
    moves.told(row.evaluation, Line("take_follow_up", {}, now), by)
    return FollowedUp(ref, row.answer_by)


@operation
def show_rater(ref: str, *, by: Actor, now: datetime) -> RaterShown:
    """Who gave the grade, to be called: for the handler alone, and each look is told on the chain.

    Refuses with FollowUpUnknown, FollowUpEnded, NotTheHandler, or EvaluationUnknown when nobody knows who it was.
    """
    row = _in_hand(ref, by)
    evaluation = row.evaluation
    party = people.party(evaluation.party_id) if evaluation.party_id is not None else None
    if party is None:
        raise EvaluationUnknown()
    opened = people.opened(party.id)
    number = ""
    if evaluation.kind == "case":
        (number,) = [
            one["number"] for one in select("select number from cases_case where id = %s", (evaluation.subject_id,))
        ]
    moves.told(evaluation, Line("show_rater", {}, now), by)
    return RaterShown(ref, party.name, opened.phone if opened else "", number)


@operation
def note_contact(ref: str, reached: str, heard: str, *, by: Actor, now: datetime) -> FollowedUp:
    """Note that the rater was called, whether they were reached, and what they said; as often as it is tried.

    Refuses with FollowUpUnknown, FollowUpEnded, NotTheHandler, NotInList or TextTooLong.
    """
    row = _in_hand(ref, by)
    if reached not in ("yes", "no"):
        raise NotInList(field="reached")
    row.reached, row.heard = reached, told(heard, "heard", 1000)
    row.contacted_at = row.contacted_at or now
    row.save(update_fields=["reached", "heard", "contacted_at"])
    late = "yes" if now > row.contact_by else "no"
    moves.told(row.evaluation, Line("note_contact", {"reached": reached, "late": late}, now), by)
    return FollowedUp(ref, row.answer_by)


@operation
def answer_follow_up(ref: str, outcome: str, reason: str, remedy: str, *, by: Actor, now: datetime) -> FollowedUp:
    """Say what came of it: valid, with what is mended; or not, with the reason. The rater is told, and may rate again.

    Refuses with FollowUpUnknown, FollowUpEnded, NotTheHandler, ContactFirst, NotInList or TextMissing.
    """
    row = _in_hand(ref, by)
    if row.contacted_at is None:
        raise ContactFirst()
    if outcome not in OUTCOMES:
        raise NotInList(field="outcome")
    row.outcome, row.reason = outcome, must_be_said("reason", reason, 1000).strip()
    row.remedy = must_be_said("remedy", remedy, 1000).strip() if outcome == "valid" else ""
    row.answered_at = now
    row.save(update_fields=["outcome", "reason", "remedy", "answered_at"])
    said = digest(f"{row.reason}\x1f{row.remedy}".encode(), row.ref.encode())
    late = "yes" if now > row.answer_by else "no"
    evaluation = row.evaluation
    moves.told(evaluation, Line("answer_follow_up", {"outcome": outcome, "said": said, "late": late}, now), by)
    if evaluation.party_id is not None:
        facts = {"item": evaluation.what, "evaluation": evaluation.ref}
        messages.write_notice(
            "answer_follow_up", evaluation.party_id, "evaluation", evaluation.pk, facts, by=SYSTEM, now=now
        )
    return FollowedUp(ref, row.answer_by)


@operation
def raise_follow_ups(size: int = SLICE, *, by: Actor, now: datetime) -> Raised:
    """Bring before supervision what was not called or not answered in time, each once; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    late = FollowUp.objects.filter(answered_at=None, lapsed_at=None, raised_at=None)
    late = late.filter(Q(answer_by__lt=now) | Q(contacted_at=None, contact_by__lt=now))
    found = list(
        late.select_for_update(skip_locked=True).select_related("evaluation").order_by("answer_by", "id")[:size]
    )
    for row in found:
        row.raised_at = now
        row.save(update_fields=["raised_at"])
        missed = "contact" if row.contacted_at is None else "answer"
        moves.told(row.evaluation, Line("raise_follow_up", {"missed": missed}, now), by)
    return Raised(len(found))


def _open(ref: str, by: Actor) -> FollowUp:
    row = moves.follow_up(ref, by)
    if row.answered_at is not None or row.lapsed_at is not None:
        raise FollowUpEnded()
    return row


def _in_hand(ref: str, by: Actor) -> FollowUp:
    row = _open(ref, by)
    if row.handler_id is None or row.handler_id != by.staff_id:
        raise NotTheHandler()
    return row
