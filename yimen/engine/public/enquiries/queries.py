"""Looking at enquiries: what waits for an owner, what one owes, what an office owes, what I asked, and the figures."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from yimen.engine.case.noes import queries as noes
from yimen.engine.case.noes.rows import NoRow
from yimen.engine.papers.certificates import ports
from yimen.engine.public.enquiries import moves
from yimen.engine.public.enquiries.models import Enquiry, EnquiryHandover
from yimen.engine.public.enquiries.rows import EnquiryFigures, EnquiryRow, HandoverRow, ToldAnswer
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices

PAGE = 50
MOST_COUNTED = 1000
AT_ONCE, TWO_DAYS = timedelta(minutes=30), timedelta(days=2)
"""What counts as answered at once, and after how long supervision hears of it."""


def waiting(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What was asked from the hall and waits for a human, the longest wait first; for windows."""
    if not actor.has_role(*moves.ASKED):
        return ()
    return _told(Enquiry.objects.filter(ended="", owner=None, office=None).order_by("due_at", "pk")[:PAGE], actor, now)


def owned(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What this member of staff owes an answer to, what is due first on top."""
    if actor.staff_id is None:
        return ()
    rows = Enquiry.objects.filter(ended="", owner_id=actor.staff_id).order_by("due_at", "pk")
    return _told(rows[:PAGE], actor, now)


def of_offices(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What the actor's offices owe an answer to, and what waits to be acknowledged by them."""
    rows = Enquiry.objects.filter(_owed_by_offices(actor), ended="")
    return _told(rows.exclude(owner_id=actor.staff_id).order_by("due_at", "pk")[:PAGE], actor, now)


def count_owed(actor: Actor) -> int:
    """How many questions this member of staff and their offices owe an answer to, counted up to a thousand."""
    owed = _owed_by_offices(actor) | Q(owner_id=actor.staff_id or 0)
    return Enquiry.objects.filter(owed, ended="")[:MOST_COUNTED].count()


def _owed_by_offices(actor: Actor) -> Q:
    mine = actor.offices(*moves.OF_AN_OFFICE)
    handed = EnquiryHandover.objects.filter(acknowledged_at=None, to_office_id__in=mine).values("enquiry_id")
    return Q(office_id__in=mine) | Q(pk__in=handed)


def late(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What should have been answered by now, anywhere; for supervisors and managers of centres."""
    if not actor.has_role(Role.SUPERVISOR, Role.CENTRE_MANAGER):
        return ()
    return _told(Enquiry.objects.filter(ended="", due_at__lt=now).order_by("due_at", "pk")[:PAGE], actor, now)


def recent(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What this member of staff answered or ended last."""
    if actor.staff_id is None:
        return ()
    rows = Enquiry.objects.filter(owner_id=actor.staff_id).exclude(ended="").order_by("-ended_at", "-pk")
    return _told(rows[:10], actor, now)


def told_to_all(policy_ref: str = "", item_ref: str = "", limit: int = PAGE) -> tuple[ToldAnswer, ...]:
    """Answered questions that everybody may read, of a policy or an item when one is named, the latest first."""
    rows = Enquiry.objects.filter(told_at__isnull=False).select_related("policy", "item")
    rows = rows.filter(policy__ref=policy_ref) if policy_ref else rows
    found = list((rows.filter(item__ref=item_ref) if item_ref else rows).order_by("-told_at", "-pk")[:limit])
    told = [(row, row.told_at) for row in found if row.told_at is not None]
    answering = {row.office_id for row, _ in told if row.office_id}
    names = offices.office_names(answering, day_of(told[0][1])) if told else {}
    return tuple(
        ToldAnswer(
            row.topic, row.told_question, row.answer, row.source, names.get(row.office_id or 0, ""), at, row.way,
            row.policy.ref if row.policy else "", row.policy.title if row.policy else "",
            row.item.ref if row.item else "", row.item_name,
        )
        for row, at in told
    )  # fmt: skip


def mine(actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What everybody asked for whom this actor acts, the latest first."""
    rows = Enquiry.objects.filter(party_id__in=set(actor.parties())).order_by("-pk")
    return _told(rows[:PAGE], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> EnquiryRow | None:
    """An enquiry by its reference, for who may read it; who asked without an account reads it by its address."""
    return next((row for row in _told(Enquiry.objects.filter(ref=ref), actor, now)), None)


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[EnquiryRow, ...]:
    """What was asked about a case, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    return _told(Enquiry.objects.filter(case_id=case_id).order_by("-pk"), actor, now, seen=case_id)


_FIGURES = """
select count(*), count(*) filter (where ended = 'answered'), count(*) filter (where ended = 'intake'),
  count(*) filter (where ended = 'answered' and not exists (
    select 1 from cases_case c where c.applicant_id = e.party_id and c.item_id = e.item_id
      and c.received_at between e.asked_at and e.asked_at + interval '30 days')),
  count(*) filter (where ended = 'left'), count(*) filter (where ended = ''),
  count(*) filter (where coalesce(ended_at, %(now)s) > due_at),
  count(*) filter (where exists (select 1 from enquiries_enquiryhandover h where h.enquiry_id = e.id)),
  coalesce(round(avg(extract(epoch from coalesce(taken_at, %(now)s) - asked_at) / 60)
    filter (where way in ('web', 'city'))), 0)::int,
  count(*) filter (where solved <> ''), count(*) filter (where solved = 'yes'),
  count(*) filter (where answered_at <= asked_at + %(at_once)s),
  count(*) filter (where answered_at <= asked_at + %(within)s)
from enquiries_enquiry e where asked_at >= %(since)s and asked_at < %(until)s
"""


def figures(
    since: date, until: date, now: datetime, at_once: timedelta = AT_ONCE, within: timedelta = TWO_DAYS
) -> EnquiryFigures:
    """What was asked from one day up to and not with another. Answered ones count as without intake for thirty days
    in which the asker did not apply for the item they asked about. What counts as at once may be said otherwise."""
    begins, ends = (datetime.combine(day, time(0), ZONE) for day in (since, until))
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"since": begins, "until": ends, "now": now, "at_once": at_once, "within": within}
        cursor.execute(_FIGURES, values)
        asked, answered, intake, bare, left, *rest = cursor.fetchone()
    return EnquiryFigures(asked, answered, intake, bare + left, left, *rest)


def beyond(actor: Actor, now: datetime, within: timedelta = TWO_DAYS) -> tuple[EnquiryRow, ...]:
    """What nobody has answered so long after it was asked, whatever its limit; for supervision."""
    if not actor.has_role(Role.SUPERVISOR):
        return ()
    return _told(
        Enquiry.objects.filter(ended="", asked_at__lt=now - within).order_by("asked_at", "pk")[:PAGE], actor, now
    )


def _told(rows: Any, actor: Actor, now: datetime, seen: int = 0) -> tuple[EnquiryRow, ...]:
    found = list(
        rows.select_related("item", "case", "party", "owner", "policy", "follows").prefetch_related(
            "handovers__from_staff", "handovers__acknowledged_by"
        )
    )
    readable = [row for row in found if row.case_id == seen != 0 or moves.may_read(row, actor)]
    ids = {one.to_office_id for row in readable for one in row.handovers.all()} | {row.office_id for row in readable}
    names = offices.office_names({id_ for id_ in ids if id_ is not None}, day_of(now))
    said = noes.of_enquiries([row.pk for row in readable], actor, now)
    return tuple(_row(row, actor, now, names, said.get(row.pk)) for row in readable)


def _row(row: Enquiry, actor: Actor, now: datetime, names: Any, no: NoRow | None) -> EnquiryRow:
    staff = actor.kind is ActorKind.STAFF
    waits = no is not None and no.outcome == ""
    handed = sorted(row.handovers.all(), key=lambda one: one.pk)
    return EnquiryRow(
        ref=row.ref,
        way=row.way,
        topic=row.topic,
        question=row.question,
        page=row.page,
        item_ref=row.item.ref if row.item else "",
        item_name=row.item_name,
        case_ref=row.case.ref if row.case else "",
        party_name=row.party.name if row.party else "",
        owner_name=row.owner.name if row.owner and staff else "",
        office_name=names.get(row.office_id, ""),
        asked_at=row.asked_at,
        taken_at=row.taken_at,
        due_at=row.due_at,
        answer=row.answer,
        source=row.source,
        ended=row.ended,
        ended_at=row.ended_at,
        solved=row.solved,
        late="yes" if (row.ended_at or now) > row.due_at else "",
        may=_may(row, actor, handed, no if waits else None),
        handovers=tuple(_handover(one, names) for one in handed) if staff else (),
        examined="yes" if waits else "",
        no=no if staff else None,
        policy_ref=row.policy.ref if row.policy else "",
        policy_title=row.policy.title if row.policy else "",
        follows=row.follows.ref if row.follows else "",
        told_question=row.told_question,
    )


def _may(row: Enquiry, actor: Actor, handed: Sequence[EnquiryHandover], no: NoRow | None) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if actor.kind is not ActorKind.STAFF:
        return ("rate",) if row.ended == "answered" else ()
    own = row.owner_id == actor.staff_id or row.office_id in actor.offices(*moves.OF_AN_OFFICE)
    if row.ended:
        return (("take_back" if row.told_at else "tell_all"),) if own and row.ended == "answered" else ()
    if no is not None:
        return ("confirm_no",) if no.may_confirm else ("withdraw_no",) if no.may_withdraw else ()
    on_its_way = next((one for one in handed if one.acknowledged_at is None), None)
    if on_its_way is not None:
        return ("acknowledge",) if on_its_way.to_office_id in actor.offices(*moves.OF_AN_OFFICE) else ()
    if row.owner_id is None:
        may = actor.has_role(*moves.ASKED) if row.office_id is None else own
        return ("take_up",) if may else ()
    return ("answer", "hand_over", "end") if row.owner_id == actor.staff_id else ()


def _handover(one: EnquiryHandover, names: Any) -> HandoverRow:
    return HandoverRow(
        one.from_staff.name,
        names.get(one.to_office_id, ""),
        one.reason,
        one.handed_at,
        one.acknowledged_by.name if one.acknowledged_by else "",
        one.acknowledged_at,
    )
