"""Offices, divisions, centres and windows change from a day on; nothing is overwritten."""

from datetime import date

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations.town import BEGAN, NOW, TODAY, USCC, Town, a_town
from tests.standing import standing
from yimen.channels.cli.journal import SUBJECTS
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotInList
from yimen.registries.offices import operations, queries

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 1)


@standing
def town() -> Town:
    return a_town()


def test_a_renamed_office_signs_with_its_old_name_before_the_day(town: Town) -> None:
    operations.rename_office(town.office, "示范市市场监管委", "市监委", "示市监委", MAY, "机构改革", by=SYSTEM, now=NOW)

    before, after = queries.office(town.office, date(2026, 4, 30)), queries.office(town.office, MAY)
    assert before and after and before.id == after.id
    assert (before.document_mark, after.document_mark) == ("示市监", "示市监委")
    assert queries.office_names([after.id], TODAY) == {after.id: "示范市市场监管委"}


@covers("S-015")
def test_an_office_has_one_approval_division_at_a_time(town: Town) -> None:
    operations.set_division(town.office, "行政审批科", "co_located", BEGAN, "", by=SYSTEM, now=NOW)

    operations.set_division(town.office, "行政审批处", "stand_alone", MAY, "三定", by=SYSTEM, now=NOW)

    old, new = queries.division(town.office, date(2026, 4, 30)), queries.division(town.office, MAY)
    assert old and new and (old.name, new.name) == ("行政审批科", "行政审批处")
    assert len(queries.divisions(TODAY)) == 1


@covers("S-047")
def test_a_renamed_centre_keeps_its_history(town: Town) -> None:
    operations.change_centre(town.centre, "示范市政务服务中心", "滨河路2号", "", "", MAY, "更名", by=SYSTEM, now=NOW)

    before, after = queries.centre(town.centre, date(2026, 4, 30)), queries.centre(town.centre, MAY)
    assert before and after and (before.name, after.name) == ("示范市行政服务中心", "示范市政务服务中心")
    assert len(queries.centre_history(town.centre)) == 2


def test_the_windows_of_a_closed_centre_close_with_it(town: Town) -> None:
    operations.close_centre(town.centre, MAY, "撤并", by=SYSTEM, now=NOW)

    assert queries.windows(town.centre, date(2026, 4, 30)) != ()
    assert queries.windows(town.centre, MAY) == ()


def test_a_closed_office_is_gone_and_its_last_name_is_known(town: Town) -> None:
    row = queries.office(town.office, TODAY)
    assert row

    operations.close_office(town.office, MAY, "撤销", by=SYSTEM, now=NOW)

    assert queries.office(town.office, TODAY) is None
    assert queries.office_names([row.id], TODAY) == {row.id: "示范市市场监督管理局"}


def test_two_windows_of_a_centre_do_not_share_a_code_at_a_time(town: Town) -> None:
    with pytest.raises(operations.WindowCodeInUse):
        operations.open_window(town.centre, "A01", "又一个", None, TODAY, "", by=SYSTEM, now=NOW)

    assert len(queries.windows(town.centre, TODAY)) == 1


def test_a_window_code_is_free_again_after_the_window_closed(town: Town) -> None:
    operations.close_window(town.window, MAY, "", by=SYSTEM, now=NOW)

    operations.open_window(town.centre, "A01", "新窗口", town.office, MAY, "", by=SYSTEM, now=NOW)

    assert [window.name for window in queries.windows(town.centre, TODAY)] == ["新窗口"]


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"uscc": "91110000600037342L"}, "identity.bad_uscc"),
        ({"region_ref": "NOSUCHREGION"}, "writing.no_such_thing"),
        ({"calendar_ref": "没有的日历"}, "writing.no_such_thing"),
        ({"name": " "}, "writing.missing"),
        ({"document_mark": "长" * 21}, "writing.too_long"),
        ({"valid_from": date(1, 1, 1)}, "writing.impossible_dates"),
        ({"by": NOBODY}, "people.not_allowed"),
    ],
)
def test_an_office_that_cannot_be_is_refused_and_leaves_nothing(
    town: Town, change: dict[str, object], refused: str
) -> None:
    good: dict[str, object] = {
        "name": "示范市住房和城乡建设局",
        "short_name": "住建局",
        "uscc": USCC,
        "region_ref": town.city,
        "calendar_ref": town.calendar,
        "document_mark": "示建",
        "valid_from": BEGAN,
        "basis": "",
        "by": SYSTEM,
        "now": NOW,
    }

    with pytest.raises(Refusal) as no:
        operations.found_office(**{**good, **change})  # type: ignore[arg-type]

    assert no.value.code == refused
    assert len(queries.offices(TODAY)) == 1
    operations.found_office(**good)  # type: ignore[arg-type]
    assert len(queries.offices(TODAY)) == 2


