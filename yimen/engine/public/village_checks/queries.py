"""Reading village checks: what waits in one's town, those of a case, and one with the file that was sealed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from yimen.engine.case.cases import moves
from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.reading import file_row, select
from yimen.engine.case.cases.rows import FileRow
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.public.village_checks import may, places, reading
from yimen.engine.public.village_checks.rows import CheckedMaterial, VillageCheckRow, VillageCheckView
from yimen.engine.public.village_checks.signing import Said
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.refusal import Refusal
from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE, VillageCheckMove, VillageCheckState

MOST = 50

_MADE = """coalesce((select 'yes' from journal_entry e join documents_document d on d.entry_id = e.id
  where e.subject_kind = 'case' and e.subject_id = k.case_id and e.seq = {}), '')"""
_ROWS = f"""
select k.id, k.ref, c.ref case_ref, c.number case_number, c.item_name, c.applicant_name,
  coalesce(n.name, '') point_name, coalesce(g.name, '') town_name, k.state, k.opinion, a.name checked_by, k.serial,
  k.checked_at, k.review,
  coalesce(b.name, '') reviewed_by, k.review_serial, k.reviewed_at, k.file_sha256,
  {_MADE.format("k.checked_seq")} village_paper, {_MADE.format("k.reviewed_seq")} town_paper,
  coalesce(d.name, '') closed_by, k.closed_at, k.reason, k.case_id, k.town_id, k.point_id,
  k.checked_by_id, k.reviewed_by_id, k.signature, k.review_signature, k.checked_seq, k.reviewed_seq
from village_checks_villagecheck k join cases_case c on c.id = k.case_id join people_staff a on a.id = k.checked_by_id
  left join people_staff b on b.id = k.reviewed_by_id left join people_staff d on d.id = k.closed_by_id
  left join lateral (select name from offices_centreterm where centre_id = k.point_id order by valid desc limit 1) n
    on true
  left join lateral (select name from regions_regionterm where region_id = k.town_id order by valid desc limit 1) g
    on true
where """
INSIDE = frozenset(
    {
        *("case_id", "town_id", "point_id", "checked_by_id", "reviewed_by_id", "signature", "review_signature"),
        *("checked_seq", "reviewed_seq"),
    }
)


def waiting(actor: Actor) -> tuple[VillageCheckRow, ...]:
    """What the villages of one's town sealed and nobody reviewed yet, the oldest first; at most fifty."""
    where = f"k.town_id = any(%s) and k.state = 'sealed' and c.state = any(%s) order by k.id limit {MOST}"
    return _rows(where, places.towns_of(actor), sorted(OPEN_STATES))


def reviewed(actor: Actor) -> tuple[VillageCheckRow, ...]:
    """What was reviewed last in one's town; at most fifty."""
    where = f"k.town_id = any(%s) and k.reviewed_at is not null order by k.id desc limit {MOST}"
    return _rows(where, places.towns_of(actor))


def of_case(case_ref: str, actor: Actor) -> tuple[VillageCheckRow, ...]:
    """The checks of a case, the last first, for staff who may see the case."""
    case_id = Noticing().seen(case_ref, actor) if actor.staff_id is not None else None
    rows = _rows("k.case_id = %s order by k.id desc", case_id) if case_id is not None else ()
    now_there = reading.sealed_now(case_id) if rows and case_id is not None else ""
    return tuple(replace(row, file=_file(row, now_there)) for row in rows)


def check(ref: str, actor: Actor, now: datetime) -> VillageCheckView | None:
    """One check with the file, for officers of its town and for staff who may see the case."""
    found = _seen(ref, actor)
    if found is None:
        return None
    row, ours = found
    view = picture("c.id = %s", (row["case_id"],), actor, now)
    assert view is not None, "cases are never deleted"
    shown = _row(row)
    return VillageCheckView(
        row=replace(shown, file=_file(shown, reading.sealed_now(row["case_id"]))),
        form=tuple((one.term.label, one.value) for one in view.form),
        materials=tuple(CheckedMaterial(one.term.code, one.term.name, one.files) for one in view.materials),
        timeline=view.timeline,
        ours=ours,
        may_set_aside=_may_set_aside(row, actor, now),
        may_withdraw="yes" if row["state"] == "sealed" and row["point_id"] == actor.agent_at() else "",
    )


