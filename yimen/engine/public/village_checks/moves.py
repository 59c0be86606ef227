"""Moves of a village check: lock, move. The only writer of its state; its acts are told on the chain of its case."""

from collections.abc import Mapping

from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.refusals import VillageCheckUnknown
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE, VillageCheckMove, VillageCheckState


def lock(ref: str) -> VillageCheck:
    """The check with this ref, locked until our transaction ends; refuses with VillageCheckUnknown."""
    row = VillageCheck.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise VillageCheckUnknown(ref=ref)
    return row


def move(row: VillageCheck, step: VillageCheckMove, sets: Mapping[str, object]) -> VillageCheckState:
    """Take one step of a check's life; refuses with WrongState."""
    state = VILLAGE_CHECK_LIFE.after(step, VillageCheckState(row.state))
    if not VillageCheck.objects.filter(pk=row.pk, state=row.state).update(state=state, **sets):
        raise WrongState(move=step, state=row.state)
    return state
