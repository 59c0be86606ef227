"""Reading the business register: anybody finds and reads an enterprise; offices read what they were told."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.publication.disclosures import queries as disclosures
from yimen.engine.supervision.enterprises.models import Enterprise
from yimen.engine.supervision.enterprises.rows import (
    SUPERVISORS,
    AbnormalRow,
    BreachShown,
    BusinessRow,
    EnterprisePage,
    EnterpriseRow,
    EnterpriseView,
    FactRow,
    NeededPermit,
    NoticeRow,
    PermitShown,
    ScopeCertificateView,
    UnheldRow,
)
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.enterprises import (
    FactKind,
    PermitStanding,
    Read,
    capital,
    may_begin,
    shown_address,
)
from yimen.registries.dated import day_of
from yimen.registries.penalties import queries as penalties
from yimen.registries.people import queries as people
from yimen.registries.trades import queries as trades
from yimen.registries.trades.rows import TradeRow

PAGE, MOST = 20, 200
_ROW = """
select e.id, e.code, e.name, coalesce((select t.name from offices_officeterm t where t.office_id = e.office_id
    order by upper(t.valid) desc nulls first limit 1), '') office_name, e.registered_at, e.ended_at,
  (select count(*) from enterprises_abnormalentry a where a.enterprise_id = e.id and a.left_at is null) abnormal
from enterprises_enterprise e
"""
_FACTS = """
select f.kind, f.place, f.value, f.since, f.until, c.item_name source from enterprises_enterprisefact f
  join cases_case c on c.id = f.case_id where f.enterprise_id = %s order by f.since, f.id
"""
_TRADES = """
select t.code, t.name, t.since from enterprises_enterprisetrade t where t.enterprise_id = %s and t.until is null
order by t.code
"""
_STANDINGS = """
select c.item_id, bool_or(c.state in ('granted', 'granted_tolerated') and coalesce(k.state = 'valid'
    and (k.valid_to is null or k.valid_to >= %s), k.id is null)) held, bool_or(c.state = any(%s)) under_way
from cases_case c left join certificates_certificate k on k.case_id = c.id
where c.applicant_id = %s and c.item_id = any(%s) group by c.item_id
"""
_ABNORMAL = """
select a.ref, e.code, e.name, a.ground, a.reason, a.entered_at, a.left_at, a.left_reason
from enterprises_abnormalentry a join enterprises_enterprise e on e.id = a.enterprise_id
"""
_BREACHES = """
select r.kind, r.item_name, r.office_name, r.recorded_at, r.until from integrity_integrityrecord r
where r.party_id = %s and r.answer <> 'lifted' and r.repaired_on is null order by r.id desc limit 50
"""
_NOTICES = """
select n.ref, e.id enterprise, e.code, e.name, n.about, n.what, n.sent_at, n.due_at, n.acknowledged_at,
  n.acknowledged_by_id, n.arranged
from enterprises_entrynotice n join enterprises_enterprise e on e.id = n.enterprise_id where n.office_id = any(%s)
"""
_UNHELD = """
select c.number, c.item_name, c.decided_at from trades_registrationitem r join cases_case c on c.item_id = r.item_id
where r.effect = 'establish' and c.state in ('granted', 'granted_tolerated') and c.decided_at < %s
  and r.valid @> (c.decided_at at time zone 'Asia/Shanghai')::date
  and not exists (select from enterprises_enterprise e where e.case_id = c.id) order by c.id limit %s
