"""Reading the public list: decisions by who, what, number and office; objections for the office that answers."""

from datetime import date
from typing import Any

from django.db import connection

from yimen.engine.publication.disclosures.models import Objection
from yimen.engine.publication.disclosures.rows import DisclosurePage, DisclosureRow, ObjectionRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.disclosure import KEPT_AFTER

PAGE = 20
WHO_ANSWERS = (Role.OFFICE_HEAD, Role.DECIDER)
_ROW = """
select d.id, d.ref, coalesce(p.number, ''), d.item_name, d.office_name, d.holder, d.holder_code, d.certificate,
  d.certificate_number, d.decided_on, d.valid_from, d.valid_to,
  case when c.state = 'revoked' then 'revoked' when k.state is null then 'granted'
       when k.state = 'valid' and d.valid_to < %(today)s then 'expired' else k.state end
from disclosures_disclosure d join cases_case c on c.id = d.case_id
  left join certificates_certificate k on k.case_id = d.case_id
  left join lateral (select number from documents_document p where p.case_id = d.case_id and p.kind = 'grant'
    order by p.id limit 1) p on true
"""
_SHOWN = (
    "d.taken_down_at is null and coalesce(d.shown_until, 'infinity') >= %(today)s"
    " and (k.ended_at is null or k.ended_at >= %(ended)s)"
)
_NARROW = {
    "number": "d.certificate_number = %(words)s",
    "holder": "d.holder like %(start)s",
    "item": "d.item_name like %(start)s",
    "code": "d.holder_code = %(words)s and d.holder_code <> ''",
}
"""Ways in which words fit: each has an index of its own, so each is a branch of its own."""


def listed(today: date, words: str = "", office: str = "", after: str = "") -> DisclosurePage:
    """Decisions on the list, the latest first; `words` are a number, or how the holder's or the item's name begins."""
    words = words.strip()[:60]
    start = words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    where = [_SHOWN, "d.id < %(after)s"]
    if office:
        where.append("d.office_id = (select id from offices_office where ref = %(office)s)")
    fits = [*_NARROW.values()] if words else ["true"]
    branches = [
        f"({_ROW} where {' and '.join((*where, one))} order by d.id desc limit {PAGE + 1})" for one in fits
    ]  # fmt: skip
    rows = _all(
        f"select distinct on (id) * from ({' union all '.join(branches)}) t order by id desc limit {PAGE + 1}",
        today=today, ended=today - KEPT_AFTER, words=words, start=start, office=office,
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62,
    )  # fmt: skip
    shown = tuple(DisclosureRow(*row[1:]) for row in rows[:PAGE])
    return DisclosurePage(shown, str(rows[PAGE - 1][0]) if len(rows) > PAGE else None)


def one(ref: str, today: date) -> DisclosureRow | None:
    """One decision on the list; None when it is not, or no longer, shown."""
    rows = _all(f"{_ROW} where d.ref = %(ref)s and {_SHOWN}", ref=ref, today=today, ended=today - KEPT_AFTER)
    return DisclosureRow(*rows[0][1:]) if rows else None


def of_case(case_ref: str, today: date) -> DisclosureRow | None:
    """The decision of a case as it stands on the list; None when it does not."""
    rows = _all(f"{_ROW} where c.ref = %(ref)s and {_SHOWN}", ref=case_ref, today=today, ended=today - KEPT_AFTER)
    return DisclosureRow(*rows[0][1:]) if rows else None


def answers_for(case_ref: str, actor: Actor) -> bool:
    """Whether the actor answers for what is disclosed of a case: its office does."""
    case = "select id from cases_case where ref = %(ref)s"
    rows = _all(
        f"select exists (select 1 from disclosures_disclosure d where d.case_id = ({case})"
        " and d.office_id = any(%(offices)s))",
        ref=case_ref, offices=sorted(actor.offices(*WHO_ANSWERS)),
    )  # fmt: skip
    return bool(rows[0][0])


def offices(today: date) -> tuple[tuple[str, str], ...]:
    """The offices with decisions on the list, by ref and name."""
    rows = _all(
        "select o.ref, coalesce((select name from offices_officeterm t where t.office_id = o.id and t.valid @>"
        " %(today)s limit 1), '') from offices_office o where exists (select 1 from disclosures_disclosure d"
        " where d.office_id = o.id and d.taken_down_at is null) order by 2",
        today=today,
    )
    return tuple((row[0], row[1]) for row in rows)


def objections(actor: Actor) -> tuple[ObjectionRow, ...]:
    """What was said against disclosures of the actor's offices, unanswered ones first."""
    rows = Objection.objects.filter(disclosure__office_id__in=actor.offices(*WHO_ANSWERS)).select_related("disclosure")
    found = sorted(rows.order_by("-id")[:200], key=lambda row: row.answered_at is not None)
    return tuple(
        ObjectionRow(
            row.ref, row.disclosure.ref, row.disclosure.item_name, row.disclosure.holder, row.text, row.made_at,
            row.answer, row.answer_reason, row.answered_at,
        )
        for row in found
    )  # fmt: skip


def _all(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
