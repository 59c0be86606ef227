"""Papers: every kind can be drawn, says what it must, and comes out the same every time."""

import hashlib
import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.covers import covers
from tests.gateways import specimens as s
from tests.gateways.conftest import FONTS
from tests.gateways.test_uploads import a_picture
from yimen.gateways.rendering.papers import TEMPLATES, VERSIONS, Papers
from yimen.kernel.brands import Look
from yimen.kernel.papers import Defect, Paper, PaperKind
from yimen.kernel.refusal import Unavailable

DRAWN = Path(__file__).with_name("drawn.json")
every_paper = pytest.mark.parametrize("paper", s.ALL, ids=lambda paper: paper.kind)


def text_of(pdf: bytes) -> str:
    """What a reader of the paper finds in it, without the spaces of the setting."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s", "", done.stdout.decode())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_there_is_a_specimen_and_a_template_of_every_kind() -> None:
    assert {paper.kind for paper in s.ALL} == set(PaperKind) == set(VERSIONS)
    assert {path.stem for path in TEMPLATES.glob("*.typ")} == {*PaperKind, "house", "leaflet"}


@every_paper
def test_a_paper_says_who_what_when_and_how_to_check_it(papers: Papers, paper: Paper) -> None:
    text = text_of(papers.render(paper).pdf)

    for said in (paper.title, paper.office, paper.number, paper.case_number, paper.verification_code, "第1页，共1页"):
        assert squeezed(said) in text
    assert squeezed(f"版式 {paper.kind}-{VERSIONS[paper.kind]}") in text
    assert f"{paper.issued_on.year}年{paper.issued_on.month}月{paper.issued_on.day}日" in text


@every_paper
def test_the_same_facts_give_the_same_bytes(papers: Papers, paper: Paper) -> None:
    first = papers.render(paper)

    assert papers.render(paper) == first
    assert Papers(FONTS).render(paper).pdf == first.pdf
    assert papers.render(replace(paper, verification_code="0000 0000 0000")).pdf != first.pdf


@covers("S-072")
def test_whatever_a_paper_refuses_asks_or_charges_names_its_article(papers: Papers) -> None:
    resting = [paper for paper in s.ALL if getattr(paper, "basis", "") or getattr(paper, "charges", ())]

    assert {PaperKind.DENIAL, PaperKind.REFUSED_AT_DOOR, PaperKind.NOT_NEEDED} <= {paper.kind for paper in resting}
    for paper in resting:
        text = text_of(papers.render(paper).pdf)
        cited = [paper.basis] if getattr(paper, "basis", "") else [charge.law for charge in paper.charges]
        assert all("条" in one and squeezed(one) in text for one in cited), paper.kind


@covers("S-058")
def test_papers_bear_the_brand_of_their_day_and_those_of_before_come_out_as_they_did(papers: Papers) -> None:
    paper, begins = s.ALL[0], s.ALL[0].issued_on
    look = Look("七彩阳光", "#a61b29", a_picture("PNG"))
    branded = Papers(FONTS, looks=lambda day: look if day >= begins else Look())

    drawn = branded.render(paper).pdf
    assert "七彩阳光" in text_of(drawn) and branded.render(paper).pdf == drawn
    assert [len(page.images) for page in PdfReader(BytesIO(drawn)).pages] == [1]
    before = replace(paper, issued_on=date(2020, 1, 2))
    assert branded.render(before).pdf == papers.render(before).pdf
    assert "七彩阳光" in text_of(branded.print_list(replace(s.LIST, made_on=begins)))


def test_every_version_of_every_template_still_draws_what_it_drew(papers: Papers) -> None:
    drawn = {
        f"{paper.kind}-{version}": hashlib.sha256(papers.render(paper, version).pdf).hexdigest()
        for paper in s.ALL
        for version in range(1, VERSIONS[paper.kind] + 1)
    }

    # A template that draws otherwise is another version: put the old one into templates/past, raise VERSIONS, and add
    # what the new one draws to the file. What stands in the file is never changed.
    assert drawn == json.loads(DRAWN.read_text())


@every_paper
def test_a_demo_paper_says_that_it_is_one_and_a_real_one_does_not(papers: Papers, paper: Paper) -> None:
    assert "DEMO" in text_of(papers.render(paper).pdf)
    assert "DEMO" not in text_of(papers.render(replace(paper, demo=None)).pdf)


@every_paper
def test_a_paper_is_fit_for_the_archive_and_carries_its_fonts(papers: Papers, paper: Paper) -> None:
    reader = PdfReader(BytesIO(papers.render(paper).pdf))
    metadata = reader.xmp_metadata

    assert metadata is not None and metadata.pdfaid_part == "2"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert all("NotoSansSC" in font.get_object()["/BaseFont"] for font in fonts)


def test_a_long_correction_goes_over_several_pages_and_loses_nothing(papers: Papers) -> None:
    defects = tuple(
        Defect(material=f"第{n}号材料", wrong=f"第{n}处问题。" * 12, mend=f"第{n}种改法。" * 12) for n in range(1, 41)
    )

    pdf = papers.render(replace(s.CORRECTION, defects=defects)).pdf

    pages = len(PdfReader(BytesIO(pdf)).pages)
    text = text_of(pdf)
    assert pages > 3 and f"第{pages}页，共{pages}页" in text
    assert all(f"第{n}号材料" in text for n in range(1, 41))


def test_what_an_applicant_typed_is_text_and_never_markup(papers: Papers) -> None:
    typed = '#panic("x") $x^2$ *bold* \\ "quoted" <b> #read("house.typ")'

    text = text_of(papers.render(replace(s.DENIAL, applicant=typed)).pdf)

    assert squeezed(typed).replace('"', "") in text.replace('"', "")


def test_a_denial_gives_reasons_and_both_remedies(papers: Papers) -> None:
    text = text_of(papers.render(s.DENIAL).pdf)

    assert all(squeezed(reason) in text for reason in s.DENIAL.reasons)
    assert "60日内，向示范市人民政府申请行政复议" in text
    assert "6个月内，依法向示范市滨河区人民法院提起行政诉讼" in text


def test_a_certificate_without_an_end_is_valid_for_good(papers: Papers) -> None:
    text = text_of(papers.render(replace(s.CERTIFICATE, valid_until=None)).pdf)

    assert "自2026年11月26日起长期有效" in text


def test_the_code_on_the_paper_leads_to_the_page_that_checks_it(papers: Papers) -> None:
    elsewhere = replace(s.CERTIFICATE, verify_url="http://127.0.0.1:8000/verify/ANOTHER")

    assert papers.render(s.CERTIFICATE).pdf != papers.render(elsewhere).pdf


@pytest.mark.parametrize(
    ("paper", "field", "nothing"),
    [(s.DENIAL, "reasons", ()), (s.CORRECTION, "defects", ()), (s.REFUSED, "guidance", ""), (s.GRANT, "number", "")],
)
def test_a_paper_that_lacks_what_the_law_demands_cannot_be_made(paper: Paper, field: str, nothing: object) -> None:
    with pytest.raises(ValueError, match=field):
        replace(paper, **{field: nothing})


def test_a_certificate_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        replace(s.CERTIFICATE, valid_until=date(2026, 11, 25))


def test_many_hands_share_one_press(papers: Papers) -> None:
    alone = [papers.render(paper).pdf for paper in s.ALL]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda paper: papers.render(paper).pdf, s.ALL * 2))

    assert together == alone * 2


def test_missing_fonts_are_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"fonts\.missing"):
        Papers(tmp_path)


def test_a_list_on_paper_says_whose_it_is_when_it_was_asked_and_every_row(papers: Papers) -> None:
    sheet = s.LIST

    pdf = papers.print_list(sheet)

    text = text_of(pdf)
    for said in (sheet.title, sheet.office, sheet.counted, sheet.batch, "有收费项目", "环境检测备案", "第3页，共3页"):
        assert squeezed(said) in text, said
    assert papers.print_list(sheet) == pdf
    assert "DEMO" not in text_of(papers.print_list(replace(sheet, demo=None)))
