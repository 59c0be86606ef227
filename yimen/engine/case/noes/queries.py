"""Looking at noes: what waits for this approver, what one proposed oneself, and what was said to a question."""

from collections.abc import Collection, Mapping, Set
from datetime import datetime

from django.db.models import Q, QuerySet

from yimen.engine.case.noes.models import No
from yimen.engine.case.noes.moves import WHO_CONFIRMS, Place, fallen, may_confirm, stranded
from yimen.engine.case.noes.rows import NoRow, NoWaiting
from yimen.kernel.actor import Actor, Role

MOST = 100
MOST_COUNTED = 1000
_NAMES = ("proposed_by", "decided_by")


def waiting(actor: Actor, now: datetime) -> tuple[NoWaiting, ...]:
    """What this approver can confirm or send back, the longest wait first; their own are for others.

    A section's "no" of a round that is reported is answered no more, and stands in nobody's way.
    """
    return tuple(_waiting(one, "yes", "") for one in _to_confirm(actor, now)[:MOST])


def count_waiting(actor: Actor, now: datetime) -> int:
    """How many those are, counted up to a thousand."""
    return _to_confirm(actor, now)[:MOST_COUNTED].count()


def _to_confirm(actor: Actor, now: datetime) -> QuerySet[No]:
    centres = {post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id}
    here = Q(office_id__in=actor.offices(*WHO_CONFIRMS)) | Q(centre_id__in=centres) | stranded(actor, now)
    return _open(here).exclude(proposed_by_id=actor.staff_id)


def proposed(actor: Actor) -> tuple[NoWaiting, ...]:
    """What this member of staff proposed themselves and nobody has answered, the longest wait first."""
    if actor.staff_id is None:
        return ()
    return tuple(_waiting(one, "", "yes") for one in _open(Q(proposed_by_id=actor.staff_id))[:MOST])


def _open(whose: Q) -> QuerySet[No]:
    waiting = No.objects.filter(whose, outcome="", section__consultation__reported_at=None)
    return waiting.select_related(*_NAMES, "enquiry", "section__consultation__case").order_by("pk")


def of_enquiries(ids: Collection[int], actor: Actor, now: datetime) -> Mapping[int, NoRow]:
    """The latest "no" to each of these enquiries that has one."""
    if not ids:
        return {}
    rows = list(No.objects.filter(enquiry_id__in=ids).select_related(*_NAMES).order_by("pk"))
    still = fallen(actor, now, [one.pk for one in rows if one.outcome == ""])
    return {one.enquiry_id: _seen(one, actor, still) for one in rows if one.enquiry_id is not None}


def of_sections(ids: Collection[int], actor: Actor) -> Mapping[int, NoRow]:
    """The latest "no" of each of these sections that has one."""
    if not ids:
        return {}
    rows = No.objects.filter(section_id__in=ids).select_related(*_NAMES).order_by("pk")
    return {one.section_id: _seen(one, actor) for one in rows if one.section_id is not None}


def _seen(one: No, actor: Actor, still: Set[int] = frozenset()) -> NoRow:
    if one.outcome or actor.staff_id is None:
        return _row(one, "", "")
    own = one.proposed_by_id == actor.staff_id
    here = one.pk in still or may_confirm(actor, Place(one.office_id, one.centre_id))
    return _row(one, "yes" if here and not own else "", "yes" if own else "")


def _row(one: No, may_confirm: str, may_withdraw: str) -> NoRow:
    decided_by = one.decided_by.name if one.decided_by else ""
    return NoRow(
        one.ref, one.basis, one.explanation, one.guidance, one.proposed_by.name, one.proposed_at, one.outcome,
        one.reason, decided_by, one.decided_at, may_confirm, may_withdraw, one.mark(),
    )  # fmt: skip


def _waiting(one: No, may_confirm: str, may_withdraw: str) -> NoWaiting:
    row = _row(one, may_confirm, may_withdraw)
    if one.enquiry is not None:
        asked = one.enquiry
        return NoWaiting(row, "enquiry", asked.ref, asked.topic, asked.question, asked.due_at)
    section = one.section
    assert section is not None, "no_answers_one_question"
    round_ = section.consultation
    topic = f"{round_.case.item_name} {round_.case.number}"
    return NoWaiting(row, "section", section.ref, topic, round_.question, section.due_at)
