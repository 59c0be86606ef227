"""Supervision watches the journal and the clocks, never a column that says "on time". It looks and never touches.

Every statement runs as the read-only role and is narrowed to what the asker oversees; lists page by key.
"""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.engine.case.cases.seeing import OPEN, SCOPE_COLUMN
from yimen.insight.supervision.rows import (
    Acts,
    AttemptPage,
    AttemptRow,
    Board,
    HourRow,
    Lamps,
    ListedCase,
    ListedPage,
    OfficeFigures,
    SealRow,
)
from yimen.kernel.actor import Actor, Scope, ScopeKind
from yimen.kernel.time import steps
from yimen.kernel.time.lamp import lamp

READ = "read"
PAGE = 30
MOST = 1000
OVERSEEN = frozenset(
    {ScopeKind.OFFICE, ScopeKind.CENTRE, ScopeKind.VILLAGE, ScopeKind.TOWN, ScopeKind.COUNTY, ScopeKind.CITY}
)
ACCEPTED = tuple(sorted(steps.ACCEPTED))
#: What silence decided is among it: the office owed the decision.
DECIDED = tuple(sorted(steps.RULED))
VERBS: Mapping[str, tuple[str, ...]] = {
    "received": ("receive",),
    "accepted": ACCEPTED,
    "decided": DECIDED,
    "on_time": DECIDED,
    "late": DECIDED,
}
"""The journal lines behind each figure of what was done."""
OPEN_FIGURES = ("open", "red", "amber", "green", "paused")

# The promise is what the applicant was told; an item without one is held against the statute.
_CLOCK = (
    " left join lateral (select k.stopped_at, k.due_at from cases_caseclock k where k.case_id = c.id"
    "  and k.side in ('promised', 'statutory') order by k.side limit 1) k on true"
)
_ON_TIME = "k.stopped_at is not null and k.stopped_at <= k.due_at"
_TIMED = "k.stopped_at is not null and k.due_at is not null"


def board(actor: Actor, begins: datetime, now: datetime) -> Board:
    """What was done since `begins` and what lies open at `now`, by office; the worst first."""
    done = _acts(actor, begins, now)
    lying = _lamps(actor, now)
    names = {**{ref: name for ref, (name, _) in done.items()}, **{ref: name for ref, (name, _) in lying.items()}}
    offices = [
        OfficeFigures(ref, name, done.get(ref, ("", Acts()))[1], lying.get(ref, ("", Lamps()))[1])
        for ref, name in names.items()
    ]
    offices.sort(key=lambda one: (-one.lamps.red, -one.lamps.amber, -one.lamps.open, one.name))
    return Board(_sum_acts(one.acts for one in offices), _sum_lamps(one.lamps for one in offices), tuple(offices))


def _acts(actor: Actor, begins: datetime, ends: datetime) -> dict[str, tuple[str, Acts]]:
    overseen, values = _overseen(actor)
    rows = _select(
        "select o.ref, min(c.office_name) as name,"
        " count(*) filter (where e.verb = 'receive') as received,"
        " count(*) filter (where e.verb = any(%s)) as accepted,"
        " count(*) filter (where e.verb = any(%s)) as decided,"
        f" count(*) filter (where e.verb = any(%s) and {_TIMED}) as timed,"
        f" count(*) filter (where e.verb = any(%s) and {_ON_TIME}) as on_time"
        " from journal_entry e join cases_case c on c.id = e.subject_id join offices_office o on o.id = c.office_id"
        f"{_CLOCK} where e.subject_kind = 'case' and e.effective_at >= %s and e.effective_at <= %s"
        f" and e.verb = any(%s) and {overseen} group by o.ref",
        (
            list(ACCEPTED),
            list(DECIDED),
            list(DECIDED),
            list(DECIDED),
            begins,
            ends,
            ["receive", *ACCEPTED, *DECIDED],
            *values,
        ),
    )
    return {
        row["ref"]: (
            row["name"],
            Acts(row["received"], row["accepted"], row["decided"], row["timed"], row["on_time"]),
        )
        for row in rows
    }


def _lamps(actor: Actor, now: datetime) -> dict[str, tuple[str, Lamps]]:
    scopes = _scopes(actor)
    if not scopes:
        return {}
    # One index a scope; UNION without ALL, because a case seen through two scopes is still one case.
    branches = " union ".join(
        f"select id, office_id, office_name, due_at, warning_at from cases_case"
        f" where {SCOPE_COLUMN[scope.kind]} = %s and {OPEN}"
        for scope in scopes
    )
    rows = _select(
        "select o.ref, min(c.office_name) as name, count(*) as open,"
        " count(*) filter (where c.due_at < %s) as red,"
        " count(*) filter (where c.due_at >= %s and c.warning_at <= %s) as amber,"
        " count(*) filter (where c.due_at is null) as paused"
        f" from ({branches}) c join offices_office o on o.id = c.office_id group by o.ref",
        (now, now, now, *(scope.id for scope in scopes)),
    )
    return {row["ref"]: (row["name"], Lamps(row["open"], row["red"], row["amber"], row["paused"])) for row in rows}


