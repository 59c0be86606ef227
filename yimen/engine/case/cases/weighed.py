"""What an act weighs: a case with all that lies beside it and the officer who acts, as of one moment, in one statement.

An act names the parts it weighs; what it did not ask for costs nothing and cannot be weighed by mistake. Plain prepared
SQL, because the ORM's path was eight times slower on exactly this step (docs/decisions/0005).
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from yimen.engine.case.cases import frozen
from yimen.engine.case.cases.file import (
    UNREAD,
    CaseFile,
    ClockFacts,
    HandedIn,
    Hold,
    LedgerFacts,
    Officer,
    OpenNotice,
    OpenProposal,
    Under,
)
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.journal.statement import built, prepared
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.case_life import CaseState
from yimen.kernel.offices.powers import Delegated, Mode

T = TypeVar("T")


class Part(StrEnum):
    """What lies beside a case and is read only by the acts that weigh it."""

    CLOCKS = "clocks"
    FILES = "files"
    NOTICES = "notices"
    PROPOSAL = "proposal"
    LETTERS = "letters"
    ISSUER = "issuer"
    POWERS = "powers"
    PRINCIPAL = "principal"
    BILL = "bill"


EVERYTHING = frozenset(Part) - {Part.PRINCIPAL}
OFFICER_ALONE: frozenset[Part] = frozenset()


# What lies beside a case, by the field of its file.
BESIDE: Mapping[Part, Mapping[str, str]] = {
    Part.CLOCKS: {
        "clocks": "(select json_agg(json_build_array(side, amount::text, unit, started_at))::text"
        " from cases_caseclock where case_id = c.id)",
        "ledger": "(select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice,"
        " side) order by id)::text from cases_ledgerline where case_id = c.id)",
    },
    Part.FILES: {
        "handed_in": "(select json_agg(json_build_array(material, round))::text from dossiers_attachment"
        " where purpose = 'case' and subject_id = c.id and removed_at is null)",
    },
    Part.NOTICES: {
        "notices": "(select json_agg(json_build_array(round, defects, lapses_at, closed_at) order by round)::text"
        " from cases_correction where case_id = c.id)",
    },
    Part.PROPOSAL: {
        "proposal": "(select json_build_array(id, ref, proposed_by_id)::text from cases_proposal"
        " where case_id = c.id and answered_at is null)",
    },
    Part.ISSUER: {"office_uscc": "(select coalesce(uscc, '') from offices_office where id = c.office_id)"},
    Part.POWERS: {
        "taken_mode": "(select mode from delegations_delegation where id = c.taken_under_id)",
        "under": "(select json_build_array(d.id, d.mode, d.office_id, d.centre_id, d.region_id, lower(d.valid),"
        " upper(d.valid))::text from delegations_delegation d where d.id = c.decides_under_id)",
        "holder_id": "(select t.office_id from delegations_takeover t where t.item_id = c.item_id"
        " and t.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date)",
    },
    Part.PRINCIPAL: {"principal_ref": "(select ref from people_party where id = c.applicant_id)"},
    Part.BILL: {
        "bill": "(select state from fees_bill where case_id = c.id and state <> 'cancelled' order by id desc limit 1)"
    },
}
_LETTERS = (
    "(select json_agg(json_build_array(l.ref, l.office_id, l.rank, l.items, lower(l.valid), upper(l.valid),"
    " l.revoked_at, case when l.matters #>> array[c.item_id::text, 'manner'] = 'consultative' then case when exists"
    " (select from consultations_consultation q where q.case_id = c.id and q.reported_at is not null)"
    " then 'reported' else 'no' end else 'yes' end)) from grants_letter l"
    " where l.holder_id = s.id and l.office_id = c.office_id)"
)


_SPAN = """(select json_build_array(max(moment) filter (where moment <= %(now)s::timestamptz),
        min(moment) filter (where moment > %(now)s::timestamptz))
      from people_posting g, unnest(array[lower(g.valid), upper(g.valid)]) moment where g.staff_id = s.id)"""
"""Since when staff `s` hold the posts that they hold, and until when they will if nobody changes a thing."""


def _officer_facts(letters: str) -> str:
    """A member of staff `s` as the acts weigh one, in one column.

    First the posts they ever held, then those of the moment: the planner would compare everybody's spans first.
    """
    return f"""json_build_array(s.id, s.establishment, s.person_id,
      (select json_agg((select json_build_array(p.id, p.role, p.office_id, p.centre_id)
           from people_post p where p.id = g.post_id))
         from (select post_id, valid from people_posting where staff_id = s.id offset 0) g
         where g.valid @> %(now)s::timestamptz),
      {letters}, s.revision, {_SPAN})::text"""


OFFICER = _officer_facts(_LETTERS)
"""The same with letters, for a statement that reads a case `c` beside staff `s`; `officer_told` understands it."""

REVISION = "(select revision from calendars_calendar where id = c.calendar_id)"
"""At which revision the calendar of a case `c` stands."""


REVISED = """(select s.revision from people_staff s where s.id = %(staff)s
   and s.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date)"""
"""The revision of who acts, another one with every change of what they may do. Nothing when they left."""


def acting(letters: str) -> str:
    """Who acts on a case `c`, as one column; with their letters (yes), or without (no). Nothing when they left."""
    return f"""(select {_officer_facts(_LETTERS if letters == "yes" else "null")}
     from people_staff s where s.id = %(staff)s
       and s.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date)"""


@lru_cache(maxsize=64)
def _reading(parts: frozenset[Part]) -> tuple[str, tuple[str, ...]]:
    """The one statement that reads a case with these parts, and which fields its last columns are; a part not asked for
    costs nothing."""
    beside = {name: column for part, columns in BESIDE.items() if part in parts for name, column in columns.items()}
    further = "".join(f",\n  {column}" for column in beside.values())
    sql = f"""
