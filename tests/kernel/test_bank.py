"""The document bank: which papers are basic, whom they fit, and until when they are good."""

from datetime import date, timedelta

import pytest

from yimen.kernel.bank import (
    BasicPaper,
    NotBasic,
    PaperNotFitting,
    PaperOver,
    is_good,
    kind_of,
    must_be_basic,
    must_fit,
    must_last,
)
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.writing import Missing

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("身份证", BasicPaper.ID_CARD),
        ("申请人身份证明", BasicPaper.ID_CARD),
        ("有效的居民身份证复印件", BasicPaper.ID_CARD),
        ("居民户口簿（首页、本人页）", BasicPaper.HOUSEHOLD),
        ("营业执照原件及复印件", BasicPaper.LICENCE),
        ("委托代理人身份证", None),
        ("法定代表人身份证明", None),
        ("经营场所使用证明", None),
        ("", None),
    ],
)
def test_a_basic_paper_is_known_by_its_name_and_somebody_elses_never_fits(name: str, kind: BasicPaper | None) -> None:
    assert kind_of(name) is kind


def test_only_the_own_kind_stands_for_a_material() -> None:
    card, plan = MaterialTerm("id", "身份证"), MaterialTerm("plan", "设备布局图")

    assert must_be_basic(card) is BasicPaper.ID_CARD
    must_fit("id_card", card)
    with pytest.raises(NotBasic):
        must_be_basic(plan)
    with pytest.raises(PaperNotFitting):
        must_fit("household", card)


def test_a_paper_that_runs_out_says_when_and_one_of_yesterday_is_over() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert must_last(BasicPaper.ID_CARD, TODAY, "", TODAY) == TODAY
    assert must_last(BasicPaper.ID_CARD, None, "yes", TODAY) is None
    assert must_last(BasicPaper.HOUSEHOLD, None, "", TODAY) is None
    with pytest.raises(Missing):
        must_last(BasicPaper.ID_CARD, None, "", TODAY)
    with pytest.raises(PaperOver):
        must_last(BasicPaper.ID_CARD, yesterday, "", TODAY)
    assert (is_good(None, TODAY), is_good(TODAY, TODAY), is_good(yesterday, TODAY)) == ("yes", "yes", "")
