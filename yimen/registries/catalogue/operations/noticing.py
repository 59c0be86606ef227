"""The public notice 公示: anybody may comment while it runs; nothing is decided before the office has answered."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.change_life import ChangeState
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue.models import Comment
from yimen.registries.catalogue.refusals import CommentAnswered, NotOnNotice
from yimen.registries.catalogue.review import allow, changing
from yimen.registries.dated import new_ref

LONGEST = 1000


@snapshot
class CommentGiven:
    ref: str


@snapshot
class AnswerGiven:
    ref: str


@operation
def comment_on(change_ref: str, text: str, *, by: Actor, now: datetime) -> CommentGiven:
    """Say something of a change on public notice; nobody is asked who they are.

    Refuses with ChangeUnknown, NotOnNotice, TextMissing, TextTooLong or TextUnclean.
    """
    change = changing.lock(change_ref)
    said = must_be_said("text", text.replace("\r\n", "\n").strip(), LONGEST)
    if change.state is not ChangeState.ON_NOTICE or change.notice_until is None or now >= change.notice_until:
        raise NotOnNotice()
    row = Comment.objects.create(ref=new_ref(), change_id=change.id, text=said, given_at=now)
    tell(change.subject, Line("change_commented", {"comment": row.ref}, now), by)
    return CommentGiven(row.ref)


@operation
def answer_comment(comment_ref: str, answer: str, *, by: Actor, now: datetime) -> AnswerGiven:
    """Answer a comment; the answer is shown with it. By the item's office or the reform office.

    Refuses with NoSuchThing, NotCatalogueEditor, CommentAnswered, TextMissing, TextTooLong or TextUnclean.
    """
    found = Comment.objects.filter(ref=comment_ref).values_list("change__ref", flat=True).first()
    if found is None:
        raise NoSuchThing(what="comment")
    change = changing.lock(found)
    allow.must_answer(by, change.item.office_id)
    said = must_be_said("answer", answer.replace("\r\n", "\n").strip(), LONGEST)
    row = Comment.objects.get(ref=comment_ref)
    if row.answered_at is not None:
        raise CommentAnswered()
    row.answer, row.answered_at, row.answered_by_id = said, now, by.staff_id
    row.save(update_fields=["answer", "answered_at", "answered_by_id"])
    tell(change.subject, Line("change_comment_answered", {"comment": row.ref}, now), by)
    return AnswerGiven(row.ref)
