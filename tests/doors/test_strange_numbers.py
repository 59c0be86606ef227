"""Numbers and days that no page means: each is answered, and none brings a page down."""

import pytest
from django.test import RequestFactory

from tests.doors.calling import caller
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.evaluating import supervision, the_manager
from tests.operations.projecting import a_project, a_site
from tests.operations.town import NOW
from yimen.channels.oversight.sheet import as_of

pytestmark = pytest.mark.django_db
ANSWERS = (200, 404, 422)


@pytest.mark.parametrize(
    "path",
    [
        *(
            f"{page}?month={month}"
            for page in ("attendance", "assessment", "awards")
            for month in ("0001-01", "9999-12")
        ),
        *(f"?week={week}" for week in ("0001-01-01", "9999-12-31")),
        *(f"years/{year}" for year in (0, 9999, 10000)),
    ],
)
def test_months_weeks_and_years_far_away_are_answered(
    path: str, monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    manager = at_the_desk(the_manager(office), NOW, monkeypatch)

    assert manager.get(f"/desk/team/{path}").status_code in ANSWERS
    assert manager.get("/desk/team/years/2026").status_code == 200


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "x"])
def test_figures_of_a_day_far_away_are_those_of_now(day: str) -> None:
    assert as_of(RequestFactory().get("/", {"on": day}), NOW) == NOW
    assert as_of(RequestFactory().get("/", {"on": "2026-01-01"}), NOW) < NOW


@pytest.mark.parametrize("month", ["9999-12-01", "0001-01-01"])
def test_work_of_a_month_far_away_is_refused(month: str) -> None:
    above = caller(supervision(errand.an_office()))

    assert above.get("/voices/work", month=month).status_code == 422
    assert above.get("/voices/work", month="2026-11-01").status_code == 200


@pytest.mark.parametrize("count", ["9" * 11, "9" * 5000, "-1"])
def test_residents_beyond_every_count_are_refused(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = town.a_town()
    desk = at_the_desk(town.signed_on(town.an_officer(place, "reform_office", "701"), "reform.desk"), NOW, monkeypatch)
    said = {"act": "residents", "region": place.county, "lat": "26", "lon": "119", "counted_on": "2026-11-01"}

    assert desk.post("/desk/kiosks/", {**said, "source": "统计公报", "residents": count}).status_code == 422
    assert desk.post("/desk/kiosks/", {**said, "source": "统计公报", "residents": "230000"}).status_code == 302


def test_a_stage_or_an_amount_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site()
    page = f"/desk/projects/{a_project(site)}"
    head = town.signed_on(town.an_officer(site.first.town, "office_head", "509"), "head.509")
    window, office = (at_the_desk(who, NOW, monkeypatch) for who in (site.first.clerk, head))
    fixed = {"act": "fix", "indicator": "site_area", "document": "示自然资〔2026〕1号"}

    for stage in ("abc", "²", "9" * 5000):
        assert window.post(page, {"act": "start", "stage": stage}).status_code in ANSWERS
    for amount in ("NaN", "sNaN", "Infinity", "1.005", "-1", "1E+30"):
        assert office.post(page, {**fixed, "amount": amount}).status_code == 422
    assert office.post(page, {**fixed, "amount": "1.05"}).status_code == 302
