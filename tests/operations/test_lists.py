"""Lists beside the versions: the database says the same as the rules, and nobody can write it."""

import json
from decimal import Decimal

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yimen.assembly.sample.items import ITEMS
from yimen.kernel import offers
from yimen.kernel.elements import (
    Intermediary,
    MaterialForm,
    MaterialKind,
    OnlineDepth,
    PowerSource,
    Reach,
    Service,
    Way,
    WindowTerm,
)
from yimen.kernel.lists import LISTS, WITHIN_THE_DAY, lists_of, lists_sql
from yimen.kernel.terms import (
    CertificateTerm,
    Complexity,
    Fee,
    FieldTerm,
    ItemKind,
    MaterialTerm,
    Necessity,
    SpecialProcedure,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.registries.catalogue.codec import terms_from_json, terms_to_json

pytestmark = pytest.mark.django_db

YES_NO = st.sampled_from(["yes", "no"])
TEXT = st.sampled_from(["", "[]", "{}", "不便", " "])
LIMITS = st.none() | st.builds(
    TimeLimit,
    st.sampled_from([Decimal(n) for n in ("0.5", "1", "2", "7", "420", "421")]),
    st.sampled_from(["working_day", "half_day", "natural_day", "hour", "minute", "fortnight"]),
)


def some(one: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(one, max_size=2).map(tuple)


SERVICES = st.builds(
    Service,
    power_source=st.sampled_from(["", *PowerSource]),
    ways=some(st.sampled_from(list(Way))),
    online_depth=st.sampled_from(list(OnlineDepth)),
    reach=st.sampled_from(list(Reach)),
    onsite_reason=TEXT,
    windows=some(st.builds(WindowTerm, TEXT)),
    online_payment=YES_NO,
    express_materials=YES_NO,
    express_result=YES_NO,
    self_service=YES_NO,
    agency=YES_NO,
    joint_offices=some(TEXT),
    intermediaries=some(st.builds(Intermediary, TEXT, TEXT)),
    prerequisites=some(TEXT),
    tags=some(st.sampled_from(["农牧民", "farmers_herdsmen", "other"])),
)
TERMS = st.builds(
    Terms,
    statutory=LIMITS,
    promised=LIMITS,
    complexity=st.sampled_from(list(Complexity)),
    instant=YES_NO,
    materials=some(
        st.builds(
            MaterialTerm,
            TEXT,
            TEXT,
            st.sampled_from(list(Necessity)),
            kind=st.sampled_from(list(MaterialKind)),
            form=st.sampled_from(list(MaterialForm)),
            blank_form=TEXT,
        )
    ),
    fields=some(st.builds(FieldTerm, TEXT, TEXT, element=TEXT)),
    steps=some(
        st.builds(StepTerm, st.sampled_from(["accept", "decide", "inspect"]), TEXT, presence=YES_NO, executor=TEXT)
    ),
    fees=some(st.builds(Fee, TEXT, st.sampled_from([0, 1, 5_000_000_000]))),
    certificate=st.none() | st.builds(CertificateTerm, TEXT, TEXT),
    commitment=TEXT,
    trips=st.integers(0, 3),
    special_procedures=some(st.builds(SpecialProcedure, TEXT)),
    service=SERVICES,
)


def asked(kind: str, stored: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select catalogue_lists_of(%s, %s::jsonb)", (kind, json.dumps(stored)))
        return int(cursor.fetchone()[0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.sampled_from(list(ItemKind)), TERMS)
def test_the_database_says_the_same_as_the_rules(kind: ItemKind, terms: Terms) -> None:
    assert asked(kind, terms_to_json(terms)) == lists_of(kind, terms)


@given(TERMS)
def test_lists_and_guides_mean_the_same_by_at_once_and_without_meeting(terms: Terms) -> None:
    assert LISTS["no_meeting"].takes("01", terms) == offers.no_meeting(terms)
    if WITHIN_THE_DAY.condition.holds(terms):
        assert LISTS["at_once"].takes("01", terms) == offers.at_once(terms)


def test_of_every_sample_item_both_say_the_same() -> None:
    for item in ITEMS:
        assert asked(item.kind, terms_to_json(item.terms)) == lists_of(item.kind, item.terms), item.key


def test_terms_that_were_stored_before_an_element_was_known_count_as_its_default() -> None:
    older = terms_to_json(ITEMS[0].terms)
    for name in ("service", "special_procedures", "rules", "complexity", "instant"):
        del older[name]
    for material in older["materials"]:
        del material["kind"], material["form"], material["blank_form"]

    assert asked("01", older) == lists_of("01", terms_from_json(older))


def test_the_function_in_the_database_is_the_one_of_the_definitions() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'catalogue_lists_of'")
        (stored,) = cursor.fetchone()

    assert stored.strip() == lists_sql(), "the definitions changed: write the migration that redefines and recomputes"


def test_nobody_writes_onto_a_list() -> None:
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update catalogue_itemversion set lists = 1")
