"""Looking at noes: what waits for this approver, and what was said to a question."""

from collections.abc import Collection, Mapping, Set
from datetime import datetime

from django.db.models import Q

from yimen.engine.noes.models import No
from yimen.engine.noes.moves import WHO_CONFIRMS, Place, may_confirm, stranded
from yimen.engine.noes.rows import NoRow, NoWaiting
from yimen.kernel.actor import Actor, Role

MOST = 100
_NAMES = ("proposed_by", "decided_by")


def waiting(actor: Actor, now: datetime) -> tuple[NoWaiting, ...]:
    """What this approver can confirm or send back, the longest wait first; their own are for others.

    A section's "no" of a round that is reported is answered no more, and stands in nobody's way.
    """
    fallen = stranded(actor, now)
    centres = {post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id}
    here = Q(office_id__in=actor.offices(*WHO_CONFIRMS)) | Q(centre_id__in=centres) | Q(pk__in=fallen)
    rows = (
        No.objects.filter(here, outcome="", section__consultation__reported_at=None)
        .exclude(proposed_by_id=actor.staff_id)
        .order_by("pk")
    )
    found = rows.select_related(*_NAMES, "enquiry", "section__consultation__case")[:MOST]
    return tuple(_waiting(one, actor, fallen) for one in found)


def of_enquiries(ids: Collection[int], actor: Actor, now: datetime) -> Mapping[int, NoRow]:
    """The latest "no" to each of these enquiries that has one."""
    if not ids:
        return {}
    rows = list(No.objects.filter(enquiry_id__in=ids).select_related(*_NAMES).order_by("pk"))
    fallen = stranded(actor, now) if any(one.outcome == "" for one in rows) else frozenset()
    return {one.enquiry_id: _row(one, actor, fallen) for one in rows if one.enquiry_id is not None}


def of_sections(ids: Collection[int], actor: Actor) -> Mapping[int, NoRow]:
    """The latest "no" of each of these sections that has one."""
    if not ids:
        return {}
    rows = No.objects.filter(section_id__in=ids).select_related(*_NAMES).order_by("pk")
    return {one.section_id: _row(one, actor) for one in rows if one.section_id is not None}


def _row(one: No, actor: Actor, fallen: Set[int] = frozenset()) -> NoRow:
    others = one.proposed_by_id != actor.staff_id is not None
    here = one.pk in fallen or may_confirm(actor, Place(one.office_id, one.centre_id))
    mine = one.outcome == "" and others and here
    decided_by = one.decided_by.name if one.decided_by else ""
    return NoRow(
        one.ref, one.basis, one.explanation, one.guidance, one.proposed_by.name, one.proposed_at, one.outcome,
        one.reason, decided_by, one.decided_at, "yes" if mine else "",
    )  # fmt: skip


def _waiting(one: No, actor: Actor, fallen: Set[int]) -> NoWaiting:
    if one.enquiry is not None:
        asked = one.enquiry
        return NoWaiting(_row(one, actor, fallen), "enquiry", asked.ref, asked.topic, asked.question, asked.due_at)
    section = one.section
    assert section is not None, "no_answers_one_question"
    round_ = section.consultation
    topic = f"{round_.case.item_name} {round_.case.number}"
    return NoWaiting(_row(one, actor, fallen), "section", section.ref, topic, round_.question, section.due_at)
