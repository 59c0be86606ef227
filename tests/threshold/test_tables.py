"""Tables of a page: a column is written once, and a row that folds on a phone says what each of its cells is."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

PAGE = """
{% table "审批专用章" for name, uses in rows look="quiet folds mt-3" walked %}
  {% column "印章编号" row %}{{ forloop.counter }} {{ name }}{% endcolumn %}
  {% column "{n} 份" n=year look="num" %}{{ uses }}{% endcolumn %}
  {% column "操作" when=may hidden %}<button name="act" value="end">{% t "终止" %}</button>{% endcolumn %}
{% endtable %}
"""
PLAIN = "{% table for one in rows %}{% column heading %}{{ one.0 }}{% endcolumn %}{% endtable %}"
ROWS = (("甲<章", 3), ("乙章", 0))


def drawn(page: str = PAGE, language: str = "zh-hans", **facts: object) -> str:
    with translation.override(language):
        return Template(page).render(Context({"rows": ROWS, "year": 2026, "may": True, **facts}))


def headings(page: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)


def test_each_row_has_a_cell_of_each_column_under_its_heading() -> None:
    page = drawn()

    assert '<caption class="visually-hidden">审批专用章</caption>' in page
    assert headings(page) == ["印章编号", "2026 份", '<span class="visually-hidden">操作</span>']
    assert page.count("<tr data-row>") == 2 and page.count("<td") == 4
    assert '<th scope="row">1 甲&lt;章</th><td class="num" data-label="2026 份">3</td>' in page


def test_figures_and_their_heading_stand_on_the_right() -> None:
    assert '<th scope="col" class="right">2026 份</th>' in drawn()


def test_the_first_cell_and_what_can_be_done_bear_no_heading_on_a_phone() -> None:
    assert re.findall(r'data-label="(.*?)"', drawn()) == ["2026 份", "2026 份"]
    assert "data-label" not in drawn(PLAIN)


def test_a_column_that_is_not_for_its_reader_has_neither_heading_nor_cells() -> None:
    page = drawn(may=False)

    assert headings(page) == ["印章编号", "2026 份"]
    assert "终止" not in page and page.count("<td") == 2


def test_headings_are_said_in_the_language_of_the_reader() -> None:
    assert headings(drawn(language="en"))[1:] != headings(drawn())[1:]


def test_a_table_without_words_has_no_caption_and_looks_as_tables_do() -> None:
    page = drawn(
        "{% table for one in rows %}{% column heading %}{{ one.0 }}{% endcolumn %}{% endtable %}", heading="<名>"
    )

    assert page.startswith('<table class="table quiet folds"><thead>') and headings(page) == ["&lt;名&gt;"]


@pytest.mark.parametrize(
    "page",
    [
        "{% table rows %}{% endtable %}",
        "{% table for one in rows %}<tr></tr>{% endtable %}",
        '{% table for one in rows %}{% column "名称" wide %}{% endcolumn %}{% endtable %}',
        '{% column "名称" %}{% endcolumn %}',
    ],
)
def test_what_is_no_table_is_told_when_the_template_is_read(page: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(page)
