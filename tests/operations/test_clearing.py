"""What is thrown away is gone: a draft with its files, a login with its drafts; what anybody rests on stays."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import yimen
from tests.operations import catalogue, errand
from tests.operations.catalogue import TERMS
from tests.operations.errand import ANSWERS, FORM, PNG, Office, later
from tests.operations.town import NOW, PASSWORD, a_citizen, a_number, the_actor
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.clearing.operations import Cleared, clear_thrown_away, leave
from yimen.engine.case.clearing.queries import naming
from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers.models import Attachment, Blob
from yimen.engine.publication.result_samples import operations as samples
from yimen.engine.publication.result_samples.operations import SampleFile
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.elements import ResultKind, ResultTerm
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db
OTHER = PNG + b"of another page"
MATERIAL = "plan"
LICENCE = "食品经营许可证"
SAMPLED = replace(TERMS, service=replace(TERMS.service, results=(ResultTerm(LICENCE, ResultKind.LICENCE),)))
HOUSE, PUTS = Path(yimen.__file__).parents[1], "store().put("
MORROW = later(5) + timedelta(days=1, minutes=1)


@standing
def office() -> Office:
    return errand.an_office()


def drafted(office: Office, *pages: bytes) -> str:
    ref = cases.start_draft(office.item, office.party, by=office.citizen, now=NOW).ref
    cases.keep_draft(ref, 1, ANSWERS, FORM, by=office.citizen, now=NOW)
    for page in pages:
        cases.attach(ref, MATERIAL, "page.png", page, by=office.citizen, now=NOW)
    return ref


def cleared(at: datetime = MORROW) -> Cleared:
    return clear_thrown_away(by=SYSTEM, now=at)


def lie_there() -> set[bytes]:
    return set(ports.store().kept.values())  # type: ignore[attr-defined]


def refused(code: str, act: object) -> None:
    with pytest.raises(Refusal) as no:
        act()  # type: ignore[operator]
    assert no.value.code == code


def test_a_draft_that_is_thrown_away_keeps_nothing_of_what_was_filled_in_and_uploaded(office: Office) -> None:
    ref = drafted(office, PNG, OTHER)

    cases.discard_draft(ref, by=office.citizen, now=later(5))

    (row,) = Draft.objects.filter(ref=ref).values("answers", "form")
    assert row == {"answers": [], "form": {}}
    assert cleared(later(6)) == Cleared(0, 0), "a page that shows it may be open"
    assert cleared() == Cleared(2, 2)
    assert cleared() == Cleared(0, 0)
    assert lie_there() == set() and not Attachment.objects.exists() and not Blob.objects.exists()


def test_a_page_that_was_taken_off_goes_and_the_one_that_stands_stays(office: Office) -> None:
    ref = drafted(office, PNG, OTHER)
    (page, _) = Attachment.objects.order_by("id")

    cases.detach(ref, page.ref, by=office.citizen, now=NOW)

    assert cleared() == Cleared(1, 1)
    assert lie_there() == {OTHER}


def test_bytes_that_were_handed_in_with_a_case_too_stay(office: Office) -> None:
    thrown = drafted(office, PNG)
    errand.received(office)
    cases.discard_draft(thrown, by=office.citizen, now=later(5))

    assert cleared() == Cleared(1, 0)

    assert PNG in lie_there()


def test_bytes_that_the_house_itself_shows_stay_when_somebody_uploaded_them_too(office: Office) -> None:
    _, draft = catalogue.an_item(office.town.office, catalogue.a_draft(terms=SAMPLED), now=NOW)
    samples.lay_out_sample(draft, LICENCE, SampleFile("sample.png", OTHER), by=SYSTEM, now=NOW)
    cases.discard_draft(drafted(office, OTHER), by=office.citizen, now=later(5))

    assert cleared() == Cleared(1, 0)

    assert OTHER in lie_there()


def test_every_part_that_keeps_bytes_is_asked_before_some_go() -> None:
    """Who puts bytes into the store names them in a column whose name says so, or they would be cleared away."""
    keep = {path.relative_to(HOUSE).parts[3] for path in HOUSE.rglob("engine/**/*.py") if PUTS in path.read_text()}

    assert {"documents", "bulk", "rounds"} < keep
    assert keep - {table.rpartition("_")[0] for table, _ in naming()} <= {"dossiers"}


def test_only_the_house_itself_clears(office: Office) -> None:
    refused("people.not_allowed", lambda: clear_thrown_away(by=office.clerk, now=NOW))


def test_who_closes_their_login_takes_drafts_and_agents_along_and_leaves_the_cases(office: Office) -> None:
    case, draft = errand.received(office), drafted(office, OTHER)
    me, agent = office.citizen, a_citizen(2, "王小明", "xiaoming")
    people.name_handler(office.party, "王小明", a_number(2), "handler", None, "", by=me, now=NOW)
    assert me.party_id in {*the_actor(agent.ref).parties()}
    old = people.sign_in_citizen("xiaohe", PASSWORD, "192.0.2.1", by=NOBODY, now=NOW)

    refused("people.sign_in_failed", lambda: leave("not my password", by=me, now=later(5)))
    refused("people.not_allowed", lambda: leave(PASSWORD, by=office.clerk, now=later(5)))
    assert queries.draft(draft, me, later(5)) is not None
    leave(PASSWORD, by=me, now=later(5))

    assert people_queries.actor_of(old.account_id, later(5)) is None
    alone = people_queries.actor_of(agent.account_id or 0, later(6))
    assert alone is not None and me.party_id not in {*alone.parties()}
    refused("people.sign_in_failed", lambda: people.sign_in_citizen("xiaohe", PASSWORD, "a", by=NOBODY, now=later(6)))
    refused("people.not_allowed", lambda: leave(PASSWORD, by=me, now=later(6)))
    assert cleared() == Cleared(1, 1)
    assert queries.find(case.ref, office.clerk, later(6)) is not None


def test_who_registers_again_finds_their_cases_again(office: Office) -> None:
    case = errand.received(office)
    leave(PASSWORD, by=office.citizen, now=later(5))
    (party,) = people_queries.parties([office.citizen.party_id or 0])

    again = people.sign_up(party.name, a_number(1), "13800000001", "xiaohe", PASSWORD, by=NOBODY, now=later(6))

    back = people_queries.actor_of(again.account_id, later(6))
    assert back is not None and queries.find(case.ref, back, later(6)) is not None
