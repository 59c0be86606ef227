"""One thing: bundles of items for everybody to read; a matter written, handed in, finished at a window, handed out."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, P, QueryEx, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import ALL, SIGNED_IN, STAFF
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Code,
    PathRef,
    Revision,
    Text100,
    Text500,
    result_of,
    several,
    shown,
)
from yimen.engine.centre.matters import operations as matters
from yimen.engine.centre.matters import queries as read
from yimen.engine.centre.matters.operations.delivering import MatterDelivered
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn
from yimen.engine.centre.matters.operations.writing import MatterKept
from yimen.engine.centre.matters.rows import MatterRow, MatterView, OneForm, ReasonRow
from yimen.registries.bundles import operations, queries
from yimen.registries.bundles.operations import BundleDefined, BundleSaid
from yimen.registries.bundles.rows import BundleGuide, BundleRow, FitRow
from yimen.threshold import clock
from yimen.threshold.terminals import filing_of_matter

router = Router(tags=["bundles"])
matter_router = Router(tags=["bundles"])

Key = Annotated[str, Field(pattern="^[qfm][0-9a-f]{12}$")]
Words = Annotated[dict[Key, Annotated[str, Field(max_length=5000)]], Field(max_length=200)]
Items = Annotated[list[BodyRef], Field(max_length=20)]


class BundleTold(Body):
    """A matter as it is defined or said anew."""

    name: Text100
    summary: Text500 = ""
    audience: Annotated[str, Field(pattern="^(person|organisation)$")]
    life_event: Annotated[str, Field(max_length=40)] = ""
    always: Items
    chosen: Items = []
    from_day: date
    basis: Text100 = ""


class BundleOver(Body):
    """From which day on it is offered no more, and why."""

    on: date
    basis: Text100


class MatterBegun(Body):
    """For whom, and which of the items that are chosen."""

    bundle: BodyRef
    party: BodyRef
    items: Items = []


class MatterSaid(Body):
    """What was said and typed so far, by the keys of the one form."""

    revision: Revision
    said: Words = {}
    typed: Words = {}


class MatterSent(Body):
    """Which revision is handed in, and where it is received."""

    revision: Revision
    centre: BodyRef | None = None


class MatterTaken(Body):
    """A matter as it is taken in at the window."""

    party: BodyRef
    items: Items = []
    said: Words = {}
    typed: Words = {}


class Signed(Body):
    """Who signs for the results."""

    signature: Text100


@router.get("", auth=ALL, response=several(BundleRow), operation_id="bundles")
def listed(request: HttpRequest, audience: QueryEx[str, P(pattern="^(person|organisation)?$")] = "") -> list[BundleRow]:
    """The matters that can be handled as one today."""
    return list(queries.bundles_in_force(clock.now(), audience))


@router.get("/reasons", auth=STAFF, response=several(ReasonRow), operation_id="bundles_reasons")
def reasons(request: HttpRequest, since: date) -> list[ReasonRow]:
    """Items that had to be decided elsewhere though their matter was handed in at a lower place."""
    now = clock.now()
    return list(read.reasons(asker(request), now.replace(year=since.year, month=since.month, day=since.day)))


@router.get("/{ref}", auth=ALL, response=shown(BundleGuide), operation_id="bundle")
def one(request: HttpRequest, ref: PathRef) -> BundleGuide:
    """One guide for a matter: its items, and what is asked once of all of them."""
    return there(queries.guide(ref, (), {}, clock.now()))


@router.get("/{ref}/fit/{centre}", auth=ALL, response=several(FitRow), operation_id="bundle_fit")
def fit(request: HttpRequest, ref: PathRef, centre: PathRef) -> list[FitRow]:
    """How far each item of the matter gets at a centre, told before the trip."""
    return list(queries.fit(ref, centre, clock.now()))


@router.post("", auth=STAFF, response={201: result_of(operations.define_bundle)}, operation_id="bundle_define")
def define(request: HttpRequest, body: BundleTold) -> BundleDefined:
    """Define a matter.

    Refuses with NotAllowed, BundleNameTaken, WrongNumberOfItems, ItemNotBundled, NotInList, Missing, StrangeCharacter
    or ImpossibleDates.
    """
    return done(request, operations.define_bundle, _said(body), body.from_day, body.basis)


@router.post("/{ref}", auth=STAFF, response=shown(BundleDefined), operation_id="bundle_revise")
def revise(request: HttpRequest, ref: PathRef, body: BundleTold) -> BundleDefined:
    """Say anew what belongs to a matter.

    Refuses with NotAllowed, NoSuchThing, BundleOver, BundleNameTaken, WrongNumberOfItems, ItemNotBundled, NotInList,
    Missing, StrangeCharacter or ImpossibleDates.
    """
    return done(request, operations.revise_bundle, ref, _said(body), body.from_day)


@router.post("/{ref}/end", auth=STAFF, response=shown(BundleDefined), operation_id="bundle_end")
def end(request: HttpRequest, ref: PathRef, body: BundleOver) -> BundleDefined:
    """End a matter. Refuses with NotAllowed, NoSuchThing, BundleOver, Missing, StrangeCharacter or ImpossibleDates."""
    return done(request, operations.end_bundle, ref, body.on, body.basis)


@matter_router.get("", auth=SIGNED_IN, response=several(MatterRow), operation_id="matters")
def mine(request: HttpRequest) -> list[MatterRow]:
    """The matters of everybody whom the asker may act for."""
    return list(read.mine(asker(request)))


@matter_router.get("/{ref}", auth=SIGNED_IN, response=shown(MatterView), operation_id="matter")
def matter(request: HttpRequest, ref: PathRef) -> MatterView:
    """One matter with the progress of all its parts."""
    return there(read.find(ref, asker(request), clock.now()))


@matter_router.get("/{ref}/form", auth=SIGNED_IN, response=shown(OneForm), operation_id="matter_form")
def form(request: HttpRequest, ref: PathRef) -> OneForm:
    """The one form of a matter that is still being written."""
    return there(read.one_form(ref, asker(request), clock.now()))


@matter_router.post("", auth=SIGNED_IN, response={201: result_of(matters.start)}, operation_id="matter_start")
def start(request: HttpRequest, body: MatterBegun) -> MatterKept:
    """Begin a matter. Refuses with NothingChosen, NotForThisParty, AgencyNotOffered, ItemSuspended or TooManyDrafts."""
    return done(request, matters.start, body.bundle, body.party, tuple(body.items))


@matter_router.post("/{ref}/keep", auth=SIGNED_IN, response=shown(MatterKept), operation_id="matter_keep")
def keep(request: HttpRequest, ref: PathRef, body: MatterSaid) -> MatterKept:
    """Save what was said and typed. Refuses with MatterUnknown, MatterChangedElsewhere and with the form's own."""
    return done(request, matters.keep, ref, body.revision, dict(body.said), dict(body.typed))


