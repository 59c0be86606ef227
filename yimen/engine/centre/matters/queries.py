"""Looking at matters: a party's, the progress and the one form of one, and which items had to go elsewhere."""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.matters.reading import one_form as one_form
from yimen.engine.centre.matters.reading import rows, view
from yimen.engine.centre.matters.rows import Begun, MatterRow, MatterView, ReasonRow
from yimen.kernel.actor import Actor, Role

MOST = 50
#: Cases that a matter brought to a centre of a lower level than the office that decides them.
_REASONS = """
select i.ref item_ref, max(c.item_name) item_name, max(c.office_name) office_name, count(*) cases,
  count(distinct m.id) matters
from matters_matter m join matters_matterpart x on x.matter_id = m.id join cases_case c on c.id = x.case_id
  join catalogue_item i on i.id = x.item_id join offices_centre p on p.id = c.centre_id
  join regions_region r on r.id = p.region_id join offices_office o on o.id = c.office_id
  join regions_region h on h.id = o.region_id
where m.submitted_at >= %s and h.level < r.level and c.decides_under_id is null
group by i.ref order by 4 desc, 1 limit %s
"""


def mine(actor: Actor) -> tuple[MatterRow, ...]:
    """The matters of everybody whom the actor may act for, and those they write; the latest first."""
    parties = sorted(actor.parties())
    return rows("(m.party_id = any(%s::bigint[]) or m.account_ref = %s)", (parties, actor.ref), MOST)


def begun(actor: Actor) -> Begun:
    """Whether there is anything that `mine` or the drafts of the actor would tell, in one look."""
    parties = sorted(actor.parties())
    found = select(
        "select exists (select from matters_matter where party_id = any(%s::bigint[]))"
        " or exists (select from matters_matter where account_ref = %s) matters,"
        " exists (select from cases_draft where account_ref = %s and submitted_at is null) drafts",
        (parties, actor.ref, actor.ref),
    )
    return Begun(found[0]["matters"], found[0]["drafts"])


def of_party(party_ref: str, actor: Actor) -> tuple[MatterRow, ...]:
    """The matters of who stands at the window."""
    if not actor.has_role(Role.WINDOW):
        return ()
    return rows("p.ref = %s", (party_ref,), MOST)


def find(ref: str, actor: Actor, now: datetime) -> MatterView | None:
    """One matter with the progress of all its parts."""
    return view(ref, actor, now)


def id_of(ref: str) -> int | None:
    """The number of a matter, for the parts that point to it."""
    found = select("select id from matters_matter where ref = %s", (ref,))
    return int(found[0]["id"]) if found else None


def drafts_inside(actor: Actor) -> frozenset[str]:
    """The drafts that belong to a matter: lists show the matter instead."""
    found = select(
        "select d.ref from matters_matterpart x join cases_draft d on d.id = x.draft_id"
        " where d.account_ref = %s and d.submitted_at is null",
        (actor.ref,),
    )
    return frozenset(row["ref"] for row in found)


def drafts_of_party(party_ref: str, actor: Actor) -> frozenset[str]:
    """The same for who stands at the window."""
    if not actor.has_role(Role.WINDOW):
        return frozenset()
    found = select(
        "select d.ref from matters_matterpart x join cases_draft d on d.id = x.draft_id"
        " join people_party p on p.id = d.party_id where p.ref = %s and d.submitted_at is null",
        (party_ref,),
    )
    return frozenset(row["ref"] for row in found)


def reasons(actor: Actor, since: datetime) -> tuple[ReasonRow, ...]:
    """Items for which a matter could not be finished where it was handed in: each a reason to hand the item down."""
    if not actor.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CENTRE_MANAGER, Role.CATALOGUE_EDITOR):
        return ()
    return tuple(ReasonRow(**row) for row in select(_REASONS, (since, MOST)))
