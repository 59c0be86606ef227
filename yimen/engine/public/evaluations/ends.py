"""Ends: which line of the journal tells that a service was done, of which somebody may say how it was."""

from yimen.journal.reading import Told
from yimen.kernel.evaluation import ServiceKind

ENDS: dict[str, frozenset[str]] = {
    ServiceKind.CASE: frozenset({"grant", "grant_tolerated", "deny", "refuse", "find_not_needed", "deem_renewed"}),
    ServiceKind.TICKET: frozenset({"finish"}),
    ServiceKind.ENQUIRY: frozenset({"answer"}),
    ServiceKind.HOME_VISIT: frozenset({"finish"}),
    ServiceKind.TALK: frozenset({"close_talk"}),
}
"""With which act a service of each kind is done."""


def ends_a_service(line: Told) -> bool:
    """Whether a service of one of these kinds ended with this line."""
    return line.verb in ENDS.get(line.kind, ())
