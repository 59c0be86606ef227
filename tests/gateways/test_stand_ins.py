"""What no font has is said on the paper, at its place; a rare name keeps nobody from a receipt."""

from dataclasses import replace
from pathlib import Path

from tests.gateways import specimens as s
from tests.gateways.test_papers import squeezed, text_of
from yimen.assembly.commands.doctor import families_in
from yimen.gateways.rendering.papers import Papers
from yimen.gateways.rendering.stand_ins import missing_in, stood_in

TIBETAN, MONGOLIAN = "བསོད་ནམས་ རྒྱལ་མཚན", "ᠪᠠᠶᠠᠷ"


def test_a_script_without_a_font_is_told_as_a_sentence_and_a_rare_character_by_its_number(papers: Papers) -> None:
    paper = replace(s.RECEIPT, handler=f"{TIBETAN}、{MONGOLIAN}、𠮷某")

    text = text_of(papers.render(paper).pdf)

    assert squeezed("〔藏文，无字库，未能印出〕、〔蒙古文，无字库，未能印出〕、〔U+20BB7〕某") in text
    assert papers.render(paper).pdf == papers.render(paper).pdf


def test_only_what_is_missing_is_stood_in_for() -> None:
    assert stood_in("食品", "") == "食品"
    assert stood_in(f"甲{TIBETAN}乙{TIBETAN}", TIBETAN[0]) == "甲〔藏文，无字库，未能印出〕乙〔藏文，无字库，未能印出〕"
    assert missing_in('PDF/A-2a error: the text `"\\u{f7c}"` could not be displayed with font `"x"`') == "\u0f7c"
    assert missing_in("file not found") == ""


def test_the_doctor_knows_the_fonts_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "NotoSerifTibetan-Regular.ttf").touch()
    (tmp_path / "read.me").touch()

    assert families_in(tmp_path) == {"NotoSerifTibetan"}
    assert families_in(tmp_path / "nowhere") == frozenset()
