"""Knowing: an office keeps what windows know of its items up to date; a changed law is learnt by a day, and marked."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.staff.trainings import moves
from yimen.engine.staff.trainings.models import KnowledgePage, KnowledgeReading, LearningTask
from yimen.engine.staff.trainings.refusals import DidNotCome, MarksOneself, ReadAlready
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import ScoresASuperior
from yimen.kernel.staffing.managing import manages
from yimen.kernel.staffing.training import FULL_MARK
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.people import duty as duties
from yimen.registries.people import queries as people

SETTERS = (Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.LEGAL_REVIEWER, Role.ADMINISTRATOR)
TELLERS = (Role.CATALOGUE_EDITOR, Role.REVIEWER, Role.DECIDER, Role.OFFICE_HEAD)


@snapshot
class KnowledgeTold:
    """A version of what is told of an item."""

    ref: str
    version: int


@snapshot
class LearningSet:
    """For how many people a task was set."""

    people: int


@snapshot
class LearningMoved:
    """A task by its reference."""

    ref: str


@operation
def tell_knowledge(
    item_ref: str, title: str, text: str, expires_on: date, *, by: Actor, now: datetime
) -> KnowledgeTold:
    """The office of an item tells windows what they have to know of it, as a new version that expires on a day.

    Refuses with NoSuchThing (of another office's items), ImpossibleDates or TextMissing.
    """
    item = catalogue.in_force(item_ref, now)
    if item is None or by.staff_id is None or item.office_id not in by.offices(*TELLERS):
        raise NoSuchThing(what="item")
    if expires_on <= day_of(now):
        raise ImpossibleDates()
    before = KnowledgePage.objects.select_for_update().filter(item_id=item.item_id).order_by("-version").first()
    row = KnowledgePage(
        ref=new_ref(), item_id=item.item_id, office_id=item.office_id, version=before.version + 1 if before else 1,
        title=named(title, "title"), text=must_be_said("text", text, 5000).strip(), author_id=by.staff_id,
        published_at=now, expires_on=expires_on,
    )  # fmt: skip
    with refusing(knowledge_page_version_is_one=ReadAlready()):
        row.save(force_insert=True)
    said = digest(row.text.encode(), row.ref.encode())
    moves.told(row, "tell_knowledge", {"item": item_ref, "version": row.version, "said": said}, by, now)
    return KnowledgeTold(row.ref, row.version)


@operation
def confirm_reading(ref: str, *, by: Actor, now: datetime) -> KnowledgeTold:
    """Somebody at a counter has read the latest version. Refuses with NoSuchThing or ReadAlready."""
    row = locked(KnowledgePage, ref, "knowledge_page")
    if by.staff_id is None:
        raise NoSuchThing(what="knowledge_page")
    if KnowledgePage.objects.filter(item_id=row.item_id, version__gt=row.version).exists():
        raise ReadAlready()
    with refusing(knowledge_is_read_once=ReadAlready()):
        KnowledgeReading.objects.create(page=row, staff_id=by.staff_id, read_at=now)
    moves.told(row, "confirm_reading", {}, by, now)
    return KnowledgeTold(row.ref, row.version)


#: Whoever is trained for one of the items, or stands at a counter of its office or of a group that takes it in.
_HOLDERS = """
select distinct s.id from people_staff s where s.valid @> %(on)s::date and (
  exists (select from trainings_itemskill k where k.staff_id = s.id and k.item_id = any(%(items)s)
    and k.valid @> %(on)s::date)
  or exists (select from people_posting g join people_post p on p.id = g.post_id
    left join offices_window w on w.id = p.window_id where g.staff_id = s.id and g.valid @> %(now)s
      and p.role in ('window', 'reviewer', 'decider') and (
        coalesce(p.office_id, w.office_id) in (select office_id from catalogue_item where id = any(%(items)s))
        or p.window_id in (select x.window_id from windows_groupedwindow x
          join windows_groupeditem y on y.group_id = x.group_id and y.valid @> %(on)s::date
          where x.valid @> %(on)s::date and y.item_id = any(%(items)s)))))
order by 1 limit 2000
"""


@operation
def set_learning(
    law: str, what: str, item_refs: tuple[str, ...], due_on: date, *, by: Actor, now: datetime
) -> LearningSet:
    """A law or policy has changed: everybody who works by these items is to learn it by a day.

    By a manager, the head of an office, legal affairs or an administrator. Refuses with NotAllowed, NoSuchThing or
    ImpossibleDates.
    """
    if not by.has_role(*SETTERS):
        raise NotAllowed()
    items = [catalogue.in_force(ref, now) for ref in item_refs]
    if not items or any(one is None for one in items):
        raise NoSuchThing(what="item")
    if due_on <= day_of(now):
        raise ImpossibleDates()
    law, what = named(law, "law"), must_be_said("what", what, 1000).strip()
    facts: dict[str, Any] = {"items": [one.item_id for one in items if one], "on": day_of(now), "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, facts)
        found = [id for (id,) in cursor.fetchall()]
    known = set(LearningTask.objects.filter(law=law, what=what).values_list("staff_id", flat=True))
    for staff_id in (one for one in found if one not in known):
        row = LearningTask(ref=new_ref(), staff_id=staff_id, law=law, what=what, due_on=due_on, set_at=now)
        row.save(force_insert=True)
        moves.told(row, "set_learning", {"due": due_on}, by, now)
    return LearningSet(len([one for one in found if one not in known]))


@operation
def say_learnt(ref: str, learnt: str, *, by: Actor, now: datetime) -> LearningMoved:
    """Somebody says what has changed for their work. Refuses with NoSuchThing, ReadAlready or TextMissing."""
    row = locked(LearningTask, ref, "learning_task")
    if by.staff_id is None or row.staff_id != by.staff_id:
        raise NoSuchThing(what="learning_task")
    if row.learnt_at is not None:
        raise ReadAlready()
    row.learnt, row.learnt_at = must_be_said("learnt", learnt, 1000).strip(), now
    row.save(update_fields=["learnt", "learnt_at"])
    moves.told(row, "say_learnt", {"said": digest(row.learnt.encode(), row.ref.encode())}, by, now)
    return LearningMoved(ref)


@operation
def mark_learning(ref: str, mark: int, *, by: Actor, now: datetime) -> LearningMoved:
    """Mark it: the head of the office, the manager of the centre or an administrator, never oneself or a superior.

    Refuses with NoSuchThing, MarksOneself, ScoresASuperior, DidNotCome or NotInList.
    """
    row = locked(LearningTask, ref, "learning_task")
    member = people.staff_member(row.staff_id)
    if by.staff_id is None or member is None:
        raise NoSuchThing(what="learning_task")
    if row.staff_id == by.staff_id:
        raise MarksOneself()
    if member.office_id not in by.offices(Role.OFFICE_HEAD) and not _manages_any(member.ref, by):
        raise NoSuchThing(what="learning_task")
    if duties.is_above(row.staff_id, by.staff_id, now):
        raise ScoresASuperior()
    if row.learnt_at is None or row.mark is not None:
        raise DidNotCome()
    if not 0 <= mark <= FULL_MARK:
        raise NotInList(field="mark")
    row.mark, row.marked_by_id = mark, by.staff_id
    row.save(update_fields=["mark", "marked_by"])
    moves.told(row, "mark_learning", {"mark": mark}, by, now)
    return LearningMoved(ref)


def _manages_any(staff_ref: str, by: Actor) -> bool:
    """Whether somebody manages a centre in which another holds a post, or administers the house."""
    if by.has_role(Role.ADMINISTRATOR):
        return True
    refs = {one.post_ref for one in people.postings_of(staff_ref) if one.ends is None}
    centres = {post.centre_id for post in by.posts if post.centre_id and manages(by, post.centre_id)}
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from people_post where ref = any(%s) and centre_id = any(%s)", (list(refs), list(centres))
        )
        ((found,),) = cursor.fetchall()
    return bool(found)
