"""Rules of the way of a case: steps and links, trips, how far it goes online, fees, results, remedies."""

from collections.abc import Iterator

from yimen.kernel.codes import TYPE
from yimen.kernel.elements import OnlineDepth, ResultKind, Way
from yimen.kernel.offers import (
    MOST_LINKS,
    MOST_LINKS_CITIZEN,
    NET,
    costs,
    hands_in_over_the_net,
    hands_in_remotely,
    is_applied_for,
    is_filed,
    links,
    needs_presence,
    only_on_paper,
    result_comes,
)
from yimen.kernel.publication.bases import (
    ART_18,
    ART_38,
    ART_58,
    BOTH_WAYS,
    BUSINESS_35,
    BUSINESS_37,
    ELEMENTS,
    IDENTIFIERS,
    LINKS,
    QUALITY,
)
from yimen.kernel.publication.rule import Level, Said, rule
from yimen.kernel.readiness import Confirmation, unprepared
from yimen.kernel.terms import Complexity, ItemKind

LEAST_STEPS = 5


def _licence(said: Said) -> bool:
    return said.kind == ItemKind.LICENCE


def _applied_for(said: Said) -> bool:
    return is_applied_for(said.kind)


def _charged(said: Said) -> bool:
    return bool(said.terms.fees)


def _net(said: Said) -> bool:
    return hands_in_over_the_net(said.terms)


def _extends(said: Said) -> bool:
    return said.facts.extends_online == "yes" and _net(said)


def _citizen_centre(said: Said) -> bool:
    return said.facts.citizen_centre == "yes"


@rule("steps", ART_18, concerns=_applied_for)
def steps_given(said: Said) -> Iterator[str]:
    if not said.terms.steps:
        yield "steps"


@rule("steps", QUALITY, concerns=_licence)
def licence_has_five_steps(said: Said) -> Iterator[str]:
    """受理、审核、审批、办结、送达: the applicant of a licence sees its whole way."""
    if 0 < len(said.terms.steps) < LEAST_STEPS:
        yield "steps"


@rule("steps", LINKS, concerns=_applied_for, waivable="yes")
def links_at_most_three_plus_one(said: Said) -> Iterator[str]:
    if links(said.terms) > MOST_LINKS:
        yield "steps"


@rule("steps", LINKS, concerns=_citizen_centre, waivable="yes")
def links_at_most_two_plus_one(said: Said) -> Iterator[str]:
    if links(said.terms) > MOST_LINKS_CITIZEN:
        yield "steps"


@rule("steps", BUSINESS_35, Level.WARNS, _applied_for)
def step_has_basis(said: Said) -> Iterator[str]:
    """A step that no provision asks for is a candidate for merging."""
    yield from (f"steps.{one.code}" for one in said.terms.steps if not one.law.strip())


@rule("complexity", QUALITY, concerns=_applied_for)
def filing_decides_nothing(said: Said) -> Iterator[str]:
    """A filing is registered and acknowledged: it has no criteria to be refused by and no levels of decision."""
    if not is_filed(said.kind):
        return
    if said.terms.service.criteria:
        yield "service.criteria"
    if said.terms.complexity is Complexity.COMPLEX:
        yield "complexity"
    if said.terms.special_procedures:
        yield "special_procedures"


@rule("terms", QUALITY)
def ex_officio_asks_for_nothing(said: Said) -> Iterator[str]:
    """Penalties, compulsion and inspections are not applied for: there is nothing to hand in."""
    if is_applied_for(said.kind):
        return
    terms = said.terms
    yield from (name for name in ("materials", "fields", "certificate", "commitment") if getattr(terms, name))


@rule("trips", QUALITY)
def trips_sound(said: Said) -> Iterator[str]:
    if said.terms.trips < 0:
        yield "trips"


@rule("service.onsite_reason", QUALITY)
def trip_has_a_reason(said: Said) -> Iterator[str]:
    if said.terms.trips > 0 and not said.terms.service.onsite_reason.strip():
        yield "service.onsite_reason"


