"""Forms of duty: one posted act becomes one call of one operation, and a refusal comes back to its form."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from django.http import HttpRequest
from django.utils.timezone import get_current_timezone

from yimen.kernel.actor import Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.run import run


class Form:
    """What was posted, by whom and when."""

    def __init__(self, request: HttpRequest) -> None:
        self.by: Actor = actor_of_request(request)
        self.now = clock.now()
        self.said = request.POST
        self.files = request.FILES

    def text(self, name: str) -> str:
        """A text as it was typed, with plain line ends."""
        return self.said.get(name, "").replace("\r\n", "\n")

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(one for one in self.said.getlist(name) if one)

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a text, without empty ones."""
        return tuple(line.strip() for line in self.text(name).split("\n") if line.strip())

    def day(self, name: str) -> date:
        return typed.day(self.said, name)

    def day_or_none(self, name: str) -> date | None:
        return typed.day_or_none(self.said, name)

    def moment(self, name: str) -> datetime:
        """A day with its time of day in the city; a day alone begins at midnight."""
        return typed.moment(self.said, name)

    def hour_or_none(self, name: str) -> time | None:
        return typed.hour_or_none(self.said, name)

    def number(self, name: str, most: int = typed.MOST, usual: int | None = None) -> int:
        """A whole number; where nothing was typed `usual`, if there is one."""
        return typed.number(self.said, name, most, usual)

    def fen(self, name: str, usual: int | None = None) -> int:
        """Yuan as somebody types them, in fen."""
        return typed.fen(self.said, name, usual)

    def seen(self) -> int | None:
        """What the page was drawn from."""
        return typed.seen(self.said)

    def morning(self, name: str) -> datetime:
        return datetime.combine(self.day(name), time(), get_current_timezone())

    def run(self, act: Callable[..., object], *facts: object) -> None:
        run(act, *facts, by=self.by, now=self.now, key=self.text("key"))


STALE = frozenset({"case.changed_meanwhile", ChangedSinceRead.code})


def status_of(mend: Mending) -> int:
    """409 when somebody was faster, 422 when something has to be mended, 200 when nothing was refused."""
    return 409 if mend.code in STALE else 422 if mend.mistakes else 200


def posted(request: HttpRequest, acts: Mapping[str, Callable[[Form], None]]) -> Mending:
    """Do the act that the form names; what has to be mended when it was refused."""
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return Mending()
    try:
        act(Form(request))
    except Refusal as refusal:
        return mending(refusal)
    return Mending()
