"""Reads of the register of approval seals; where a stamp stands follows from its last hand-over and its letter."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.meanwhile import mark_of
from yimen.kernel.offices.stamps import Custody, NoStampUsable, stamp_for, standing
from yimen.registries.credentials.queries import ASKED, GOOD, LATEST, WEIGHED, standing_of
from yimen.registries.dated import day_of
from yimen.registries.stamps.rows import HandoverRow, StampPage, StampRow, UsePage, UseRow

PAGE = 50
MOST_USES = 1000
WIDE = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Who reads the whole register; everybody else that of their own offices and centres."""

_LETTER = """l.ref, l.office_id, l.rank, array(select value::bigint from jsonb_array_elements_text(l.items)),
  lower(l.valid), upper(l.valid), l.revoked_at, h.receiver_id"""
_ASKED = ASKED.format(office="s.office_id", centre="s.centre_id")
_CREDENTIAL = f"{_ASKED}, {WEIGHED}"
_OF_CUSTODIAN = LATEST.format(staff="h.receiver_id")
_REGISTER = f"""
select s.id, s.ref, s.code, o.ref, coalesce(n.name, ''), c.ref, coalesce(m.name, ''), s.made_at, s.end_basis,
  s."end", s.ended_at, h.id, h.given_at, h.received_at, h.returned_at, r.ref, r.name, l.number, {_LETTER},
  {_CREDENTIAL},
  (select count(*) from (select from stamps_stampuse u where u.stamp_id = s.id limit {MOST_USES + 1}) used)
from stamps_stamp s join offices_office o on o.id = s.office_id join offices_centre c on c.id = s.centre_id
  left join lateral (select name from offices_officeterm t where t.office_id = o.id and t.valid @> %(today)s::date) n
    on true
  left join lateral (select name from offices_centreterm t where t.centre_id = c.id and t.valid @> %(today)s::date) m
    on true
  left join lateral (select * from stamps_stamphandover t where t.stamp_id = s.id order by t.id desc limit 1) h on true
  left join people_staff r on r.id = h.receiver_id left join grants_letter l on l.id = h.letter_id
  {_OF_CUSTODIAN}
"""
_OF_OFFICE = f"""
select s.ref, s.code, s.made_at, s.ended_at, h.id, h.received_at, h.returned_at, {_LETTER}, {_CREDENTIAL}
from stamps_stamp s left join (stamps_stamphandover h join grants_letter l on l.id = h.letter_id)
  on h.stamp_id = s.id and h.returned_at is null
  {_OF_CUSTODIAN}
where s.office_id = %(office)s order by s.id
"""
_SEALING_NOTHING = f"""
select s.office_id from stamps_stamp s group by s.office_id having not bool_or(s."end" = '' and exists (
  select from stamps_stamphandover h join grants_letter l on l.id = h.letter_id
  where h.stamp_id = s.id and h.received_at <= %(now)s and h.returned_at is null and l.valid @> %(now)s
    and (l.revoked_at is null or l.revoked_at > %(now)s)
    and (not {_ASKED} or {GOOD.format(staff="h.receiver_id")})))
"""
_HANDOVERS = """
select h.ref, s.ref, s.code, coalesce(n.name, ''), l.ref, l.number, g.name, r.name, r.ref, h.given_at, h.received_at,
  h.returned_at, h.return_basis, h.record
from stamps_stamphandover h join stamps_stamp s on s.id = h.stamp_id join grants_letter l on l.id = h.letter_id
  join people_staff g on g.id = h.giver_id join people_staff r on r.id = h.receiver_id
  left join lateral (select name from offices_officeterm t where t.office_id = s.office_id
    order by t.valid desc limit 1) n on true
"""
_USES = """
select u.id, u.case_number, u.paper, u.title, u.sha256, u.used_at, r.name, l.number
from stamps_stampuse u join stamps_stamphandover h on h.id = u.handover_id join people_staff r on r.id = h.receiver_id
  join grants_letter l on l.id = h.letter_id
where u.stamp_id = (select id from stamps_stamp where ref = %(ref)s) and u.id < %(before)s
order by u.id desc limit %(limit)s
"""


def register(me: Actor, now: datetime, office_ref: str = "", after: str = "") -> StampPage:
    """The stamps that somebody may look at, in the order in which they were made; a page by key."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    where = "s.id > %(last)s and (%(office)s = '' or o.ref = %(office)s)"
    facts = {"last": last, "office": office_ref}
    rows = _rows(f"{where} and {_MINE}", {**facts, **_mine(me)}, now, PAGE + 1)
    return StampPage(rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def stamp(ref: str, me: Actor, now: datetime) -> StampRow | None:
    """One of them."""
    return next(iter(_rows(f"s.ref = %(ref)s and {_MINE}", {"ref": ref, **_mine(me)}, now, 1)), None)


def handovers(stamp_ref: str) -> tuple[HandoverRow, ...]:
    """The hand-overs of a stamp, the latest first."""
    sql = f"{_HANDOVERS} where s.ref = %(ref)s order by h.id desc limit 200"
    return tuple(HandoverRow(*row) for row in _all(sql, {"ref": stamp_ref}))


def to_sign(me: Actor) -> tuple[HandoverRow, ...]:
    """The stamps that wait for somebody's signature."""
    sql = f"{_HANDOVERS} where h.receiver_id = %(staff)s and h.received_at is null and h.returned_at is null"
    return tuple(HandoverRow(*row) for row in _all(f"{sql} order by h.id", {"staff": me.staff_id}))


