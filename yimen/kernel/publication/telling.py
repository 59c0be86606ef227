"""Rules of what an item tells: its law and conditions, whom it serves, where, and whom to ask or to complain to."""

from collections.abc import Iterator
from enum import StrEnum

from yimen.kernel.base_items import Strength, departures
from yimen.kernel.codes import CodeNotWellFormed, parse_base, parse_implementation
from yimen.kernel.elements import BodyKind, ExerciseLevel, PowerSource, Served, Way
from yimen.kernel.kinds import national_code
from yimen.kernel.offers import is_applied_for
from yimen.kernel.publication.bases import (
    ART_18,
    ART_30,
    BUSINESS_35,
    BUSINESS_43,
    CODES,
    CODING,
    ELEMENTS,
    HOUSE,
    QUALITY,
)
from yimen.kernel.publication.rule import Level, Said, rule
from yimen.kernel.terms import Audience, ItemKind

ORGANISATIONS = frozenset(Served) - {Served.PERSON}


def _licence(said: Said) -> bool:
    return said.kind == ItemKind.LICENCE


def _power(said: Said) -> bool:
    """A power of the state, which a law has to give; a public service may be set up by a document."""
    return said.kind != ItemKind.PUBLIC_SERVICE


def _applied_for(said: Said) -> bool:
    return is_applied_for(said.kind)


def _standardised(said: Said) -> bool:
    return said.facts.standard is not None


def _condition_power(said: Said) -> bool:
    return _power(said) and is_applied_for(said.kind)


@rule("bases", BUSINESS_35)
def legal_basis_given(said: Said) -> Iterator[str]:
    """Nothing stands in the catalogue on a promise alone: a power names law and article, a service law or document."""
    bases = [one for one in said.terms.bases if one.law.strip()]
    if not any(one.article.strip() or not _power(said) for one in bases):
        yield "bases"


@rule("conditions", ART_18, concerns=_condition_power)
def conditions_given(said: Said) -> Iterator[str]:
    if not any(one.strip() for one in said.terms.conditions):
        yield "conditions"


@rule("phone", ELEMENTS)
def phone_given(said: Said) -> Iterator[str]:
    if not said.terms.phone.strip():
        yield "phone"


@rule("service.complaint_phone", ELEMENTS, concerns=_applied_for)
def complaint_phone_given(said: Said) -> Iterator[str]:
    if not said.terms.service.complaint_phone.strip():
        yield "service.complaint_phone"


@rule("service.complaint_phone", QUALITY)
def complaint_goes_elsewhere(said: Said) -> Iterator[str]:
    """Whoever complains does not speak to whom the complaint is about."""
    complaint = said.terms.service.complaint_phone.strip()
    if complaint and complaint == said.terms.phone.strip():
        yield "service.complaint_phone"


@rule("audience", CODES)
def audience_known(said: Said) -> Iterator[str]:
    if said.terms.audience not in set(Audience):
        yield "audience"


@rule("service", CODES)
def element_codes_known(said: Said) -> Iterator[str]:
    """Levels, kinds and ways are those of the national tables."""
    service = said.terms.service
    tables: tuple[tuple[str, tuple[str, ...], type[StrEnum]], ...] = (
        ("served", service.served, Served),
        ("ways", service.ways, Way),
        ("exercise_level", (service.exercise_level,), ExerciseLevel),
        ("body_kind", (service.body_kind,), BodyKind),
        ("power_source", (service.power_source,), PowerSource),
    )
    for name, codes, table in tables:
        if {code for code in codes if code} - {member.value for member in table}:
            yield f"service.{name}"


@rule("service.served", ELEMENTS, concerns=_applied_for)
def served_given(said: Said) -> Iterator[str]:
    if not said.terms.service.served:
        yield "service.served"


@rule("service.served", QUALITY, concerns=_applied_for)
def served_fits_the_audience(said: Said) -> Iterator[str]:
    served, audience = set(said.terms.service.served), said.terms.audience
    if not served:
        return
    persons, organisations = Served.PERSON in served, bool(served & ORGANISATIONS)
    wanted = {
        Audience.PERSON: (True, False),
        Audience.ORGANISATION: (False, True),
        Audience.BOTH: (True, True),
    }
    if wanted.get(audience) != (persons, organisations):
        yield "service.served"