def by_hour(actor: Actor, begins: datetime, now: datetime, zone: str) -> tuple[HourRow, ...]:
    """What came in since `begins`, by the hour on the wall of the city."""
    overseen, values = _overseen(actor)
    rows = _select(
        "select extract(hour from e.effective_at at time zone %s)::int as hour, count(*) as received"
        " from journal_entry e join cases_case c on c.id = e.subject_id where e.subject_kind = 'case'"
        f" and e.verb = 'receive' and e.effective_at >= %s and e.effective_at <= %s and {overseen}"
        " group by 1 order by 1",
        (zone, begins, now, *values),
    )
    return tuple(HourRow(row["hour"], row["received"]) for row in rows)


def listed(
    actor: Actor, figure: str, begins: datetime, now: datetime, office_ref: str = "", after: str | None = None
) -> ListedPage:
    """The cases behind a figure: what was done by the journal's time, newest first; what lies open by its due time."""
    if figure in VERBS:
        return _done(actor, figure, begins, now, office_ref, after)
    return _lying(actor, figure, now, office_ref, after)


def _done(actor: Actor, figure: str, begins: datetime, now: datetime, office_ref: str, after: str | None) -> ListedPage:
    overseen, values = _overseen(actor)
    narrowed, facts = [overseen], list[object](values)
    if office_ref:
        narrowed.append("o.ref = %s")
        facts.append(office_ref)
    if figure == "on_time":
        narrowed.append(_ON_TIME)
    if figure == "late":
        narrowed.append(f"{_TIMED} and k.stopped_at > k.due_at")
    if after:
        at, last = _opened(after)
        narrowed.append("(e.effective_at, e.id) < (%s::timestamptz, %s)")
        facts += [at or now, last]
    rows = _select(
        "select e.id as line, c.ref, c.number, c.item_name, c.applicant_name, c.office_name, e.verb,"
        " e.effective_at as at, k.due_at, k.stopped_at from journal_entry e join cases_case c on c.id = e.subject_id"
        f" join offices_office o on o.id = c.office_id{_CLOCK} where e.subject_kind = 'case' and e.verb = any(%s)"
        f" and e.effective_at >= %s and e.effective_at <= %s and {' and '.join(narrowed)}"
        f" order by e.effective_at desc, e.id desc limit {PAGE + 1}",
        (list(VERBS[figure]), begins, now, *facts),
    )
    shown = tuple(_listed(row, row["verb"], row["at"], _kept(row)) for row in rows[:PAGE])
    last_row = rows[PAGE - 1] if len(rows) > PAGE else None
    return ListedPage(shown, _key(last_row["at"], last_row["line"]) if last_row else None)


def _kept(row: Mapping[str, Any]) -> str:
    if row["verb"] not in DECIDED or row["stopped_at"] is None or row["due_at"] is None:
        return "none"
    return "in_time" if row["stopped_at"] <= row["due_at"] else "late"


#: How a figure narrows the open cases by their lamp; every other figure takes all of them.
_LIT = {
    "red": "due_at < %s",
    "amber": "due_at >= %s and warning_at <= %s",
    "green": "due_at >= %s and warning_at > %s",
    "paused": "due_at is null",
}


def _lying(actor: Actor, figure: str, now: datetime, office_ref: str, after: str | None) -> ListedPage:
    scopes = _scopes(actor)
    if not scopes:
        return ListedPage((), None)
    lit = _LIT.get(figure, "")
    narrowed, facts = [one for one in (OPEN, lit) if one], list[Any]([now] * lit.count("%s"))
    if office_ref:
        narrowed.append("office_id = (select id from offices_office where ref = %s)")
        facts.append(office_ref)
    pages = _ranges(narrowed, facts, after)
    columns = "id, ref, number, item_name, applicant_name, office_name, received_at, due_at, warning_at"
    branches = " union ".join(
        f"(select {columns} from cases_case where {SCOPE_COLUMN[scope.kind]} = %s and {' and '.join(where)}"
        f" order by due_at, id limit {PAGE + 1})"
        for scope in scopes
        for where, _ in pages
    )
    values = [fact for scope in scopes for _, told in pages for fact in (scope.id, *told)]
    rows = _select(f"select * from ({branches}) c order by due_at, id limit {PAGE + 1}", tuple(values))
    shown = tuple(
        _listed(row, "receive", row["received_at"], str(lamp(row["due_at"], row["warning_at"], now)))
        for row in rows[:PAGE]
    )
    last_row = rows[PAGE - 1] if len(rows) > PAGE else None
    return ListedPage(shown, _key(last_row["due_at"], last_row["id"]) if last_row else None)


