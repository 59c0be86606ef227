"""Writes of the talks: asked for, taken up, said, passed on, closed with a summary; and video appointments in them."""

from yimen.engine.public.talks.operations.asking import TalkAsked, TalkKept, ask_talk, lapse_talks, leave_talk
from yimen.engine.public.talks.operations.ending import close_talk
from yimen.engine.public.talks.operations.talking import pass_on_talk, say, take_over_talk, take_up_talk
from yimen.engine.public.talks.operations.videos import (
    VideoEntered,
    VideoKept,
    book_video,
    call_off_video,
    end_video,
    enter_video,
)

__all__ = [
    "TalkAsked",
    "TalkKept",
    "VideoEntered",
    "VideoKept",
    "ask_talk",
    "book_video",
    "call_off_video",
    "close_talk",
    "end_video",
    "enter_video",
    "lapse_talks",
    "leave_talk",
    "pass_on_talk",
    "say",
    "take_over_talk",
    "take_up_talk",
]