@rule("service.onsite_reason", QUALITY)
def no_trip_no_reason(said: Said) -> Iterator[str]:
    if said.terms.trips == 0 and said.terms.service.onsite_reason.strip():
        yield "service.onsite_reason"


@rule("place", QUALITY)
def trip_has_a_place(said: Said) -> Iterator[str]:
    if said.terms.trips > 0 and not said.terms.place.strip():
        yield "place"


@rule("trips", QUALITY)
def presence_means_a_trip(said: Said) -> Iterator[str]:
    if said.terms.trips == 0 and needs_presence(said.terms):
        yield "trips"


@rule("service.ways", QUALITY, concerns=_applied_for)
def no_trip_handed_in_remotely(said: Said) -> Iterator[str]:
    """Without coming: over the net, or by post."""
    if said.terms.trips == 0 and not hands_in_remotely(said.terms):
        yield "service.ways"


@rule("service.express_result", QUALITY, concerns=_applied_for)
def no_trip_result_comes(said: Said) -> Iterator[str]:
    """Without coming: the result comes as a certificate, over the net, or by post."""
    if said.terms.trips == 0 and said.terms.service.results and not result_comes(said.terms):
        yield "service.express_result"


@rule("service.online_depth", BUSINESS_37)
def fully_online_in_truth(said: Said) -> Iterator[str]:
    """全程网办: no trip, no step in person, no paper, and what is to be paid is paid online."""
    terms = said.terms
    if terms.service.online_depth is not OnlineDepth.FULL:
        return
    if terms.trips != 0:
        yield "trips"
    yield from (f"steps.{one.code}" for one in terms.steps if one.presence == "yes")
    yield from (f"materials.{one.code}" for one in only_on_paper(terms))
    if costs(terms) and terms.service.online_payment != "yes":
        yield "service.online_payment"


@rule("service.online_depth", ELEMENTS, concerns=_applied_for)
def depth_fits_the_ways(said: Said) -> Iterator[str]:
    """What can be handed in over the net is at least online for filing, and the other way round."""
    online = said.terms.service.online_depth >= OnlineDepth.FILING
    if online != bool(NET & set(said.terms.service.ways)):
        yield "service.online_depth"


@rule("service.ways", BOTH_WAYS, concerns=_net)
def net_is_not_the_only_way(said: Said) -> Iterator[str]:
    """Whoever has no telephone for it, or cannot use one, goes to a window: the net is a way beside it."""
    if Way.WINDOW not in said.terms.service.ways:
        yield "service.ways"


@rule("service.ways", BUSINESS_37, concerns=_extends)
def online_filing_is_prepared(said: Said) -> Iterator[str]:
    """An item that was kept off the net goes there when form, materials, payment and result need no window."""
    yield from (element for _, element in unprepared(said.terms))


@rule("service.ways", BUSINESS_37, concerns=_extends)
def online_filing_was_tried(said: Said) -> Iterator[str]:
    """… and when people were trained and a trial went through, as its rollout confirms."""
    if not said.facts.confirmed >= frozenset(Confirmation):
        yield "service.ways"


@rule("fields", ELEMENTS, Level.WARNS, _net)
def online_has_a_form(said: Said) -> Iterator[str]:
    """Online filing without fields is an empty form."""
    if not said.terms.fields:
        yield "fields"


@rule("fees", ART_58, concerns=_charged)
def fee_amount_sound(said: Said) -> Iterator[str]:
    yield from (f"fees[{number}]" for number, fee in enumerate(said.terms.fees, start=1) if fee.fen < 0)


@rule("fees", ART_58, concerns=_charged)
def fee_has_basis(said: Said) -> Iterator[str]:
    for number, fee in enumerate(said.terms.fees, start=1):
        if fee.fen > 0 and not fee.law.strip():
            yield f"fees[{number}]"


@rule("fees", QUALITY, concerns=_charged)
def fee_has_standard(said: Said) -> Iterator[str]:
    for number, fee in enumerate(said.terms.fees, start=1):
        if not fee.name.strip() or (fee.fen > 0 and not fee.standard.strip()):
            yield f"fees[{number}]"


