"""What rare acts ask of a case beside what every act weighs: each costs a statement of its own."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from django.db import connection

from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.clocks import Derived
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.picture_sheet import COUNTS
from yimen.journal.operation import Overtaken
from yimen.kernel import review_sheets
from yimen.kernel.conveyance.standing import ConveyancePart, TaxFacts
from yimen.kernel.review_sheets import Answers
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of

P = ParamSpec("P")
R = TypeVar("R")


def _of_one_read(ask: Callable[Concatenate[CaseFile, P], R]) -> Callable[Concatenate[CaseFile, P], R]:
    """Asked of a case that was read: an act reads what lies beside its case later than the case, never earlier.

    A remembered file (decision 0195) may be of an act that is not committed yet, which lies in no table for us.
    """

    def asked(file: CaseFile, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if file.proof is not None:
            raise Overtaken
        return ask(file, *args, **kwargs)

    return update_wrapper(asked, ask)


@_of_one_read
def kind_of(file: CaseFile) -> str:
    """Of which kind the item is, in the version that the case pins. Asked for a denial alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.kind from cases_case c join catalogue_itemversion v on v.id = c.version_id where c.id = %s",
            (file.id,),
        )
        (kind,) = cursor.fetchone()
    return str(kind)


@_of_one_read
def materials_in(file: CaseFile) -> frozenset[str]:
    """The materials that have a file, for an act that has not read them and needs them in rare cases alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct material from dossiers_attachment"
            " where purpose = 'case' and subject_id = %s and removed_at is null",
            (file.id,),
        )
        return frozenset(material for (material,) in cursor.fetchall())


_POINTS_ANSWERED = (
    "select r.points from cases_review r join cases_case c on c.id = r.case_id"
    f" where r.case_id = %s and {COUNTS} order by r.id"
)


@_of_one_read
def points_answered(file: CaseFile) -> Answers:
    """What those reviewers answered of the review sheet whose review counts, the latest answer of each point.

    Only items with a sheet ask.
    """
    with connection.cursor() as cursor:
        cursor.execute(_POINTS_ANSWERED, (file.id,))
        return review_sheets.read(json.loads(points) for (points,) in cursor.fetchall())


@_of_one_read
def item_name_of(file: CaseFile) -> str:
    """What the item was called when it was applied for. Asked by rare acts alone: it costs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("select item_name from cases_case where id = %s", (file.id,))
        (name,) = cursor.fetchone()
    return str(name)


@_of_one_read
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


@_of_one_read
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


_OPINIONS_STAND = """
select not exists (
    select from parallels_jointrules r join parallels_parallelitem p on p.id = r.parallel_id
     where p.item_id = %(item)s and p.valid @> %(on)s::date and r.settled_at <= %(received)s)
  or exists (
    select from joint_jointapproval j where j.case_id = %(case)s and j.concluded_at is not null
     and not exists (
      select from joint_opinion o join dossiers_attachment a on a.purpose = 'case' and a.subject_id = j.case_id
       and a.material = any(o.materials) and a.removed_at is null and a.added_at > o.ended_at
       where o.joint_id = j.id and o.state in ('answered', 'tacit')))
"""


@_of_one_read
def opinions_stand(file: CaseFile) -> bool:
    """Whether a case whose item is in the register of parallel items has all its opinions, on the files of today.

    Only items that name the step ask. A file that came after an answer which used its material is answered anew first,
    whether or not anybody has noticed it by now.
    """
    facts: dict[str, int | date | datetime] = {
        "item": file.item_id,
        "on": day_of(file.received_at),
        "received": file.received_at,
        "case": file.id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPINIONS_STAND, facts)
        (stand,) = cursor.fetchone()
    return bool(stand)


_A_SIDE = """
select exists (select from conveyances_conveyance c join conveyances_titleshare t on t.conveyance_id = c.id
  join people_party p on p.name = t.name where c.case_id = %s and p.id = any(%s::bigint[]))
"""


@_of_one_read
def is_a_side(file: CaseFile, parties: Collection[int]) -> bool:
    """Whether one of these sells or takes a share of what the case conveys: they are known by their names.

    Only items that are decided jointly ask.
    """
    with connection.cursor() as cursor:
        cursor.execute(_A_SIDE, (file.id, sorted(parties)))
        (found,) = cursor.fetchone()
    return bool(found)


_TAXES = """
select c.stopped_by, case when not exists (
    select from conveyances_levyline n join tax_rules_taxrule x on x.id in (n.rule_id, n.relief_id)
     where n.levy_id = v.id and x.withdrawn_at is not null) then v.fen end,
  coalesce(b.paid_fen - b.refunded_fen, 0) - coalesce((
    select sum(r.fen) from fees_refund r join fees_payment y on y.id = r.payment_id and y.purpose = 'settles'
     where r.bill_id = b.id and r.state in ('proposed', 'approved')), 0)
  from joint_jointapproval j
  join parallels_participant p on p.rules_id = j.rules_id and p.code = %s
  join joint_opinion o on o.joint_id = j.id and o.office_id = p.office_id and o.work = p.work
  left join conveyances_conveyance c on c.case_id = j.case_id
  left join conveyances_levy v on v.conveyance_id = c.id and v.state = 'standing'
  left join fees_bill b on b.case_id = j.case_id and b.state not in ('cancelled', 'refunded')
 where j.case_id = %s limit 1
"""


@_of_one_read
def taxes_of(file: CaseFile) -> TaxFacts | None:
    """How the taxes of a conveyance stand, as they are at this moment; None for a case that owes none.

    What was levied under a rule that was withdrawn is not levied. Only items that are decided jointly ask. Whose
    opinion was withdrawn is asked for its taxes all the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAXES, (ConveyancePart.TAX, file.id))
        row = cursor.fetchone()
    if row is None:
        return None
    stopped, levied, kept = row
    return TaxFacts(levied, int(kept), stopped or "")
