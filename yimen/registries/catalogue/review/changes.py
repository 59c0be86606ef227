"""Reading changes of the catalogue: what waits at whom, what is on public notice, what was decided and why."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.change_life import ChangeKind, ChangeState
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.review.change_rows import (
    ChangePage,
    ChangeRow,
    ChangeView,
    CommentRow,
    RemovedRow,
    ReviewRow,
    RoundRow,
)

_ROW = """
select c.ref, i.ref, coalesce(v.name, n.name, ''), i.office_id, o.ref, coalesce(t.name, ''), c.kind, c.state,
       c.waits_since, lower(c.notice), upper(c.notice), c.takes_effect,
       (select count(*) from catalogue_comment m where m.change_id = c.id),
       (select count(*) from catalogue_comment m where m.change_id = c.id and m.answered_at is null)
"""
_FROM = f"""
  from catalogue_change c join catalogue_item i on i.id = c.item_id {OFFICE}
  left join catalogue_itemversion v on v.id = c.version_id
  left join lateral (select name from catalogue_itemversion where item_id = i.id and in_force is not null
                      order by number desc limit 1) n on true
"""
_VIEW = """, coalesce(v.ref, ''), c.reason, c.basis, c.batch, c.counterpart, c.removed, c.proposed_at, c.notice_skipped,
       coalesce(v.authors, '[]'), c.proposer_id, c.journal_seq, c.id, r.ref, r.name, r.document, r.decided_on,
       (select name from catalogue_itemversion where item_id = c.into_id and in_force is not null
         order by number desc limit 1)
"""
#: What the public may read: what is shown to it, and what was decided after that.
_PUBLIC = "c.state in ('on_notice', 'decided')"


@snapshot
class At:
    """A desk of the board: the states that wait there, and of which offices (None: of all)."""

    states: frozenset[ChangeState]
    office_ids: frozenset[int] | None = None


def change(ref: str) -> ChangeView | None:
    """One change with everything that was said of it."""
    rows = _all(
        f"{_ROW}{_VIEW}{_FROM} left join catalogue_round r on r.id = c.round_id where c.ref = %(ref)s", {"ref": ref}
    )
    return _view(rows[0]) if rows else None


def public_change(ref: str) -> ChangeView | None:
    """A change as anybody may read it: while it is on notice, and after it was decided."""
    found = change(ref)
    return found if found and found.row.state in (ChangeState.ON_NOTICE, ChangeState.DECIDED) else None


def change_of_version(version_ref: str) -> str:
    """Ref of the newest change that proposes a version; empty: it was never proposed."""
    rows = _all(
        "select c.ref from catalogue_change c join catalogue_itemversion v on v.id = c.version_id"
        " where v.ref = %(ref)s order by c.id desc limit 1",
        {"ref": version_ref},
    )
    return str(rows[0][0]) if rows else ""


def open_change(item_ref: str) -> str:
    """Ref of the change of an item that is on its way; empty: there is none."""
    rows = _all(
        "select c.ref from catalogue_change c join catalogue_item i on i.id = c.item_id"
        " where i.ref = %(ref)s and c.state not in ('decided', 'withdrawn')",
        {"ref": item_ref},
    )
    return str(rows[0][0]) if rows else ""


def waiting(desk: At, after: str = "", limit: int = 50) -> ChangePage:
    """What waits at a desk, the longest first."""
    return _page(
        "c.state = any(%(states)s) and c.state not in ('decided', 'withdrawn')"
        " and (%(everywhere)s or i.office_id = any(%(offices)s))",
        {
            "states": [state.value for state in desk.states],
            "everywhere": desk.office_ids is None,
            "offices": sorted(desk.office_ids or ()),
        },
        "c.waits_since, c.id",
        after,
        limit,
    )


def count(desk: At, now: datetime) -> int:
    """How many changes wait at a desk for an act of it; on notice only when the notice is over or a comment waits."""
    rows = _all(
        "select count(*) from (select 1 from catalogue_change c join catalogue_item i on i.id = c.item_id"
        " where c.state = any(%(states)s) and c.state not in ('decided', 'withdrawn')"
        " and (%(everywhere)s or i.office_id = any(%(offices)s))"
        " and (c.state <> 'on_notice' or upper(c.notice) <= %(now)s or exists (select 1 from catalogue_comment m"
        "  where m.change_id = c.id and m.answered_at is null)) limit 1000) x",
        {
            "states": [state.value for state in desk.states],
            "everywhere": desk.office_ids is None,
            "offices": sorted(desk.office_ids or ()),
            "now": now,
        },
    )
    return int(rows[0][0])


def on_notice(now: datetime, after: str = "", limit: int = 20) -> ChangePage:
    """What is shown to the public at `now`, what ends first on top."""
    return _page(
        "c.state = 'on_notice' and upper(c.notice) > %(now)s", {"now": now}, "upper(c.notice), c.id", after, limit
    )


def decided(after: str = "", limit: int = 20) -> ChangePage:
    """What was decided, the newest first."""
    return _page("c.state = 'decided'", {}, "c.takes_effect, c.id", after, limit, newest_first="yes")


def of_item(item_ref: str) -> tuple[ChangeView, ...]:
    """What was decided of an item, or is shown to the public now, the newest first."""
    rows = _all(
        f"{_ROW}{_VIEW}{_FROM} left join catalogue_round r on r.id = c.round_id"
        f" where i.ref = %(ref)s and {_PUBLIC} order by c.id desc limit 100",
        {"ref": item_ref},
    )
    return tuple(_view(row) for row in rows)


def was_changed(item_ref: str) -> bool:
    """Whether there is something to tell of an item's changes."""
    rows = _all(
        "select exists (select from catalogue_change c join catalogue_item i on i.id = c.item_id"
        f" where i.ref = %(ref)s and {_PUBLIC})",
        {"ref": item_ref},
    )
    return bool(rows[0][0])