@rule("service.online_payment", QUALITY, concerns=_charged)
def fee_can_be_paid(said: Said) -> Iterator[str]:
    """Online, or at the window."""
    ways = said.terms.service.ways
    if costs(said.terms) and said.terms.service.online_payment != "yes" and Way.WINDOW not in ways:
        yield "service.online_payment"


@rule("service.online_payment", QUALITY)
def no_fee_nothing_to_pay(said: Said) -> Iterator[str]:
    if not said.terms.fees and said.terms.service.online_payment == "yes":
        yield "service.online_payment"


@rule("service.results", ELEMENTS, concerns=_licence)
def result_given(said: Said) -> Iterator[str]:
    if not said.terms.service.results:
        yield "service.results"


@rule("service.results", QUALITY)
def result_has_sample(said: Said) -> Iterator[str]:
    """In words, or as a file that shows it."""
    for number, one in enumerate(said.terms.service.results, start=1):
        if not one.name.strip() or not (one.sample.strip() or one.file):
            yield f"service.results[{number}]"


def _shows_files(said: Said) -> bool:
    return said.facts.samples is not None and any(one.file for one in said.terms.service.results)


@rule("service.results", QUALITY, concerns=_shows_files)
def result_sample_is_held(said: Said) -> Iterator[str]:
    """A file that came with a catalogue from elsewhere by its hash alone shows nobody anything."""
    for number, one in enumerate(said.terms.service.results, start=1):
        if one.file and one.file not in (said.facts.samples or ()):
            yield f"service.results[{number}]"


@rule("service.results", QUALITY, Level.WARNS)
def result_kind_fits_its_name(said: Said) -> Iterator[str]:
    """…证 is a licence, …文 or 批复 a paper."""
    for number, one in enumerate(said.terms.service.results, start=1):
        wanted = ResultKind.LICENCE if one.name.endswith(("证", "执照")) else (
            ResultKind.PAPER if one.name.endswith(("文", "批复", "决定书")) else one.kind
        )  # fmt: skip
        if one.kind is not wanted:
            yield f"service.results[{number}]"


@rule("certificate", QUALITY)
def certificate_complete(said: Said) -> Iterator[str]:
    """Its type is part of the identifier: with another no case of the item could ever be granted."""
    certificate = said.terms.certificate
    if certificate is None:
        return
    if not certificate.name.strip() or certificate.valid_months < 0 or not TYPE.fullmatch(certificate.type_code):
        yield "certificate"


def _numbers_certificates(said: Said) -> bool:
    return said.facts.issuer is not None and said.terms.certificate is not None


@rule("certificate", IDENTIFIERS, concerns=_numbers_certificates)
def issuer_has_its_code(said: Said) -> Iterator[str]:
    """The code of the office is part of the identifier: without one no case of the item could ever be granted."""
    if not said.facts.issuer:
        yield "certificate"


@rule("service.remedies", ART_38, Level.WARNS, _licence)
def remedies_given(said: Said) -> Iterator[str]:
    """Where a denial can be contested is told before somebody applies."""
    if not said.terms.service.remedies:
        yield "service.remedies"


RULES = (
    steps_given,
    licence_has_five_steps,
    links_at_most_three_plus_one,
    links_at_most_two_plus_one,
    step_has_basis,
    filing_decides_nothing,
    ex_officio_asks_for_nothing,
    trips_sound,
    trip_has_a_reason,
    no_trip_no_reason,
    trip_has_a_place,
    presence_means_a_trip,
    no_trip_handed_in_remotely,
    no_trip_result_comes,
    fee_amount_sound,
    fee_has_basis,
    fee_has_standard,
    fee_can_be_paid,
    no_fee_nothing_to_pay,
    fully_online_in_truth,
    depth_fits_the_ways,
    net_is_not_the_only_way,
    online_filing_is_prepared,
    online_filing_was_tried,
    online_has_a_form,
    result_given,
    result_has_sample,
    result_sample_is_held,
    result_kind_fits_its_name,
    certificate_complete,
    issuer_has_its_code,
    remedies_given,
)
