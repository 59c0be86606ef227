"""Reading a matter: its parts as drafts or cases, and what the one form asks of them. It writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.rows import DraftView, FileRow
from yimen.engine.centre.matters.rows import MaterialHeld, MatterRow, MatterView, OneForm, PartRow
from yimen.kernel import bundles
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.bundles import Part
from yimen.registries.bundles import queries as defined
from yimen.registries.catalogue import queries as catalogue

MOST = 50
THERE, TAKEN_BACK = ("granted", "granted_tolerated"), ("not_needed", "withdrawn", "withdrawn_early")
_ROWS = """
select m.ref, b.ref bundle_ref, b.name bundle_name, p.ref party_ref, p.name party_name, count(x.id) parts,
  count(x.case_id) cases, count(c.decided_at) decided, count(c.delivered_at) delivered, m.started_at, m.submitted_at,
  m.revision, m.account_ref, m.party_id
from matters_matter m join bundles_bundle b on b.id = m.bundle_id join people_party p on p.id = m.party_id
  join matters_matterpart x on x.matter_id = m.id left join cases_case c on c.id = x.case_id
where m.discarded_at is null and """
_GROUPED = " group by m.id, b.id, p.id order by m.id desc limit %s"
_PARTS = """
select i.ref item_ref, coalesce(c.item_name, v.name) item_name,
  coalesce(c.office_name, (select name from offices_officeterm t where t.office_id = i.office_id
    order by upper(t.valid) desc nulls first limit 1), '') office_name,
  case when x.case_id is null then coalesce(d.ref, '') else '' end draft_ref, coalesce(c.ref, '') case_ref,
  coalesce(c.number, '') number, coalesce(c.state, '') state, c.due_at, c.decided_at, c.delivered_at
from matters_matterpart x join matters_matter m on m.id = x.matter_id join catalogue_item i on i.id = x.item_id
  left join cases_case c on c.id = x.case_id left join cases_draft d on d.id = x.draft_id
  left join catalogue_itemversion v on v.id = coalesce(c.version_id, d.version_id)