@rule("service.ways", ELEMENTS, concerns=_applied_for)
def ways_given(said: Said) -> Iterator[str]:
    if not said.terms.service.ways:
        yield "service.ways"


@rule("service", ELEMENTS, Level.WARNS)
def power_described(said: Said) -> Iterator[str]:
    """At which level, by what kind of body and from what source the power is exercised."""
    service = said.terms.service
    yield from (
        f"service.{name}" for name in ("exercise_level", "body_kind", "power_source") if not getattr(service, name)
    )


@rule("service.entrusted_by", ELEMENTS)
def entrusted_power_names_its_owner(said: Said) -> Iterator[str]:
    service = said.terms.service
    entrusted = {PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_BESIDE}
    if (service.power_source in entrusted or service.body_kind == BodyKind.ENTRUSTED) and not service.entrusted_by:
        yield "service.entrusted_by"


@rule("service.exercise_level", CODING, Level.WARNS)
def level_as_in_the_code(said: Said) -> Iterator[str]:
    level, code = said.terms.service.exercise_level, said.facts.implementation_code
    try:
        if level and code and parse_implementation(code).level != level:
            yield "service.exercise_level"
    except CodeNotWellFormed:
        yield "implementation_code"


@rule("kind", CODING, Level.WARNS)
def kind_as_in_the_code(said: Said) -> Iterator[str]:
    code = said.facts.base_code
    try:
        if code and parse_base(code).kind not in {said.kind, national_code(said.kind)}:
            yield "kind"
    except CodeNotWellFormed:
        yield "base_code"


@rule("service.windows", ELEMENTS)
def window_named(said: Said) -> Iterator[str]:
    windows = enumerate(said.terms.service.windows, start=1)
    yield from (f"service.windows[{number}]" for number, one in windows if not one.name.strip())


@rule("service.intermediaries", BUSINESS_43)
def intermediary_has_basis(said: Said) -> Iterator[str]:
    """A report of an outside body is asked for where a law asks for it, and belongs to a material."""
    materials = {one.code for one in said.terms.materials}
    for one in said.terms.service.intermediaries:
        if not one.law.strip() or (one.material and one.material not in materials):
            yield f"service.intermediaries.{one.code}"


@rule("questions", QUALITY, concerns=_licence)
def question_answered(said: Said) -> Iterator[str]:
    if not any(one.question.strip() and one.answer.strip() for one in said.terms.questions):
        yield "questions"


@rule("theme", ELEMENTS, Level.WARNS)
def tagged(said: Said) -> Iterator[str]:
    """Found by theme, life event or tag; an item without any is found by its name alone."""
    if not (said.facts.theme or said.facts.life_event or said.terms.service.tags):
        yield "theme"


@rule("name", HOUSE, Level.WARNS)
def name_used_once(said: Said) -> Iterator[str]:
    """Two items of one office with the same name are one item too many, or lack what tells them apart."""
    if said.facts.same_name:
        yield "name"


@rule("terms", BUSINESS_35, concerns=_standardised)
def no_stricter_than_the_standard(said: Said) -> Iterator[str]:
    """The city's standard way is the most that any of its offices may ask."""
    yield from _departing(said, Strength.STRICTER)


@rule("terms", BUSINESS_35, Level.WARNS, _standardised)
def as_the_standard(said: Said) -> Iterator[str]:
    """The same item is done the same way everywhere; only places and people differ."""
    yield from _departing(said, Strength.DIFFERENT)


def _departing(said: Said, strength: Strength) -> Iterator[str]:
    if said.facts.standard is not None:
        found = departures(said.terms, said.facts.standard)
        yield from (one.element for one in found if one.strength is strength)


@rule("service.hours", ART_30, Level.WARNS, _applied_for)
def hours_told(said: Said) -> Iterator[str]:
    service = said.terms.service
    if not service.hours.strip() and not any(one.hours.strip() for one in service.windows):
        yield "service.hours"


RULES = (
    legal_basis_given,
    conditions_given,
    phone_given,
    complaint_phone_given,
    complaint_goes_elsewhere,
    audience_known,
    element_codes_known,
    served_given,
    served_fits_the_audience,
    ways_given,
    power_described,
    entrusted_power_names_its_owner,
    level_as_in_the_code,
    kind_as_in_the_code,
    window_named,
    intermediary_has_basis,
    question_answered,
    tagged,
    name_used_once,
    no_stricter_than_the_standard,
    as_the_standard,
    hours_told,
)
