"""Readiness 网办准备: what an item needs before it is filed online, and from which channel it goes to which.

What follows from the item itself is worked out from its terms; two things nobody can read off them, and those are
confirmed with a day: that the people who will receive it were trained, and that a trial went through from end to end.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from yimen.kernel.elements import Way
from yimen.kernel.offers import costs, hands_in_over_the_net, only_on_paper, result_comes
from yimen.kernel.terms import MaterialTerm, Terms


class Channel(StrEnum):
    """By which door an item is filed: from the window to the web, from the web to the phone."""

    WINDOW = "window"
    WEB = "web"
    MOBILE = "mobile"


class Confirmation(StrEnum):
    """What an office confirms of an item that goes online."""

    TRAINED = "trained"
    """人员培训: those who will receive it were trained."""
    TRIAL = "trial"
    """试办: a trial went through from end to end."""


WAYS: dict[Channel, Way] = {Channel.WINDOW: Way.WINDOW, Channel.WEB: Way.WEB, Channel.MOBILE: Way.MOBILE}
#: The channels that an item is extended to; at a window it has always been.
EXTENSIONS = (Channel.WEB, Channel.MOBILE)
MOST_TRIPS = 1


def is_offered(terms: Terms, channel: Channel) -> bool:
    """Whether an item says that it is handed in by this channel."""
    return WAYS[channel] in terms.service.ways


def is_kept_off_the_net(terms: Terms) -> bool:
    """Whether an item says how it is handed in, and none of it is over the net."""
    return bool(terms.service.ways) and not hands_in_over_the_net(terms)


def _form(terms: Terms) -> Iterator[str]:
    if not terms.fields:
        yield "fields"


def _materials(terms: Terms) -> Iterator[str]:
    """A material that must be paper comes by post, or keeps the item at the window."""
    if terms.service.express_materials != "yes":
        yield from (f"materials.{one.code}" for one in only_on_paper(terms))


def _samples(terms: Terms) -> Iterator[str]:
    """Nobody stands beside who fills in a form at home: each has its sample."""
    yield from (f"materials.{one.code}" for one in terms.materials if _is_form(one) and not one.sample.strip())


def _payment(terms: Terms) -> Iterator[str]:
    if costs(terms) and terms.service.online_payment != "yes":
        yield "service.online_payment"


def _result(terms: Terms) -> Iterator[str]:
    """It comes by itself, or one trip at most is needed for all of it."""
    if not result_comes(terms) and terms.trips > MOST_TRIPS:
        yield "service.express_result"


def _flow(terms: Terms) -> Iterator[str]:
    if not terms.service.flow_online.strip():
        yield "service.flow_online"


def _help(terms: Terms) -> Iterator[str]:
    if not terms.phone.strip():
        yield "phone"


def _is_form(one: MaterialTerm) -> bool:
    return bool(one.blank_form)


CHECKS: dict[str, Callable[[Terms], Iterator[str]]] = {
    "form": _form,
    "materials": _materials,
    "samples": _samples,
    "payment": _payment,
    "result": _result,
    "flow": _flow,
    "help": _help,
}
"""What is worked out from the terms: the code of a check, and the elements that do not pass it."""


def unprepared(terms: Terms) -> tuple[tuple[str, str], ...]:
    """Each check that the terms do not pass, with the element that is to be mended; none: they are prepared."""
    return tuple((code, element) for code, check in CHECKS.items() for element in check(terms))


def lacking(terms: Terms, confirmed: frozenset[str]) -> tuple[str, ...]:
    """What an item still lacks before it may be filed online: checks first, then what is not confirmed; none: ready."""
    checks = tuple(dict.fromkeys(code for code, _ in unprepared(terms)))
    return (*checks, *(one for one in Confirmation if one not in confirmed))