def _may_set_aside(row: dict[str, Any], actor: Actor, now: datetime) -> str:
    if VillageCheckMove.SET_ASIDE not in VILLAGE_CHECK_LIFE.open_moves(VillageCheckState(row["state"])):
        return ""
    try:
        may.set_aside(moves.read(row["case_ref"], actor, now), row["checked_by_id"], now)
    except Refusal:
        return ""
    return "yes"


def file(ref: str, file_ref: str, actor: Actor) -> tuple[FileRow, bytes] | None:
    """A paper of the file that was sealed, with its bytes."""
    found, facts = _seen(ref, actor), dossiers.file(file_ref)
    if found is None or facts is None or (facts.purpose, facts.subject_id) != ("case", found[0]["case_id"]):
        return None
    content = dossiers.content(facts.sha256)
    return None if content is None else (file_row(facts), content)


def paper(ref: str, side: str, actor: Actor) -> tuple[str, bytes] | None:
    """The sealed paper of the village or of the town, for who may look at the check."""
    entry = _entry(ref, side, actor)
    return documents.paper_of_entry(entry) if entry else None


def paper_ref(ref: str, side: str, actor: Actor) -> str:
    """The reference of that paper; "" when there is none for this actor."""
    entry = _entry(ref, side, actor)
    return documents.of_entry(entry) if entry else ""


def _entry(ref: str, side: str, actor: Actor) -> int:
    """The journal line of the case that tells of the seal of this side; 0 when there is none for this actor."""
    found = _seen(ref, actor)
    if found is None:
        return 0
    seq = found[0]["checked_seq" if side == "village" else "reviewed_seq"]
    rows = select(
        "select id from journal_entry where subject_kind = 'case' and subject_id = %s and seq = %s",
        (found[0]["case_id"], seq),
    )
    return int(rows[0]["id"]) if rows else 0


def _seen(ref: str, actor: Actor) -> tuple[dict[str, Any], str] | None:
    """A check, and yes when the reader is an officer of its town; None for anybody else who may not see its case."""
    if actor.kind is not ActorKind.STAFF:
        return None
    rows = select(f"{_ROWS} k.ref = %s", (ref,))
    if not rows:
        return None
    ours = "yes" if rows[0]["town_id"] in places.towns_of(actor) else ""
    return (rows[0], ours) if ours or Noticing().may_see(rows[0]["case_id"], actor) else None


def _rows(where: str, *facts: object) -> tuple[VillageCheckRow, ...]:
    return tuple(_row(row) for row in select(f"{_ROWS} {where}", facts))


def _row(row: dict[str, Any]) -> VillageCheckRow:
    told = {name: value for name, value in row.items() if name not in INSIDE}
    village = Said(
        row["ref"], row["checked_by_id"], row["serial"], row["checked_at"], VillageCheckState.SEALED, row["opinion"],
        row["file_sha256"],
    )  # fmt: skip
    town = Said(
        row["ref"], row["reviewed_by_id"] or 0, row["review_serial"], row["reviewed_at"] or row["checked_at"],
        _found(row["state"]), row["review"], row["file_sha256"],
    )  # fmt: skip
    return VillageCheckRow(
        **told,
        village_signature=village.found(bytes(row["signature"])),
        town_signature=town.found(bytes(row["review_signature"])) if row["reviewed_at"] else "",
        file="",
    )


def _found(state: str) -> str:
    """What the town signed: what is set aside after a review was returned by it."""
    return VillageCheckState.RETURNED if state == VillageCheckState.SET_ASIDE else state


def _file(row: VillageCheckRow, now_there: str) -> str:
    return "same" if row.file_sha256 == now_there else "changed"
