"""Reform in figures: rounds and batches, kept catalogues to compare with, and petitions to higher levels."""

from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import BaseModel

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Moment,
    PathRef,
    Text100,
    Text500,
    Text2000,
    several,
    shown,
)
from yimen.kernel.reform.streamlining import Streamlined
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations import Wish
from yimen.registries.catalogue.operations.petitioning import PetitionSent
from yimen.registries.catalogue.operations.rounds import BaselineKept, RoundFounded
from yimen.registries.catalogue.reform import figures
from yimen.registries.catalogue.reform.figures import (
    BaselineRow,
    BatchRow,
    DomainCount,
    KindCount,
    PetitionRow,
    RemovedMaterial,
    Turn,
)
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.review.change_rows import RoundRow
from yimen.threshold import clock

router = Router(tags=["changes"])

When = QueryEx[Moment, P(description="A moment with its offset")]


class NewRound(Body):
    """A round of reform."""

    name: Text100
    document: Text500
    decided_on: date


class NewBaseline(Body):
    """A catalogue to keep: as of which moment, on what basis."""

    name: Text100
    as_of: Moment
    basis: Text500


class NewPetition(Body):
    """What a higher level is asked for."""

    office: BodyRef
    wish: Literal["cancel", "improve", "devolve"]
    item_name: Text100
    addressed_to: Text100
    reason: Text2000
    basis: Text500 = ""
    domain: Text100 = ""
    item: BodyRef | None = None


class PetitionAnswer(Body):
    """What the higher level answered."""

    outcome: Literal["accepted", "partly", "declined"]
    answer: Text2000


class Figures(BaseModel):
    """The catalogue before and after; a rate is (before - after) / before, or null."""

    items_before: int
    items_after: int
    rate: float | None
    begun: int
    ended: int
    changed: int
    shortened: int
    lengthened: int
    fewer_materials: int
    fewer_steps: int
    materials_before: int
    materials_after: int
    copies_before: int
    copies_after: int
    steps_before: int
    steps_after: int


@router.get("/rounds", auth=ALL, response=several(RoundRow), operation_id="rounds_list")
def rounds(request: HttpRequest) -> list[RoundRow]:
    """The rounds of reform, the newest first."""
    return list(changes.rounds())


@router.get("/rounds/{ref}", auth=ALL, response=several(KindCount), operation_id="rounds_one")
def one_round(request: HttpRequest, ref: PathRef) -> list[KindCount]:
    """How many changes of each kind a round has brought."""
    return list(figures.of_round(ref))


@router.post("/rounds", auth=STAFF, response={201: shown(RoundFounded)}, operation_id="rounds_found")
def found_round(request: HttpRequest, body: NewRound) -> RoundFounded:
    """Enter a round of reform. Refuses with NotAllowed, Missing or RoundExists."""
    return done(request, operations.found_round, body.name, body.document, body.decided_on)


@router.get("/batches", auth=ALL, response=several(BatchRow), operation_id="batches_list")
def batches(request: HttpRequest) -> list[BatchRow]:
    """The batches by document, each with what it changed."""
    return list(figures.batches())


@router.get("/batches/at-most-once", auth=ALL, response=several(Turn), operation_id="batches_once")
def at_most_once(request: HttpRequest) -> list[Turn]:
    """What came onto the list "at most one trip" with each batch, and what left it."""
    return list(figures.at_most_once_by_batch())


@router.get("/removals", auth=ALL, response=several(RemovedMaterial), operation_id="removals_list")
def removals(request: HttpRequest, since: When, until: When) -> list[RemovedMaterial]:
    """Materials that changes between two moments do not ask for any more, each with why."""
    return list(figures.removals(since, until))


@router.get("/compared", auth=STAFF, response=Figures, operation_id="reform_compared")
def compared(request: HttpRequest, before: When, after: When, office: QueryEx[str, P(max_length=64)] = "") -> Figures:
    """The catalogue at two moments, of one office or of all."""
    return _figures(figures.compared(before, after, office))


@router.get("/baselines", auth=STAFF, response=several(BaselineRow), operation_id="baselines_list")
def baselines(request: HttpRequest) -> list[BaselineRow]:
    """The kept catalogues, the newest first."""
    return list(figures.baselines())


@router.get("/baselines/{ref}", auth=STAFF, response=Figures, operation_id="baselines_one")
def over_baseline(request: HttpRequest, ref: PathRef) -> Figures:
    """What became of a kept catalogue by now, with the streamlining rate."""
    return _figures(there(figures.over_baseline(ref, clock.now())))


@router.post("/baselines", auth=STAFF, response={201: shown(BaselineKept)}, operation_id="baselines_keep")
def keep_baseline(request: HttpRequest, body: NewBaseline) -> BaselineKept:
    """Keep the catalogue of a moment that has passed.

    Refuses with NotAllowed, Missing, FromTheFuture or BaselineExists.
    """
    return done(request, operations.keep_baseline, body.name, body.as_of, body.basis)


@router.get("/petitions", auth=STAFF, response=several(PetitionRow), operation_id="petitions_list")
def petitions(request: HttpRequest, after: After = "") -> list[PetitionRow]:
    """Petitions to higher levels, the newest first."""
    return list(figures.petitions(after))


@router.get("/petitions/domains", auth=STAFF, response=several(DomainCount), operation_id="petitions_domains")
def domains(request: HttpRequest) -> list[DomainCount]:
    """Petitions by domain: sent, answered, accepted."""
    return list(figures.petitions_by_domain())


@router.post("/petitions", auth=STAFF, response={201: shown(PetitionSent)}, operation_id="petitions_send")
def send_petition(request: HttpRequest, body: NewPetition) -> PetitionSent:
    """Record a petition. Refuses with OfficeUnknown, NotCatalogueEditor, NotInList, NoSuchThing or Missing."""
    wish = Wish(
        body.wish, body.item_name, body.addressed_to, body.reason, body.basis, body.domain, body.item or ""
    )  # fmt: skip
    return done(request, operations.send_petition, body.office, wish)


@router.post("/petitions/{ref}/answer", auth=STAFF, response=shown(PetitionSent), operation_id="petitions_answer")
def answer_petition(request: HttpRequest, ref: PathRef, body: PetitionAnswer) -> PetitionSent:
    """Record what was answered.

    Refuses with NoSuchThing, NotCatalogueEditor, NotInList, PetitionAnswered or Missing.
    """
    return done(request, operations.answer_petition, ref, body.outcome, body.answer)


def _figures(told: Streamlined) -> Figures:
    rate = told.items.rate
    return Figures(
        items_before=told.items.before, items_after=told.items.after, rate=None if rate is None else float(rate),
        begun=told.begun, ended=told.ended, changed=told.changed, shortened=told.shortened,
        lengthened=told.lengthened, fewer_materials=told.fewer_materials, fewer_steps=told.fewer_steps,
        materials_before=told.materials.before, materials_after=told.materials.after,
        copies_before=told.copies.before, copies_after=told.copies.after, steps_before=told.steps.before,
        steps_after=told.steps.after,
    )  # fmt: skip
