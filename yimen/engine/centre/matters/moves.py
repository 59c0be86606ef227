"""The inside of a matter: locked, told, and its parts written. Only the operations of this part come here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.matters.models import Matter, MatterPart
from yimen.engine.centre.matters.reading import view
from yimen.engine.centre.matters.refusals import MatterChangedElsewhere, MatterUnknown, NothingChosen
from yimen.engine.centre.matters.rows import MatterView
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.registries.bundles import queries as defined
from yimen.registries.bundles.rows import BundleRow
from yimen.registries.catalogue.rows import ItemView


def locked(ref: str, by: Actor, now: datetime, revision: int | None = None) -> tuple[Matter, MatterView]:
    """A matter under its lock, as its actor sees it. Refuses with MatterUnknown or MatterChangedElsewhere."""
    matter = Matter.objects.select_for_update().filter(ref=ref, discarded_at=None).first()
    seen = view(ref, by, now)
    if matter is None or seen is None:
        raise MatterUnknown(ref=ref)
    if revision is not None and revision != matter.revision:
        raise MatterChangedElsewhere(seen=revision, now_at=matter.revision)
    return matter, seen


def chosen(bundle_ref: str, item_refs: Sequence[str], now: datetime) -> tuple[BundleRow, tuple[ItemView, ...]]:
    """The items of a bundle in force that were chosen, in its order, with those everybody applies for.

    Refuses with NothingChosen.
    """
    row = defined.bundle(bundle_ref, now)
    found = defined.views(bundle_ref, now)
    # A stage of a project is opened with its project and nowhere else.
    if row is None or not found or row.kind != "matter" or defined.is_in_force(row, now) == "no":
        raise NothingChosen()
    if not set(item_refs) <= {view.ref for view, _ in found}:
        raise NothingChosen()
    return row, tuple(view for view, need in found if need == "always" or view.ref in item_refs)


def became(matter: Matter, item_ref: str, case_ref: str) -> None:
    """A part of a matter is a case from here on."""
    changed = MatterPart.objects.filter(matter=matter, item__ref=item_ref).update(case_id=case_id(case_ref))
    assert changed == 1, "the part is there"


def case_id(ref: str) -> int:
    """The inside number of a case."""
    (row,) = select("select id from cases_case where ref = %s", (ref,))
    return int(row["id"])


def tell_of(matter: Matter, verb: str, body: Mapping[str, object], by: Actor, now: datetime) -> None:
    """A line on the matter's own chain; what happened to its cases stands on theirs."""
    subject = Subject("matter", "matters_matter", matter.pk, matter.ref, matter.journal_seq, bytes(matter.journal_head))
    told = tell(subject, Line(verb, dict(body), effective_at=now), by)
    matter.journal_seq, matter.journal_head = told.seq, told.hash


def draft_ids(refs: Sequence[str]) -> Mapping[str, int]:
    """The inside numbers of drafts by their references."""
    found = select("select ref, id from cases_draft where ref = any(%s)", (list(refs),))
    return {row["ref"]: row["id"] for row in found}
