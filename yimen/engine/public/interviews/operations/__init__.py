"""Writes of the interviews: announced, asked, answered by who is named, closed with orders for the rest, published."""

from yimen.engine.public.interviews.operations.planning import (
    Announced,
    InterviewKept,
    Named,
    announce_interview,
    call_off_interview,
)
from yimen.engine.public.interviews.operations.settling import (
    InterviewsClosed,
    close_interview,
    close_interviews,
    publish_interview,
)
from yimen.engine.public.interviews.operations.speaking import (
    QuestionKept,
    answer_question,
    ask_interview,
    show_question,
    withhold_question,
)

__all__ = [
    "Announced",
    "InterviewKept",
    "InterviewsClosed",
    "Named",
    "QuestionKept",
    "announce_interview",
    "answer_question",
    "ask_interview",
    "call_off_interview",
    "close_interview",
    "close_interviews",
    "publish_interview",
    "show_question",
    "withhold_question",
]
