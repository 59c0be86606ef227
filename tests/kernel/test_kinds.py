"""Kinds of items as others number them: each source by its own table."""

import pytest

from tests.covers import covers
from yimen.kernel.kinds import kind_of, national_code
from yimen.kernel.terms import ItemKind


@pytest.mark.parametrize(
    ("told", "region", "kind"),
    [
        ("1", "511602", ItemKind.LICENCE),
        ("20", "511602", ItemKind.PUBLIC_SERVICE),
        ("20", "440100", ItemKind.OTHER),
        ("21", "440100", ItemKind.PUBLIC_SERVICE),
        ("07", "", ItemKind.CONFIRMATION),
        ("备案", "", ItemKind.FILING),
        ("日常管理", "", ItemKind.DAILY_MANAGEMENT),
        ("非行政许可审批", "", ItemKind.NON_LICENCE_APPROVAL),
        ("99", "", None),
        ("21", "511602", None),
        ("别的", "", None),
    ],
)
@covers("S-075")
def test_a_number_means_what_its_source_says(told: str, region: str, kind: ItemKind | None) -> None:
    assert kind_of(told, region) is kind


def test_outward_the_extended_kinds_are_other_powers() -> None:
    assert {kind: national_code(kind) for kind in ("01", "11", "12", "13", "20", "77")} == {
        "01": "01", "11": "10", "12": "10", "13": "10", "20": "20", "77": "77",
    }  # fmt: skip


def test_every_national_kind_comes_back_as_itself() -> None:
    for kind in ItemKind:
        if national_code(kind) == kind:
            assert kind_of(kind) is kind
