"""What a version must say before it may be published: each rule with a version that keeps it and one that breaks it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.operations.catalogue import ONE_TRIP, TERMS
from yimen.kernel import offers
from yimen.kernel.elements import MaterialForm, MaterialKind, OnlineDepth
from yimen.kernel.publication import RULES, Facts, Level, Outcome, checks, faults, minutes, unsound_texts, warnings
from yimen.kernel.terms import (
    Audience,
    CertificateTerm,
    Complexity,
    Fee,
    FieldTerm,
    ItemKind,
    LegalBasis,
    MaterialTerm,
    Option,
    ProductClass,
    Situation,
    SituationRule,
    SpecialProcedure,
    StepTerm,
    Terms,
    TimeLimit,
)

NOTHING = Facts()
LICENCE, SERVICE = "01", "20"
LAW = "《食品经营许可和备案管理办法》第十二条"
DAY = TimeLimit(Decimal(1), "working_day")
AT_ONCE = replace(TERMS, instant="yes", complexity=Complexity.SIMPLE, promised=TimeLimit(Decimal(30), "minute"))
A, B = Option("a", "甲"), Option("b", "乙")
LISTED = replace(
    TERMS,
    audience=Audience.ORGANISATION,
    certificate=CertificateTerm("11100000000013338W041", "工业产品生产许可证", 60),
    service=replace(TERMS.service, served=("2",)),
    classes=(ProductClass("01", "水泥"), ProductClass("02", "化肥")),
)
CHARGED = replace(
    TERMS, fees=(Fee("工本费", 1000, "10元/证", "《收费规定》"),), service=replace(TERMS.service, online_payment="yes")
)


def served(terms: Terms = TERMS, **changes: object) -> Terms:
    return replace(terms, service=replace(terms.service, **changes))


def stepped(terms: Terms, code: str, **facts: object) -> Terms:
    """The terms with one more step."""
    return replace(terms, steps=(*terms.steps, StepTerm(code, "另一步", law="某法第一条", **facts)))  # type: ignore[arg-type]


def asking(**facts: object) -> Terms:
    """The terms with one more material."""
    material = replace(MaterialTerm("more", "场所使用证明", law=LAW), **facts)  # type: ignore[arg-type]
    return replace(TERMS, materials=(*TERMS.materials, material))


def rules_broken(terms: Terms, kind: str = LICENCE, facts: Facts = NOTHING) -> set[str]:
    return {fault.rule for fault in faults("食品经营许可", kind, terms, facts)}


@pytest.mark.parametrize("terms", [TERMS, ONE_TRIP, AT_ONCE, CHARGED, LISTED])
def test_a_complete_version_may_be_published(terms: Terms) -> None:
    assert rules_broken(terms) == set()


@pytest.mark.parametrize(
    ("rule", "terms"),
    [
        ("instant_has_no_other_steps", replace(AT_ONCE, special_procedures=(SpecialProcedure("hearing", law=LAW),))),
        (
            "promise_within_statute",
            replace(TERMS, rules=(SituationRule("long", promised=TimeLimit(Decimal(30), "working_day")),)),
        ),
        (
            "steps_fit_into_the_promise",
            stepped(TERMS, "county", limit=TimeLimit(Decimal(6), "working_day"), level="4", unit="县局", rank="chief"),
        ),
        (
            "step_elsewhere_is_whole",
            stepped(TERMS, "county", limit=TimeLimit(Decimal(1), "working_day"), level="4", unit="县局", rank="king"),
        ),
        ("fully_online_in_truth", asking(form=MaterialForm.PAPER)),
        ("fully_online_in_truth", served(CHARGED, online_payment="no")),
        ("classes_are_told_apart", replace(LISTED, classes=(*LISTED.classes, ProductClass("5", "水泥")))),
        ("classes_are_told_apart", replace(LISTED, situations=(Situation("product", "？", (A, B)),))),
        ("classes_stand_on_a_certificate", replace(LISTED, certificate=None)),
        ("classes_stand_on_a_certificate", replace(LISTED, complexity=Complexity.SIMPLE)),
        ("codes_used_once", replace(LISTED, classes=(*LISTED.classes, ProductClass("01", "第三类")))),
        ("situation_named_exists", replace(LISTED, rules=(SituationRule("r", when=("product:01",)),))),
    ],
)  # fmt: skip
def test_some_rules_are_broken_in_more_ways_than_one(rule: str, terms: Terms) -> None:
    assert rule in rules_broken(terms)


def test_a_public_service_rests_on_a_document_and_needs_neither_law_nor_conditions() -> None:
    set_up = (LegalBasis("示范市公共服务事项目录（示府〔2026〕3号）", ""),)
    terms = replace(
        TERMS, statutory=None, bases=set_up, conditions=(), materials=(), questions=(), steps=TERMS.steps[:2]
    )

    assert rules_broken(terms, SERVICE) == set()
    assert rules_broken(replace(terms, bases=()), SERVICE) == {"legal_basis_given"}
    assert {"statute_given", "legal_basis_given", "conditions_given", "question_answered"} <= rules_broken(terms)


@covers("S-222")
def test_in_a_citizen_centre_two_plus_one_links_are_the_most_unless_waived() -> None:
    there, waived = Facts(citizen_centre="yes"), Facts(citizen_centre="yes", waivers=frozenset({LINKS}))
    three = replace(TERMS, steps=tuple(step for step in TERMS.steps if step.code != "review"), statutory=None)

    assert LINKS in rules_broken(TERMS, facts=there)
    assert LINKS not in rules_broken(TERMS) | rules_broken(three, SERVICE, there) | rules_broken(TERMS, facts=waived)
    assert outcome(LINKS, TERMS, waived) is Outcome.WAIVED


def test_what_cannot_be_waived_stays_refused() -> None:
    waived = Facts(waivers=frozenset({"legal_basis_given"}))

    assert "legal_basis_given" in rules_broken(replace(TERMS, bases=()), facts=waived)


@covers("S-130")
def test_what_the_library_or_the_form_holds_is_not_asked_for() -> None:
    held = Facts(held=frozenset({"营业执照"}), elements=frozenset({("经营面积", "floor_area")}))
    proof = asking(name="营业执照", kind=MaterialKind.PROOF, issued_by="市场监督管理部门")
    shown = asking(
        name="营业执照", kind=MaterialKind.PROOF, issued_by="市场监督管理部门", replaceable_by="电子营业执照"
    )
    linked = replace(TERMS, fields=(FieldTerm("area", "经营面积", element="floor_area"),))

    for kind in MaterialKind:
        asked = asking(name="营业执照", kind=kind, issued_by="市场监督管理部门")
        assert "held_certificate_not_asked" in rules_broken(asked, facts=held)
    assert "held_certificate_not_asked" not in rules_broken(shown, facts=held) | rules_broken(proof)
    assert "known_datum_not_asked_again" in rules_broken(TERMS, facts=held)
    assert "known_datum_not_asked_again" not in rules_broken(linked, facts=held)


@covers("S-077")
def test_a_filing_has_nothing_by_which_it_could_be_refused_on_substance() -> None:
    filed = replace(TERMS, statutory=None)

    assert rules_broken(filed, ItemKind.FILING) == set()
    for terms in (served(filed, criteria=("场所合格",)), replace(filed, complexity=Complexity.COMPLEX)):
        assert rules_broken(terms, ItemKind.FILING) == {"filing_decides_nothing"}
    assert rules_broken(served(criteria=("场所合格",))) == set()


def test_a_penalty_stands_in_the_lists_and_asks_for_nothing() -> None:
    penalty = Terms(bases=TERMS.bases, phone=TERMS.phone)

    assert rules_broken(penalty, ItemKind.PENALTY) == set()
    assert rules_broken(TERMS, ItemKind.PENALTY) == {"ex_officio_asks_for_nothing"}


@covers("S-146", "S-138")
def test_a_step_without_a_law_and_an_untagged_item_are_warned_of_and_published() -> None:
    terms = replace(TERMS, steps=(*TERMS.steps[:-1], StepTerm("deliver", "送达")))

    assert rules_broken(terms) == set()
    assert {("step_has_basis", "steps.deliver"), ("tagged", "theme")} <= {
        (fault.rule, fault.element) for fault in warnings("食品经营许可", LICENCE, terms)
    }
    assert outcome("tagged", terms, Facts(theme="trade")) is Outcome.PASSED


def test_every_rule_is_told_with_its_basis_and_what_came_of_it() -> None:
    told = checks("食品经营许可", LICENCE, replace(TERMS, phone=""))

    assert {check.rule for check in told} == {rule.code for rule in RULES}
    assert all(check.basis for check in told)
    assert outcome("phone_given", replace(TERMS, phone="")) is Outcome.FAILED
    assert outcome("promise_within_statute", TERMS) is Outcome.PASSED
    assert outcome("fee_has_basis", TERMS) is Outcome.DOES_NOT_APPLY


def test_codes_of_rules_are_used_once_and_only_texts_refuse_a_draft() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert {rule.code for rule in RULES if rule.level is Level.REFUSES_DRAFT} == {
        "name_given", "text_not_too_long", "text_without_control_characters",
    }  # fmt: skip
    assert [fault.element for fault in unsound_texts("名", replace(TERMS, place="一楼\x1b[31m"))] == ["place"]


amounts = st.decimals(min_value="0.1", max_value="400", places=1)
units = st.sampled_from(["working_day", "half_day", "natural_day", "hour", "minute"])
limits = st.builds(TimeLimit, amounts, units)


@given(limits, limits)
def test_a_promise_is_refused_exactly_when_it_is_longer_than_the_statute(promised: TimeLimit, law: TimeLimit) -> None:
    broken = rules_broken(replace(TERMS, promised=promised, statutory=law))

    assert ("promise_within_statute" in broken) == (minutes(promised) > minutes(law))


@given(
    st.integers(0, 2),
    st.sets(st.sampled_from(["1", "2", "3", "4"])),
    st.sampled_from(OnlineDepth),
    st.sampled_from(["", "须到场"]),
    st.sampled_from(["yes", "no"]),
)
def test_no_trip_means_no_reason_and_a_way_in_and_out(
    trips: int, ways: set[str], depth: OnlineDepth, reason: str, express: str
) -> None:
    terms = served(
        replace(TERMS, trips=trips, place="综合窗口"),
        ways=tuple(sorted(ways)), online_depth=depth, onsite_reason=reason, express_result=express,
    )  # fmt: skip

    sound = not rules_broken(terms)

    if sound and trips == 0:
        assert not reason and offers.no_meeting(terms)
    if sound and trips > 0:
        assert reason and depth is not OnlineDepth.FULL


LINKS = "links_at_most_two_plus_one"


def outcome(rule: str, terms: Terms, facts: Facts = NOTHING) -> Outcome:
    """What came of a rule; the worst where it was found on several elements."""
    return next(check.outcome for check in checks("食品经营许可", LICENCE, terms, facts) if check.rule == rule)
