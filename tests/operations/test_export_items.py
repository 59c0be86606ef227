"""The catalogue goes out as a file and comes in again: here nothing changes, in an empty city the same stands."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from openpyxl import load_workbook

from tests.covers import covers
from tests.operations.catalogue import NOW
from tests.operations.every_element import every_element
from tests.operations.town import a_town
from tests.standing import standing
from yimen.assembly.sample.items import ITEMS
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import Terms
from yimen.kernel.translation import passages
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.catalogue import operations, queries, translations
from yimen.registries.catalogue.codec import terms_to_json
from yimen.registries.catalogue.exchange.exporting import FormatUnknown, write_items
from yimen.registries.catalogue.exchange.flat import Flat, flattened, restored, tables
from yimen.registries.catalogue.exchange.importing import Report, import_items
from yimen.registries.catalogue.exchange.national import terms_of
from yimen.registries.catalogue.exchange.national_names import NATIONAL
from yimen.registries.catalogue.exchange.sources import records
from yimen.registries.catalogue.exchange.understanding import understood
from yimen.registries.catalogue.refusals import PassageUnknown

pytestmark = pytest.mark.django_db

FORMS = ("items.json", "items.csv", "items.xlsx")
LATER = NOW + timedelta(days=1)
SOME = ITEMS[:12]
#: Elements that the national tables have and a record of anybody gives back.
NATIONAL_PLACES = sorted(NATIONAL)


@standing
def office() -> str:
    adopt_national(by=SYSTEM, now=NOW)
    return a_town("national").office


def founded(office: str, number: int, terms: Terms, name: str) -> str:
    """An item in force with a code of its own, and its ref."""
    item = operations.found_item(office, local_code=f"SP-9901-{number:04d}", by=SYSTEM, now=NOW).ref
    draft = operations.Draft(name, "20", terms, theme="trade", life_event="open_restaurant")
    version = operations.draft_version(item, draft, by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    return item


def a_catalogue(office: str) -> list[str]:
    return [
        founded(office, number, replace(item.terms, service=replace(item.terms.service, quota="无")), item.name)
        for number, item in enumerate(SOME)
    ]


def told_in_tibetan(ref: str) -> None:
    view = queries.in_force(ref, NOW)
    assert view is not None
    texts = {one.text: f"བོད་ཡིག {number}" for number, one in enumerate(passages(view.name, view.terms))}
    operations.keep_translation(view.version_ref, "bo", texts, 0, by=SYSTEM, now=NOW)
    operations.show_translation(view.version_ref, "bo", by=SYSTEM, now=NOW)


def written(path: Path) -> Path:
    write_items(path, lambda done: None, NOW)
    return path


def taken_in(path: Path) -> Report:
    return import_items(path, lambda done: None, by=SYSTEM, now=LATER)


def everything() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.*::text, v.*::text from catalogue_item i join catalogue_itemversion v on v.item_id = i.id"
        )
        items = cursor.fetchall()
        cursor.execute("select count(*) from journal_entry")
        return [*sorted(items), cursor.fetchone()]


@covers("S-083")
@pytest.mark.parametrize("form", FORMS)
def test_what_was_written_and_is_brought_in_again_changes_nothing(form: str, office: str, tmp_path: Path) -> None:
    told_in_tibetan(a_catalogue(office)[0])
    path = written(tmp_path / form)
    before = everything()

    report = taken_in(path)

    assert (report.read, report.unchanged, report.lines) == (len(SOME), len(SOME), ())
    assert everything() == before


@pytest.mark.parametrize("form", FORMS)
def test_a_catalogue_that_knows_none_of_them_takes_all_in_as_they_were(form: str, office: str, tmp_path: Path) -> None:
    refs = a_catalogue(office)
    told_in_tibetan(refs[0])
    before = [queries.in_force(ref, NOW) for ref in refs]
    path = written(tmp_path / form)
    _as_of_elsewhere(path, refs)

    report = taken_in(path)

    assert (report.new, report.refused, report.lines) == (len(SOME), 0, ())
    for number, was in enumerate(before):
        view = queries.in_force(f"SP-9902-{number:04d}", LATER)
        assert was is not None and view is not None
        assert (view.terms, view.name, view.theme, view.life_event) == (was.terms, was.name, was.theme, was.life_event)
        assert view.guide_only
        assert translations.shown(view, "bo") == translations.shown(was, "bo"), "in every language that was shown"


@covers("S-142")
def test_a_guide_that_comes_back_from_a_translator_is_shown_and_one_of_no_guide_is_refused_whole(
    office: str, tmp_path: Path
) -> None:
    refs = a_catalogue(office)
    told_in_tibetan(refs[0])
    path = written(tmp_path / "items.json")
    file = json.loads(path.read_text(encoding="utf-8"))
    file[1]["translations"] = [{"language": "mn-Mong", "chinese": SOME[1].name, "text": "ᠮᠣᠩᠭᠣᠯ"}]
    file[2]["translations"] = [{"language": "mn-Mong", "chinese": "没有这句话", "text": "ᠮᠣᠩᠭᠣᠯ"}]
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")

    report, again = taken_in(path), taken_in(path)

    assert (report.changed, report.refused, report.unchanged) == (1, 1, len(SOME) - 2)
    assert [line.why.code for line in report.lines] == [PassageUnknown.code]
    assert (again.changed, again.refused) == (0, 1)
    view = queries.in_force(refs[1], LATER)
    assert view is not None and translations.shown(view, "mn-Mong") == {SOME[1].name: "ᠮᠣᠩᠭᠣᠯ"}
    assert not view.guide_only and len(queries.history(refs[1])) == 1, "the binding text is what it was"


@pytest.mark.parametrize("form", FORMS)
def test_a_word_changed_in_the_file_becomes_a_draft_and_the_version_in_force_stays(
    form: str, office: str, tmp_path: Path
) -> None:
    refs = a_catalogue(office)
    path = written(tmp_path / form)
    _reworded(path, SOME[0].name, "改过名字的事项")

    report = taken_in(path)

    assert (report.changed, report.unchanged) == (1, len(SOME) - 1)
    assert queries.history(refs[0])[0].name == "改过名字的事项"
    view = queries.in_force(refs[0], LATER)
    assert view is not None and view.name == SOME[0].name


def test_an_item_with_every_element_filled_is_read_from_each_file_as_it_was(office: str, tmp_path: Path) -> None:
    terms = every_element()
    item = operations.found_item(office, local_code="SP-9901-0001", by=SYSTEM, now=NOW).ref
    operations.draft_version(item, operations.Draft("样样都有", "20", terms), by=SYSTEM, now=NOW)

    for form in FORMS:
        (record,) = records(written(tmp_path / form))
        assert understood(record).item.terms == terms, form


@covers("S-083")
def test_what_is_written_by_national_names_and_codes_is_read_as_a_record_of_anybody(
    office: str, tmp_path: Path
) -> None:
    terms = every_element()
    item = operations.found_item(office, local_code="SP-9901-0001", by=SYSTEM, now=NOW).ref
    operations.draft_version(item, operations.Draft("样样都有", "20", terms), by=SYSTEM, now=NOW)
    (told,) = json.loads(written(tmp_path / "items.json").read_text(encoding="utf-8"))
    national = set(NATIONAL.values()) | {table.name for table in tables()}
    record = {name: value for name, value in told.items() if name in national}

    read = terms_of(record)

    before, after = (dict(places(terms_to_json(one))) for one in (terms, read.terms))
    assert {place: before[place] for place in NATIONAL_PLACES} == {place: after[place] for place in NATIONAL_PLACES}
    assert (told["anticipate_type"], told["serve_type"], told["materials"][0]["is_need"]) == ("2", "1,2", "2")
    assert {one.code for one in read.remarks} == {"import.elements_left"}


def test_a_file_written_under_the_former_names_is_still_read() -> None:
    before = every_element()
    row = dict(flattened(before).row)
    row["anticipate_unit"], row["result_name"] = "natural_day", row.pop("certificate.name")
    row["online_handle_depth"], row["serve_type"], row["is_schedule"] = "1", "1\n2", "yes"
    del row["anticipate_type"]

    after = restored(Flat(row, flattened(before).tables))

    assert after == before


def places(plain: object, above: str = "") -> Iterator[tuple[str, object]]:
    """Every value by its place, as the table of national names calls it."""
    for name, value in plain.items() if isinstance(plain, dict) else ():
        place = f"{above}{name}"
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from places(value[0], f"{name}.")
        elif isinstance(value, dict):
            yield from places(value, f"{place}.")
        else:
            yield place, value


def test_nonsense_in_one_line_is_told_and_the_rest_comes_in(office: str, tmp_path: Path) -> None:
    a_catalogue(office)
    path = written(tmp_path / "items.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    told[1]["promise_day"] = "很快"
    told[2]["task_type"] = "许可"
    told[3]["materials"] = [{"material_name": "没有编号"}]
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    before = everything()

    report = taken_in(path)

    assert [(line.line, line.why.code) for line in report.lines] == [
        (2, "import.value_malformed"), (3, "import.value_malformed"),
    ]  # fmt: skip
    assert (report.refused, report.changed, report.unchanged) == (2, 1, len(SOME) - 3)
    assert everything() != before


def test_a_file_that_breaks_off_keeps_what_came_before(office: str, tmp_path: Path) -> None:
    a_catalogue(office)
    path = written(tmp_path / "items.json")
    path.write_text(path.read_text(encoding="utf-8")[:-200], encoding="utf-8")

    report = taken_in(path)

    assert report.refused == 1 and report.lines[-1].why.code == "import.file_unreadable"


def test_somebodys_words_are_never_a_formula(office: str, tmp_path: Path) -> None:
    founded(office, 1, SOME[0].terms, "=1+1 收费")
    path = written(tmp_path / "items.xlsx")

    sheet = load_workbook(path)["事项"]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1 收费"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_another_format_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown):
        write_items(tmp_path / "items.pdf", lambda done: None, NOW)

    assert list(tmp_path.iterdir()) == []


def _as_of_elsewhere(path: Path, refs: list[str]) -> None:
    """The same file as another city would have written it: other refs, other local codes."""
    names = {ref: f"{ref}Z" for ref in refs}
    _rewritten(path, lambda cell: names.get(cell, cell).replace("SP-9901-", "SP-9902-"))


def _reworded(path: Path, old: str, new: str) -> None:
    _rewritten(path, lambda cell: new if cell == old else cell)


def _rewritten(path: Path, change: Callable[[str], str]) -> None:
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        for row in book["事项"].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = change(cell.value)
        book.save(path)
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.reader(text))
        with path.open("w", encoding="utf-8-sig", newline="") as text:
            csv.writer(text).writerows([[change(cell) for cell in row] for row in rows])
    else:
        told = [
            {name: change(cell) if isinstance(cell, str) else cell for name, cell in one.items()}
            for one in json.loads(path.read_text(encoding="utf-8"))
        ]
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
