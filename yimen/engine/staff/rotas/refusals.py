"""How the rotas say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotPostedThere(Refusal):
    """Somebody is due at a counter, or at a place, at which they hold a post on that day."""

    code: ClassVar[str] = "rotas.not_posted_there"
    name: str


class AwayThen(Refusal):
    """Who is due is away then."""

    code: ClassVar[str] = "rotas.away_then"
    name: str


class OnShiftThen(Refusal):
    """Somebody is due at one place at a time, part-time posts included."""

    code: ClassVar[str] = "rotas.on_shift_then"
    name: str


class CounterStaffedThen(Refusal):
    """Somebody else is due at the counter then, or leads on duty."""

    code: ClassVar[str] = "rotas.counter_staffed_then"


class NoRestDay(Refusal):
    """Everybody has at least one day of rest in a week."""

    code: ClassVar[str] = "rotas.no_rest_day"
    name: str


class DayPassed(Refusal):
    """A rota says who is due; for a day that has passed nobody is entered or called off any more."""

    code: ClassVar[str] = "rotas.day_passed"


class ClosedThen(Refusal):
    """The place does not open on that day, or in those hours."""

    code: ClassVar[str] = "rotas.closed_then"


class LeaderMissing(Refusal):
    """Every open day has its leader on duty: who is away then is replaced by somebody else."""

    code: ClassVar[str] = "rotas.leader_missing"
    day: str
    name: str


class SecondPerson(Refusal):
    """A request is decided by somebody other than who asked and whom it is about."""

    code: ClassVar[str] = "rotas.second_person"


class DecidedAlready(Refusal):
    """The request has been decided or taken back."""

    code: ClassVar[str] = "rotas.decided_already"


class NothingToCorrect(Refusal):
    """A correction is asked for a day on which somebody was absent, late or gone early, and once at a time."""

    code: ClassVar[str] = "rotas.nothing_to_correct"


class NotDueToday(Refusal):
    """Whoever signs in is due today, and has not signed in yet; who signs out has signed in."""

    code: ClassVar[str] = "rotas.not_due_today"


class NotOver(Refusal):
    """A month is paid or assessed when it is over."""

    code: ClassVar[str] = "rotas.not_over"


class FrozenAlready(Refusal):
    """The list of this month has been frozen for finance."""

    code: ClassVar[str] = "rotas.frozen_already"


class NoRule(Refusal):
    """Nothing says yet what is paid for weekends."""

    code: ClassVar[str] = "rotas.no_rule"


class OverBudget(Refusal):
    """The list is more than its budget line: the budget is raised by a document, not by the list."""

    code: ClassVar[str] = "rotas.over_budget"
    fen: int
    budget: int


class OwnAllowance(Refusal):
    """Who is on the list does not freeze it."""

    code: ClassVar[str] = "rotas.own_allowance"


class ChiefNeedsLetter(Refusal):
    """The chief representative decides in the centre: a letter in force of the office names them."""

    code: ClassVar[str] = "rotas.chief_needs_letter"


class TwoPeople(Refusal):
    """Chief and deputy are two formal members of staff of the office."""

    code: ClassVar[str] = "rotas.two_people"
