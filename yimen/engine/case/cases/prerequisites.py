"""Prerequisites 前置审批: results of other items that must be there before this one can be applied for."""

from datetime import date

from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.refusals import PrerequisiteMissing
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms

#: A granted case of the item whose certificate, if it has one, is still good.
_MISSING = """
select wanted.code, coalesce(known.ref, '') ref, coalesce(known.name, wanted.code) as name
  from unnest(%s::text[]) with ordinality wanted(code, place)
  left join lateral (
    select i.ref, v.name from catalogue_item i join catalogue_itemversion v on v.item_id = i.id
     where wanted.code in (i.ref, i.implementation_code, i.base_code, i.local_code)
       and v.state = 'published'
     order by upper_inf(v.in_force) desc, v.number desc limit 1) known on true
 where not exists (
    select from cases_case c join catalogue_item i on i.id = c.item_id
      left join certificates_certificate k on k.case_id = c.id
     where c.applicant_id = %s and c.state in ('granted', 'granted_tolerated')
       and wanted.code in (i.ref, i.implementation_code, i.base_code, i.local_code)
       and (k.id is null or k.state = 'valid' and (k.valid_to is null or k.valid_to >= %s)))
 order by wanted.place
"""


@snapshot
class Wanted:
    """A result that is not there yet: the item it comes from."""

    code: str
    ref: str
    name: str


def missing(terms: Terms, party_id: int, on: date) -> tuple[Wanted, ...]:
    """The results that the party still lacks; nothing is read for an item without prerequisites."""
    if not terms.service.prerequisites:
        return ()
    rows = select(_MISSING, (list(terms.service.prerequisites), party_id, on))
    return tuple(Wanted(row["code"], row["ref"], row["name"]) for row in rows)


def must_be_there(terms: Terms, party_id: int, on: date) -> None:
    """Refuses with PrerequisiteMissing, naming the first item whose result is not there."""
    for one in missing(terms, party_id, on):
        raise PrerequisiteMissing(item=one.name, ref=one.ref)
