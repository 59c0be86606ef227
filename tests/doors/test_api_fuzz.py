"""A stranger to our rules asks the JSON door everything its own description allows, and much that it does not."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import count
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.doors.calling import API, Caller, caller
from tests.operations import aftermath, errand
from tests.operations.errand import later
from yimen.engine.papers.certificates import queries as certificates

pytestmark = pytest.mark.django_db(databases=["default", "read"])

#: Of each way (as it should be, and otherwise) so many in every run of the suite; many by hand.
EXAMPLES = 1
MANY, PARTS = 20, 12
CHECKED = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
KEYS = count(1)


@pytest.fixture(autouse=True)
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())


@pytest.fixture(autouse=True)
def one_transaction() -> Iterator[None]:
    """The door leaves the test's own transaction open between two requests, as Django's test client does."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


def test_whatever_is_asked_the_answer_is_one_of_those_described() -> None:
    asked = ask_for_everything(EXAMPLES)

    assert asked["citizen"] > 100
    assert asked["clerk"] > 100
    assert asked["nobody"] > 50


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_asked_in_many_ways_the_answer_is_one_of_those_described(part: int) -> None:
    asked = ask_for_everything(MANY, part, PARTS)

    print(f"asked in part {part}: {dict(asked)}")
    assert asked["citizen"] > 1000
    assert asked["clerk"] > 500
    assert asked["nobody"] > 40


@cache
def described() -> list[Any]:
    """Every address as the door itself describes it, read once: that takes as long as asking a hundred times."""
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", get_wsgi_application())
    return [operation.ok() for operation in schema.get_all_operations()]


def ask_for_everything(examples: int, part: int = 0, parts: int = 1) -> Counter[str]:
    """Every address of the door, or of one of so many parts of it, each in so many ways; how often each one asked."""
    office = errand.an_office()
    aftermath.wired()
    granted = errand.granted(office)
    certificate = certificates.of_case(granted, office.clerk, later(5))[0].ref
    draft, _ = errand.a_draft(office)
    known = {
        "cases": errand.received(office).ref,
        "catalogue": office.item,
        "certificates": certificate,
        "drafts": draft,
    }
    everybody = {"citizen": caller(office.citizen), "clerk": caller(office.clerk), "nobody": Caller()}

    asked: Counter[str] = Counter()
    malformed: set[str] = set()
    for operation in described()[part::parts]:
        asks = dict(everybody)
        if "security" in operation.definition.raw:
            del asks["nobody"]  # shut to whatever is said: test_api_refusals knocks at each of them
        asked += asking(operation, GenerationMode.POSITIVE, asks, known, examples)
        # What is malformed is malformed whoever sends it, and wherever the same words are read in the same way.
        if (words := what_it_reads(operation)) not in malformed:
            malformed.add(words)
            asked += asking(operation, GenerationMode.NEGATIVE, {"citizen": asks["citizen"]}, known, examples)
    return asked


def what_it_reads(operation: Any) -> str:
    """The parameters and the body that an address takes, as its description has them."""
    raw = operation.definition.raw
    return json.dumps([raw.get("parameters"), raw.get("requestBody")], sort_keys=True)


def asking(
    operation: Any, mode: GenerationMode, asks: dict[str, Caller], known: dict[str, str], examples: int
) -> Counter[str]:
    """Ask for an operation in many ways; half of the time about something that is there.

    What is asked is made up once and asked by each in turn: making it up takes longer than the answers. Each address
    has a seed of its own, so that not all are asked alike.
    """
    told: Counter[str] = Counter()

    @seed(crc32(f"{operation.label} {mode}".encode()))
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), real=st.sampled_from((True, True, False)))
    def ask(case: Any, real: bool) -> None:
        if real and "ref" in case.path_parameters:
            case.path_parameters["ref"] = known.get(operation.path.split("/")[3], known["cases"])
        for who, by in asks.items():
            if real and "Idempotency-Key" in (case.headers or {}):
                case.headers["Idempotency-Key"] = f"asked-{next(KEYS)}"
            if real and isinstance(case.body, dict) and "seen" in case.body:
                case.body["seen"] = present(known["cases"])
            signed = {"Authorization": f"Bearer {by.token}"} if by.token else {}
            case.validate_response(case.call(headers=signed), checks=list(CHECKED))
            told[who] += 1

    ask._hypothesis_internal_database_key = b""  # type: ignore[attr-defined]  # nothing is kept, so nothing is digested
    # Where nothing is asked there is nothing to get wrong.
    with suppress(Unsatisfiable):
        ask()
    return told


def present(ref: str) -> int:
    """How many acts the case has told by now."""
    with connection.cursor() as cursor:
        cursor.execute("select journal_seq from cases_case where ref = %s", (ref,))
        return int(cursor.fetchone()[0])
