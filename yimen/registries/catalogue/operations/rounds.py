"""Rounds of reform 改革批次 with their document, and baselines 精简基数 that a streamlining rate is counted from."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold, named
from yimen.registries.catalogue.models import Baseline, ItemVersion, Round
from yimen.registries.catalogue.refusals import BaselineExists, FromTheFuture, RoundExists
from yimen.registries.dated import new_ref, refusing


@snapshot
class RoundFounded:
    ref: str


@snapshot
class BaselineKept:
    ref: str
    items: int


@operation
def found_round(name: str, document: str, decided_on: date, *, by: Actor, now: datetime) -> RoundFounded:
    """Enter a round of reform with its document; by the reform office.

    Refuses with NotAllowed, Missing or RoundExists.
    """
    must_hold(by, Role.REFORM_OFFICE)
    said = named(name, "name")
    with refusing(catalogue_round_name=RoundExists(name=said)):
        row = Round.objects.create(
            ref=new_ref(), name=said, document=named(document, "document"), decided_on=decided_on
        )
    return RoundFounded(row.ref)


@operation
def keep_baseline(name: str, as_of: datetime, basis: str, *, by: Actor, now: datetime) -> BaselineKept:
    """Keep which versions were in force at a moment that has passed, under a name; by the reform office.

    Refuses with NotAllowed, Missing, FromTheFuture or BaselineExists.
    """
    must_hold(by, Role.REFORM_OFFICE)
    said = named(name, "name")
    if as_of > now:
        raise FromTheFuture()
    kept = list(ItemVersion.objects.filter(in_force__contains=as_of).order_by("id").values_list("id", flat=True))
    with refusing(catalogue_baseline_name=BaselineExists(name=said)):
        row = Baseline.objects.create(
            ref=new_ref(), name=said, as_of=as_of, basis=named(basis, "basis"), version_ids=kept
        )
    return BaselineKept(row.ref, len(kept))
