"""Set for how many working days a kind of change is shown in this city 公示期; by an administrator, from a day on."""

from datetime import date, datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.change_life import ChangeKind, must_be_long_enough
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named
from yimen.registries.catalogue.models import NoticeTerm
from yimen.registries.dated import day_of, days, new_ref, refusing


@snapshot
class NoticeDaysSet:
    """A kind of change is shown for so many days from a day on."""

    ref: str


@operation
def set_notice_days(
    kind: str, working_days: int, basis: str, from_day: date, *, by: Actor, now: datetime
) -> NoticeDaysSet:
    """Show a kind of change for so many working days from a day on; what is on notice already keeps its end.

    Refuses with NotAllowed, NotInList, NoticeDaysUnfit, Missing or ImpossibleDates.
    """
    must_hold(by, Role.ADMINISTRATOR)
    if kind not in list(ChangeKind):
        raise NotInList(field="kind")
    must_be_long_enough(ChangeKind(kind), working_days)
    if from_day < day_of(now):
        raise ImpossibleDates()
    reason = named(basis, "basis")
    _end_before(kind, from_day)
    with refusing(notice_term_one_at_a_time_per_kind=ImpossibleDates()):
        row = NoticeTerm.objects.create(ref=new_ref(), kind=kind, days=working_days, basis=reason, valid=days(from_day))
    body = {"kind": kind, "days": working_days, "basis": reason, "from": from_day.isoformat()}
    tell(
        Subject("notice_term", "catalogue_noticeterm", row.pk, row.ref, 0, b""), Line("notice_days_set", body, now), by
    )
    return NoticeDaysSet(row.ref)


def _end_before(kind: str, day: date) -> None:
    """The term that runs ends the day before; one that would begin later has never been."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_noticeterm set valid = daterange(lower(valid), greatest(lower(valid), %s))"
            " where kind = %s and upper_inf(valid)",
            (day, kind),
        )
