"""Rules of what is asked for: materials and fields with a basis, nothing vague, nothing that is already held."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from yimen.kernel.codes import TYPE
from yimen.kernel.dictionary import follows
from yimen.kernel.elements import MaterialKind, MaterialSource
from yimen.kernel.proofs import VAGUE, is_proof
from yimen.kernel.publication.bases import ART_30, ART_31, BUSINESS_35, CONVENIENCE, HOUSE, ONLINE_7, PROOFS, QUALITY
from yimen.kernel.publication.rule import Level, Said, rule
from yimen.kernel.publication.texts import LONGEST_TEXT
from yimen.kernel.situations import Condition, options_of, together, ways_to
from yimen.kernel.terms import FieldKind, FieldTerm, ItemKind, Necessity, Terms

ALWAYS: tuple[Condition, ...] = ({},)


def _licence(said: Said) -> bool:
    return said.kind == ItemKind.LICENCE


def _materials(said: Said) -> bool:
    return bool(said.terms.materials)


def _proofs(said: Said) -> bool:
    return any(is_proof(one) for one in said.terms.materials)


def _fields(said: Said) -> bool:
    return bool(said.terms.fields)


@rule("materials", ART_30, concerns=_licence)
def materials_given(said: Said) -> Iterator[str]:
    if not any(one.necessity is not Necessity.OPTIONAL for one in said.terms.materials):
        yield "materials"


@rule("materials", HOUSE, concerns=_materials)
def material_named(said: Said) -> Iterator[str]:
    yield from (f"materials.{one.code}" for one in said.terms.materials if not one.name.strip())


@rule("materials", BUSINESS_35, concerns=_materials)
def material_has_basis(said: Said) -> Iterator[str]:
    """No material is asked for without a provision that asks for it."""
    yield from (f"materials.{one.code}" for one in said.terms.materials if not one.law.strip())


@rule("materials", CONVENIENCE, concerns=_materials)
def material_not_vague(said: Said) -> Iterator[str]:
    """No catch-all: what is meant by "other materials" is named, or not asked for."""
    yield from (f"materials.{one.code}" for one in said.terms.materials if VAGUE.search(one.name))


@rule("materials", ONLINE_7, concerns=_materials)
def held_certificate_not_asked(said: Said) -> Iterator[str]:
    """What the certificate library holds may be shown instead; nobody has to bring it, whatever kind it is called."""
    for one in said.terms.materials:
        if one.name in said.facts.held and not one.replaceable_by.strip() and not one.certificate_types:
            yield f"materials.{one.code}"


@rule("materials", ONLINE_7, concerns=_materials)
def certificate_type_is_issued(said: Said) -> Iterator[str]:
    """A certificate that stands for a material is named by a sound code, of a type that an office here issues."""
    for one in said.terms.materials:
        if any(TYPE.fullmatch(code) is None or _nobody_issues(code, said) for code in one.certificate_types):
            yield f"materials.{one.code}"


def _nobody_issues(code: str, said: Said) -> bool:
    return said.facts.types is not None and code not in said.facts.types


@rule("materials", PROOFS, concerns=_proofs)
def checkable_proof_not_asked(said: Said) -> Iterator[str]:
    """A proof that the office can check by itself is not asked for."""
    for one in said.terms.materials:
        if is_proof(one) and one.name in said.facts.checkable and one.necessity is not Necessity.OPTIONAL:
            yield f"materials.{one.code}"


@rule("materials", PROOFS, concerns=_proofs)
def proof_names_its_issuer(said: Said) -> Iterator[str]:
    """A proof that no named body gives cannot be checked, and is not asked for."""
    for one in said.terms.materials:
        if is_proof(one) and not one.issued_by.strip():
            yield f"materials.{one.code}"


@rule("materials", PROOFS, concerns=_proofs)
def proof_not_covered_by_another(said: Said) -> Iterator[str]:
    """A proof that another material of the same situation gives already is not asked for."""
    named = Counter((one.name, one.when) for one in said.terms.materials)
    for one in said.terms.materials:
        if is_proof(one) and named[one.name, one.when] > 1:
            yield f"materials.{one.code}"


@rule("materials", PROOFS, Level.WARNS, _materials)
def material_asked_once(said: Said) -> Iterator[str]:
    """The same material twice in one situation: one of them covers the other."""
    named = Counter((one.name, one.when) for one in said.terms.materials)
    yield from (f"materials.{one.code}" for one in said.terms.materials if named[one.name, one.when] > 1)


@rule("materials", HOUSE, concerns=_materials)
def tolerable_means_days(said: Said) -> Iterator[str]:
    for one in said.terms.materials:
        if (one.necessity is Necessity.TOLERABLE) != (one.tolerated_days > 0):
            yield f"materials.{one.code}"


@rule("materials", HOUSE, concerns=_materials)
def material_sizes_sound(said: Said) -> Iterator[str]:
    for one in said.terms.materials:
        if one.page_limit < 1 or one.size_limit < 1 or one.originals < 0 or one.copies < 0:
            yield f"materials.{one.code}"


@rule("materials", BUSINESS_35, concerns=_materials)
def defect_has_text_and_remedy(said: Said) -> Iterator[str]:
    for one in said.terms.materials:
        if any(not defect.text.strip() or not defect.remedy.strip() for defect in one.defects):
            yield f"materials.{one.code}.defects"


@rule("materials", ART_30, Level.WARNS, _materials)
def form_has_sample(said: Said) -> Iterator[str]:
    """A form to be filled in is shown with a filled sample."""
    for one in said.terms.materials:
        if one.kind is MaterialKind.FORM and not one.sample.strip():
            yield f"materials.{one.code}"


@rule("materials", QUALITY, Level.WARNS, _materials)
def material_of_an_authority_names_it(said: Said) -> Iterator[str]:
    for one in said.terms.materials:
        if one.source is MaterialSource.AUTHORITY and not one.issued_by.strip():
            yield f"materials.{one.code}"


@rule("fields", HOUSE, concerns=_fields)
def field_labelled(said: Said) -> Iterator[str]:
    yield from (f"fields.{one.code}" for one in said.terms.fields if not one.label.strip())


@rule("fields", HOUSE, concerns=_fields)
def choice_means_options(said: Said) -> Iterator[str]:
    for one in said.terms.fields:
        if (one.kind is FieldKind.CHOICE) != (len(one.options) >= 2):
            yield f"fields.{one.code}"


@rule("fields", HOUSE, concerns=_fields)
def field_length_sound(said: Said) -> Iterator[str]:
    yield from (f"fields.{one.code}" for one in said.terms.fields if not 1 <= one.max_length <= LONGEST_TEXT)


@rule("fields", ONLINE_7, concerns=_fields)
def known_datum_not_asked_again(said: Said) -> Iterator[str]:
    """A datum that the one form holds is taken from there: the field names its data element."""
    stands = _stands(said)
    for one in said.terms.fields:
        known = {code for label, code in said.facts.elements if label == one.label}
        if known and stands.get(one.element, one.element) not in known:
            yield f"fields.{one.code}"


def _stands(said: Said) -> dict[str, str]:
    """For which entry a field bound to each of these stands: what was merged stands for the kept one."""
    return {one.code: one.stands_for for one in said.facts.dictionary or ()}


def _dictionary(said: Said) -> bool:
    return _fields(said) and said.facts.dictionary is not None


def _changed(said: Said) -> Iterator[FieldTerm]:
    """The fields that this version writes anew: what is in force stays as it was put in force."""
    return (one for one in said.terms.fields if one not in said.facts.standing)


@rule("fields", HOUSE, concerns=_dictionary)
def field_stands_for_a_datum(said: Said) -> Iterator[str]:
    """A new or changed field stands for an entry of the dictionary that goes on, or says why only this item asks."""
    known = _stands(said)
    for one in _changed(said):
        if one.element not in known if one.element else not one.specific.strip():
            yield f"fields.{one.code}"


@rule("fields", HOUSE, concerns=_dictionary)
def field_follows_its_datum(said: Said) -> Iterator[str]:
    """What a new or changed field takes, the entry allows: the same kind, no longer, no option beside its code list."""
    known = {one.code: one for one in said.facts.dictionary or ()}
    for one in _changed(said):
        if one.element in known and not follows(one, known[one.element]):
            yield f"fields.{one.code}"


@rule("fields", ART_31, Level.WARNS, _fields)
def nothing_asked_twice(said: Said) -> Iterator[str]:
    """One question, one field: two of one label or one datum that some answers bring together ask twice."""
    stands = _stands(said)
    labels = asked_together(said.terms, {one.code: one.label for one in said.terms.fields})
    data = {one.code: stands.get(one.element, one.element) for one in said.terms.fields if one.element}
    twice = labels | asked_together(said.terms, data)
    yield from (f"fields.{one.code}" for one in said.terms.fields if one.code in twice)


def asked_together(terms: Terms, asks: Mapping[str, str]) -> frozenset[str]:
    """Codes of the fields that ask for the same in one situation; a field without conditions is in every one."""
    ways = dict(ways_to(terms, "fields", options_of(terms)))
    pairs = ((one, other) for one, other in combinations(asks, 2) if asks[one] == asks[other])
    found = (pair for pair in pairs if together(*(ways.get(code, ALWAYS) for code in pair)))
    return frozenset(code for pair in found for code in pair)


RULES = (
    materials_given,
    material_named,
    material_has_basis,
    material_not_vague,
    held_certificate_not_asked,
    certificate_type_is_issued,
    checkable_proof_not_asked,
    proof_names_its_issuer,
    proof_not_covered_by_another,
    material_asked_once,
    tolerable_means_days,
    material_sizes_sound,
    defect_has_text_and_remedy,
    form_has_sample,
    material_of_an_authority_names_it,
    field_labelled,
    choice_means_options,
    field_length_sound,
    known_datum_not_asked_again,
    field_stands_for_a_datum,
    field_follows_its_datum,
    nothing_asked_twice,
)
