"""Whether a policy is for an enterprise: what was not told leaves it open; telling more never opens what was closed."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.policies import INDUSTRIES, Fit, Profile, Size, Whom, fit

TODAY = date(2026, 11, 20)
days = st.dates(date(1990, 1, 1), TODAY)
industries, sizes = st.sampled_from(sorted(INDUSTRIES)), st.sampled_from(sorted(Size))
whoms = st.builds(
    Whom,
    st.lists(industries, max_size=3).map(tuple),
    st.lists(sizes, max_size=3).map(tuple),
    st.integers(0, 20),
)
profiles = st.builds(Profile, st.just("") | industries, st.just("") | sizes, st.none() | days)


@given(profiles)
def test_a_policy_that_asks_nothing_is_for_everybody(profile: Profile) -> None:
    assert fit(Whom(), profile, TODAY) == (Fit.MAY, ())


@given(whoms, industries, sizes, days)
def test_who_told_everything_gets_an_answer(whom: Whom, industry: str, size: str, founded: date) -> None:
    assert fit(whom, Profile(industry, size, founded), TODAY)[0] is not Fit.OPEN


@given(whoms, profiles, industries, sizes, days)
def test_telling_more_never_opens_what_was_closed(
    whom: Whom, profile: Profile, industry: str, size: str, founded: date
) -> None:
    more = replace(
        profile, industry=profile.industry or industry, size=profile.size or size, founded=profile.founded or founded
    )

    before, after = fit(whom, profile, TODAY)[0], fit(whom, more, TODAY)[0]

    assert before is Fit.OPEN or after is before


def test_the_years_run_to_the_same_day() -> None:
    young = Whom(years=3)

    assert fit(young, Profile(founded=date(2023, 11, 20)), TODAY)[0] is Fit.MAY
    assert fit(young, Profile(founded=date(2023, 11, 19)), TODAY) == (Fit.NOT, ("years",))
