"""Messages and visits: what the applicant was told, and who stepped up to which window."""

from typing import Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Text500, several, shown
from yimen.engine.case.messages import operations, queries
from yimen.engine.case.messages.rows import Inbox, MessageRow
from yimen.engine.centre.visits import operations as visit_operations
from yimen.engine.centre.visits import queries as visits
from yimen.engine.centre.visits.operations import VisitOpened
from yimen.engine.centre.visits.rows import VisitRow
from yimen.registries.followers import operations as follower_acts
from yimen.registries.followers import queries as followers
from yimen.registries.followers.operations import FollowCode, Followed
from yimen.registries.followers.rows import Following
from yimen.threshold import clock

router = Router(tags=["messages and visits"])


class Read(BaseModel):
    """A message that has been read."""

    ref: str


class AllRead(BaseModel):
    """How many messages were new."""

    count: int


class Unread(BaseModel):
    """How many messages have not been read, counted up to a hundred."""

    count: int


class WayAgain(Body):
    """The way that did not work."""

    way: Literal["sms", "mail", "wechat"]


class Visitor(Body):
    """Who steps up to the window, when that is known, and what for."""

    party: BodyRef | None = None
    purpose: Text500 = ""


@router.get("/messages", auth=CITIZEN, response=shown(Inbox), operation_id="messages_list")
def inbox(request: HttpRequest, after: After = "") -> Inbox:
    """What everybody you act for was told, the latest first, twenty a page, the next one by key."""
    return queries.mine(asker(request), after or None)


@router.get("/messages/wechat", auth=CITIZEN, response=shown(Following), operation_id="wechat_following")
def following(request: HttpRequest) -> Following:
    """Whether your account is bound to the official account, by which messages are pushed."""
    return followers.own(asker(request), clock.now())


@router.post("/messages/wechat/code", auth=CITIZEN, response=shown(FollowCode), operation_id="wechat_ask")
def ask_to_follow(request: HttpRequest) -> FollowCode:
    """The code to be sent to the official account, told once. Refuses with NotAllowed or FollowsAlready."""
    return done(request, follower_acts.ask_to_follow)


@router.post("/messages/wechat/end", auth=CITIZEN, response=shown(Followed), operation_id="wechat_end")
def end_following(request: HttpRequest) -> Followed:
    """Let go of the official account. Refuses with NotFollowing."""
    return done(request, follower_acts.end_following)


@router.get("/messages/unread", auth=CITIZEN, response=Unread, operation_id="messages_unread")
def unread(request: HttpRequest) -> Unread:
    """How many messages have not been read."""
    return Unread(count=queries.unread(asker(request)))


@router.post("/messages/read", auth=CITIZEN, response=AllRead, operation_id="messages_read_all")
def read_all(request: HttpRequest) -> AllRead:
    """Everything has been read."""
    return AllRead(count=done(request, operations.read_all))


@router.post("/messages/{ref}/read", auth=CITIZEN, response=Read, operation_id="messages_read")
def read(request: HttpRequest, ref: PathRef) -> Read:
    """A message has been read; the first time counts. Refuses with MessageUnknown."""
    return Read(ref=done(request, operations.read_message, ref))


@router.get("/messages/failed", auth=STAFF, response=several(MessageRow), operation_id="messages_failed")
def failed(request: HttpRequest) -> list[MessageRow]:
    """Messages that no carrier would take, a hundred at most, for administrators."""
    return list(queries.failed(asker(request)))


@router.post("/messages/{ref}/again", auth=STAFF, response=Read, operation_id="messages_again")
def again(request: HttpRequest, ref: PathRef, body: WayAgain) -> Read:
    """Ask the carrier once more. Refuses with NotAllowed or MessageUnknown."""
    return Read(ref=done(request, operations.try_again, ref, body.way))


@router.get("/cases/{ref}/messages", auth=SIGNED_IN, response=several(MessageRow), operation_id="cases_messages")
def of_case(request: HttpRequest, ref: PathRef) -> list[MessageRow]:
    """The service record of a case: what was told, by which way, when it arrived."""
    return list(queries.of_case(ref, asker(request)))


@router.get("/cases/{ref}/visits", auth=SIGNED_IN, response=several(VisitRow), operation_id="cases_visits")
def visits_of_case(request: HttpRequest, ref: PathRef) -> list[VisitRow]:
    """The visits on which something was done with a case."""
    return list(visits.of_case(ref, asker(request)))


@router.get("/visits", auth=STAFF, response=several(VisitRow), operation_id="visits_list")
def of_clerk(request: HttpRequest) -> list[VisitRow]:
    """Your own visitors, the latest first."""
    return list(visits.of_clerk(asker(request)))


@router.post("/visits", auth=STAFF, response={201: shown(VisitOpened)}, operation_id="visits_open")
def open_visit(request: HttpRequest, body: Visitor) -> VisitOpened:
    """Somebody steps up to your window. Refuses with NotAtAWindow, VisitorUnknown or VisitOpen."""
    return done(request, visit_operations.open_visit, body.party or "", body.purpose)


@router.post("/visits/{ref}/close", auth=STAFF, response=shown(VisitOpened), operation_id="visits_close")
def close_visit(request: HttpRequest, ref: PathRef) -> VisitOpened:
    """Your visitor has left. Refuses with VisitUnknown."""
    return done(request, visit_operations.close_visit, ref)
