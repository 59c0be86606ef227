"""An edition is added to a volume at the moment in which it is given up for destruction: one of the two happens."""

import threading
from collections.abc import Callable, Collection, Iterator

import pytest
from django.db import connections

from tests.operations import aftermath, errand
from tests.operations.test_appraisals import OVER, a_head, said, struck
from tests.operations.test_archives import on_file
from tests.operations.test_case_races import at_once
from yimen.assembly.database import Address
from yimen.engine.case.cases import filing as whole
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.refusals import NotYet
from yimen.engine.records.archives import allow, operations
from yimen.engine.records.archives.models import AppraisedVolume, Archive
from yimen.engine.records.archives.operations import AppraisalKept, filing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.papers.appraisal_life import NotOverYet

Acts = tuple[Callable[[], object], Callable[[], object]]


@pytest.fixture
def acts(own_database: Address) -> Iterator[Acts]:
    """Adding an edition to a volume whose destruction was proposed, and approving that proposal."""
    aftermath.wired()
    office = errand.an_office()
    ref, head = struck(on_file(office), office), a_head(office)
    made = operations.propose_appraisal(said(office, ref), by=office.decider, now=OVER).ref
    aftermath.derive(ref)
    yield (
        lambda: operations.archive_anew(ref, by=SYSTEM, now=OVER),
        lambda: operations.approve_appraisal(made, by=head, now=OVER),
    )
    connections.close_all()


def given_up() -> int:
    return AppraisedVolume.objects.filter(outcome="destroyed").count()


def test_a_volume_is_added_to_or_given_up_and_never_both(acts: Acts) -> None:
    answers = at_once(*acts)

    names = {type(answer) for answer in answers}
    assert names in ({Moved, NotOverYet}, {AppraisalKept, NotYet}), answers
    assert (Archive.objects.count() - 1, given_up()) == ((1, 0) if Moved in names else (0, 1))


def test_without_holding_the_case_an_edition_is_added_to_what_is_destroyed(
    acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: nobody holds the case, and both have looked before either writes."""
    both = threading.Barrier(2)
    volume, rested_on = filing._volume, allow.must_not_be_rested_on

    def made(*facts: object) -> object:
        both.wait(20)
        return volume(*facts)  # type: ignore[arg-type]

    def looked(volumes: Collection[Archive]) -> None:
        rested_on(volumes)  # type: ignore[arg-type]
        both.wait(20)

    monkeypatch.setattr(whole, "hold", lambda ids: None)
    monkeypatch.setattr(filing, "_volume", made)
    monkeypatch.setattr(allow, "must_not_be_rested_on", looked)

    answers = at_once(*acts)

    assert {type(answer) for answer in answers} == {Moved, AppraisalKept}
    assert (Archive.objects.count(), given_up()) == (2, 1)