select c.id, c.ref, c.number, c.state, c.journal_seq, c.journal_head, c.item_id, c.office_id, c.office_name,
  c.centre_id, c.city_id, c.county_id, c.town_id, c.village_id, c.applicant_id, c.applicant_name, c.actor_party_id,
  c.mandate_id, c.terms_hash, case when position(c.terms_hash in %(known)s::bytea) = 0 then {TERMS} end,
  c.route, c.leg, c.desk_id, c.reviewers, c.calendar_id,
  {REVISION},
  c.received_at, c.materials_in_at, c.accepted_at, c.decided_at, c.delivered_at, c.archived_at, c.corrections, c.paused,
  c.tolerated::text, c.reviewed_before, c.recused, c.awaits, c.surveyed_at, c.graded, c.committed_at, c.renews_until,
  {acting("yes" if Part.LETTERS in parts else "no")}{further}
from cases_case c where c.ref = %(ref)s
"""
    return sql, tuple(beside)


def file_of(ref: str, by: Actor, now: datetime, parts: frozenset[Part]) -> CaseFile:
    """The case as `by` would weigh it; whether they may see it is asked in `moves`. Refuses with CaseUnknown."""
    if by.party_id is not None or by.has_role(Role.AGENT):
        parts |= {Part.PRINCIPAL}
    sql, names = _reading(parts)
    row = prepared(sql, {"ref": ref, "now": now, "staff": by.staff_id, "known": frozen.known()}).fetchone()
    if row is None:
        raise CaseUnknown(ref=ref)
    (
        id_, ref, number, state, seq, head, item, office, office_name, centre, city, county, town, village, applicant,
        applicant_name, actor_party, mandate, terms_hash, terms, route, leg, desk, reviewers, calendar, revision,
        received, materials_in, accepted, decided, delivered, archived, corrections, paused, tolerated, before, recused,
        awaits, surveyed, graded, committed, renews_until, officer, *columns,
    ) = row  # fmt: skip
    return CaseFile(
        id=id_,
        ref=ref,
        number=number,
        state=CaseState(state),
        seq=seq,
        head=head,
        item_id=item,
        office_id=office,
        office_name=office_name,
        centre_id=centre,
        city_id=city,
        county_id=county,
        town_id=town,
        village_id=village,
        applicant_id=applicant,
        applicant_name=applicant_name,
        actor_party_id=actor_party,
        mandate_id=mandate,
        terms=frozen.of_case(terms_hash, terms),
        route=tuple(route),
        leg=leg,
        desk_id=desk,
        reviewers=tuple(reviewers),
        calendar_id=calendar,
        calendar_revision=revision,
        received_at=received,
        materials_in_at=materials_in,
        accepted_at=accepted,
        decided_at=decided,
        delivered_at=delivered,
        archived_at=archived,
        committed_at=committed,
        corrections=corrections,
        paused=paused,
        tolerated=_days(tolerated),
        officer=_officer(Part.LETTERS in parts, by.interests, *built(officer)) if officer else None,
        reviewed_before=tuple(before or ()),
        recused=tuple(recused or ()),
        awaits=tuple(awaits or ()),
        surveyed_at=surveyed,
        graded=Rank(graded) if graded is not None else None,
        renews_until=renews_until,
        **{name: _TOLD[name](column) for name, column in zip(names, columns, strict=True)},
    )


def _days(text: str) -> dict[str, date]:
    """The materials that are to follow, each with its day; most cases promise none."""
    return {} if text == "{}" else {code: date.fromisoformat(day) for code, day in built(text).items()}


def _each(fact: Callable[..., T]) -> Callable[[str | None], tuple[T, ...]]:
    """How a list of facts is read."""
    return lambda text: tuple(fact(*one) for one in built(text)) if text else ()


def _open_under(text: str | None) -> Under | None:
    return _under(*built(text)) if text else None


def _open_proposal(text: str | None) -> OpenProposal | None:
    return OpenProposal(*built(text)) if text else None


def _clock(side: str, amount: str, unit: str, started: str) -> ClockFacts:
    return ClockFacts(side, Decimal(amount), unit, _moment(started))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ledger(
    kind: str, ground: str, begins: str, ends: str | None, amount: str | None, unit: str, notice: str, side: str
) -> LedgerFacts:
    much = Decimal(amount) if amount is not None else None
    return LedgerFacts(kind, ground, _moment(begins), _maybe(ends), much, unit, notice, side)


def _notice(round_: int, defects: list[dict[str, str]], lapses: str, closed: str | None) -> OpenNotice:
    found = tuple(DefectFound(one["material"], one["code"]) for one in defects)
    return OpenNotice(round_, found, _moment(lapses), _maybe(closed))


def _as_it_is(fact: Any) -> Any:
    return fact


def _or_nothing(text: str | None) -> str:
    return text or ""


_TOLD: Mapping[str, Callable[[Any], Any]] = {
    "clocks": _each(_clock),
    "ledger": _each(_ledger),
    "handed_in": _each(HandedIn),
    "notices": _each(_notice),
    "proposal": _open_proposal,
    "office_uscc": _as_it_is,
    "taken_mode": _as_it_is,
    "under": _open_under,
    "holder_id": _as_it_is,
    "principal_ref": _or_nothing,
    "bill": _or_nothing,
}
"""How the column of each field of `BESIDE` is read."""


def officer_told(text: str, interests: frozenset[int]) -> Officer:
    """Somebody else than who acts, read by OFFICER: what they might do is weighed as their own act will be."""
    return _officer(True, interests, *built(text))


def _officer(
    with_letters: bool,
    interests: frozenset[int],
    staff: int,
    establishment: str,
    person: int | None,
    posts: list[Any] | None,
    letters: list[Any] | None,
    revision: str,
    span: tuple[str | None, str | None],
) -> Officer:
    held = tuple(_letter(*one) for one in letters or ())
    of_this_case = any(heard != "yes" for *_, heard in letters or ())
    since, until = span
    return Officer(
        staff_id=staff,
        formal="yes" if establishment == "formal" else "no",
        person_id=person,
        holds=tuple(Hold(post, Role(role), office, centre) for post, role, office, centre in posts or ()),
        letters=held if with_letters else UNREAD,
        interests=interests | ({person} if person is not None else set()),
        revision=None if of_this_case else UUID(revision),
        since=_maybe(since),
        until=_maybe(until),
    )


def _letter(
    ref: str,
    office: int,
    rank: int,
    items: list[int],
    begins: str,
    ends: str | None,
    revoked: str | None,
    heard: str,
) -> LetterHeld:
    heard = "no" if heard == "no" else "yes"
    return LetterHeld(ref, office, Rank(rank), frozenset(items), _moment(begins), _maybe(ends), _maybe(revoked), heard)


def _under(
    id: int, mode: str, office: int | None, centre: int | None, region: int, begins: str | None, ends: str | None
) -> Under:
    since, until = (date.fromisoformat(day) if day else None for day in (begins, ends))
    return Under(Delegated(id, Mode(mode), office, centre, region), since, until)