"""


def listed(words: str = "", after: str = "") -> EnterprisePage:
    """Enterprises by their whole code, or by how their name begins; the latest first."""
    said = words.strip()[:60]
    start = said.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62
    condition = "(e.code = upper(%s) or e.name like %s)" if said else "(%s = '' or %s = '')"
    found = select(f"{_ROW} where e.id < %s and {condition} order by e.id desc limit %s", (last, said, start, PAGE + 1))
    rows = tuple(_row(row) for row in found[:PAGE])
    return EnterprisePage(rows, str(rows[-1].id) if len(found) > PAGE else None)


def find(code: str, now: datetime) -> EnterpriseView | None:
    """One enterprise with everything that anybody may read of it."""
    found = select(f"{_ROW} where e.code = %s", (code,))
    row = Enterprise.objects.filter(code=code).first()
    if row is None:
        return None
    facts = _facts(row.pk)
    standing = tuple(sorted((one for one in facts if one.until is None), key=_order))
    return EnterpriseView(
        row=_row(found[0]),
        facts=_shown(standing),
        history=_shown([one for one in facts if one.until is not None]),
        capital=capital(Read(one.kind, one.place, one.value) for one in standing),
        scope=_scope(row, now),
        merged=_merged(row.pk),
        permits=_permits(code, day_of(now)),
        penalties=penalties.of_organisation(code, day_of(now)),
        abnormal=_abnormal("where a.enterprise_id = %s order by a.id desc limit %s", (row.pk, MOST)),
        breaches=tuple(
            BreachShown(one["kind"], one["item_name"], one["office_name"], day_of(one["recorded_at"]), one["until"])
            for one in select(_BREACHES, (row.party_id,))
        ),
        reported=_reported(facts),
    )


def lacking(code: str, now: datetime) -> tuple[NeededPermit, ...]:
    """The permits that the business of an enterprise needs and does not have; each once."""
    row = Enterprise.objects.filter(code=code).first()
    needed = [permit for one in _scope(row, now) for permit in one.permits] if row else []
    found = {one.item_ref: one for one in needed if one.standing is not PermitStanding.HELD}
    return tuple(found.values())


def mine(actor: Actor) -> tuple[EnterpriseRow, ...]:
    """The enterprises for which the actor may act."""
    found = select(f"{_ROW} where e.party_id = any(%s) order by e.id desc limit %s", (sorted(actor.parties()), MOST))
    return tuple(_row(row) for row in found)


def acts_for(code: str, actor: Actor) -> str:
    """yes when the actor may act for the enterprise."""
    sql = "select 1 from enterprises_enterprise where code = %s and party_id = any(%s)"
    return "yes" if select(sql, (code, sorted(actor.parties()))) else "no"


def concrete_of(code: str, now: datetime) -> tuple[TradeRow, ...]:
    """The broad categories of an enterprise with what falls under each, to choose from."""
    row = Enterprise.objects.filter(code=code, ended_at=None).first()
    return trades.by_code([one["code"] for one in select(_TRADES, (row.pk,))], day_of(now)) if row else ()


def certificate(code: str) -> ScopeCertificateView | None:
    """A certificate of the concrete scope by the code that is printed on it."""
    found = select(
        "select s.code, e.code enterprise_code, e.name, s.concrete, s.issued_at, e.ended_at"
        " from enterprises_scopecertificate s join enterprises_enterprise e on e.id = s.enterprise_id"
        " where s.code = %s",
        (code.strip()[:40].upper(),),
    )
    if not found:
        return None
    one = found[0]
    standing = "valid" if one["ended_at"] is None else "ended"
    return ScopeCertificateView(
        one["code"], one["enterprise_code"], one["name"], tuple(one["concrete"]), one["issued_at"], standing
    )


def notices(actor: Actor, now: datetime) -> tuple[NoticeRow, ...]:
    """What waits at the actor's offices, by when it is due."""
    sql = f"{_NOTICES} and n.acknowledged_at is null order by n.due_at, n.id limit {MOST}"
    return _notices(select(sql, (sorted(actor.offices(*SUPERVISORS)),)), now)


def taken_up(actor: Actor, now: datetime) -> tuple[NoticeRow, ...]:
    """What the actor's offices took up last."""
    sql = f"{_NOTICES} and n.acknowledged_at is not null order by n.acknowledged_at desc, n.id limit {PAGE + 1}"
    return Capped(_notices(select(sql, (sorted(actor.offices(*SUPERVISORS)),)), now), PAGE)


def registered_by(actor: Actor) -> tuple[EnterpriseRow, ...]:
    """The latest enterprises that the actor's offices registered."""
    sql = f"{_ROW} where e.office_id = any(%s) order by e.id desc limit {PAGE + 1}"
    return Capped((_row(row) for row in select(sql, (sorted(actor.offices(*SUPERVISORS)),))), PAGE)


def abnormal_of(actor: Actor) -> tuple[AbnormalRow, ...]:
    """Who stands on the abnormal list by the actor's offices, the latest first."""
    where = "where e.office_id = any(%s) and a.left_at is null order by a.id desc limit %s"
    return _abnormal(where, (sorted(actor.offices(*SUPERVISORS)), MOST))


def abnormal_list() -> tuple[AbnormalRow, ...]:
    """Who stands on the abnormal list, the latest first, as anybody reads it."""
    return _abnormal("where a.left_at is null order by a.id desc limit %s", (MOST,))


def unheld(now: datetime) -> tuple[UnheldRow, ...]:
    """Grants that should have written the register and did not."""
    return tuple(UnheldRow(*row.values()) for row in select(_UNHELD, (now, MOST)))


