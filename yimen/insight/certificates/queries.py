"""Reading the store of certificates as a whole: types, counts, papers spared and looks taken. With the reading role.

Nothing here names a holder: it counts. Whoever wants one certificate has a task of their own (cases/looking_up).
"""

from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.certificate_uses import saved_grams
from yimen.kernel.elements import ResultKind
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR, OFFICE
from yimen.registries.dated import day_of

READ = "read"
MOST = 500
_TYPES = """
with issued as (
  select v.terms #>> '{certificate,type_code}' code, min(v.certificate_name) name, count(*) items,
         count(distinct i.office_id) offices
    from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
   where v.certificate_name <> '' and v.in_force @> %(now)s group by 1),
taken as (
  select t.code, count(distinct v.item_id) items from catalogue_itemversion v,
         jsonb_array_elements(v.terms->'materials') m, jsonb_array_elements_text(m->'certificate_types') t(code)
   where v.in_force @> %(now)s group by 1),
held as (
  select type_code code, min(type_name) name, count(*) held, count(*) filter (where case_id is null) stock,
         count(*) filter (where state = 'valid' and (valid_to is null or valid_to >= %(on)s)) good
    from certificates_certificate group by 1)
select code, coalesce(issued.name, held.name, ''), coalesce(issued.items, 0), coalesce(issued.offices, 0),
       coalesce(taken.items, 0), coalesce(held.held, 0), coalesce(held.good, 0), coalesce(held.stock, 0)
  from issued full join held using (code) full join taken using (code) order by 6 desc, 2, 1 limit 500
"""
_UNITS = f"""
select o.ref, coalesce(t.name, ''), count(*), count(distinct v.terms #>> '{{certificate,type_code}}')
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}
 where v.certificate_name <> '' and v.in_force @> %(now)s group by 1, 2 order by 3 desc, 1 limit 500
"""
_UNTOLD = f"""
select i.ref, v.name, coalesce(t.name, '')
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}
 where v.certificate_name = '' and v.in_force @> %(now)s and v.kind not in {NOT_APPLIED_FOR}
   and v.terms #> '{{service,results}}' @> '[{{"kind": "{ResultKind.LICENCE}"}}]' order by 3, 2, 1 limit 501
"""
_SPARED = """
select count(*), coalesce(sum(b.pages), 0), count(*) filter (where u.consent = 'online'),
       count(*) filter (where u.lost_at is not null)
  from certificate_uses_certificateuse u join dossiers_attachment a on a.id = u.attachment_id and a.purpose = 'case'
  join dossiers_blob b on b.id = a.blob_id where u.used_at >= %(since)s and u.used_at < %(now)s
"""
_ELECTRONIC = """
select (select coalesce(sum(b.pages), 0) from dossiers_attachment a join dossiers_blob b on b.id = a.blob_id
         join cases_case c on c.id = a.subject_id and c.channel in ('hall', 'mobile', 'api')
        where a.purpose = 'case' and a.removed_at is null and a.added_at >= %(since)s and a.added_at < %(now)s
          and not exists (select from certificate_uses_certificateuse u where u.attachment_id = a.id)),
       (select count(*) from documents_document d where d.dated_at >= %(since)s and d.dated_at < %(now)s
          and not exists (select from prints_print p where p.paper_ref = d.ref))
"""
_LOOKS = """
select coalesce((select t.name from offices_officeterm t where t.office_id = r.office_id
                  order by t.valid desc limit 1), ''), r.looked, count(*), count(*) filter (where r.found > 0)
  from certificate_uses_certificatereading r where r.read_at >= %(since)s and r.read_at < %(now)s
 group by 1, 2 order by 1, 2
"""
_TURNED_AWAY = """
select count(*) from journal_attempt where recorded_at >= %(since)s and operation = any(%(acts)s)
"""
ACTS = ("look_up_certificates", "look_up_approvals", "pull_certificate")


@snapshot
class TypeRow:
    """A type of certificate: by how many items and offices it is issued, by how many taken, and how many there are."""

    code: str
    name: str
    items: int
    offices: int
    taken_by: int
    """Items in force that take it in place of a material."""
    held: int
    good: int
    """Of those, valid today."""
    stock: int
    """Of those, entered as certificates of before."""


@snapshot
class UnitRow:
    """An office with the items that issue a certificate, and of how many types."""

    ref: str
    name: str
    items: int
    types: int


@snapshot
class UntoldRow:
    """An item whose result is a licence, and that names no certificate: its paper has no electronic twin."""

    ref: str
    name: str
    office_name: str


@snapshot
class CertificateRegister:
    """The types connected to the approval system, by unit, and what is not."""

    types: tuple[TypeRow, ...]
    units: tuple[UnitRow, ...]
    untold: tuple[UntoldRow, ...]
    items: int
    """Items in force that can issue an electronic certificate."""


@snapshot
class LooksRow:
    """How often the posts of an office looked, and how often there was something; no name: window posts of a centre."""

    office_name: str
    looked: str
    times: int
    found: int


@snapshot
class SharingReport:
    """What certificates spared people in a span of time, and who looked at them."""

    uses: int
    """Materials that nobody handed in because a certificate stood for them."""
    online: int
    lost: int
    pages_of_certificates: int
    pages_of_files: int
    """Pages handed in from home as files."""
    papers: int
    """Notices and decisions that nobody printed here, a page each."""
    grams_a_page: int
    looks: tuple[LooksRow, ...]
    refused: int
    """Looks and pulls that the rules refused."""

    @property
    def pages(self) -> int:
        return self.pages_of_certificates + self.pages_of_files + self.papers

    @property
    def grams(self) -> int:
        return saved_grams(self.pages, self.grams_a_page)


def register(now: datetime) -> CertificateRegister:
    """The register of types as of now."""
    facts = {"now": now, "on": day_of(now)}
    units = tuple(UnitRow(*row) for row in _select(_UNITS, facts))
    return CertificateRegister(
        types=tuple(TypeRow(*row) for row in _select(_TYPES, facts)),
        units=units,
        untold=tuple(UntoldRow(*row) for row in _select(_UNTOLD, facts)),
        items=sum(one.items for one in units),
    )


def sharing(since: datetime, now: datetime, grams_a_page: int) -> SharingReport:
    """What was spared and looked at since a moment; a page weighs what the reader says."""
    facts = {"since": since, "now": now}
    ((uses, pages, online, lost),) = _select(_SPARED, facts)
    ((files, papers),) = _select(_ELECTRONIC, facts)
    ((refused,),) = _select(_TURNED_AWAY, {**facts, "acts": list(ACTS)})
    return SharingReport(
        uses=uses, online=online, lost=lost, pages_of_certificates=pages, pages_of_files=files, papers=papers,
        grams_a_page=grams_a_page, looks=tuple(LooksRow(*row) for row in _select(_LOOKS, facts)), refused=refused,
    )  # fmt: skip


def _select(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
