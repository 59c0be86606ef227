"""Noes 否定答复: that something cannot be done is said by nobody alone, wherever it was asked.

Whoever answers says whether it is a "no", and that binds. A short list of phrases is the net below, for who said it is
none: who is stopped wrongly asks for a confirmation too many, and nobody is sent away on one officer's word.
"""

import re
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said

_PHRASES = re.compile(
    "(?:不能|无法|没法|不可以|不予|不给|不得)(?:给您|为您|帮您|给你|再)?(?:办|受理|申请|许可|批准|审批)"
    "|[办批]不(?:了|成|下来)|不(?:予|能|再)?受理|不符合[^。，；,;.]{0,12}条件|不批准|不同意办理"
    "|(?:cannot|can't|can not) be (?:done|handled|accepted|applied for|granted)",
    re.IGNORECASE,
)
# What follows if nothing comes 否则, 逾期 is lawfully told with what is asked for; that it is too late 已逾期 is none.
_WARNING = re.compile(f"(?:否则|(?<![已经因为])逾期(?!了))[^。！？；;!?]{{0,12}}?(?:{_PHRASES.pattern})", re.IGNORECASE)
# Who has no view cannot judge 无法判断; 能不能, 可不可以, 不得不 and 不同意见 forbid nothing.
_NET = re.compile(
    "(?<!能)不能|(?<!可)不可以|不得(?!不)|不行(?!使|政)|不同意(?!见)|不予|不许|不准|办理不了|不办(?!也)|不受理"
    "|无法(?!定|律|人|判断|确认|回答)"
    r"|\b(?:cannot|can't|can not|not (?:allowed|possible|permitted))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    "不同意(?!见)|不赞成|(?<![不无])(?<!没有)反对|不予|不行(?!使|政)|(?<!可)不可以|(?:do not|don't) agree"
    r"|(?<!objection )(?<!not )\bagainst\b",
    re.IGNORECASE,
)


class NoNeedsApprover(Refusal):
    """A "no" is proposed with basis, explanation and guidance; whoever asked hears it once an approver confirmed."""

    code: ClassVar[str] = "no.needs_approver"


@snapshot
class No:
    """What every "no" says: on what basis, why, and what can be done instead."""

    basis: str
    explanation: str
    guidance: str

    def spoken(self) -> str:
        """The explanation and the guidance, as one answer; the basis stands beside it as its source."""
        return f"{self.explanation}\n{self.guidance}"


def whole(basis: str, explanation: str, guidance: str) -> No:
    """The three parts of a "no"; refuses with TextMissing, TextTooLong or TextUnclean."""
    return No(
        must_be_said("basis", basis, 300).strip(),
        must_be_said("explanation", explanation, 1000).strip(),
        must_be_said("guidance", guidance, 900).strip(),
    )


def must_not_say_no(answer: str) -> None:
    """Refuses with NoNeedsApprover when an answer says that it cannot be done, or forbids something."""
    _must_lack(answer, _PHRASES, _NET)


def must_not_be_against(view: str) -> None:
    """Refuses with NoNeedsApprover when a view in favour says the opposite; its conditions may forbid something."""
    _must_lack(view, _PHRASES, _AGAINST)


def must_not_turn_away(told: str) -> None:
    """Refuses with NoNeedsApprover when what is told beside a notice says no.

    What it asks for may forbid something, and it may warn of what follows if that does not come.
    """
    _must_lack(_WARNING.sub("。", told), _PHRASES)


def _must_lack(said: str, *nets: re.Pattern[str]) -> None:
    ways = (re.sub(r"[ \t\u3000]+", " ", said), re.sub(r"\s+", "", said))
    if any(net.search(way) for net in nets for way in ways):
        raise NoNeedsApprover()
