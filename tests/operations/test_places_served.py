"""What places did: a town centre on trial with its cases, rates and satisfaction; village points that serve."""

from datetime import date, datetime, timedelta

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town, tracing, villages
from tests.operations.errand import later
from tests.operations.evaluating import GOOD, all_invited
from tests.operations.levels import a_town_below, for_decision, handed_down, taken_in
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificates import operations as papers
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.public.evaluations import operations as evaluations
from yimen.engine.public.evaluations import queries as rated
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.insight.centres import volume as centre_volume
from yimen.insight.centres.volume import volume
from yimen.insight.villages import activity as village_activity
from yimen.insight.villages.activity import activity, all_activity, whole
from yimen.insight.villages.rows import ActivityWhole
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.rates import Share
from yimen.kernel.writing import ImpossibleDates, NotAllowed
from yimen.registries.dated import ZONE
from yimen.registries.offices import operations as offices
from yimen.registries.people import queries as people
from yimen.registries.towns import operations as towns
from yimen.registries.towns.operations import TriesAlready

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
YEAR = (date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading role sees what is committed; a test's own rows are not."""
    monkeypatch.setattr(centre_volume, "READ", "default")
    monkeypatch.setattr(village_activity, "READ", "default")


@covers("S-051", "S-510")
def test_what_a_town_centre_did_since_its_trial_is_a_query_over_any_time() -> None:
    below = a_town_below(errand.an_office(), 1)
    aftermath.wired()
    handed_down(below, "devolve")
    with pytest.raises(NotAllowed):
        towns.start_trial(below.centre, TODAY, "示府〔2026〕2号", by=below.clerk, now=NOW)
    with pytest.raises(ImpossibleDates):
        towns.start_trial(below.centre, TOMORROW, "示府〔2026〕2号", by=SYSTEM, now=NOW)
    towns.start_trial(below.centre, TODAY, "示府〔2026〕2号", by=SYSTEM, now=NOW)
    with pytest.raises(TriesAlready):
        towns.start_trial(below.centre, TODAY, "示府〔2026〕3号", by=SYSTEM, now=NOW)

    cases.decide(for_decision(below), errand.GRANT, by=below.decider, now=later(4))
    # What was handed down is decided by the town, under its own seal, and stands under the town in every figure.
    (certificate,) = certificates.mine(below.office.citizen, later(5))
    papers.make_paper(certificate.ref, by=SYSTEM, now=later(5))
    _, pdf = certificates.paper(certificate.ref, below.office.citizen) or ("", b"")
    assert pdf.decode().startswith(f"%PDF {below.government} ")
    slow = for_decision(below)
    cases.decide(slow, errand.GRANT, by=below.decider, now=later(28))
    taken_in(below)
    tracing.follow(later(30))
    all_invited(later(30))
    for one in rated.mine(below.office.citizen, later(30))[:1]:
        evaluations.rate(one.code, GOOD, "link", by=NOBODY, now=later(30))

    (row,) = volume(*YEAR, ref=below.centre)
    assert (row.trial_since, row.windows, row.received, row.since_trial) == (TODAY, 1, 3, 3)
    assert (row.on_the_spot, row.satisfied) == (Share(1, 2), Share(1, 1))
    (today,) = volume(TODAY, TOMORROW, ref=below.centre)
    assert (today.received, today.on_the_spot) == (3, Share(1, 1))
    (before,) = volume(date(2025, 1, 1), date(2026, 1, 1), ref=below.centre)
    assert (before.received, before.on_the_spot.rate, before.satisfied.rate, before.since_trial) == (0, None, None, 0)

    # Closed since, it keeps what it did in the sheet of the year, and stands in none of a time after it.
    offices.close_centre(below.centre, date(2026, 12, 1), "撤并", by=SYSTEM, now=later(30))
    assert [one.received for one in volume(*YEAR, ref=below.centre)] == [3]
    assert volume(date(2026, 12, 1), date(2027, 1, 1), ref=below.centre) == ()


@covers("S-069")
def test_a_village_point_that_takes_nothing_in_is_listed_and_one_that_serves_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    village = villages.a_served_village()
    idle = villages.a_village(village.below, 2)
    member = people.staff_member(village.agent.staff_id or 0)
    other = people.staff_member(idle.agent.staff_id or 0)
    assert member is not None and other is not None
    for point, ref in ((village.point, member.ref), (idle.point, other.ref)):
        rotas.post_shift(point, ShiftSaid(ref, TODAY, "village"), by=SYSTEM, now=NOW)
    proof = villages.entrusted(village)
    villages.filed(village, proof)
    young = offices.open_centre(
        "示范3村便民服务站", "village", idle.region, "national", "村口3号", "", "", TODAY, "", by=SYSTEM, now=NOW
    ).ref

    quiet, fresh, serving = activity(NOW + timedelta(days=1))

    assert (quiet.ref, quiet.last, quiet.quiet, quiet.duty) == (idle.point, None, "yes", Share(0, 1))
    assert (serving.ref, serving.quiet, serving.duty) == (village.point, "", Share(1, 1))
    assert [n for _, n in serving.months] == [0, 0, 1]
    # One that was opened today stands still by nobody's doing.
    assert (fresh.ref, fresh.last, fresh.quiet) == (young, None, "")
    (later_on,) = activity(NOW + timedelta(days=45), village.point)
    assert (later_on.quiet, [n for _, n in later_on.months]) == ("yes", [1, 0, 0])

    # A list that is cut says so, and its figures are of every point.
    monkeypatch.setattr(village_activity, "MOST", 1)
    assert [len(activity(NOW + timedelta(days=1))), len(all_activity(NOW + timedelta(days=1)))] == [1, 3]
    assert whole(NOW + timedelta(days=1)) == ActivityWhole(3, 1, Share(1, 2))
    reader = town.signed_on(town.an_officer(village.office.town, "reform_office", "392"), "reform.392")
    page = at_the_desk(reader, NOW + timedelta(days=1), monkeypatch).get("/oversight/network/activity").content.decode()
    assert "这里列出最安静的 1 个；上面的数和导出的表是全部 3 个站点的。" in page

    # What came in after midnight, as the city counts days, is of the new month.
    first = datetime(2026, 12, 1, 0, 30, tzinfo=ZONE)
    monkeypatch.setattr(villages, "NOW", first)
    villages.filed(village, proof)
    (turned,) = activity(first + timedelta(hours=9), village.point)
    assert [n for _, n in turned.months] == [0, 1, 1]
