"""Lives 一生一册: which matter comes next in a life, by rules that anybody can read. Pure: nothing is guessed.

A rule says for whom it is, what must have happened and how long ago, and which life event comes next; every suggestion
names its rule. What lies before a person is suggested, never done, and nobody is refused anything by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from yimen.kernel.snapshot import snapshot

RUNS_OUT = timedelta(days=90)
"""A certificate that ends within so many days is suggested to be renewed."""
NEVER = 200


class LifeKind(StrEnum):
    """Whose life it is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@snapshot
class AgeRule:
    """At these years of age this life event comes near."""

    code: str
    ages: range
    suggests: str


@snapshot
class AfterRule:
    """After something of this life event was granted, and within these years, that one comes next."""

    code: str
    whose: LifeKind
    after: str
    years: range
    suggests: str


AGES = (
    AgeRule("A1", range(3, 7), "go_to_school"),
    AgeRule("A2", range(16, 25), "find_work"),
    AgeRule("A3", range(55, 66), "retire"),
)
"""By the birthday in the identity number."""

AFTERS = (
    AfterRule("B1", LifeKind.PERSON, "marry", range(0, 3), "buy_home"),
    AfterRule("B2", LifeKind.PERSON, "have_baby", range(0, 1), "fall_ill"),
    AfterRule("B3", LifeKind.PERSON, "have_baby", range(3, 7), "go_to_school"),
    AfterRule("B4", LifeKind.PERSON, "disabled", range(0, NEVER), "in_need"),
    AfterRule("C1", LifeKind.ORGANISATION, "start_company", range(0, 2), "hire"),
    AfterRule("C2", LifeKind.ORGANISATION, "open_restaurant", range(0, 2), "hire"),
    AfterRule("C3", LifeKind.ORGANISATION, "open_shop", range(0, 2), "hire"),
)
RENEWS = "R1"
"""A certificate runs out."""
LAST = frozenset({"pass_away", "close_company"})
"""After these nothing comes next."""


@snapshot
class Happened:
    """Something of a life event that was granted, on a day."""

    event: str
    on: date


@snapshot
class Held:
    """A certificate in force, the item that issued it ("" for one of before), and its last day; None: it has none."""

    name: str
    item: str
    ends: date | None


@snapshot
class Suggestion:
    """What comes next, by which rule: a life event, or a certificate to be renewed by a day."""

    rule: str
    event: str = ""
    certificate: str = ""
    item: str = ""
    by: date | None = None


@snapshot
class Life:
    """What is known of a life that rules may look at."""

    kind: LifeKind
    born: date | None
    happened: Sequence[Happened]
    held: Sequence[Held]


def born_on(number: str) -> date | None:
    """The birthday in an identity number; None for anything else."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14])) if len(number) == 18 else None
    except ValueError:
        return None


def years_between(start: date, on: date) -> int:
    """Whole years from a day to another."""
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def next_matters(life: Life, today: date) -> tuple[Suggestion, ...]:
    """What comes next in a life, each once by the first rule that says so; nothing after its end."""
    if any(one.event in LAST for one in life.happened):
        return ()
    found: dict[tuple[str, str], Suggestion] = {}
    for one in (*_running_out(life.held, today), *_by_age(life, today), *_after(life, today)):
        found.setdefault((one.event, one.certificate), one)
    return tuple(found.values())


def _running_out(held: Iterable[Held], today: date) -> Iterator[Suggestion]:
    for one in sorted(held, key=lambda one: one.ends or date.max):
        if one.ends is not None and today <= one.ends <= today + RUNS_OUT:
            yield Suggestion(RENEWS, certificate=one.name, item=one.item, by=one.ends)


def _by_age(life: Life, today: date) -> Iterator[Suggestion]:
    if life.kind is LifeKind.PERSON and life.born is not None:
        age = years_between(life.born, today)
        done = {one.event for one in life.happened}
        yield from (Suggestion(one.code, one.suggests) for one in AGES if age in one.ages and one.suggests not in done)


def _after(life: Life, today: date) -> Iterator[Suggestion]:
    done = {one.event: one.on for one in life.happened}
    for rule in AFTERS:
        for one in life.happened:
            since = years_between(one.on, today)
            # What was done since that moment already is not suggested once more.
            again = rule.suggests in done and done[rule.suggests] >= one.on
            if rule.whose is life.kind and one.event == rule.after and since in rule.years and not again:
                yield Suggestion(rule.code, rule.suggests)
