"""Interviews: sessions with named officials, read by everybody, asked by citizens; answered and kept at the desk."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.shapes import Body, PathRef, Text500, Text2000, several, shown
from yimen.engine.public.interviews import operations, queries
from yimen.engine.public.interviews.operations import QuestionKept
from yimen.engine.public.interviews.rows import InterviewPage, InterviewRow
from yimen.threshold import clock

router = Router(tags=["interviews"])


class InterviewAsked(Body):
    """What somebody asks the officials of a session."""

    text: Text500


class InterviewAnswered(Body):
    """What an official answers, in the open."""

    answer: Text2000


@router.get("", auth=ALL, response=several(InterviewRow), operation_id="interviews_coming")
def coming(request: HttpRequest) -> list[InterviewRow]:
    """What is announced or on, the next first."""
    return list(queries.coming(clock.now()))


@router.get("/past", auth=ALL, response=several(InterviewRow), operation_id="interviews_past")
def past(request: HttpRequest) -> list[InterviewRow]:
    """What was closed, published or called off, the latest first."""
    return list(queries.past(clock.now()))


@router.get("/{ref}", auth=ALL, response=shown(InterviewPage), operation_id="interviews_one")
def one(request: HttpRequest, ref: PathRef) -> InterviewPage:
    """A session with what was asked and answered, as far as you see it. Refuses with NothingHere."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/{ref}/questions", auth=CITIZEN, response={201: shown(QuestionKept)}, operation_id="interviews_ask")
def ask(request: HttpRequest, ref: PathRef, body: InterviewAsked) -> QuestionKept:
    """Ask the officials of a session, beforehand or live. Refuses with InterviewUnknown, NoMoreQuestions, AskedEnough,
    TextMissing or TellsWhoItWas."""
    return done(request, operations.ask_interview, ref, body.text)


@router.post("/questions/{ref}/answer", auth=STAFF, response=shown(QuestionKept), operation_id="interviews_answer")
def answer(request: HttpRequest, ref: PathRef, body: InterviewAnswered) -> QuestionKept:
    """Answer a question of a session that names you. Refuses with QuestionUnknown, NotAGuest, NotBegun,
    NoMoreQuestions or QuestionSettled."""
    return done(request, operations.answer_question, ref, body.answer)