def _ranges(narrowed: list[str], facts: list[Any], after: str | None) -> list[tuple[list[str], list[Any]]]:
    """The ranges of the index that hold what comes after a key: paused cases have no due moment and come last."""
    if not after:
        return [(narrowed, facts)]
    due, last = _opened(after)
    still = [*narrowed, "due_at is null"]
    if due:
        return [([*narrowed, "(due_at, id) > (%s::timestamptz, %s)"], [*facts, due, last]), (still, facts)]
    return [([*still, "id > %s"], [*facts, last])]


def _listed(row: Mapping[str, Any], verb: str, at: datetime, lamp_word: str) -> ListedCase:
    return ListedCase(
        row["ref"],
        row["number"],
        row["item_name"],
        row["applicant_name"],
        row["office_name"],
        verb,
        at,
        row["due_at"],
        lamp_word,
    )


def attempts(actor: Actor, after: str | None = None) -> AttemptPage:
    """Refused acts on cases the asker oversees, the latest first; who oversees a city also sees those on no case."""
    overseen, values = _overseen(actor)
    elsewhere = "c.id is null" if any(scope.kind is ScopeKind.CITY for scope in actor.scopes) else "false"
    last = _opened(after)[1] if after else 2**62
    rows = _select(
        "select a.id, a.attempted_at, a.operation, a.subject, a.code, coalesce(c.number, '') as number,"
        " coalesce(s.name, '') as staff, coalesce(p.kind, '') as kind"
        " from journal_attempt a left join cases_case c on c.ref = a.subject and a.subject <> ''"
        " left join people_account p on p.ref = a.actor_ref left join people_staff s on s.account_id = p.id"
        f" where a.id < %s and ({overseen} or {elsewhere}) order by a.id desc limit {PAGE + 1}",
        (last, *values),
    )
    shown = tuple(
        AttemptRow(
            row["attempted_at"],
            row["staff"],
            row["kind"] or "other",
            row["operation"],
            row["subject"],
            row["number"],
            row["code"],
        )
        for row in rows[:PAGE]
    )
    return AttemptPage(shown, _key(None, rows[PAGE - 1]["id"]) if len(rows) > PAGE else None)


def seal_state() -> SealRow:
    """How far the journal is sealed, and how many lines wait for the next seal."""
    rows = _select(
        "with s as (select number, sealed_at, count, era, upto_xid from journal_seal order by number desc limit 1)"
        " select coalesce((select number from s), 0) as number, (select sealed_at from s) as sealed_at,"
        " coalesce((select count from s), 0) as rows,"
        " (select count(*) from (select 1 from journal_entry where (era, xid) >="
        "   (coalesce((select era from s), 1)::smallint, coalesce((select upto_xid from s), 0)::text::xid8)"
        f"  limit {MOST}) loose) as loose",
        (),
    )
    row = rows[0]
    return SealRow(row["number"], row["sealed_at"], row["rows"], row["loose"])


def _scopes(actor: Actor) -> list[Scope]:
    return sorted(scope for scope in actor.scopes if scope.kind in OVERSEEN)


def _overseen(actor: Actor) -> tuple[str, tuple[int, ...]]:
    scopes = _scopes(actor)
    tests = [f"c.{SCOPE_COLUMN[scope.kind]} = %s" for scope in scopes]
    return "(" + (" or ".join(tests) or "false") + ")", tuple(scope.id for scope in scopes)


def _sum_acts(all_acts: Iterable[Acts]) -> Acts:
    found = list(all_acts)
    return Acts(
        sum(one.received for one in found),
        sum(one.accepted for one in found),
        sum(one.decided for one in found),
        sum(one.timed for one in found),
        sum(one.on_time for one in found),
    )


def _sum_lamps(all_lamps: Iterable[Lamps]) -> Lamps:
    found = list(all_lamps)
    return Lamps(
        sum(one.open for one in found),
        sum(one.red for one in found),
        sum(one.amber for one in found),
        sum(one.paused for one in found),
    )


def _select(sql: str, values: tuple[Any, ...] | Mapping[str, Any]) -> list[dict[str, Any]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _key(moment: datetime | None, last: int) -> str:
    text = f"{moment.isoformat() if moment else ''}|{last}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _opened(key: str) -> tuple[datetime | None, int]:
    """The key of a page; a broken one starts from the beginning rather than failing."""
    try:
        moment, _, last = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode().partition("|")
        return (datetime.fromisoformat(moment) if moment else None), int(last)
    except ValueError:
        return None, 0