def rounds() -> tuple[RoundRow, ...]:
    """The rounds of reform, the newest first."""
    rows = _all("select ref, name, document, decided_on from catalogue_round order by decided_on desc, id desc", {})
    return tuple(RoundRow(*row) for row in rows)


def _page(
    where: str, values: dict[str, Any], order: str, after: str, limit: int, newest_first: str = "no"
) -> ChangePage:
    """A page by key: the moment and the number of the last row seen."""
    moment = order.partition(",")[0]
    way, beyond = ("desc", "<") if newest_first == "yes" else ("asc", ">")
    values = values | {"limit": limit + 1}
    key, _, number = after.rpartition("~")
    if _is_moment(key) and number.isascii() and number.isdigit():
        where += f" and ({moment}, c.id) {beyond} (%(key)s::timestamptz, %(last)s)"
        values |= {"key": key, "last": int(number)}
    rows = _all(
        f"{_ROW}, {moment}, c.id {_FROM} where {where} order by {moment} {way}, c.id {way} limit %(limit)s", values
    )
    page = rows[:limit]
    more = f"{page[-1][-2].isoformat()}~{page[-1][-1]}" if len(rows) > limit else None
    return ChangePage(tuple(_row(row[:-2]) for row in page), more)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _row(told: Iterable[Any]) -> ChangeRow:
    ref, item, name, office_id, office_ref, office_name, kind, state, *rest = told
    return ChangeRow(ref, item, name, office_id, office_ref, office_name, ChangeKind(kind), ChangeState(state), *rest)


_COLUMNS = 14


def _view(told: tuple[Any, ...]) -> ChangeView:
    (
        version, reason, basis, batch, counterpart, removed, proposed_at, skipped, authors, proposer, seen, change_id,
        round_ref, round_name, document, decided_on, into,
    ) = told[_COLUMNS:]  # fmt: skip
    reviews = _reviews(change_id)
    return ChangeView(
        row=_row(told[:_COLUMNS]),
        version_ref=version,
        reason=reason,
        basis=basis,
        round=RoundRow(round_ref, round_name, document, decided_on) if round_ref else None,
        batch=batch,
        counterpart=counterpart,
        into_name=into or "",
        removed=tuple(RemovedRow(material, why) for material, why in _json(removed).items()),
        proposed_at=proposed_at,
        notice_skipped=skipped,
        reviews=tuple(ReviewRow(*row[1:]) for row in reviews),
        comments=_comments(change_id),
        author_staff_id=frozenset({*_json(authors), *([] if proposer is None else [proposer])}),
        reviewer_staff_id=frozenset(row[0] for row in reviews if row[2] == "passed" and row[6] == "yes"),
        seen=seen,
    )


def _json(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def _reviews(change_id: int) -> list[tuple[Any, ...]]:
    return _all(
        "select w.staff_id, w.level, w.verdict, w.opinion, s.name, w.reviewed_at, w.counts"
        " from catalogue_changereview w join people_staff s on s.id = w.staff_id"
        " where w.change_id = %(id)s order by w.id",
        {"id": change_id},
    )


def _comments(change_id: int) -> tuple[CommentRow, ...]:
    rows = _all(
        "select ref, text, given_at, answer, answered_at from catalogue_comment where change_id = %(id)s order by id"
        " limit 500",
        {"id": change_id},
    )
    return tuple(CommentRow(*row) for row in rows)


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
