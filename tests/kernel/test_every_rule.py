"""Every rule of publication, one by one: a version that keeps it, and one that breaks it at a named element."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from tests.covers import covers
from tests.kernel.test_publication import AT_ONCE, CHARGED, DAY, LAW, LICENCE, LISTED, NOTHING, asking, served, stepped
from tests.operations.catalogue import ONE_TRIP, TERMS
from yimen.kernel.dictionary import Datum
from yimen.kernel.elements import (
    Intermediary,
    MaterialKind,
    MaterialSource,
    OnlineDepth,
    Remedy,
    ResultKind,
    ResultTerm,
    WindowTerm,
)
from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import Flow
from yimen.kernel.publication import RULES, Check, Facts, Level, Outcome, Rule, checks, faults, warnings
from yimen.kernel.readiness import Confirmation
from yimen.kernel.terms import (
    Audience,
    CertificateTerm,
    Defect,
    Fee,
    FieldKind,
    FieldTerm,
    ItemKind,
    Necessity,
    Option,
    ReviewPoint,
    ReviewPointKind,
    Situation,
    SituationRule,
    SpecialProcedure,
    StepTerm,
    Terms,
    TimeLimit,
)


@dataclass(frozen=True)
class Version:
    """What is held against the rules."""

    terms: Terms = TERMS
    facts: Facts = NOTHING
    kind: str = LICENCE
    name: str = "食品经营许可"


@dataclass(frozen=True)
class Case:
    """The element at which a version breaks a rule, and a version to which the rule applies and that keeps it."""

    element: str
    breaks: Version
    keeps: Version = Version()


def case(element: str, breaks: Terms = TERMS, keeps: Terms = TERMS, kind: str = LICENCE) -> Case:
    return Case(element, Version(breaks, kind=kind), Version(keeps, kind=kind))


def known(element: str, terms: Terms, breaks: Facts, keeps: Terms | None = None, then: Facts | None = None) -> Case:
    """A rule that looks at what the catalogue knows beside a version."""
    return Case(element, Version(terms, breaks), Version(keeps or terms, then or Facts()))


def days(amount: str) -> TimeLimit:
    return TimeLimit(Decimal(amount), "working_day")


def field(**facts: Any) -> Terms:
    return replace(TERMS, fields=(*TERMS.fields, replace(FieldTerm("more", "另一项"), **facts)))


def table(*rules: SituationRule) -> Terms:
    return replace(TERMS, rules=rules)


def wide() -> Terms:
    """Fifteen pairs of questions, each with a rule of its own: more parts than anybody could read."""
    pairs = [(f"q{number}", f"r{number}") for number in range(15)]
    ask = tuple(Situation(one, "？", (Option("a", "甲"), Option("b", "乙"))) for pair in pairs for one in pair)
    rules = (SituationRule(one, (f"{one}:a", f"{two}:a"), promised=days("3")) for one, two in pairs)
    return replace(TERMS, situations=(*TERMS.situations, *ask), rules=tuple(rules))


BUSINESS = "11100000000013338W001"
PROOF = asking(kind=MaterialKind.PROOF, issued_by="居民委员会")
TWICE = replace(PROOF.materials[-1], code="twice")
FORM = "form:catering"
EITHER = (SituationRule("a", (FORM,), promised=days("3")), SituationRule("b", ("form:sale",), promised=days("4")))
BASE = "000131001000"
CODE = f"11450721MB155808113{BASE}"
FIRST = served(prerequisites=("licence",))
SECTIONS = frozenset({"食品科", "审批服务科"})
OUTSIDE = Flow(sections=SECTIONS)
ONE_DOOR = Flow(Integration.GROUPED, SECTIONS, frozenset({"审批服务科"}), SECTIONS)
HASH = "0" * 64
LETTERS = frozenset({Datum("DE1", FieldKind.CHOICE, 200, ("甲", "乙"))})
EXTENDS = Facts(extends_online="yes", confirmed=frozenset(Confirmation))
ONLINE = served(flow_online="登录、填表、提交")

CASES: dict[str, Case] = {
    "name_given": Case("name", Version(name=" ")),
    "text_not_too_long": Case("name", Version(name="名" * 201)),
    "text_without_control_characters": case("place", replace(TERMS, place="一楼\x1b[31m")),
    "kind_known": Case("kind", Version(kind="99")),
    "codes_well_formed": case("steps", stepped(TERMS, "两个字")),
    "codes_used_once": case("steps", stepped(TERMS, "accept")),
    "situation_has_two_options": case("situations.s", replace(TERMS, situations=(Situation("s", "？", ()),))),
    "situation_named_exists": case("materials.more", asking(when=("form:nothing",))),
    "situation_rule_names_what_exists": case("rules.r", table(SituationRule("r", materials=("nothing",)))),
    "flags_are_yes_or_no": case("service.appointment", served(appointment="maybe")),
    "classes_are_told_apart": case("classes", replace(LISTED, classes=LISTED.classes[:1]), LISTED),
    "classes_stand_on_a_certificate": case("audience", replace(LISTED, audience=Audience.BOTH), LISTED),
    "promised_materials_have_their_words": case(
        "materials.more", asking(promised="yes"), replace(asking(promised="yes"), commitment="我承诺。")
    ),
    "review_points_say_something": case(
        "review_points",
        replace(TERMS, review_points=(ReviewPoint("a", "对不对", ReviewPointKind.TECHNICAL),)),
        replace(TERMS, review_points=(ReviewPoint("a", "齐不齐"),)),
    ),
    "legal_basis_given": case("bases", replace(TERMS, bases=())),
    "conditions_given": case("conditions", replace(TERMS, conditions=())),
    "phone_given": case("phone", replace(TERMS, phone=" ")),
    "complaint_phone_given": case("service.complaint_phone", served(complaint_phone="")),
    "complaint_goes_elsewhere": case("service.complaint_phone", served(complaint_phone=TERMS.phone)),
    "audience_known": case("audience", replace(TERMS, audience="nobody")),  # type: ignore[arg-type]
    "element_codes_known": case("service.ways", served(ways=("1", "2", "8"))),
    "served_given": case("service.served", served(served=())),
    "served_fits_the_audience": case("service.served", served(served=("1",))),
    "ways_given": case("service.ways", served(ONE_TRIP, ways=())),
    "power_described": case(
        "service.exercise_level", keeps=served(exercise_level="3", body_kind="1", power_source="1")
    ),
    "entrusted_power_names_its_owner": case("service.entrusted_by", served(power_source="5")),
    "level_as_in_the_code": known(
        "service.exercise_level",
        served(exercise_level="4"), Facts(implementation_code=CODE),
        served(exercise_level="3"), Facts(implementation_code=CODE),
    ),
    "kind_as_in_the_code": Case(
        "kind", Version(facts=Facts(BASE), kind=ItemKind.BENEFIT), Version(facts=Facts(BASE))
    ),
    "window_named": case("service.windows[1]", served(windows=(WindowTerm(" "),))),
    "intermediary_has_basis": case(
        "service.intermediaries.test", served(intermediaries=(Intermediary("test", "检测"),))
    ),
    "question_answered": case("questions", replace(TERMS, questions=())),
    "tagged": known("theme", TERMS, Facts(), TERMS, Facts(theme="trade")),
    "name_used_once": known("name", TERMS, Facts(same_name=("000131001001",))),
    "no_stricter_than_the_standard": known(
        "materials.more", asking(), Facts(standard=TERMS), TERMS, Facts(standard=TERMS)
    ),
    "as_the_standard": known(
        "promised", replace(TERMS, promised=days("3")), Facts(standard=TERMS), TERMS, Facts(standard=TERMS)
    ),
    "hours_told": case("service.hours", keeps=served(hours="9:00-17:00")),
    "limit_unit_known": case("promised", replace(TERMS, promised=TimeLimit(Decimal(1), "fortnight"))),
    "limit_amount_sound": case("promised", replace(TERMS, promised=days("0.55"))),
    "promise_given": case("promised", replace(TERMS, promised=None)),
    "statute_given": case("statutory", replace(TERMS, statutory=None)),
    "promise_within_statute": case("promised", replace(TERMS, promised=days("21"))),
    "statute_within_article_42": case("statutory", replace(TERMS, statutory=days("21"))),
    "instant_means_simple": case("instant", replace(TERMS, instant="yes")),
    "instant_within_a_day": case("promised", replace(AT_ONCE, promised=days("2")), AT_ONCE),
    "instant_has_no_other_steps": case("steps.inspect", stepped(AT_ONCE, "inspect"), AT_ONCE),
    "steps_fit_into_the_promise": case("steps", stepped(TERMS, "check", limit=days("6"))),
    "step_elsewhere_is_whole": case("steps.county", stepped(TERMS, "county", level="4", unit="县局", rank="chief")),
    "special_procedure_is_one_of_the_eight": case(
        "special_procedures.lunch", replace(TERMS, special_procedures=(SpecialProcedure("lunch", law="第四十五条"),))
    ),
    "special_procedure_has_basis": case(
        "special_procedures.hearing",
        replace(TERMS, special_procedures=(SpecialProcedure("hearing"),)),
        replace(TERMS, special_procedures=(SpecialProcedure("hearing", law="第四十五条"),)),
    ),
    "materials_given": case("materials", replace(TERMS, materials=())),
    "material_named": case("materials.more", asking(name=" ")),
    "material_has_basis": case("materials.more", asking(law="")),
    "material_not_vague": case("materials.more", asking(name="其他材料")),
    "held_certificate_not_asked": known("materials.more", asking(), Facts(held=frozenset({"场所使用证明"}))),
    "certificate_type_is_issued": known(
        "materials.more", asking(certificate_types=(BUSINESS,)), Facts(types=frozenset()),
        asking(certificate_types=(BUSINESS,)), Facts(types=frozenset({BUSINESS})),
    ),
    "checkable_proof_not_asked": known("materials.more", PROOF, Facts(checkable=frozenset({"场所使用证明"}))),
    "proof_names_its_issuer": case("materials.more", asking(kind=MaterialKind.PROOF), PROOF),
    "proof_not_covered_by_another": case("materials.twice", replace(PROOF, materials=(*PROOF.materials, TWICE)), PROOF),
    "material_asked_once": case("materials.more", asking(name="身份证明")),
    "tolerable_means_days": case("materials.more", asking(necessity=Necessity.TOLERABLE)),
    "material_sizes_sound": case("materials.more", asking(page_limit=0)),
    "defect_has_text_and_remedy": case("materials.more.defects", asking(defects=(Defect("d", "模糊", ""),))),
    "form_has_sample": case("materials.more", asking(kind=MaterialKind.FORM)),
    "material_of_an_authority_names_it": case("materials.more", asking(source=MaterialSource.AUTHORITY)),
    "field_labelled": case("fields.more", field(label=" ")),
    "choice_means_options": case("fields.more", field(kind=FieldKind.CHOICE, options=("只有一个",))),
    "field_length_sound": case("fields.more", field(max_length=0)),
    "known_datum_not_asked_again": known("fields.area", TERMS, Facts(elements=frozenset({("经营面积", "DE1")}))),
    "field_stands_for_a_datum": known(
        "fields.area", TERMS, Facts(dictionary=frozenset()),
        replace(TERMS, fields=(replace(TERMS.fields[0], specific="只有餐饮按面积分类"),)),
        Facts(dictionary=frozenset()),
    ),
    "field_follows_its_datum": known(
        "fields.more", field(kind=FieldKind.CHOICE, options=("甲", "丙"), element="DE1"), Facts(dictionary=LETTERS),
        field(kind=FieldKind.CHOICE, options=("甲", "乙"), element="DE1"), Facts(dictionary=LETTERS),
    ),
    "nothing_asked_twice": case("fields.more", field(label="经营面积")),
    "steps_given": case("steps", replace(TERMS, steps=())),
    "licence_has_five_steps": case("steps", replace(TERMS, steps=TERMS.steps[:4])),
    "links_at_most_three_plus_one": case("steps", stepped(TERMS, "countersign")),
    "links_at_most_two_plus_one": known(
        "steps", TERMS, Facts(citizen_centre="yes"),
        replace(TERMS, steps=tuple(one for one in TERMS.steps if one.code != "review")), Facts(citizen_centre="yes"),
    ),
    "step_has_basis": case("steps.more", replace(TERMS, steps=(*TERMS.steps, StepTerm("more", "再看一遍")))),
    "filing_decides_nothing": case("service.criteria", served(criteria=("场所合格",)), kind=ItemKind.FILING),
    "ex_officio_asks_for_nothing": case(
        "materials", TERMS, Terms(bases=TERMS.bases, phone=TERMS.phone), ItemKind.PENALTY
    ),
    "trips_sound": case("trips", replace(TERMS, trips=-1)),
    "trip_has_a_reason": case("service.onsite_reason", served(ONE_TRIP, onsite_reason=""), ONE_TRIP),
    "no_trip_no_reason": case("service.onsite_reason", served(onsite_reason="须到场")),
    "trip_has_a_place": case("place", replace(ONE_TRIP, place=""), ONE_TRIP),
    "presence_means_a_trip": case("trips", stepped(TERMS, "photo", presence="yes")),
    "no_trip_handed_in_remotely": case("service.ways", served(ways=("1",), online_depth=OnlineDepth.GUIDE)),
    "no_trip_result_comes": case(
        "service.express_result", served(online_depth=OnlineDepth.FILING, express_result="no")
    ),
    "fully_online_in_truth": case("steps.photo", stepped(TERMS, "photo", presence="yes")),
    "depth_fits_the_ways": case("service.online_depth", served(ONE_TRIP, online_depth=OnlineDepth.GUIDE)),
    "net_is_not_the_only_way": case("service.ways", served(ways=("2", "3"))),
    "online_filing_is_prepared": known("service.flow_online", TERMS, EXTENDS, ONLINE, EXTENDS),
    "online_filing_was_tried": known("service.ways", ONLINE, replace(EXTENDS, confirmed=frozenset()), then=EXTENDS),
    "online_has_a_form": case("fields", replace(TERMS, fields=())),
    "fee_amount_sound": case("fees[1]", replace(CHARGED, fees=(Fee("工本费", -1, "10元/证", LAW),)), CHARGED),
    "fee_has_basis": case("fees[1]", replace(CHARGED, fees=(Fee("工本费", 1000, "10元/证"),)), CHARGED),
    "fee_has_standard": case("fees[1]", replace(CHARGED, fees=(Fee("工本费", 1000, law=LAW),)), CHARGED),
    "fee_can_be_paid": case("service.online_payment", served(CHARGED, online_payment="no", ways=("2",)), CHARGED),
    "no_fee_nothing_to_pay": case("service.online_payment", served(online_payment="yes")),
    "result_given": case("service.results", served(results=())),
    "result_has_sample": case("service.results[1]", served(results=(ResultTerm("许可证"),))),
    "result_sample_is_held": known(
        "service.results[1]",
        served(results=(ResultTerm("许可证", ResultKind.LICENCE, file=HASH),)),
        Facts(samples=frozenset()),
        then=Facts(samples=frozenset({HASH})),
    ),
    "result_kind_fits_its_name": case(
        "service.results[1]", served(results=(ResultTerm("许可证", ResultKind.PAPER, "样本"),))
    ),
    "certificate_complete": case("certificate", replace(TERMS, certificate=CertificateTerm("1A", "许可证", 60))),
    "issuer_has_its_code": known("certificate", LISTED, Facts(issuer=""), then=Facts(issuer="11370800MB28559184")),
    "remedies_given": case("service.remedies", keeps=served(remedies=(Remedy("复议", "示范市人民政府"),))),
    "outside_the_division_only_heard": known(
        "steps.taste", stepped(TERMS, "taste", unit="食品科"), Facts(flow=OUTSIDE),
        stepped(TERMS, "consult1", unit="食品科", limit=DAY), Facts(flow=OUTSIDE),
    ),
    "one_section_takes_in_and_issues": known(
        "steps.last", stepped(TERMS, "last", unit="食品科"), Facts(flow=ONE_DOOR),
        stepped(TERMS, "last", unit="审批服务科"), Facts(flow=ONE_DOOR),
    ),
    "prerequisites_are_in_force": known("service.prerequisites.licence", FIRST, Facts(gone=("licence",))),
    "prerequisites_make_no_circle": known("service.prerequisites.licence", FIRST, Facts(circle=("licence",))),
    "decision_table_can_be_read": case("rules", wide(), table(*EITHER)),
    "some_rule_applies_in_every_situation": case("rules", table(EITHER[0]), table(*EITHER)),
    "rules_never_contradict_each_other": case(
        "rules.a.promised", table(*EITHER, SituationRule("c", promised=days("2"))), table(*EITHER)
    ),
    "limits_hold_in_every_situation": case(
        "rules.promised", table(replace(EITHER[0], promised=days("21")), EITHER[1]), table(*EITHER)
    ),
    "every_question_changes_something": case(
        "situations.s",
        replace(TERMS, situations=(*TERMS.situations, Situation("s", "？", (Option("a", "甲"), Option("b", "乙"))))),
    ),
    "every_rule_changes_something": case(
        "rules.c", table(*EITHER, SituationRule("c", (FORM,), promised=days("3"))), table(*EITHER)
    ),
}  # fmt: skip


def found(rule: Rule, version: Version) -> list[Check]:
    held = checks(version.name, version.kind, version.terms, version.facts)
    return [check for check in held if check.rule == rule.code]


def test_no_rule_is_without_a_version_that_breaks_it() -> None:
    assert CASES.keys() == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@covers("S-107", "S-108", "S-221", "S-246")
def test_each_rule_is_kept_by_one_version_and_broken_by_another_at_a_named_element(rule: Rule) -> None:
    case = CASES[rule.code]

    kept, broken = found(rule, case.keeps), found(rule, case.breaks)

    assert [check.outcome for check in kept] == [Outcome.PASSED]
    assert case.element in {check.element for check in broken}
    assert {(check.outcome, check.level, check.basis) for check in broken} == {
        (Outcome.FAILED, rule.level, rule.basis)
    }  # fmt: skip
    assert rule.basis


def test_what_refuses_is_told_with_element_rule_and_basis_and_what_warns_is_not_among_it() -> None:
    terms = replace(TERMS, phone="", service=replace(TERMS.service, hours=""))

    refused, warned = faults("许可", LICENCE, terms), warnings("许可", LICENCE, terms)

    levels = {rule.code: rule.level for rule in RULES}
    assert [(one.element, one.rule) for one in refused] == [("phone", "phone_given")]
    assert refused[0].basis.startswith("GB/T 39554.2")
    assert {levels[one.rule] for one in warned} == {Level.WARNS}
