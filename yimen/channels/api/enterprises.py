"""The business register for programs: read by everybody, supervised by offices; openings and certificates of scope."""

from typing import Annotated

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import ALL, SIGNED_IN, STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text500, result_of, several, shown
from yimen.engine.supervision.enterprises import openings, operations, queries
from yimen.engine.supervision.enterprises.operations.certifying import ScopeCertified
from yimen.engine.supervision.enterprises.operations.supervising import EntryTakenUp
from yimen.engine.supervision.enterprises.rows import (
    AbnormalRow,
    EnterprisePage,
    EnterpriseView,
    NoticeRow,
    OpeningView,
    ScopeCertificateView,
)
from yimen.kernel.enterprises import AbnormalGround
from yimen.threshold import clock

router = Router(tags=["enterprises"])

CreditCode = PathEx[str, P(pattern="^[0-9A-HJ-NPQRTUWXY]{18}$", description="A unified social credit code")]
Concrete = Annotated[str, Field(min_length=1, max_length=60)]


class EntryArranged(Body):
    """How an entry is supervised from here on."""

    arranged: Text500


class AbnormalTold(Body):
    """Why an enterprise is entered in the abnormal list; everybody reads it."""

    ground: AbnormalGround
    reason: Text500


class AbnormalGone(Body):
    """How the ground has gone."""

    reason: Text500


class ScopeAsked(Body):
    """Which concrete businesses are to be certified."""

    concrete: list[Concrete] = Field(max_length=60)


@router.get("", auth=ALL, response=shown(EnterprisePage), operation_id="enterprises")
def listed(request: HttpRequest, words: QueryEx[str, P(max_length=60)] = "", after: After = "") -> EnterprisePage:
    """Enterprises by their whole code or by how the name begins, the latest first."""
    return queries.listed(words, after)


@router.get("/abnormal", auth=ALL, response=several(AbnormalRow), operation_id="enterprises_abnormal")
def abnormal(request: HttpRequest) -> list[AbnormalRow]:
    """Who stands on the abnormal list, the latest first, two hundred at most."""
    return list(queries.abnormal_list())


@router.get("/certificates/{code}", auth=ALL, response=shown(ScopeCertificateView), operation_id="scope_certificate")
def certificate(request: HttpRequest, code: PathRef) -> ScopeCertificateView:
    """A certificate of the concrete scope by the code that is printed on it."""
    return there(queries.certificate(code))


@router.get("/notices", auth=STAFF, response=several(NoticeRow), operation_id="entry_notices")
def notices(request: HttpRequest) -> list[NoticeRow]:
    """New entries that wait at one's offices, by when they are due."""
    return list(queries.notices(asker(request), clock.now()))


@router.get("/notices/taken-up", auth=STAFF, response=several(NoticeRow), operation_id="entry_notices_taken_up")
def taken_up(request: HttpRequest) -> list[NoticeRow]:
    """Entries that one's offices took up last."""
    return list(queries.taken_up(asker(request), clock.now()))


@router.get("/openings", auth=STAFF, response=several(OpeningView), operation_id="openings")
def running(request: HttpRequest) -> list[OpeningView]:
    """The openings that run: of one's offices, or all for who oversees them; a hundred at most."""
    return list(openings.under_way(asker(request), clock.now()))


@router.get("/openings/{ref}", auth=SIGNED_IN, response=shown(OpeningView), operation_id="opening")
def opening(request: HttpRequest, ref: PathRef) -> OpeningView:
    """One opening by its matter: every certificate under the one limit."""
    return there(openings.find(ref, asker(request), clock.now()))


@router.get("/{code}", auth=ALL, response=shown(EnterpriseView), operation_id="enterprise")
def one(request: HttpRequest, code: CreditCode) -> EnterpriseView:
    """Everything that anybody may read of an enterprise; each fact with its day and its source."""
    return there(queries.find(code, clock.now()))


@router.post(
    "/notices/{ref}/acknowledge",
    auth=STAFF,
    response=result_of(operations.acknowledge_entry),
    operation_id="entry_acknowledge",
)
def acknowledge(request: HttpRequest, ref: PathRef, body: EntryArranged) -> EntryTakenUp:
    """Take a new entry up. Refuses with NoSuchThing, TextMissing, TextUnclean or NoticeAcknowledged."""
    return done(request, operations.acknowledge_entry, ref, body.arranged)


@router.post(
    "/abnormal/{ref}/leave", auth=STAFF, response=result_of(operations.leave_abnormal), operation_id="abnormal_leave"
)
def leave(request: HttpRequest, ref: PathRef, body: AbnormalGone) -> EntryTakenUp:
    """Let an enterprise leave the abnormal list.

    Refuses with NoSuchThing, NotAllowed, NotFormal, OwnMatter, AbnormalLeft, GroundStands, TextMissing or TextUnclean.
    """
    return done(request, operations.leave_abnormal, ref, body.reason)


@router.post(
    "/{code}/abnormal", auth=STAFF, response=result_of(operations.enter_abnormal), operation_id="abnormal_enter"
)
def enter(request: HttpRequest, code: CreditCode, body: AbnormalTold) -> EntryTakenUp:
    """Enter an enterprise in the abnormal list.

    Refuses with NoSuchThing, NotAllowed, NotFormal, OwnMatter, EnterpriseOver, AlreadyAbnormal, TextMissing or
    TextUnclean.
    """
    return done(request, operations.enter_abnormal, code, str(body.ground), body.reason)


@router.post(
    "/{code}/scope", auth=SIGNED_IN, response=result_of(operations.certify_scope), operation_id="scope_certify"
)
def certify(request: HttpRequest, code: CreditCode, body: ScopeAsked) -> ScopeCertified:
    """Certify concrete businesses of an enterprise, at once.

    Refuses with NoSuchThing, EnterpriseOver, Missing or ConcreteOutsideScope.
    """
    return done(request, operations.certify_scope, code, tuple(body.concrete))
