"""A life on one page: everything along it, what comes next by public rules, and a window's look that is on record."""

from datetime import date

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations import town as places
from tests.operations.errand import later
from yimen.engine.centre.lives import operations, queries
from yimen.engine.centre.lives.refusals import NobodyStandsHere
from yimen.engine.centre.visits import operations as visits
from yimen.kernel.lives import AFTERS, AGES, RENEWS, Happened, Held, Life, LifeKind, Suggestion, born_on, next_matters
from yimen.kernel.writing import Missing
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES
from yimen.threshold.words.lives import WHY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)
FOR = "为新生儿参保查出生登记"


def life(**said: object) -> Life:
    return Life(**({"kind": LifeKind.PERSON, "born": None, "happened": (), "held": ()} | said))  # type: ignore[arg-type]


def test_every_rule_suggests_a_life_event_of_the_catalogue_and_says_why() -> None:
    rules = [*AGES, *AFTERS]

    assert {one.suggests for one in rules} | {one.after for one in AFTERS} <= LIFE_EVENT_CODES
    assert {one.code for one in rules} | {RENEWS} == WHY.keys()


def test_what_comes_next_follows_from_age_from_what_was_granted_and_from_what_runs_out() -> None:
    held = (Held("居住证", "item", date(2027, 1, 15)), Held("驾驶证", "", None), Held("职业证", "", date(2028, 1, 1)))
    old, wed = life(born=date(1966, 5, 1)), (Happened("marry", date(2025, 6, 1)),)

    assert next_matters(life(held=held), TODAY) == (Suggestion("R1", "", "居住证", "item", date(2027, 1, 15)),)
    assert next_matters(old, TODAY) == (Suggestion("A3", "retire"),)
    assert next_matters(life(happened=wed), TODAY) == (Suggestion("B1", "buy_home"),)
    assert next_matters(life(happened=(*wed, Happened("buy_home", date(2026, 1, 1)))), TODAY) == ()
    assert next_matters(life(born=date(1966, 5, 1), happened=(Happened("pass_away", TODAY),)), TODAY) == ()
    assert born_on("990101196605010018") == date(1966, 5, 1) and born_on("91990101MA00000000") is None


@covers("S-300")
def test_cases_certificates_and_notices_stand_on_one_page_for_their_owner_and_for_nobody_else(
    office: errand.Office,
) -> None:
    aftermath.wired()
    case = errand.granted(office)
    aftermath.derive(case)
    stranger = places.a_citizen(78, "李不知", "nobody")

    seen = queries.life(office.party, office.citizen, later(9))

    assert seen is not None and (seen.cases, seen.certificates) == (1, 1) and seen.notices >= 3
    assert {(row.kind, row.ref) for row in seen.rows if row.kind == "case"} == {("case", case)}
    assert {row.kind for row in seen.rows} == {"case", "certificate", "notice"}
    assert [row.at for row in seen.rows] == sorted((row.at for row in seen.rows), reverse=True)
    assert seen.born is not None and {row.case_ref for row in seen.rows if row.kind == "notice"} == {case}
    assert queries.life(office.party, stranger, later(9)) is None


@covers("S-300")
def test_a_window_looks_into_a_life_while_its_owner_stands_there_and_says_for_what(office: errand.Office) -> None:
    case = errand.granted(office)
    with pytest.raises(NobodyStandsHere):
        operations.read_life(office.party, FOR, by=office.clerk, now=later(5))
    visit = visits.open_visit(office.party, "参保", by=office.clerk, now=later(5)).ref
    with pytest.raises(Missing):
        operations.read_life(office.party, " ", by=office.clerk, now=later(5))
    assert queries.readings_of(office.party, office.citizen, later(5)) == ()

    ref = operations.read_life(office.party, FOR, by=office.clerk, now=later(5)).ref

    opened = queries.life_read(ref, office.clerk, later(5.1))
    assert opened is not None and case in {row.ref for row in opened.rows}
    assert queries.life_read(ref, office.reviewer, later(5.1)) is None
    assert [one.purpose for one in queries.readings_of(office.party, office.citizen, later(6))] == [FOR]
    visits.close_visit(visit, by=office.clerk, now=later(6))
    assert queries.life_read(ref, office.clerk, later(6.1)) is None
