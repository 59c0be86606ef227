"""Reading a life: for its owner and who acts for them in everything; for a window under a look that is on record."""

import base64
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.centre.lives.models import LifeReading
from yimen.engine.centre.lives.rows import LifeReadingRow, LifeRow, LifeView
from yimen.engine.papers.documents.kinds import BETWEEN_OFFICES
from yimen.kernel.actor import Actor
from yimen.kernel.lives import Happened, Held, Life, LifeKind, born_on, next_matters
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow

PAGE = 40
MOST = 30

_CASES = """
select c.received_at happened_at, 'case' kind, c.ref, c.item_name title, c.office_name, c.state, c.number, '' case_ref
from cases_case c where c.applicant_id = %(party)s
"""
_CERTIFICATES = """
select k.issued_at, 'certificate', k.ref, k.type_name, k.issuer_name,
  case when k.state = 'valid' and k.valid_to < %(today)s then 'expired' else k.state end, k.number, ''
from certificates_certificate k where k.holder_id = %(party)s and k.state <> 'withheld'
"""
_NOTICES = """
select d.dated_at, 'notice', d.ref, d.kind, c.office_name, '', d.number, c.ref
from documents_document d join cases_case c on c.id = d.case_id
where d.party_id = %(party)s and d.kind <> all(%(between)s) and d.paper_sha256 <> ''
"""
_LIFE = f"""
select * from ({_CASES} union all {_CERTIFICATES} union all {_NOTICES}) life
where %(at)s::timestamptz is null or (happened_at, kind, ref) < (%(at)s, %(kind)s, %(ref)s)
order by happened_at desc, kind desc, ref desc limit {PAGE + 1}
"""
_COUNTS = f"""
select (select count(*) from ({_CASES}) c), (select count(*) from ({_CERTIFICATES}) k),
  (select count(*) from ({_NOTICES}) d)
"""
# What was granted, by the life event under which its item stood then.
_HAPPENED = """
select v.life_event, max(c.decided_at) from cases_case c join catalogue_itemversion v on v.id = c.version_id
where c.applicant_id = %(party)s and c.state in ('granted', 'granted_tolerated') and v.life_event <> '' group by 1
"""
_HELD = """
select k.type_name, coalesce(i.ref, ''), k.valid_to from certificates_certificate k
  left join cases_case c on c.id = k.case_id left join catalogue_item i on i.id = c.item_id
where k.holder_id = %(party)s and k.state = 'valid' and k.valid_to >= %(today)s
"""


def life(party_ref: str, actor: Actor, now: datetime, before: str = "") -> LifeView | None:
    """The life of a party for which this actor acts in everything; None for anybody else's."""
    party = people.party(party_ref)
    if party is None or party.id not in set(actor.parties()):
        return None
    return _view(party, now, before)


def life_read(reading_ref: str, actor: Actor, now: datetime, before: str = "") -> LifeView | None:
    """The same under a look of this officer's own, while who it is about still stands at the window."""
    if actor.staff_id is None:
        return None
    found = LifeReading.objects.filter(ref=reading_ref, staff_id=actor.staff_id, visit__closed_at=None).first()
    party = people.party(found.party_id) if found is not None else None
    return _view(party, now, before) if party is not None else None


def readings_of(party_ref: str, actor: Actor, now: datetime) -> tuple[LifeReadingRow, ...]:
    """Who looked into the life of a party for which this actor acts, the latest first."""
    party = people.party(party_ref)
    if party is None or party.id not in set(actor.parties()):
        return ()
    rows = list(LifeReading.objects.filter(party_id=party.id).select_related("staff").order_by("-pk")[:MOST])
    names = offices.office_names({one.staff.office_id for one in rows}, day_of(now))
    return tuple(
        LifeReadingRow(one.ref, one.post, names.get(one.staff.office_id, ""), one.purpose, one.read_at) for one in rows
    )


def _view(party: PartyRow, now: datetime, before: str) -> LifeView:
    at, kind, ref = _opened(before)
    facts = {
        "party": party.id, "today": day_of(now), "between": sorted(BETWEEN_OFFICES),
        "at": at, "kind": kind, "ref": ref,
    }  # fmt: skip
    rows = tuple(LifeRow(*row) for row in _all(_LIFE, facts))
    shown = rows[:PAGE]
    opened = people.opened(party.id)
    whose = LifeKind(party.kind)
    born = born_on(opened.number) if opened is not None and whose is LifeKind.PERSON else None
    happened = [Happened(event, day_of(moment)) for event, moment in _all(_HAPPENED, facts)]
    held = [Held(*row) for row in _all(_HELD, facts)]
    ((cases, certificates, notices),) = _all(_COUNTS, facts)
    return LifeView(
        party.ref, party.name, whose, born, shown, _key(shown[-1]) if len(rows) > PAGE else "",
        cases, certificates, notices, next_matters(Life(whose, born, happened, held), day_of(now)),
    )  # fmt: skip


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())


def _key(row: LifeRow) -> str:
    said = f"{row.at.isoformat()}|{row.kind}|{row.ref}"
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _opened(told: str) -> tuple[datetime | None, str, str]:
    """Where a page goes on; a broken key begins anew."""
    try:
        moment, kind, ref = base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)).decode().split("|")
        return datetime.fromisoformat(moment), kind, ref
    except ValueError:
        return None, "", ""
