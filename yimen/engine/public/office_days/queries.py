"""Looking at office days: announced and past ones with their matters, for anybody; the matters at a desk."""

from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.public.office_days.models import OfficeDay, RaisedMatter
from yimen.engine.public.office_days.rows import OfficeDayRow, RaisedRow
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.staffing.managing import manages
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

LATELY = 12


def office_days(centre_ref: str, now: datetime, actor: Actor = NOBODY) -> tuple[OfficeDayRow, ...]:
    """The office days of a centre, the latest first, with the matters that were raised."""
    found = OfficeDay.objects.filter(centre__ref=centre_ref).prefetch_related("raised").order_by("-during", "-pk")
    return _rows(found[:LATELY], actor, now)


def asked_of(actor: Actor, now: datetime) -> tuple[OfficeDayRow, ...]:
    """The office days at which something was given to an office that one heads, and is still open."""
    mine = RaisedMatter.objects.filter(office_id__in=actor.offices(Role.OFFICE_HEAD), closed_at=None)
    found = OfficeDay.objects.filter(pk__in=mine.values("office_day_id")).prefetch_related("raised")
    return _rows(found.order_by("-during", "-pk")[:LATELY], actor, now)


def _rows(found: QuerySet[OfficeDay], actor: Actor, now: datetime) -> tuple[OfficeDayRow, ...]:
    rows = list(found)
    raised = {row.pk: sorted(row.raised.all(), key=lambda one: one.pk) for row in rows}
    on = day_of(now)
    named = offices.office_names({one.office_id for told in raised.values() for one in told}, on)
    placed = offices.centre_names({row.centre_id for row in rows}, on)
    return tuple(
        OfficeDayRow(
            row.ref, placed.get(row.centre_id, ""), row.leader, row.title, row.topic, row.during.lower,
            row.during.upper, row.held_at, row.record, row.called_off_for,
            tuple(_raised(one, row.centre_id, named.get(one.office_id, ""), actor, now) for one in raised[row.pk]),
        )
        for row in rows
    )  # fmt: skip


def _raised(one: RaisedMatter, centre_id: int, office: str, actor: Actor, now: datetime) -> RaisedRow:
    acts = []
    if one.closed_at is None and one.answered_at is None and one.office_id in actor.offices(Role.OFFICE_HEAD):
        acts.append("answer")
    if one.answered_at is not None and one.closed_at is None and actor.staff_id != one.answered_by_id:
        acts += ["close"] if manages(actor, centre_id) else []
    late = one.closed_at is None and day_of(now) > one.due_on
    return RaisedRow(
        one.ref, one.told, office, one.due_on, one.answer, one.answered_at, one.closed_at, one.sent_back,
        "yes" if late else "", tuple(acts),
    )  # fmt: skip
