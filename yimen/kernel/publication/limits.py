"""Rules of time: what the law allows, what the office promises, and when an item is done on the spot."""

from collections.abc import Iterator
from decimal import Decimal

from yimen.kernel.offers import STEPS_AT_ONCE, is_applied_for
from yimen.kernel.publication.bases import ART_18, ART_34, ART_42, ART_45, BUSINESS_35, QUALITY
from yimen.kernel.publication.rule import Level, Said, rule
from yimen.kernel.subtask_life import RANKS
from yimen.kernel.terms import Complexity, ItemKind, TimeLimit
from yimen.kernel.time.amounts import DAY_MINUTES, UNIT_MINUTES, comparable, minutes
from yimen.kernel.time.deadline import SpecialGround

#: Article 42: twenty working days, forty-five where several offices act together.
ALONE, TOGETHER = Decimal(20 * DAY_MINUTES), Decimal(45 * DAY_MINUTES)
#: What lies before or after the time that the promise covers; reporting up is a day on the way, not a time of its own.
OUTSIDE = {"apply", "accept", "deliver", "report"}


def _licence(said: Said) -> bool:
    return said.kind == ItemKind.LICENCE


def _applied_for(said: Said) -> bool:
    return is_applied_for(said.kind)


def _instant(said: Said) -> bool:
    return said.terms.instant == "yes" or said.terms.complexity is Complexity.SIMPLE


def _limits(said: Said) -> Iterator[tuple[str, TimeLimit]]:
    terms = said.terms
    told = [
        ("statutory", terms.statutory),
        ("promised", terms.promised),
        *((f"steps.{step.code}", step.limit) for step in terms.steps),
        *((f"special_procedures.{one.ground}", one.limit) for one in terms.special_procedures),
        *((f"rules.{one.code}.statutory", one.statutory) for one in terms.rules),
        *((f"rules.{one.code}.promised", one.promised) for one in terms.rules),
    ]
    yield from ((element, limit) for element, limit in told if limit is not None)


@rule("limits", QUALITY)
def limit_unit_known(said: Said) -> Iterator[str]:
    yield from (element for element, limit in _limits(said) if limit.unit not in UNIT_MINUTES)


@rule("limits", QUALITY)
def limit_amount_sound(said: Said) -> Iterator[str]:
    """A published limit is 8.3 working days: one decimal, as on the clock. A promise of none is the same day's."""
    for element, limit in _limits(said):
        same_day = element.endswith("promised") and not limit.amount and limit.unit == "working_day"
        if not same_day and (limit.amount <= 0 or limit.amount != limit.amount.quantize(Decimal("0.1"))):
            yield element


@rule("promised", BUSINESS_35, concerns=_applied_for)
def promise_given(said: Said) -> Iterator[str]:
    if said.terms.promised is None:
        yield "promised"


@rule("statutory", ART_18, concerns=_licence)
def statute_given(said: Said) -> Iterator[str]:
    if said.terms.statutory is None:
        yield "statutory"


@rule("promised", ART_42)
def promise_within_statute(said: Said) -> Iterator[str]:
    terms = said.terms
    pairs = [("promised", terms.promised, terms.statutory)]
    pairs += [
        (f"rules.{one.code}.promised", one.promised or terms.promised, one.statutory or terms.statutory)
        for one in terms.rules
        if one.promised or one.statutory
    ]
    for element, promised, statutory in pairs:
        if promised and statutory and comparable(promised, statutory) and minutes(promised) > minutes(statutory):
            yield element


@rule("statutory", ART_42, Level.WARNS, _licence)
def statute_within_article_42(said: Said) -> Iterator[str]:
    """Longer than article 42 only where another law says so."""
    statutory = said.terms.statutory
    most = TOGETHER if said.terms.service.joint_offices else ALONE
    if statutory and comparable(statutory) and minutes(statutory) > most:
        yield "statutory"


@rule("instant", QUALITY)
def instant_means_simple(said: Said) -> Iterator[str]:
    if (said.terms.instant == "yes") != (said.terms.complexity is Complexity.SIMPLE):
        yield "instant"


@rule("promised", QUALITY, concerns=_instant)
def instant_within_a_day(said: Said) -> Iterator[str]:
    promised = said.terms.promised
    if said.terms.instant == "yes" and promised and comparable(promised) and minutes(promised) > DAY_MINUTES:
        yield "promised"


@rule("steps", ART_34, concerns=_instant)
def instant_has_no_other_steps(said: Said) -> Iterator[str]:
    """Done on the spot: review and decision, and nothing that needs another place or another body."""
    if said.terms.instant != "yes":
        return
    yield from (
        f"steps.{step.code}"
        for step in said.terms.steps
        if step.code not in STEPS_AT_ONCE or step.executor.strip() or step.unit.strip()
    )
    if said.terms.special_procedures:
        yield "special_procedures"


@rule("steps", BUSINESS_35)
def steps_fit_into_the_promise(said: Said) -> Iterator[str]:
    terms = said.terms
    told = [step.limit for step in terms.steps if step.limit is not None and step.code not in OUTSIDE]
    if terms.promised is None or not comparable(terms.promised, *told):
        return
    if sum((minutes(limit) for limit in told), Decimal(0)) > minutes(terms.promised):
        yield "steps"


@rule("steps", QUALITY)
def step_elsewhere_is_whole(said: Said) -> Iterator[str]:
    """A step that another unit does says at which level, at which rank it is signed, and how long it may take.

    A section of the department itself is not elsewhere.
    """
    own = said.facts.flow.at_home if said.facts.flow else frozenset()
    for step in said.terms.steps:
        known = not step.rank or step.rank in RANKS
        unit = step.unit.strip()
        if not known or (unit and unit not in own and not (step.level and step.rank and step.limit)):
            yield f"steps.{step.code}"


@rule("special_procedures", ART_45)
def special_procedure_is_one_of_the_eight(said: Said) -> Iterator[str]:
    known = {ground.value for ground in SpecialGround}
    yield from (f"special_procedures.{one.ground}" for one in said.terms.special_procedures if one.ground not in known)


@rule("special_procedures", ART_45)
def special_procedure_has_basis(said: Said) -> Iterator[str]:
    """What stops the clock of the statute names the provision that asks for it."""
    yield from (f"special_procedures.{one.ground}" for one in said.terms.special_procedures if not one.law.strip())


RULES = (
    limit_unit_known,
    limit_amount_sound,
    promise_given,
    statute_given,
    promise_within_statute,
    statute_within_article_42,
    instant_means_simple,
    instant_within_a_day,
    instant_has_no_other_steps,
    steps_fit_into_the_promise,
    step_elsewhere_is_whole,
    special_procedure_is_one_of_the_eight,
    special_procedure_has_basis,
)
