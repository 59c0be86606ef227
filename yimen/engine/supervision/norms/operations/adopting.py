"""Adopting a norm: by a document of the library, for kinds of centres, clause by clause; and ending it."""

from datetime import date, datetime

from yimen.engine.supervision.norms import moves
from yimen.engine.supervision.norms.models import Norm, NormClause
from yimen.engine.supervision.norms.refusals import NormStands
from yimen.engine.supervision.norms.starting import ClauseSaid
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.norms import NormFamily, Probe
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, Missing, NotInList, must_hold, named
from yimen.registries.bases import moves as bases
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing

CENTRES = ("administrative", "citizen", "town", "village")
MOST = 100


@snapshot
class NormSaid:
    """What a norm is: its family and title, the number of its document, for which kinds of centres."""

    family: str
    title: str
    basis: str
    kinds: tuple[str, ...]
    clauses: tuple[ClauseSaid, ...]


@snapshot
class NormKept:
    """A norm by its reference."""

    ref: str


@operation
def adopt_norm(said: NormSaid, *, by: Actor, now: datetime) -> NormKept:
    """Adopt a norm from today, by a document that is in force in the library.

    Refuses with NotAllowed, NotInList, NoSuchThing, BasisOver, NormStands or Missing.
    """
    must_hold(by, *moves.KEEPERS)
    if said.family not in set(NormFamily):
        raise NotInList(field="family")
    if not said.kinds or not set(said.kinds) <= set(CENTRES):
        raise NotInList(field="kinds")
    if not said.clauses:
        raise Missing(field="clauses")
    clauses = [_clause(number, one) for number, one in enumerate(said.clauses[:MOST], 1)]
    with refusing(norm_of_a_title_once_a_time=NormStands()):
        row = Norm.objects.create(
            ref=new_ref(), family=said.family, title=named(said.title, "title"),
            basis_id=bases.standing_id(said.basis, day_of(now)), kinds=sorted(set(said.kinds)), valid=days(day_of(now)),
        )  # fmt: skip
    for clause in clauses:
        clause.norm = row
    NormClause.objects.bulk_create(clauses)
    told = [[one.number, one.group, one.text, one.probe, one.least] for one in clauses]
    moves.told(row, Line("adopt_norm", {"family": said.family, "kinds": row.kinds, "clauses": told}, now), by)
    return NormKept(row.ref)


@operation
def end_norm(ref: str, on: date, why: str, *, by: Actor, now: datetime) -> NormKept:
    """No centre is checked against a norm from a day on.

    Refuses with NotAllowed, NoSuchThing, ImpossibleDates or Missing.
    """
    must_hold(by, *moves.KEEPERS)
    row = locked(Norm, ref, "norm")
    if row.valid.upper is not None or on < day_of(now) or on <= row.valid.lower:
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(why, "basis"))
    moves.told(row, Line("end_norm", {"on": on, "basis": row.end_basis}, now), by)
    return NormKept(ref)


def _clause(number: int, said: ClauseSaid) -> NormClause:
    if said.probe and said.probe not in set(Probe):
        raise NotInList(field="probe")
    if bool(said.probe) != (1 <= said.least <= 100):
        raise NotInList(field="least")
    return NormClause(
        number=number, group=named(said.group, "group", 40), text=named(said.text, "text", 300), probe=said.probe,
        least=said.least,
    )  # fmt: skip
