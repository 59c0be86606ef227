"""Cases: the lists, one case, its files, and taking one in at the window. What is foreign looks like nothing."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, Code, PathRef, Text5000, shown
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.cases.rows import CaseView, Page
from yimen.engine.centre.counter import operations as counter
from yimen.engine.records.prints.operations import print_file
from yimen.kernel.papers.prints import Door
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["cases"])

Number = QueryEx[str, P(min_length=1, max_length=40, description="The case number, such as SF-7K4M-29QX-M3")]


class Received(Body):
    """An application taken in at the window."""

    item: BodyRef
    party: BodyRef
    answers: tuple[Code, ...] = Field(max_length=100)
    form: dict[Code, Text5000] = Field(max_length=300)
    office: BodyRef | None = Field(default=None, description="Where several decide with equal effect, the one chosen")


@router.get("", auth=STAFF, response=shown(Page), operation_id="cases_worklist")
def worklist(
    request: HttpRequest,
    after: After = "",
    lamp: Literal["", "red", "amber", "green", "paused", "instant"] = "",
    words: QueryEx[str, P(max_length=50, description="A case number, applicant or item")] = "",
    desk: QueryEx[Literal["", "own"], P(description="own: only your own desks")] = "",
) -> Page:
    """The open cases you may see, by what falls due: twenty a page, the next one by key."""
    return queries.worklist(asker(request), clock.now(), after or None, lamp, words, "yes" if desk else "")


@router.get("/counts", auth=STAFF, response=dict[str, int], operation_id="cases_counts")
def counts(request: HttpRequest) -> dict[str, int]:
    """How many open cases you may see, by lamp, each counted up to a thousand."""
    return dict(queries.counts(asker(request), clock.now()))


@router.get("/mine", auth=CITIZEN, response=shown(Page), operation_id="cases_mine")
def mine(request: HttpRequest, after: After = "") -> Page:
    """The cases of everybody you act for, newest first, open and closed."""
    return queries.mine(asker(request), clock.now(), after or None)


@router.get("/by-number", auth=SIGNED_IN, response=shown(CaseView), operation_id="cases_by_number")
def by_number(request: HttpRequest, number: Number) -> CaseView:
    """One case by its number, as told on the phone. Refuses with CaseUnknown."""
    found = queries.find_by_number(number, asker(request), clock.now())
    if found is None:
        raise CaseUnknown(ref=number)
    return found


@router.get("/{ref}", auth=SIGNED_IN, response=shown(CaseView), operation_id="cases_one")
def one(request: HttpRequest, ref: PathRef) -> CaseView:
    """Everything about one case that you may see, with the acts you may do now. Refuses with CaseUnknown."""
    found = queries.find(ref, asker(request), clock.now())
    if found is None:
        raise CaseUnknown(ref=ref)
    return found


@router.get("/{ref}/files/{file}", auth=SIGNED_IN, response={200: None}, operation_id="cases_file")
def file(request: HttpRequest, ref: PathRef, file: PathRef) -> HttpResponse:
    """A file of a case, as it was handed in. What staff take is on record.

    Refuses with FeesOutstanding for the paper of a certificate that its holder has not paid for.
    """
    taken = there(printed(request, print_file, ref, file, door=Door.API))
    return as_attachment(taken.content, taken.name, taken.kind)


@router.post("", auth=SIGNED_IN, response={201: shown(Submitted)}, operation_id="cases_receive")
def receive(request: HttpRequest, body: Received) -> Submitted:
    """Take an application in at the window for a party who stands there; files follow from the paper.

    Refuses with NotYourRole, OutOfScope, ItemNotApplicable, ItemSuspended, WrongAudience, NoDesk, CentralisedItem,
    NotTakenInHere, ClassTooLow, ChooseOffice, OfficeNotOffered and with the form's own refusals.
    """
    return done(request, counter.receive, body.item, body.party, body.answers, body.form, body.office or "")