@matter_router.post("/{ref}/files", auth=SIGNED_IN, response=shown(MatterKept), operation_id="matter_attach")
def attach(request: HttpRequest, ref: PathRef, file: File[UploadedFile], material: Form[Code]) -> MatterKept:
    """Hand in a file for a material of the one list, by its key. Refuses with MatterUnknown or NotAskedFor."""
    return done(request, matters.attach, ref, material, file.name or "", file.read())


@matter_router.post(
    "/{ref}/files/{file}/remove", auth=SIGNED_IN, response=shown(MatterKept), operation_id="matter_detach"
)
def detach(request: HttpRequest, ref: PathRef, file: PathRef) -> MatterKept:
    """Take a file off, wherever it lies. Refuses with MatterUnknown or NotAskedFor."""
    return done(request, matters.detach, ref, file)


@matter_router.post("/{ref}/renew", auth=SIGNED_IN, response=shown(MatterKept), operation_id="matter_renew")
def renew(request: HttpRequest, ref: PathRef) -> MatterKept:
    """Carry everything over to what its items ask today. Refuses with MatterUnknown."""
    return done(request, matters.renew, ref)


@matter_router.post("/{ref}/submit", auth=SIGNED_IN, response=shown(MatterHandedIn), operation_id="matter_submit")
def submit(request: HttpRequest, ref: PathRef, body: MatterSent) -> MatterHandedIn:
    """Hand everything in that can be.

    Refuses with MatterUnknown, MatterChangedElsewhere, StillWaiting, DraftIncomplete, VersionChanged, NoDesk,
    PrerequisiteMissing, NotTakenInHere or ClassTooLow.
    """
    act, sitting = filing_of_matter(request)
    handed_in: MatterHandedIn = done(request, act, ref, body.revision, body.centre or "", *sitting)
    return handed_in


@matter_router.post("/{ref}/discard", auth=SIGNED_IN, response=shown(MatterKept), operation_id="matter_discard")
def discard(request: HttpRequest, ref: PathRef) -> MatterKept:
    """Throw a matter away of which nothing was handed in. Refuses with MatterUnknown."""
    return done(request, matters.discard, ref)


@router.post("/{ref}/take-in", auth=STAFF, response={201: result_of(matters.take_in)}, operation_id="bundle_take_in")
def take_in(request: HttpRequest, ref: PathRef, body: MatterTaken) -> MatterHandedIn:
    """Take a matter in at the window on one form.

    Refuses with NotYourRole, NothingChosen, StillWaiting, OutOfScope, DraftIncomplete, NoDesk, PrerequisiteMissing,
    NotTakenInHere or ClassTooLow.
    """
    said, typed = dict(body.said), dict(body.typed)
    return done(request, matters.take_in, ref, body.party, tuple(body.items), said, typed)


@matter_router.post("/{ref}/finish", auth=STAFF, response=shown(MatterHandedIn), operation_id="matter_finish")
def finish(request: HttpRequest, ref: PathRef) -> MatterHandedIn:
    """Hand a matter of the web in at the window.

    Refuses with NotYourRole, MatterUnknown, StillWaiting, OutOfScope, DraftUnknown, DraftIncomplete, VersionChanged,
    NoDesk, PrerequisiteMissing, NotTakenInHere or ClassTooLow.
    """
    return done(request, matters.finish, ref)


@matter_router.post("/{ref}/hand-out", auth=STAFF, response=shown(MatterDelivered), operation_id="matter_hand_out")
def hand_out(request: HttpRequest, ref: PathRef, body: Signed) -> MatterDelivered:
    """Hand all results out together.

    Refuses with NotYourRole, MatterUnknown, NotAllDecided, FeesOutstanding or TextMissing.
    """
    return done(request, matters.hand_out, ref, body.signature)


def _said(body: BundleTold) -> BundleSaid:
    return BundleSaid(body.name, body.summary, body.audience, body.life_event, tuple(body.always), tuple(body.chosen))
