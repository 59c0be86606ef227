"""What rare acts ask of a case beside what every act weighs: each costs a statement of its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection

from yimen.engine.cases import clocks
from yimen.engine.cases.clocks import Derived
from yimen.engine.cases.file import CaseFile
from yimen.registries.calendars import queries as calendars


def kind_of(file: CaseFile) -> str:
    """Of which kind the item is, in the version that the case pins. Asked for a denial alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.kind from cases_case c join catalogue_itemversion v on v.id = c.version_id where c.id = %s",
            (file.id,),
        )
        (kind,) = cursor.fetchone()
    return str(kind)


def materials_in(file: CaseFile) -> frozenset[str]:
    """The materials that have a file, for an act that has not read them and needs them in rare cases alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct material from dossiers_attachment"
            " where purpose = 'case' and subject_id = %s and removed_at is null",
            (file.id,),
        )
        return frozenset(material for (material,) in cursor.fetchall())


def item_name_of(file: CaseFile) -> str:
    """What the item was called when it was applied for. Asked by rare acts alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("select item_name from cases_case where id = %s", (file.id,))
        (name,) = cursor.fetchone()
    return str(name)


def steps_returned(file: CaseFile) -> tuple[frozenset[str], frozenset[str]]:
    """The steps that came back from other units, and those that found against it. Only items with such steps ask."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select step, finding from subtasks_subtask where case_id = %s and state = 'returned' and step <> ''",
            (file.id,),
        )
        told = cursor.fetchall()
    return frozenset(step for step, _ in told), frozenset(step for step, finding in told if finding == "against")


def falls_due(file: CaseFile, now: datetime) -> Derived:
    """What the clocks of a case come to after an act that changed its ledger.

    A limit that was missed before it, and that the sweep has not come to yet, stays on its rung: the worker may have
    stood still, or the calendar has changed and the run that counts the cases again has not reached this one.
    """
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    sides = clocks.deadlines(file.clocks, file.ledger)
    found = clocks.derive(sides, calendar, now)
    dues = ((one.side, one.as_of(now).due_at(calendar)) for one in sides)
    missed = {str(side): due for side, due in dues if due is not None and due < now}
    told = _told_of(file, missed) if missed else frozenset[str]()
    untold = [due for side, due in missed.items() if side not in told]
    return replace(found, next_warning_at=min(untold)) if untold else found


def _told_of(file: CaseFile, missed: Mapping[str, datetime]) -> frozenset[str]:
    """Which of these sides the office answers for already: its item was opened after that moment had passed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select a.side from accountability_accountabilityitem a"
            " join unnest(%s::text[], %s::timestamptz[]) m(side, due_at) on m.side = a.side and a.opened_at > m.due_at"
            " where a.case_id = %s and a.step = ''",
            (list(missed), list(missed.values()), file.id),
        )
        return frozenset(side for (side,) in cursor.fetchall())


def suspended_by_an_officer(file: CaseFile) -> bool:
    """Whether an officer suspended the certificate under a letter, and none has restored it: the case tells both."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select verb from journal_entry where subject_kind = 'case' and subject_id = %s"
            " and verb in ('suspend_certificate', 'restore_certificate') order by seq desc limit 1",
            (file.id,),
        )
        last = cursor.fetchone()
    return last is not None and last[0] == "suspend_certificate"
