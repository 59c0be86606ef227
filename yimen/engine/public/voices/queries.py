"""Looking at voices: my own by number and code or account, those at the desk or at my office, and what is published."""

import hmac
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from yimen.engine.public.voices import counting, moves
from yimen.engine.public.voices.models import (
    CommentVote,
    DeskMember,
    DutyShift,
    Voice,
    VoiceComment,
    VoiceOrder,
    VoiceReport,
    VoiceRoute,
    VoiceScheme,
)
from yimen.engine.public.voices.rows import (
    Attendance,
    CommentRow,
    DeskVoice,
    MemberRow,
    OfficeStanding,
    OrderRow,
    PublicVoice,
    ReportRow,
    RouteRow,
    SchemeRow,
    ShiftRow,
    UnreadComment,
    VoicePage,
    VoiceRow,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.voice_life import OPEN, minutes_of, month_after
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices

PAGE, PUBLIC_PAGE, LATELY, COUNTED = 100, 20, 30, 1000
_OPEN = sorted(one.value for one in OPEN)
NEWEST, HOTTEST = "newest", "hottest"


def by_code(number: str, code: str, now: datetime) -> VoiceRow | None:
    """A voice for whoever was given its number and code; a wrong one of either looks the same."""
    told = moves.heard_number(number)
    row = Voice.objects.filter(number=told).first()
    if row is None or not hmac.compare_digest(bytes(row.code_hash), moves.hash_of(told, code)):
        return None
    return _own([row], now)[0]


def mine(actor: Actor, now: datetime) -> tuple[VoiceRow, ...]:
    """What everybody raised for whom this actor acts, the latest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return ()
    found = Voice.objects.filter(speaker__party_id__in=set(actor.parties())).order_by("-pk")
    return Capped(_own(found[: PAGE + 1], now), PAGE)


def own(number: str, actor: Actor, now: datetime) -> VoiceRow | None:
    """One of them."""
    if actor.kind is not ActorKind.CITIZEN:
        return None
    found = Voice.objects.filter(speaker__party_id__in=set(actor.parties()), number=moves.heard_number(number))
    return next(iter(_own(found, now)), None)


def at_desk(actor: Actor, now: datetime, state: str = "", kind: str = "") -> tuple[DeskVoice, ...]:
    """What is open and this member of staff sees, the oldest first; the desk sees all, an office what lies with it."""
    where = _in_reach(actor, now)
    if where is None:
        return ()
    found = Voice.objects.filter(where, state=state) if state in _OPEN else Voice.objects.filter(where, state__in=_OPEN)
    found = found.filter(kind=kind) if kind else found
    return Capped(_desk(found.distinct().order_by("lodged_at", "pk")[: PAGE + 1], actor, now), PAGE)


def ended(actor: Actor, now: datetime) -> tuple[DeskVoice, ...]:
    """What was closed last, or taken back."""
    where = _in_reach(actor, now)
    if where is None:
        return ()
    found = Voice.objects.filter(where).exclude(state__in=_OPEN).distinct().order_by("-closed_at", "-pk")
    return Capped(_desk(found[: LATELY + 1], actor, now), LATELY)


def one(ref: str, actor: Actor, now: datetime) -> DeskVoice | None:
    """One voice, for the desk, for supervision of its place, and for offices that have or had it."""
    where = _in_reach(actor, now)
    if where is None:
        return None
    return next(iter(_desk(Voice.objects.filter(where, ref=ref).distinct(), actor, now)), None)


def is_member(actor: Actor, now: datetime) -> bool:
    """Whether somebody belongs to the desk."""
    return moves.is_member(actor, now)


def published(topic: str = "", after: str = "") -> VoicePage:
    """What is published, the latest first."""
    found = Voice.objects.filter(shown_at__isnull=False).order_by("-shown_at", "-pk")
    found = found.filter(topic=topic) if topic else found
    last = Voice.objects.filter(ref=after, shown_at__isnull=False).first() if after else None
    if last is not None:
        found = found.filter(Q(shown_at__lt=last.shown_at) | Q(shown_at=last.shown_at, pk__lt=last.pk))
    rows = _public(found[: PUBLIC_PAGE + 1])
    return VoicePage(rows[:PUBLIC_PAGE], rows[PUBLIC_PAGE - 1].ref if len(rows) > PUBLIC_PAGE else None)


def public(ref: str) -> PublicVoice | None:
    """One published voice."""
    return next(iter(_public(Voice.objects.filter(ref=ref, shown_at__isnull=False))), None)


def comments(ref: str, order: str, actor: Actor) -> tuple[CommentRow, ...]:
    """The comments that stand under a published voice: the newest first, or those with which most agree."""
    likes = Count("votes", filter=Q(votes__kind="like"))
    liked = CommentVote.objects.filter(comment=OuterRef("pk"), kind="like", party_id=actor.party_id or 0)
    found = VoiceComment.objects.filter(voice__ref=ref, voice__shown_at__isnull=False, withheld_at=None)
    found = found.filter(shown_at__isnull=False).annotate(likes=likes, liked=Exists(liked))
    by = ("-likes", "-written_at", "-pk") if order == HOTTEST else ("-written_at", "-pk")
    rows = (
        CommentRow(row.ref, row.name, row.text, row.written_at, row.likes, "yes" if row.liked else "")
        for row in found.order_by(*by)[: PAGE + 1]
    )
    return Capped(rows, PAGE)


def unread_comments(actor: Actor, now: datetime) -> tuple[UnreadComment, ...]:
    """What waits for a reader and what was reported, the oldest first; for the desk."""
    if not moves.is_member(actor, now):
        return ()
    reported = CommentVote.objects.filter(comment=OuterRef("pk"), kind="report", read_at=None)
    found = VoiceComment.objects.filter(Q(shown_at=None) | Exists(reported), withheld_at=None)
    reports = Prefetch("votes", CommentVote.objects.filter(kind="report", read_at=None), to_attr="reports")
    found = found.select_related("voice").prefetch_related(reports).order_by("written_at", "pk")
    rows = (
        UnreadComment(
            row.ref, row.voice.ref, row.voice.shown_title, row.name, row.text, row.written_at, row.shown_at,
            tuple(one.why for one in row.reports),
        )
        for row in found[: PAGE + 1]
    )  # fmt: skip
    return Capped(rows, PAGE)


def members(now: datetime) -> tuple[MemberRow, ...]:
    """Who belongs to the desk, by name."""
    found = DeskMember.objects.filter(valid__contains=day_of(now)).select_related("staff").order_by("staff__name", "pk")
    return tuple(MemberRow(row.staff.ref, row.staff.name, row.valid.lower) for row in found)


def routes(now: datetime) -> tuple[RouteRow, ...]:
    """Where voices go by themselves."""
    rows = list(VoiceRoute.objects.filter(ended_at=None).order_by("topic", "pk"))
    named = offices.office_names({row.office_id for row in rows}, day_of(now))
    places = _places({row.region_id for row in rows if row.region_id}, now)
    return tuple(
        RouteRow(row.ref, row.topic, places.get(row.region_id or 0, ("", ""))[1], named.get(row.office_id, ""))
        for row in rows
    )


def schemes() -> tuple[SchemeRow, ...]:
    """How work is weighed, the newest first."""
    found = VoiceScheme.objects.order_by("-since", "-pk")[:LATELY]
    return tuple(
        SchemeRow(row.kind, row.since, row.responded, row.on_time, row.quality, row.content, row.basis) for row in found
    )


def attendance(since: datetime, until: datetime, actor: Actor, now: datetime) -> Attendance:
    """Who was and is on duty in a time, and when nobody was; what has not come yet is no gap."""
    found = DutyShift.objects.filter(begins__lt=until, ends__gt=since).select_related("staff").order_by("begins", "pk")
    shifts = tuple(
        ShiftRow(
            row.ref, row.staff.name, row.begins, row.ends, row.came_at, row.left_at,
            "yes" if row.staff_id == actor.staff_id else "",
        )
        for row in found[:PAGE]
    )  # fmt: skip
    gaps = counting.gaps(since, min(until, now)) if since < now else ()
    return Attendance(shifts, gaps, minutes_of(gaps))


def work(month: date, now: datetime, kind: str = "hotline") -> tuple[OfficeStanding, ...]:
    """How the departments worked with what was handed to them in a month."""
    since, until = (datetime.combine(day, time(0), ZONE) for day in (month, month_after(month)))
    return counting.work(since, until, now, kind)


def reports(actor: Actor, now: datetime) -> tuple[ReportRow, ...]:
    """The monthly reports, the latest month and version first; before their day for the desk alone."""
    found = VoiceReport.objects.order_by("-month", "-version")
    rows = (found if moves.is_member(actor, now) else _out(found))[: PAGE + 1]
    return Capped(map(_report, rows), PAGE)


def report(ref: str, actor: Actor, now: datetime) -> ReportRow | None:
    """One of them."""
    found = VoiceReport.objects.filter(ref=ref)
    row = (found if moves.is_member(actor, now) else _out(found)).first()
    return _report(row) if row is not None else None


def _out(found: QuerySet[VoiceReport]) -> QuerySet[VoiceReport]:
    return found.filter(published_at__isnull=False)


def _report(row: VoiceReport) -> ReportRow:
    facts = (row.facts, row.made_at, row.publish_on, row.published_at)
    return ReportRow(row.ref, row.month, row.version, row.why, *facts)


def _in_reach(actor: Actor, now: datetime) -> Q | None:
    if actor.staff_id is None:
        return None
    if moves.is_member(actor, now):
        return ~Q(pk=None)
    mine_ = actor.offices(*moves.ANSWERING)
    where = Q(orders__office_id__in=mine_) if mine_ else Q(pk=None)
    if actor.has_role(Role.SUPERVISOR):
        for scope in actor.scopes:
            if scope.kind in moves.REGIONS:
                where |= Q(**{moves.REGIONS[scope.kind]: scope.id})
    return where


_ORDERS = Prefetch("orders", VoiceOrder.objects.select_related("taken_by", "answered_by").order_by("nth"))


def _places(ids: Iterable[int], now: datetime) -> Mapping[int, tuple[str, str]]:
    """Reference and name of regions by their numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_REGIONS, (list(ids), day_of(now)))
        return {id_: (ref, name) for id_, ref, name in cursor.fetchall()}