def test_no_two_offices_number_their_documents_under_one_mark_in_the_same_year(town: Town) -> None:
    found = ("甲局", "甲局", None, town.city, town.calendar)

    for mark, begins in (("示市监", BEGAN), ("示市监", date(2026, 12, 31))):
        with pytest.raises(operations.MarkInUse):
            operations.found_office(*found, mark, begins, "", by=SYSTEM, now=NOW)
    other = operations.found_office(*found, "", BEGAN, "", by=SYSTEM, now=NOW).ref
    operations.rename_office(town.office, "示范市市场监管委", "市监委", "示市监委", MAY, "改革", by=SYSTEM, now=NOW)
    with pytest.raises(operations.MarkInUse):
        operations.rename_office(other, "甲局", "甲局", "示市监", date(2026, 6, 1), "", by=SYSTEM, now=NOW)
    operations.rename_office(other, "甲局", "甲局", "示市监", date(2027, 1, 1), "", by=SYSTEM, now=NOW)

    before, after = queries.office(other, TODAY), queries.office(other, date(2027, 1, 1))
    assert before and after and (before.numbered_as, after.numbered_as) == ("甲局", "示市监")


def test_an_office_without_a_mark_numbers_under_its_name_which_no_other_takes(town: Town) -> None:
    unmarked = ("甲局", "", None, town.city, town.calendar, "")
    first = operations.found_office(*unmarked, BEGAN, "", by=SYSTEM, now=NOW).ref
    marked = operations.found_office(*unmarked[:5], "乙", BEGAN, "", by=SYSTEM, now=NOW).ref

    for name, mark in (("甲局", ""), ("丙局", "甲局"), ("乙", "")):
        with pytest.raises(operations.MarkInUse):
            operations.found_office(name, *unmarked[1:5], mark, BEGAN, "", by=SYSTEM, now=NOW)
    with pytest.raises(operations.MarkInUse):
        operations.rename_office(marked, "甲局", "甲局", "", MAY, "去掉代字", by=SYSTEM, now=NOW)

    operations.rename_office(marked, "丁局", "丁局", "乙", MAY, "更名", by=SYSTEM, now=NOW)
    operations.affiliate_office(first, "provincial", MAY, "垂直管理", by=SYSTEM, now=NOW)


def test_two_offices_do_not_share_a_credit_code(town: Town) -> None:
    found = ("甲局", "甲局", USCC, town.city, town.calendar, "甲", BEGAN, "")
    operations.found_office(*found, by=SYSTEM, now=NOW)

    with pytest.raises(operations.UsccInUse):
        operations.found_office(*found, by=SYSTEM, now=NOW)

    assert len(queries.offices(TODAY)) == 2


def test_an_office_without_a_credit_code_is_given_one_once_and_never_another(town: Town) -> None:
    mine = queries.office(town.office, TODAY)
    found = ("甲局", "甲局", None, town.city, town.calendar, "甲", BEGAN, "")
    bare = operations.found_office(*found, by=SYSTEM, now=NOW).ref
    assert mine and [row.ref for row in queries.without_uscc(TODAY)] == [bare]

    for wrong, code in (("91110000600037342L", "identity.bad_uscc"), (mine.uscc, "offices.uscc_in_use")):
        with pytest.raises(Refusal) as no:
            operations.number_office(bare, wrong, "", by=SYSTEM, now=NOW)
        assert no.value.code == code
    with pytest.raises(Refusal):
        operations.number_office(bare, USCC, "", by=NOBODY, now=NOW)
    operations.number_office(bare, USCC, "赋码通知", by=SYSTEM, now=NOW)
    with pytest.raises(operations.UsccGiven):
        operations.number_office(bare, mine.uscc, "", by=SYSTEM, now=NOW)

    given = queries.office(bare, TODAY)
    assert given and given.uscc == USCC and queries.without_uscc(TODAY) == ()
    assert SUBJECTS["office"] == "offices_office"
    with connection.cursor() as cursor:
        cursor.execute("select verb, body from journal_entry where subject_kind = 'office'")
        ((verb, body),) = cursor.fetchall()
    assert verb == "number_office" and USCC in bytes(body).decode() and "赋码通知" in bytes(body).decode()


def test_an_office_is_kept_at_the_level_of_its_region_until_it_is_taken_elsewhere(town: Town) -> None:
    operations.affiliate_office(town.office, "provincial", MAY, "省以下垂直管理", by=SYSTEM, now=NOW)

    before, after = queries.office(town.office, date(2026, 4, 30)), queries.office(town.office, MAY)
    assert before and after
    assert (before.affiliation, after.affiliation) == ("city", "provincial")
    assert (before.name, before.document_mark) == (after.name, after.document_mark)


def test_a_level_that_does_not_exist_is_none(town: Town) -> None:
    with pytest.raises(NotInList):
        operations.affiliate_office(town.office, "lunar", MAY, "", by=SYSTEM, now=NOW)

    row = queries.office(town.office, MAY)
    assert row and row.affiliation == "city"
