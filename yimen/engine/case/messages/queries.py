"""Looking at messages: the party's own, the service record of a case, and what could not be carried."""

from collections.abc import Iterable

from yimen.engine.case.messages import ports as carriers
from yimen.engine.case.messages.asrow import as_row
from yimen.engine.case.messages.models import Message, Service
from yimen.engine.case.messages.rows import Inbox, MessageRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, ActorKind, Role

PAGE = 20
MOST_COUNTED = 100


def mine(actor: Actor, after: str | None = None) -> Inbox:
    """The messages of the parties this actor acts for, the latest first, twenty a page."""
    rows = Message.objects.filter(party_id__in=set(actor.parties())).order_by("-id").prefetch_related("services")
    if after and after.isdecimal() and len(after) < 19:
        rows = rows.filter(id__lt=int(after))
    found = list(rows[: PAGE + 1])
    shown = tuple(as_row(row, row.services.all()) for row in found[:PAGE])
    return Inbox(shown, str(found[PAGE - 1].pk) if len(found) > PAGE else None)


def unread(actor: Actor) -> int:
    """How many messages have not been read, counted up to a hundred."""
    return Message.objects.filter(party_id__in=set(actor.parties()), read_at=None)[:MOST_COUNTED].count()


def of_case(case_ref: str, actor: Actor) -> tuple[MessageRow, ...]:
    """The service record of a case 送达记录: what was told, by which way, when it arrived."""
    case_id = ports.cases().seen(case_ref, actor)
    rows = Message.objects.filter(case_id=case_id).order_by("id").prefetch_related("services")
    return tuple(as_row(row, row.services.all()) for row in rows) if case_id is not None else ()


def told_of(acts: Iterable[int], kind: str) -> frozenset[int]:
    """Of these acts (by the number of their journal line) those of which the parties have been told."""
    return frozenset(Message.objects.filter(entry_id__in=list(acts), kind=kind).values_list("entry_id", flat=True))


def failed(actor: Actor, limit: int = 100) -> tuple[MessageRow, ...]:
    """Messages that a carrier would not take, the latest first, for administrators; what nobody waits for is none."""
    if not (actor.kind is ActorKind.SYSTEM or actor.has_role(Role.ADMINISTRATOR)):
        return ()
    found = Service.objects.filter(state="failed").exclude(failure__startswith=carriers.LET_GO)
    rows = found.select_related("message").order_by("-id")[:limit]
    return tuple(as_row(row.message, (row,)) for row in rows)