_REGIONS = """
select r.id, r.ref, t.name from regions_region r join regions_regionterm t on t.region_id = r.id
where r.id = any(%s) and t.valid @> %s
"""


def _own(found: Iterable[Voice], now: datetime) -> tuple[VoiceRow, ...]:
    rows = list(found)
    named = offices.office_names({row.office_id for row in rows if row.office_id}, day_of(now))
    places = _places({row.region_id for row in rows}, now)
    orders = {one.voice_id: one for one in VoiceOrder.objects.filter(voice__in=rows).order_by("nth")}
    return tuple(_mine(row, orders.get(row.pk), named, places) for row in rows)


def _mine(
    row: Voice, order: VoiceOrder | None, named: Mapping[int, str], places: Mapping[int, tuple[str, str]]
) -> VoiceRow:
    """Until the desk has checked an answer, who raised it reads how far it is and nothing else."""
    may = ("withdraw",) if row.state in ("received", "assigned") else ("content",) if row.state == "closed" else ()
    return VoiceRow(
        row.ref, row.number, row.kind, row.topic, row.title, row.told, places.get(row.region_id, ("", ""))[1],
        row.state, named.get(row.office_id or 0, ""), row.lodged_at, row.hand_out_by,
        order.answer_by if order and row.state in ("assigned", "answered") else None,
        order.taken_at if order else None, row.answer, row.closed_at, row.content, "yes" if row.shown_at else "",
        row.withheld_why, may,
    )  # fmt: skip


