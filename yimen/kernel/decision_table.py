"""The decision table 情形规则表 of an item, looked over: where no rule applies, where two rules contradict each other,
and what changes nothing.

Combinations of answers are never listed one by one: the space is split only along questions that undecided rules name,
and options that no undecided rule tells apart stay together. A table that is still too wide is told so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from yimen.kernel.situations import Condition, Options, condition_of, options_of, own_ways, ways_to
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity, SituationRule, Terms
from yimen.kernel.time.limit import DAY_MINUTES, office_minutes

Room = Mapping[str, frozenset[str]]
"""A part of the space of answers: question -> the answers it holds; a question that is not there is open."""

MOST_SPLITS = 20_000
MOST_TOLD = 20
KINDS = ("materials", "fields", "steps", "fees")
LIMITS = ("promised", "statutory", "complexity")


@snapshot
class Clash:
    """Two rules that apply together and say different things of one element."""

    first: str
    second: str
    element: str
    where: Room


@snapshot
class Faulty:
    """A rule that names what is not there: a code of no material, a question or option that the item does not have."""

    rule: str
    element: str
    code: str


@snapshot
class Badly:
    """A part of the space in which what follows may not be published; `rule` is a rule of publication."""

    element: str
    rule: str
    where: Room


@snapshot
class Alike:
    """Two options of a question that lead to the same everywhere."""

    first: str
    second: str


@snapshot
class Analysis:
    """What was found in a decision table. `silent`, `idle` and `alike` are hints; the rest keeps it back."""

    gaps: tuple[Room, ...] = ()
    clashes: tuple[Clash, ...] = ()
    faulty: tuple[Faulty, ...] = ()
    badly: tuple[Badly, ...] = ()
    silent: tuple[str, ...] = ()
    """Questions whose answers change nothing: they are never asked."""
    idle: tuple[str, ...] = ()
    """Rules without which everything would be the same."""
    alike: tuple[Alike, ...] = ()
    too_wide: str = ""
    """yes: the table is too wide to be looked over wholly."""


class TooWide(Exception):
    """The table has more parts than anybody could read."""


@dataclass(slots=True)
class _Budget:
    left: int = MOST_SPLITS

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooWide


@snapshot
class _Table:
    """The rules of an item as conditions."""

    terms: Terms
    options: Options
    rows: tuple[tuple[SituationRule, Condition], ...]
    budget: _Budget = field(default_factory=_Budget)


def analyse(terms: Terms) -> Analysis:
    """Look the decision table of an item over."""
    options = options_of(terms)
    faulty = tuple(_faulty(terms, options))
    broken = {one.rule for one in faulty if one.element == "when"}
    rows = tuple((rule, condition_of(rule.when, options)) for rule in terms.rules if rule.code not in broken)
    table = _Table(terms, options, rows)
    try:
        effects = _all_effects(table)
        classes = {one.code: _classes(table, one.code, effects) for one in terms.situations}
        return Analysis(
            gaps=_gaps(table) if terms.rules else (),
            clashes=tuple(_clashes(table)),
            faulty=faulty,
            badly=tuple(_badly(table)),
            silent=tuple(code for code, told in classes.items() if len(told) < 2),
            idle=tuple(rule.code for rule, condition in rows if _idle(table, rule, condition)),
            alike=tuple(_alike(classes)),
        )
    except TooWide:
        return Analysis(faulty=faulty, clashes=tuple(_clashes(table)), too_wide="yes")


def uncovered(options: Options, by: Sequence[Condition], within: Room, budget: _Budget) -> Iterator[Room]:
    """The parts of a room in which none of the conditions is met."""
    budget.spend()
    live = [left for one in by if (left := _left(one, within, options)) is not None]
    if any(not left for left in live):
        return
    if not live:
        yield within
        return
    code = Counter(code for left in live for code in left).most_common(1)[0][0]
    for group in _groups(code, within.get(code, options[code]), live):
        yield from uncovered(options, live, {**within, code: group}, budget)


def _left(condition: Condition, within: Room, options: Options) -> Condition | None:
    """What is still open of a condition inside a room; None when it cannot be met there."""
    left = {}
    for code, told in condition.items():
        here = within.get(code, options.get(code, frozenset()))
        if not here & told:
            return None
        if not here <= told:
            left[code] = told
    return left


def _groups(code: str, answers: frozenset[str], live: Sequence[Condition]) -> list[frozenset[str]]:
    """Answers that no live condition tells apart stay together."""
    groups: dict[tuple[bool, ...], set[str]] = {}
    for answer in sorted(answers):
        groups.setdefault(tuple(answer in one[code] for one in live if code in one), set()).add(answer)
    return [frozenset(group) for group in groups.values()]


def _gaps(table: _Table) -> tuple[Room, ...]:
    found = []
    for room in uncovered(table.options, [condition for _, condition in table.rows], {}, table.budget):
        found.append(_told(room, table.options))
        if len(found) == MOST_TOLD:
            break
    return tuple(found)


def _told(room: Room, options: Options) -> Room:
    """A room without the questions that are open in it."""
    return {code: here for code, here in room.items() if here != options[code]}


def _clashes(table: _Table) -> Iterator[Clash]:
    for (first, one), (second, other) in combinations(table.rows, 2):
        both = _both(one, other)
        if both is None:
            continue
        for element in LIMITS:
            said = {getattr(first, element), getattr(second, element)} - {None}
            if len(said) > 1:
                yield Clash(first.code, second.code, element, both)


def _both(one: Condition, other: Condition) -> Room | None:
    met = dict(one)
    for code, told in other.items():
        met[code] = met.get(code, told) & told
    return None if any(not told for told in met.values()) else met


def _faulty(terms: Terms, options: Options) -> Iterator[Faulty]:
    for rule in terms.rules:
        for answer in rule.when:
            if answer not in options.get(answer.partition(":")[0], frozenset()):
                yield Faulty(rule.code, "when", answer)
        for kind in KINDS:
            known = {term.code for term in getattr(terms, kind)}
            for code in getattr(rule, kind):
                if code not in known:
                    yield Faulty(rule.code, kind, code)


def _badly(table: _Table) -> Iterator[Badly]:
    """The rules of publication for limits and steps, each with the first part of the space that breaks it."""
    said = [row for row in table.rows if row[0].promised or row[0].statutory or row[0].complexity]
    found: dict[tuple[str, str], Room] = {}
    for where, rules in _parts(table, said, {}) if said else ():
        for rule in _limits_broken(table.terms, rules):
            found.setdefault(("promised", rule), _told(where, table.options))
    yield from (Badly(element, rule, where) for (element, rule), where in found.items())
    if (nowhere := _without_steps(table)) is not None:
        yield Badly("steps", "missing", nowhere)


def _limits_broken(terms: Terms, rules: Sequence[SituationRule]) -> Iterator[str]:
    promised = next((rule.promised for rule in rules if rule.promised), terms.promised)
    statutory = next((rule.statutory for rule in rules if rule.statutory), terms.statutory)
    complexity = next((rule.complexity for rule in rules if rule.complexity), None)
    if promised is None:
        return
    minutes = office_minutes(promised.amount, promised.unit)
    if statutory and minutes > office_minutes(statutory.amount, statutory.unit):
        yield "longer_than_statutory"
    instant = terms.instant == "yes" if complexity is None else complexity is Complexity.SIMPLE
    if instant and minutes > DAY_MINUTES:
        yield "instant_within_a_day"


def _without_steps(table: _Table) -> Room | None:
    ways = dict(ways_to(table.terms, "steps", table.options))
    if not ways or len(ways) < len(table.terms.steps):
        return None
    some = [way for told in ways.values() for way in told]
    return next(uncovered(table.options, some, {}, table.budget), None)


def _parts(
    table: _Table, rows: Sequence[tuple[SituationRule, Condition]], within: Room
) -> Iterator[tuple[Room, tuple[SituationRule, ...]]]:
    """The space in parts within which the same of these rules apply."""
    table.budget.spend()
    live = [(rule, left) for rule, one in rows if (left := _left(one, within, table.options)) is not None]
    undecided = [left for _, left in live if left]
    if not undecided:
        yield within, tuple(rule for rule, _ in live)
        return
    code = Counter(code for left in undecided for code in left).most_common(1)[0][0]
    for group in _groups(code, within.get(code, table.options[code]), undecided):
        yield from _parts(table, live, {**within, code: group})


def _classes(table: _Table, code: str, effects: Sequence[Sequence[Condition]]) -> list[list[str]]:
    """The answers to a question in classes that lead to the same everywhere."""
    classes: list[list[str]] = []
    for option in next(one for one in table.terms.situations if one.code == code).options:
        answer = f"{code}:{option.code}"
        same = next((one for one in classes if _same(table, effects, one[0], answer)), None)
        if same is None:
            classes.append([answer])
        else:
            same.append(answer)
    return classes


def _alike(classes: Mapping[str, list[list[str]]]) -> Iterator[Alike]:
    for told in classes.values():
        if len(told) > 1:
            yield from (Alike(one[0], other) for one in told for other in one[1:])


def _same(table: _Table, effects: Sequence[Sequence[Condition]], first: str, second: str) -> bool:
    """Whether every effect comes about in the same rest of the situation, whichever of the two is answered."""
    code = first.partition(":")[0]
    for ways in effects:
        if not any(code in way for way in ways):
            continue
        one, other = _after(ways, code, first), _after(ways, code, second)
        if not (_implies(table, one, other) and _implies(table, other, one)):
            return False
    return True


def _after(ways: Sequence[Condition], code: str, answer: str) -> list[Condition]:
    """The conditions that are left once a question was answered."""
    return [
        {other: told for other, told in way.items() if other != code}
        for way in ways
        if answer in way.get(code, frozenset({answer}))
    ]


def _implies(table: _Table, ways: Sequence[Condition], others: Sequence[Condition]) -> bool:
    return all(next(uncovered(table.options, others, way, table.budget), None) is None for way in ways)


def _all_effects(table: _Table) -> list[Sequence[Condition]]:
    """Everything that depends on answers: terms that apply only sometimes, and limits that are not the usual ones."""
    effects: list[Sequence[Condition]] = [
        tuple(way for way in ways if _both(way, {}) is not None and way.keys() <= table.options.keys())
        for kind in KINDS
        for _, ways in ways_to(table.terms, kind, table.options)
    ]
    for element in LIMITS:
        usual = getattr(table.terms, element)
        said: dict[object, list[Condition]] = {}
        for rule, condition in table.rows:
            if (value := getattr(rule, element)) is not None and value != usual:
                said.setdefault(value, []).append(condition)
        effects.extend(said.values())
    return effects


def _idle(table: _Table, rule: SituationRule, condition: Condition) -> bool:
    """Whether everything that a rule says is so without it; a rule that says nothing is there on purpose."""
    said = False
    for kind in KINDS:
        for code in getattr(rule, kind):
            said = True
            others = [one for other, one in table.rows if other is not rule and code in getattr(other, kind)]
            own = [way for term in getattr(table.terms, kind) if term.code == code for way in own_ways(term)]
            if not _implies(table, [condition], [*own, *others]):
                return False
    for element in LIMITS:
        value = getattr(rule, element)
        if value is not None:
            said = True
            others = [one for other, one in table.rows if other is not rule and getattr(other, element) == value]
            if value != getattr(table.terms, element) and not _implies(table, [condition], others):
                return False
    return said