def _scope(row: Enterprise, now: datetime) -> tuple[BusinessRow, ...]:
    held = select(_TRADES, (row.pk,))
    rules = {one.code: one for one in trades.by_code([one["code"] for one in held], day_of(now))}
    standings = _standings(row.party_id, [permit.item_id for one in rules.values() for permit in one.permits], now)
    return tuple(_business(one, rules.get(one["code"]), standings) for one in held)


def _business(held: dict[str, Any], rule: TradeRow | None, standings: dict[int, PermitStanding]) -> BusinessRow:
    permits = tuple(
        NeededPermit(one.item_ref, one.item_name, one.office_name, one.stage, standings[one.item_id])
        for one in (rule.permits if rule else ())
    )
    begins = may_begin(one.standing for one in permits)
    supervisor = rule.supervising_office if rule else ""
    return BusinessRow(held["code"], held["name"], day_of(held["since"]), begins, permits, supervisor)


def _standings(party_id: int, items: Sequence[int], now: datetime) -> dict[int, PermitStanding]:
    found = dict.fromkeys(items, PermitStanding.MISSING)
    if not items:
        return found
    open_states = [str(state) for state in OPEN_STATES]
    for row in select(_STANDINGS, (day_of(now), open_states, party_id, list(items))):
        if row["held"] or row["under_way"]:
            found[row["item_id"]] = PermitStanding.HELD if row["held"] else PermitStanding.UNDER_WAY
    return found


def _facts(enterprise_id: int) -> tuple[FactRow, ...]:
    return tuple(
        FactRow(
            FactKind(row["kind"]), row["place"], row["value"], day_of(row["since"]),
            day_of(row["until"]) if row["until"] else None, row["source"],
        )
        for row in select(_FACTS, (enterprise_id,))
    )  # fmt: skip


def _reported(facts: Iterable[FactRow]) -> int:
    years = (one.value for one in facts if one.kind is FactKind.REPORT_YEAR)
    return max((int(year) for year in years if year.isdigit() and len(year) == 4), default=0)


def _shown(facts: Iterable[FactRow]) -> tuple[FactRow, ...]:
    """Facts as anybody reads them: of a dwelling not the very house."""
    told = tuple(facts)
    kind = next((one.value for one in told if one.kind is FactKind.RESIDENCE_KIND), "")
    return tuple(
        FactRow(one.kind, one.place, shown_address(one.value, kind), one.since, one.until, one.source)
        if one.kind is FactKind.RESIDENCE
        else one
        for one in told
    )


def _order(one: FactRow) -> tuple[int, int]:
    return list(FactKind).index(one.kind), one.place


def _merged(enterprise_id: int) -> tuple[str, ...]:
    sql = "select what from enterprises_entrynotice where enterprise_id = %s and about = 'merged' order by id"
    return tuple(row["what"] for row in select(sql, (enterprise_id,)))


def _permits(code: str, today: date) -> tuple[PermitShown, ...]:
    return tuple(
        PermitShown(
            one.ref, one.item_name, one.office_name, one.certificate, one.certificate_number, one.decided_on,
            one.standing,
        )
        for one in disclosures.listed(today, code).rows
    )  # fmt: skip


def _abnormal(where: str, values: tuple[Any, ...]) -> tuple[AbnormalRow, ...]:
    return tuple(
        AbnormalRow(
            row["ref"], row["code"], row["name"], row["ground"], row["reason"], day_of(row["entered_at"]),
            day_of(row["left_at"]) if row["left_at"] else None, row["left_reason"],
        )
        for row in select(f"{_ABNORMAL}{where}", values)
    )  # fmt: skip


def _notices(found: list[dict[str, Any]], now: datetime) -> tuple[NoticeRow, ...]:
    names = people.staff_names({row["acknowledged_by_id"] for row in found if row["acknowledged_by_id"]})
    return tuple(
        NoticeRow(
            row["ref"], row["code"], row["name"], row["about"], row["what"], row["sent_at"], row["due_at"],
            "yes" if row["acknowledged_at"] is None and row["due_at"] < now else "", row["acknowledged_at"],
            names.get(row["acknowledged_by_id"], ""), row["arranged"],
            tuple(one for one in _facts(row["enterprise"]) if one.until is None) if row["about"] == "merged" else (),
        )
        for row in found
    )  # fmt: skip


def _row(row: dict[str, Any]) -> EnterpriseRow:
    ended = day_of(row["ended_at"]) if row["ended_at"] else None
    return EnterpriseRow(
        row["id"], row["code"], row["name"], row["office_name"], day_of(row["registered_at"]), ended, row["abnormal"]
    )
