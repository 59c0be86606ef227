"""Filing 代办收件: the agent hands in for a villager, several items at once; each is a case that finds its own way up.

下面一把抓，上面再分家: below nobody asks which office is competent; where a case goes is settled by `take_in`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases.operations.receiving import take_in
from yimen.engine.public.agency import allow
from yimen.engine.public.agency.models import Intake, MandateProof
from yimen.engine.public.agency.refusals import NotEntrusted, ProofUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.agency import MOST_ITEMS, NothingEntrusted
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import new_ref
from yimen.registries.people import operations as people
from yimen.registries.people import queries as register
from yimen.registries.people.operations.register import PartyRegistered

_FILED = """
insert into agency_filedcase (intake_id, case_id, mandate_id)
select %s, c.id, m.id from cases_case c, people_mandate m where c.ref = %s and m.ref = %s
"""


@snapshot
class Matter:
    """One item that the villager came for, as it was filled in."""

    item_ref: str
    answers: tuple[str, ...] = ()
    form: Mapping[str, str] = field(default_factory=dict)
    office_ref: str = ""
    """The office that the applicant chose, where several decide with equal effect."""


@snapshot
class Filed:
    """A case as the agent handed it in."""

    ref: str
    number: str
    item_name: str
    due_at: datetime | None


@snapshot
class TakenInTogether:
    """What came of one coming: a case for each item."""

    ref: str
    cases: tuple[Filed, ...]


@operation
def register_villager(name: str, number: str, phone: str, *, by: Actor, now: datetime) -> PartyRegistered:
    """Register somebody who comes to the agent for the first time; the same person again is the same party.

    Refuses with NotAnAgent and NameDiffers, and for what is no number.
    """
    allow.agent(by)
    return people.register_person(name, number, phone, by=SYSTEM, now=now)


@operation
def take_in_together(proof_ref: str, matters: Sequence[Matter], *, by: Actor, now: datetime) -> TakenInTogether:
    """Hand in for a villager what they came for, all of it or nothing; each item becomes a case of its own.

    Refuses with NotAnAgent, ProofUnknown, NothingEntrusted, NotEntrusted, and as `receive` does where this point may
    not take an item in.
    """
    agent = allow.agent(by)
    if not 0 < len(matters) <= MOST_ITEMS:
        raise NothingEntrusted(most=MOST_ITEMS)
    proof = MandateProof.objects.filter(ref=proof_ref, centre_id=agent.centre_id, given_at__isnull=False).first()
    if proof is None:
        raise ProofUnknown(ref=proof_ref)
    principal = register.party(proof.principal_id)
    assert principal is not None, "parties are never deleted"
    intake = Intake.objects.create(
        ref=new_ref(),
        centre_id=agent.centre_id,
        agent_id=agent.staff_id,
        principal_id=principal.id,
        proof=proof,
        taken_at=now,
    )
    filed = tuple(_filed(intake, agent, principal.ref, matter, by, now) for matter in matters)
    return TakenInTogether(intake.ref, filed)


def _filed(intake: Intake, agent: allow.Agent, principal_ref: str, matter: Matter, by: Actor, now: datetime) -> Filed:
    mandate = register.mandate_for(agent.person_id, intake.principal_id, matter.item_ref, now)
    if mandate is None:
        item = catalogue.in_force(matter.item_ref, now)
        raise NotEntrusted(item=item.name if item else "")
    case = take_in(
        matter.item_ref,
        principal_ref,
        tuple(matter.answers),
        matter.form,
        agent.centre_id,
        "window",
        by,
        now,
        office_ref=matter.office_ref,
    )
    with connection.cursor() as cursor:
        cursor.execute(_FILED, (intake.pk, case.ref, mandate.ref))
        assert cursor.rowcount == 1, "the case and the mandate are there"
    return Filed(case.ref, case.number, case.item_name, case.due_at)
