"""Rounds of reform 改革批次: named once, with the document that decided them; changes name their round."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import must_hold, named
from yimen.registries.catalogue.models import Round
from yimen.registries.catalogue.refusals import RoundExists
from yimen.registries.dated import new_ref, refusing


@dataclass(frozen=True, slots=True)
class RoundFounded:
    ref: str


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
