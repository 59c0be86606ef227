"""What is done with member platforms: connected, permitted, heard, judged again, and answered."""

from yimen.engine.exchange.members.operations.answering import MemberAnswered, answer_member
from yimen.engine.exchange.members.operations.hearing import MemberHeard, take_member_words
from yimen.engine.exchange.members.operations.keeping import (
    MemberKept,
    MemberSaid,
    admit_member_office,
    close_member,
    drop_member_word,
    open_member,
    permit_member,
    retry_member,
    set_member_key,
)

__all__ = [
    "MemberAnswered",
    "MemberHeard",
    "MemberKept",
    "MemberSaid",
    "admit_member_office",
    "answer_member",
    "close_member",
    "drop_member_word",
    "open_member",
    "permit_member",
    "retry_member",
    "set_member_key",
    "take_member_words",
]