where m.ref = %s order by x.place
"""


_SEEN = """
select c.id from matters_matterpart x join matters_matter m on m.id = x.matter_id join cases_case c on c.id = x.case_id
where m.ref = %s
"""


def rows(where: str, values: Sequence[Any], limit: int = MOST) -> tuple[MatterRow, ...]:
    """Matters by a condition, the latest first."""
    return tuple(_row(row) for row in select(f"{_ROWS}{where}{_GROUPED}", (*values, limit)))


def view(ref: str, actor: Actor, now: datetime) -> MatterView | None:
    """A matter for its applicant, for whoever writes it, and for officers who may see one of its cases."""
    found = select(f"{_ROWS}m.ref = %s{_GROUPED}", (ref, 1))
    if not found or not _may_see(found[0], actor):
        return None
    listed = select(_PARTS, (ref,))
    waits = _waits(listed, found[0]["bundle_ref"], now)
    parts = tuple(PartRow(**row, waits_for=waits.get(row["item_ref"], ())) for row in listed)
    dues = [part.due_at for part in parts if part.due_at is not None and part.decided_at is None]
    return MatterView(_row(found[0]), found[0]["revision"], parts, max(dues, default=None))


def one_form(ref: str, actor: Actor, now: datetime) -> OneForm | None:
    """The one form of a matter for whoever writes it; None once everything of it was handed in."""
    matter = view(ref, actor, now)
    if matter is None:
        return None
    drafts = own_drafts(matter, actor, now)
    if not drafts:
        return None
    parts = tuple(as_part(draft) for draft in drafts)
    names = {draft.item_ref: draft.item_name for draft in drafts}
    fields = bundles.fields(parts)
    return OneForm(
        matter=matter,
        party_number=drafts[0].party_number,
        questions=bundles.questions(parts),
        fields=fields,
        typed={one.key: _typed(one.key, drafts) for one in fields},
        materials=tuple(
            MaterialHeld(one, tuple(names[ref] for ref in one.parts), _files(one.key, drafts))
            for one in bundles.materials(parts)
        ),
        saved=bundles.saved(parts),
        missing=_missing(drafts),
        changed=tuple(draft.item_name for draft in drafts if _changed(draft, now)),
    )


def own_drafts(matter: MatterView, actor: Actor, now: datetime) -> tuple[DraftView, ...]:
    """The drafts of a matter that are not handed in yet, for whoever writes them."""
    found = (cases.draft(part.draft_ref, actor, now) for part in matter.parts if part.draft_ref)
    return tuple(draft for draft in found if draft is not None)


def as_part(draft: DraftView) -> Part:
    """A draft as a part of its bundle."""
    return Part(draft.item_ref, draft.terms, draft.answers)


def _may_see(row: dict[str, Any], actor: Actor) -> bool:
    if actor.kind is ActorKind.CITIZEN:
        return row["account_ref"] == actor.ref or row["party_id"] in set(actor.parties())
    if not row["cases"]:
        # Begun on the web and not handed in yet: a window finishes it for who stands there.
        return actor.has_role(Role.WINDOW)
    condition, values = seeing.visible(actor)
    return bool(select(f"{_SEEN} and {condition} limit 1", (row["ref"], *values)))


def _row(row: dict[str, Any]) -> MatterRow:
    names = (
        "ref", "bundle_ref", "bundle_name", "party_ref", "party_name", "parts", "cases", "decided", "delivered",
        "started_at", "submitted_at",
    )  # fmt: skip
    return MatterRow(**{name: row[name] for name in names})


def _waits(parts: Sequence[dict[str, Any]], bundle_ref: str, now: datetime) -> Mapping[str, tuple[str, ...]]:
    """Which parts that are not handed in yet wait for the result of which others of the matter."""
    if all(part["case_ref"] for part in parts):
        return {}
    views = {part["item_ref"]: catalogue.in_force(part["item_ref"], now) for part in parts}
    groups = defined.groups(bundle_ref, now)
    known = [defined.part(view, (), groups.get(view.ref, 1)) for view in views.values() if view is not None]
    there = {part["item_ref"] for part in parts if part["state"] in THERE}
    gone = {part["item_ref"] for part in parts if part["state"] in TAKEN_BACK}
    of = {one.ref: one for one in known}
    names = {part["item_ref"]: part["item_name"] for part in parts}

    def waits(one: Part, ref: str) -> bool:
        # Nobody stands in a queue behind what its applicant has taken back; its result is missing all the same.
        return ref not in there and (ref not in gone or bundles.needs(one, of[ref]))

    return {one.ref: tuple(names[ref] for ref in bundles.waits_for(one, known) if waits(one, ref)) for one in known}


def _typed(key: str, drafts: Sequence[DraftView]) -> str:
    for draft in drafts:
        for field in draft.fields:
            if bundles.field_key(field) == key and draft.form.get(field.code):
                return draft.form[field.code]
    return ""


def _files(key: str, drafts: Sequence[DraftView]) -> tuple[FileRow, ...]:
    """The files that lie for a material, each once, though every draft holds it."""
    found: dict[object, FileRow] = {}
    for draft in drafts:
        for material in draft.materials:
            if bundles.material_key(material.term) == key:
                found |= {same_file(file): file for file in material.files if same_file(file) not in found}
    return tuple(found.values())


def same_file(file: FileRow) -> object:
    """By what a file that was handed in once is found again in every draft."""
    return file.filename, file.size, file.added_at


def _missing(drafts: Sequence[DraftView]) -> tuple[tuple[str, str, str], ...]:
    """What is still missing of all of them, each thing once, by its key in the one form."""
    found: dict[tuple[str, str], str] = {}
    for draft in drafts:
        keys = {
            "situation": {one.code: bundles.question_key(one) for one in draft.terms.situations},
            "field": {one.code: bundles.field_key(one) for one in draft.terms.fields},
            "material": {one.code: bundles.material_key(one) for one in draft.terms.materials},
        }
        found |= {(kind, keys[kind][code]): label for kind, code, label in draft.missing}
    order = ("situation", "field", "material")
    return tuple(sorted(((k, c, label) for (k, c), label in found.items()), key=lambda one: order.index(one[0])))


def _changed(draft: DraftView, now: datetime) -> bool:
    item = catalogue.in_force(draft.item_ref, now)
    return item is not None and item.version_ref != draft.version_ref