def uses(stamp_ref: str, after: str = "") -> UsePage:
    """On which papers a stamp was set, the latest first; a page by key."""
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62
    rows = [UseRow(*row) for row in _all(_USES, {"ref": stamp_ref, "before": before, "limit": PAGE + 1})]
    return UsePage(tuple(rows[:PAGE]), str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def keeps_register(office_id: int, dated_at: datetime) -> bool:
    """Whether papers of an office that are decided under a letter went out under approval seals at that moment."""
    return any(row[2] <= dated_at for row in _of_office(office_id, dated_at))


def offices_of(codes: Collection[str]) -> Mapping[str, int]:
    """Whose seals these are, as far as they stand in the register."""
    return dict(_all("select code, office_id from stamps_stamp where code = any(%(codes)s)", {"codes": list(codes)}))


def sealing_nothing(now: datetime) -> tuple[int, ...]:
    """The offices that keep a register and have no stamp in use now: what they decided waits for a hand-over."""
    return tuple(row[0] for row in _all(_SEALING_NOTHING, {"now": now, "today": day_of(now)}))


def for_paper(office_id: int, letter_ref: str, item_id: int, dated_at: datetime, now: datetime) -> Custody | None:
    """Under which stamp a paper that was decided under a letter goes out now; None: under the seal of the office.

    An office whose register was opened after the paper was dated seals it as it did then. Refuses with NoStampUsable.
    """
    if not letter_ref:
        return None
    rows = _of_office(office_id, now)
    if all(row[2] > dated_at for row in rows):
        return None
    held = [_custody(now, ref, code, ended, *rest) for ref, code, _, ended, *rest in rows if rest[0] is not None]
    asked = any(one.credential is not None for one in held)
    signed_by = _signed_by(letter_ref, [row[1] for row in rows]) if asked else 0
    return stamp_for(held, letter_ref, item_id, office_id, now, signed_by)


def waits_for_credential(office_id: int, letter_ref: str, item_ref: str, now: datetime) -> bool:
    """Whether what is decided now under this letter would wait, where the office's seals are set under credentials."""
    if not any(row[15] for row in _of_office(office_id, now)):
        return False
    (item_id,) = _all("select id from catalogue_item where ref = %(ref)s", {"ref": item_ref})[0]
    try:
        for_paper(office_id, letter_ref, item_id, now, now)
    except NoStampUsable:
        return True
    return False


def _signed_by(letter_ref: str, codes: list[str]) -> int:
    """Whose letter it is, when it names one of these stamps; else 0."""
    sql = "select holder_id from grants_letter where ref = %(ref)s and seal = any(%(codes)s)"
    rows = _all(sql, {"ref": letter_ref, "codes": codes})
    return int(rows[0][0]) if rows else 0


_MINE = "(%(wide)s or s.office_id = any(%(offices)s) or s.centre_id = any(%(centres)s) or h.receiver_id = %(staff)s)"


def _mine(me: Actor) -> dict[str, Any]:
    offices = [post.office_id for post in me.posts if post.office_id is not None]
    centres = [post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER and post.centre_id is not None]
    return {"wide": me.has_role(*WIDE), "offices": offices, "centres": centres, "staff": me.staff_id}


def _rows(where: str, facts: dict[str, Any], now: datetime, limit: int) -> tuple[StampRow, ...]:
    sql = f"{_REGISTER} where {where} order by s.id limit {limit}"
    return tuple(_row(row, now) for row in _all(sql, {**facts, "today": day_of(now), "now": now}))


def _row(row: tuple[Any, ...], now: datetime) -> StampRow:
    *said, basis, end, ended, handover, given, received, returned, holder_ref, holder, number = row[:18]
    letter, used = row[18:34], int(row[34])
    here = None if handover is None else _custody(now, said[1], said[2], ended, handover, received, returned, *letter)
    out = here is not None and returned is None and not end
    in_hand = (holder_ref, holder, number, given) if out else ("", "", "", None)
    words = f"{MOST_USES}+" if used > MOST_USES else str(used)
    mark = mark_of(end, handover, received is None, returned is None)
    return StampRow(*(*said, standing(here, end, now), *in_hand, words, basis, mark))


def _of_office(office_id: int, now: datetime) -> list[tuple[Any, ...]]:
    return _all(_OF_OFFICE, {"office": office_id, "now": now, "today": day_of(now)})


def _custody(
    now: datetime, ref: str, code: str, ended: datetime | None, handover: int, received: datetime | None,
    returned: datetime | None, *letter: Any,
) -> Custody:  # fmt: skip
    letter_ref, office, rank, items, begins, ends, revoked, holder, asked, *credential = letter
    held = LetterHeld(letter_ref, office, Rank(rank), frozenset(items), begins, ends, revoked)
    standing = standing_of(asked, credential, now)
    return Custody(ref, code, handover, held, received, returned, ended, standing, holder)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
