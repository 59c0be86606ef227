"""Settle a proof 证明清理: kept, cancelled, replaced by a commitment, or checked by the office itself; city-wide."""

from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.proofs import Settled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named
from yimen.registries.catalogue.models import ProofDecision
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import new_ref

_DEMANDED = """
select exists (select from catalogue_itemversion v where v.state in ('draft', 'proposed', 'published')
                and jsonb_path_exists(v.terms, '$.materials[*] ? (@.kind == "1" && @.name == $name)',
                                      jsonb_build_object('name', %s::text)))
    or exists (select from catalogue_proofdecision d where d.name = %s)
"""


@snapshot
class ProofSettled:
    """What is to be done about a proof from now on."""

    ref: str
    name: str
    decision: str


@operation
def settle_proof(name: str, decision: str, basis: str, *, by: Actor, now: datetime) -> ProofSettled:
    """Say what is to be done about a proof that items demand; what was said of it before stays readable.

    From now on no version that still asks for one that was not kept is published.
    Refuses with NotCatalogueEditor, NotInList, Missing or NoSuchThing.
    """
    if not by.has_role(Role.REFORM_OFFICE):
        allow.must_edit_for_the_city(by)
    if decision not in set(Settled):
        raise NotInList(field="decision")
    name, basis = named(name, "name"), named(basis, "basis")
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"proof {name}",))
        cursor.execute(_DEMANDED, (name, name))
        found = cursor.fetchone()
    if found is None or not found[0]:
        raise NoSuchThing(what="proof")
    ProofDecision.objects.filter(name=name, replaced_at=None).update(replaced_at=now)
    row = ProofDecision.objects.create(ref=new_ref(), name=name, decision=decision, basis=basis, decided_at=now)
    body = {"name": name, "decision": decision, "basis": basis}
    tell(Subject("proof", "catalogue_proofdecision", row.pk, row.ref, 0, b""), Line("proof_settled", body, now), by)
    return ProofSettled(row.ref, name, decision)
