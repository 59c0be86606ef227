"""The register of proofs: what is demanded, by whom and on what basis, and what was decided of it. For staff."""

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, result_of, several, shown
from yimen.kernel.proofs import Settled
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations.settling import ProofSettled
from yimen.registries.catalogue.reform import proof_register
from yimen.registries.catalogue.reform.proof_register import OfficeProofs, ProofPage, ProofUse
from yimen.threshold import clock

router = Router(tags=["proofs"])

Short = Annotated[str, Field(min_length=1, max_length=200)]


class ProofDecided(Body):
    """What is to be done about a proof, and on what basis."""

    name: Short
    decision: Settled
    basis: Short


@router.get("", auth=STAFF, response=shown(ProofPage), operation_id="proofs")
def listed(
    request: HttpRequest,
    decision: Literal["", "-"] | Settled = "",
    words: QueryEx[str, P(max_length=40)] = "",
    after: After = "",
) -> ProofPage:
    """The proofs that items in force demand, by name; `decision` - narrows to those nobody has decided of."""
    return proof_register.proofs(clock.now(), str(decision), words, after)


@router.get("/uses", auth=STAFF, response=several(ProofUse), operation_id="proof_uses")
def uses(request: HttpRequest, name: QueryEx[str, P(min_length=1, max_length=200)]) -> list[ProofUse]:
    """The items in force that demand a proof."""
    return list(proof_register.uses(name, clock.now()))


@router.get("/offices", auth=STAFF, response=several(OfficeProofs), operation_id="proofs_by_office")
def offices(request: HttpRequest) -> list[OfficeProofs]:
    """Per office: how many proofs its items demand, and what was decided of them."""
    return list(proof_register.by_office(clock.now()))


@router.post("", auth=STAFF, response=result_of(operations.settle_proof), operation_id="proof_settle")
def settle(request: HttpRequest, body: ProofDecided) -> ProofSettled:
    """Decide of a proof. Refuses with NotCatalogueEditor, NoSuchThing, Missing or StrangeCharacter."""
    return done(request, operations.settle_proof, body.name, str(body.decision), body.basis)