def _desk(found: QuerySet[Voice], actor: Actor, now: datetime) -> tuple[DeskVoice, ...]:
    rows = list(found.select_related("case", "speaker").prefetch_related(_ORDERS))
    ids = {one.office_id for row in rows for one in row.orders.all()} | {row.office_id for row in rows if row.office_id}
    named, places = offices.office_names(ids, day_of(now)), _places({row.region_id for row in rows}, now)
    refs = {office.id: office.ref for office in offices.offices(day_of(now))} if len(rows) == 1 else {}
    member = moves.is_member(actor, now)
    return tuple(_row(row, actor, now, named, places, refs, member) for row in rows)


def _row(
    row: Voice, actor: Actor, now: datetime, named: Mapping[int, str], places: Mapping[int, tuple[str, str]],
    refs: Mapping[int, str], member: bool,
) -> DeskVoice:  # fmt: skip
    orders, due = list(row.orders.all()), _due(row)
    return DeskVoice(
        row.ref, row.number, row.way, row.kind, row.topic, row.title, row.told,
        places.get(row.region_id, ("", ""))[1], places.get(row.region_id, ("", ""))[0],
        row.case.ref if row.case else "", row.source, row.open, "" if hasattr(row, "speaker") else "yes", row.state,
        named.get(row.office_id or 0, ""), refs.get(row.office_id or 0, ""), row.lodged_at, row.hand_out_by, due,
        "yes" if row.state in _OPEN and now > due else "", "yes" if row.raised_at and row.state in _OPEN else "",
        row.answer, row.closed_at, row.reopened_at, row.content, row.called_at, row.heard, row.shown_at,
        row.shown_title, row.shown_told, row.shown_answer, row.withheld_why,
        tuple(_order(one, named) for one in orders), _may(row, orders, actor, member),
    )  # fmt: skip


