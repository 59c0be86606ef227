"""Grading 分级管理: the right to decide an item is handed down to a rank, class by class, by the head of the office."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import CLASSES, Rank
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity
from yimen.kernel.writing import NotAllowed, NotInList, named
from yimen.registries.catalogue.models import DecisionRight, Item
from yimen.registries.catalogue.refusals import ItemUnknown
from yimen.registries.dated import moments, new_ref


@snapshot
class ItemGraded:
    """Cases of a class are decided at this rank from now on."""

    ref: str


@operation
def grade_item(item_ref: str, complexity: Complexity, rank: int, basis: str, *, by: Actor, now: datetime) -> ItemGraded:
    """Hand the right to decide cases of a class down to a rank, from now on; cases received before keep theirs.

    Refuses with ItemUnknown, NotAllowed, NotInList or Missing.
    """
    item = Item.objects.select_for_update().filter(ref=item_ref).first()
    if item is None:
        raise ItemUnknown(ref=item_ref)
    if by.kind is not ActorKind.SYSTEM and item.office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()
    if rank not in list(Rank):
        raise NotInList(field="rank")
    before = DecisionRight.objects.filter(item=item, complexity=complexity, valid__endswith=None).first()
    if before is not None and before.valid.lower < now:
        before.valid = moments(before.valid.lower, now)
        before.save(update_fields=["valid"])
    elif before is not None:
        before.delete()
    right = DecisionRight.objects.create(
        ref=new_ref(), item=item, complexity=complexity, rank=rank, basis=named(basis, "basis"), valid=moments(now)
    )
    item.decision_ranks = _with(item.decision_ranks, complexity, rank)
    item.save(update_fields=["decision_ranks"])
    subject = Subject("decision_right", "catalogue_decisionright", right.pk, right.ref, 0, b"")
    tell(subject, Line("grade_item", {"item": item_ref, "class": complexity, "rank": rank}, now), by)
    return ItemGraded(ref=right.ref)


def _with(ranks: list[int] | None, complexity: Complexity, rank: int) -> list[int]:
    held = list(ranks or [0] * len(CLASSES))
    held[CLASSES.index(complexity)] = rank
    return held
