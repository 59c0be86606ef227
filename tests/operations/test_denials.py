"""A denial says which criterion is not met; a filing is not denied; what nobody applies for takes nothing in."""

from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations.catalogue import NOW as PUBLISHED
from tests.operations.catalogue import a_draft
from tests.operations.errand import TERMS, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import ItemNotApplicable
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rulings import REMEDIES, CriterionMissing, FilingNotDenied, Outcome, Ruling
from yimen.kernel.terms import ItemKind, Terms
from yimen.registries.catalogue import operations as catalogue

pytestmark = pytest.mark.django_db
CRITERIA = ("有固定的经营场所", "布局合理，生熟分开")
MEASURED = replace(TERMS, service=replace(TERMS.service, criteria=CRITERIA))
DENIAL = Ruling(Outcome.DENY, "冷食专间没有独立的空气消毒设施。", "《食品安全法》第三十五条", REMEDIES)


@covers("S-126")
def test_a_denial_names_one_of_the_published_criteria() -> None:
    office = errand.an_office(MEASURED)
    ref = errand.reviewed(office)

    cases.decide(ref, replace(DENIAL, criterion=CRITERIA[1]), by=office.decider, now=later(5))

    view = queries.find(ref, office.decider, later(6))
    assert view is not None and view.ruling is not None
    assert (view.ruling.outcome, view.ruling.criterion) == ("deny", CRITERIA[1])


@covers("S-126")
@pytest.mark.parametrize("criterion", ["", "领导不同意"])
def test_a_denial_in_words_of_ones_own_is_refused(criterion: str) -> None:
    office = errand.an_office(MEASURED)
    ref = errand.reviewed(office)

    with pytest.raises(CriterionMissing):
        cases.decide(ref, replace(DENIAL, criterion=criterion), by=office.decider, now=later(5))

    view = queries.find(ref, office.decider, later(6))
    assert view is not None and view.ruling is None


@covers("S-077")
def test_a_filing_is_granted_and_never_denied() -> None:
    office = errand.an_office(replace(TERMS, statutory=None), kind=ItemKind.FILING)
    ref = errand.reviewed(office)

    with pytest.raises(FilingNotDenied):
        cases.decide(ref, DENIAL, by=office.decider, now=later(5))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(5))

    view = queries.find(ref, office.decider, later(6))
    assert view is not None and view.ruling is not None and view.ruling.outcome == "grant"


def test_nobody_applies_for_a_penalty(office: errand.Office) -> None:
    item = catalogue.found_item(office.town.office, by=SYSTEM, now=PUBLISHED).ref
    penalty = a_draft("对无证经营的处罚", ItemKind.PENALTY, Terms(bases=TERMS.bases, phone=TERMS.phone))
    version = catalogue.draft_version(item, penalty, by=SYSTEM, now=PUBLISHED).ref
    catalogue.publish(version, PUBLISHED, by=SYSTEM, now=PUBLISHED)

    with pytest.raises(ItemNotApplicable):
        cases.start_draft(item, office.party, by=office.citizen, now=later())