def _order(one: VoiceOrder, named: Mapping[int, str]) -> OrderRow:
    return OrderRow(
        one.nth, named.get(one.office_id, ""), one.by_route, one.why, one.handed_at, one.respond_by, one.answer_by,
        one.taken_at, one.taken_by.name if one.taken_by else "", one.urged, one.outcome, one.reason, one.answer,
        one.answered_by.name if one.answered_by else "", one.ended_at,
    )  # fmt: skip


def _due(row: Voice) -> datetime:
    """By when somebody has to act next: an answer waits for its check no longer than a voice for its handing out."""
    orders = list(row.orders.all())
    if row.state == "received" or not orders:
        return row.hand_out_by
    last = orders[-1]
    if row.state == "answered" and last.ended_at is not None:
        return last.ended_at + (row.hand_out_by - row.lodged_at)
    return last.respond_by if last.taken_at is None else last.answer_by


def _may(row: Voice, orders: list[VoiceOrder], actor: Actor, member: bool) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    return (
        *_of_the_office(row, orders, actor),
        *(_of_the_desk(row, orders, actor) if member else ()),
        *_urges(row, actor, member),
    )


def _urges(row: Voice, actor: Actor, member: bool) -> tuple[str, ...]:
    return ("urge",) if row.state == "assigned" and (member or moves.supervises(row, actor)) else ()


def _of_the_office(row: Voice, orders: list[VoiceOrder], actor: Actor) -> tuple[str, ...]:
    last = orders[-1] if orders else None
    if last is None or row.state != "assigned" or last.office_id not in actor.offices(*moves.ANSWERING):
        return ()
    return ("answer", "give_back") if last.taken_at else ("take", "answer", "give_back")


def _of_the_desk(row: Voice, orders: list[VoiceOrder], actor: Actor) -> tuple[str, ...]:
    called = ("speaker",) if hasattr(row, "speaker") else ()
    if row.state == "received":
        return ("assign", *called)
    if row.state == "answered":
        return ("close", "return") if orders[-1].answered_by_id != actor.staff_id else ()
    if row.state != "closed":
        return called
    again = ("reopen",) if row.content == "no" and row.reopened_at is None else ()
    out = (
        ("take_down",) if row.shown_at else () if row.withheld_at else ("show", "withhold") if row.open == "yes" else ()
    )
    return (*out, "call", *again, *called)


def _public(found: QuerySet[Voice]) -> tuple[PublicVoice, ...]:
    said = Count("comments", filter=Q(comments__shown_at__isnull=False, comments__withheld_at=None))
    rows = list(found.annotate(said=said))
    on = max((row.shown_at for row in rows if row.shown_at), default=None)
    if on is None:
        return ()
    named = offices.office_names({row.office_id for row in rows if row.office_id}, day_of(on))
    places = _places({row.region_id for row in rows}, on)
    return tuple(
        PublicVoice(
            row.ref, row.kind, row.topic, row.shown_title, row.shown_told, places.get(row.region_id, ("", ""))[1],
            row.shown_answer, named.get(row.office_id or 0, ""), row.lodged_at, row.closed_at, row.shown_at,
            row.content, row.said,
        )
        for row in rows
        if row.closed_at is not None and row.shown_at is not None
    )  # fmt: skip
