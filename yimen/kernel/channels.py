"""Channels 渠道 of a case: by which door applicant and office met over it, as its own lines tell it. Pure.

The stamp is set by the house and typed by nobody: a page of the staff is a window, a registered terminal is a kiosk, a
browser says itself whether it is a telephone's. A line that bears no stamp tells of no meeting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.service_modes import NOT_SENT
from yimen.kernel.snapshot import snapshot


class CaseChannel(StrEnum):
    """A door by which something of a case is said, handed in, paid or handed over."""

    WINDOW = "window"
    WEB = "hall"
    MOBILE = "mobile"
    KIOSK = "kiosk"
    API = "api"
    """A program of the applicant's: an app, a mini program, an enterprise's own system."""
    POST = "post"


FILED_BY = (CaseChannel.WINDOW, CaseChannel.WEB, CaseChannel.MOBILE, CaseChannel.KIOSK, CaseChannel.API)
"""The channels by which a case comes in; nothing is applied for by post alone."""

STAMPED = frozenset(
    {
        *("hand_in", "close_correction", "sign_commitment", "answer_supplement", "see_original", "take_in_paper"),
        "sign_application",
        *("return_paper", "name_renewed", "withdraw", "confirm_guidance", "place_order", "pay"),
    }
)
"""Acts of a case or its bill at which the applicant is there; their lines bear the channel."""

_HANDED_OVER: Mapping[str, CaseChannel] = {
    "window": CaseChannel.WINDOW,
    "electronic": CaseChannel.WEB,
    "post": CaseChannel.POST,
}


@snapshot
class Meeting:
    """One time the applicant and the office met over a case: by which act, when, and through which channel."""

    verb: str
    at: datetime
    channel: CaseChannel


def channel_of(by: Actor) -> str:
    """Through which channel somebody acts; an act that no door made is the own kind's. Empty for the system."""
    if by.through:
        return by.through
    if by.kind is ActorKind.SYSTEM:
        return ""
    return CaseChannel.WEB if by.staff_id is None else CaseChannel.WINDOW


def filed_through(by: Actor) -> CaseChannel:
    """The channel of a case that its applicant hands in."""
    said = channel_of(by)
    return CaseChannel(said) if said in FILED_BY and said != CaseChannel.WINDOW else CaseChannel.WEB


def stamped(line: Line, by: Actor) -> Line:
    """The line with its channel, when it tells of a meeting."""
    through = channel_of(by) if line.verb in STAMPED else ""
    return replace(line, body={**line.body, "through": through}) if through else line


def meetings(lines: Iterable[tuple[str, datetime, Mapping[str, object]]]) -> tuple[Meeting, ...]:
    """The meetings that the lines of a case and of its bill tell of, in their order of time."""
    return tuple(sorted(_meetings(lines), key=lambda one: one.at))


def changes(met: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings at which the channel was another than the time before; the first one among them."""
    found: list[Meeting] = []
    for one in met:
        if not found or found[-1].channel != one.channel:
            found.append(one)
    return tuple(found)


def _meetings(lines: Iterable[tuple[str, datetime, Mapping[str, object]]]) -> Iterator[Meeting]:
    for verb, at, body in lines:
        channel = channel_told(verb, body)
        if channel is not None:
            yield Meeting(verb, at, channel)


def channel_told(verb: str, body: Mapping[str, object]) -> CaseChannel | None:
    """The channel of one line; None when it tells of no meeting."""
    match verb:
        case "receive":
            said = body.get("channel")
        case "deliver":
            return _HANDED_OVER.get(str(body.get("how", "")))
        case "parcel":
            return None if body.get("state") in NOT_SENT else CaseChannel.POST
        case _:
            said = body.get("through") if verb in STAMPED else None
    return CaseChannel(str(said)) if said in set(CaseChannel) else None
