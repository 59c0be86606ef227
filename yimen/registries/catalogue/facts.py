"""Facts: what the catalogue knows beside a version, for the rules of publication. Read in one statement."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import connection

from yimen.kernel.dictionary import Datum
from yimen.kernel.elements import Way
from yimen.kernel.offices.integration import Flow
from yimen.kernel.proofs import is_proof
from yimen.kernel.publication import Facts
from yimen.registries.catalogue import prerequisites
from yimen.registries.catalogue.codec import fields_from_text, terms_from_text
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.merging import STANDS

#: The certificate library holds what items of the city issue, and what the material library names a type for.
HELD = """(exists (select from catalogue_itemversion v where v.certificate_name = {name}
                    and v.state = 'published' and not isempty(v.in_force) and upper_inf(v.in_force))
           or exists (select from catalogue_materialentry e left join catalogue_materialentry g on g.into_id = e.id
                       where e.certificate_type <> '' and e.valid @> %(on)s::date
                         and (e.name = {name} or {entry} in (e.code, g.code))))"""
#: The one form holds each datum of the library of which a register or a certificate is named as its source.
#: An office whose own window stands in a citizen centre handles its items there; others are brought in one by one.
KNOWN = (
    """
select i.base_code, coalesce(i.implementation_code, ''),
       exists (select from offices_window w join offices_centre c on c.id = w.centre_id
                where w.office_id = i.office_id and c.kind = 'citizen' and w.valid @> %(on)s::date)
         or exists (select from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
                join offices_centre c on c.id = r.centre_id and c.kind = 'citizen'
                where p.item_id = i.id and (p.valid @> %(on)s::date
                  or p.valid is null and r.entered_on is null and r.called_off_on is null)),
       array(select distinct m.name from unnest(%(materials)s::text[], %(entries)s::text[]) m(name, entry)
              where m.name <> '' and {held}),
       array(select t.code from unnest(%(types)s::text[]) t(code)
              where exists (select from catalogue_itemversion v where v.certificate_name <> '' and v.state = 'published'
                      and not isempty(v.in_force) and upper_inf(v.in_force)
                      and v.terms #>> '{certificate,type_code}' = t.code)
                 or exists (select from catalogue_materialentry e
                      where e.certificate_type = t.code and e.valid @> %(on)s::date)),
       array(select d.name from catalogue_proofdecision d
              where d.name = any(%(proofs)s) and d.replaced_at is null and d.decision <> 'keep'),
       (select coalesce(json_agg(json_build_array(e.name, e.code)), '[]')::text from catalogue_dataelement e
         where e.name = any(%(labels)s) and e.source <> '' and e.valid @> %(on)s::date),
       ({stands} select case when exists (select from catalogue_dataelement k where k.valid @> %(on)s::date)
               then coalesce(json_agg(json_build_array(s.code, e.kind, e.max_length, e.options, e.code)), '[]')::text
               end
          from stands s join catalogue_dataelement e on e.id = s.id
         where s.code = any(%(data)s) and s.into_id is null and e.valid @> %(on)s::date),
       array(select w.rule from catalogue_waiver w where w.item_id = i.id and w.valid @> %(on)s::date),
       array(select distinct coalesce(o.implementation_code, nullif(o.local_code, ''), o.ref)
               from catalogue_item o join catalogue_itemversion v on v.item_id = o.id
              where o.office_id = i.office_id and o.id <> i.id and v.name = %(name)s
                and (v.state = 'draft' or v.state = 'published' and upper_inf(v.in_force) and not isempty(v.in_force))
              limit 5),
       exists (select from catalogue_itemversion v where v.item_id = i.id and v.state = 'published'
                and upper_inf(v.in_force) and not isempty(v.in_force) and v.terms #> '{service,ways}' <> '[]'
                and not v.terms #> '{service,ways}' ?| array['{web}', '{mobile}']),
       array(select c.what from rollouts_rollout r cross join lateral
               (values ('trained', r.trained_on), ('trial', r.trial_on)) c (what, day)
              where r.item_id = i.id and r.called_off_on is null and c.day is not null),
       (select t.standard::text from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id
         where b.code = i.base_code and t.valid @> %(on)s::date),
       (select json_build_array(coalesce(g.model, ''),
            (select coalesce(json_agg(t.name), '[]') from offices_officeterm t
               where t.office_id = any(g.sections) and t.valid @> %(on)s::date),
            (select coalesce(json_agg(t.name), '[]') from offices_officeterm t
               where t.office_id = g.sections[1] and t.valid @> %(on)s::date),
            (select coalesce(json_agg(t.name), '[]')
               from offices_office s join offices_officeterm t on t.office_id = s.id
               where s.parent_id = d.office_id and t.valid @> %(on)s::date),
            d.name)::text
          from offices_approvaldivision d left join integrations_integration g
            on g.office_id = d.office_id and g.valid @> %(on)s::date
         where d.office_id = (select coalesce(o.parent_id, o.id) from offices_office o where o.id = i.office_id)
           and d.valid @> %(on)s::date limit 1),
       array(select s.sha256 from result_samples_resultsample s where s.sha256 = any(%(samples)s)),
       (select coalesce(o.uscc, '') from offices_office o where o.id = i.office_id),
       (select (v.terms -> 'fields')::text from catalogue_itemversion v where v.item_id = i.id
           and v.state = 'published' and upper_inf(v.in_force) and not isempty(v.in_force) limit 1)
  from catalogue_item i where i.id = %(item)s
""".replace("{held}", HELD.format(name="m.name", entry="m.entry"))
    .replace("{stands}", STANDS)
    .replace("{web}", Way.WEB)
    .replace("{mobile}", Way.MOBILE)
)


def facts_of(item_id: int, draft: Draft, on: date) -> Facts:
    """What is known beside a draft of an item on a day; other items of the office with the same name among it."""
    row = _known(item_id, draft, on)
    if row is None:
        return Facts(theme=draft.theme, life_event=draft.life_event)
    base, implementation, citizen, held, types, checkable, known, dictionary, waivers, *others = row
    same, extends, confirmed, standard, flow, samples, issuer, standing = others
    before = prerequisites.chain(draft.terms.service.prerequisites, datetime.combine(on, time.max, UTC), item_id)
    return Facts(
        gone=tuple(dict.fromkeys(one.code for one in before if not one.ref)),
        circle=tuple(dict.fromkeys(one.code for one in before if one.circle == "yes")),
        base_code=base,
        implementation_code=implementation,
        theme=draft.theme,
        life_event=draft.life_event,
        citizen_centre="yes" if citizen else "no",
        held=frozenset(held),
        types=frozenset(types),
        checkable=frozenset(checkable),
        elements=frozenset((name, code) for name, code in json.loads(known)),
        dictionary=None if dictionary is None else frozenset(_datum(*one) for one in json.loads(dictionary)),
        waivers=frozenset(waivers),
        extends_online="yes" if extends else "no",
        confirmed=frozenset(confirmed),
        same_name=tuple(same),
        standard=terms_from_text(standard) if standard else None,
        flow=_flow(*json.loads(flow)) if flow else None,
        samples=frozenset(samples),
        issuer=issuer,
        standing=frozenset(fields_from_text(standing or "[]")),
    )


def _datum(code: str, kind: str, max_length: int, options: list[str], kept: str) -> Datum:
    return Datum(code, kind, max_length, tuple(options), kept if kept != code else "")


def _flow(model: str, holding: list[str], leading: list[str], sections: list[str], division: str) -> Flow:
    """The division and the sections that hold the powers are inside; every other section of the department is not."""
    return Flow(model, frozenset((*holding, division)), frozenset((*leading, division)), frozenset(sections))


def _known(item_id: int, draft: Draft, on: date) -> tuple[Any, ...] | None:
    materials = draft.terms.materials
    values: dict[str, Any] = {
        "item": item_id,
        "name": draft.name,
        "on": on,
        "materials": [one.name for one in materials],
        "entries": [one.library for one in materials],
        "types": sorted({code for one in materials for code in one.certificate_types}),
        "proofs": sorted({one.name for one in materials if is_proof(one)}),
        "labels": sorted({one.label for one in draft.terms.fields}),
        "data": sorted({one.element for one in draft.terms.fields if one.element}),
        "samples": [one.file for one in draft.terms.service.results if one.file],
    }
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
