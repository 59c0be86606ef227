"""Laying a template or a style sheet out changes how it reads, and nothing on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import stylesheets
from yimen.threshold.layout import laid_out, same_page

LONG = "<p>一句足够长的话，它让这一行怎么也排不下，所以里面的东西必须一个一个地往下排开，读的人才看得明白。</p>"


def test_blocks_stand_below_each_other_within_what_holds_them() -> None:
    told = laid_out(f"<section><h2>办什么</h2>{LONG}{LONG}</section>")

    assert told.split("\n") == ["<section>", "  <h2>办什么</h2>", f"  {LONG}", f"  {LONG}", "</section>", ""]


@pytest.mark.parametrize("kept", ["<b>{{ n }}</b>{% t '件' %}", "{% icon 'home' %}<span>首页</span>"])
def test_what_stood_together_in_a_line_of_text_stays_together(kept: str) -> None:
    assert kept in laid_out(f"<div>{LONG}<p>{kept}</p>{LONG}</div>")


def test_a_blank_that_is_seen_stays() -> None:
    before = "<p><b>{{ a }}</b> <b>{{ b }}</b></p>"

    assert same_page(laid_out(before)) == before


def test_the_wide_blank_of_chinese_text_is_no_blank() -> None:
    before = f"<div>{LONG}<p>\u3000{{{{ a }}}}\u3000{{{{ b }}}}\u3000</p>{LONG}</div>"

    assert "<p>\u3000{{ a }}\u3000{{ b }}\u3000</p>" in laid_out(before)


def test_a_row_that_bears_its_label_on_a_phone_begins_without_a_blank() -> None:
    row = "".join(f'<td data-label="{n}"><b>{{{{ n }}}}</b>{LONG}</td>' for n in "甲乙")

    assert '<td data-label="甲"><b>{{ n }}</b>' in laid_out(f"<tr>{row}</tr>")


def test_between_the_rounds_of_a_loop_no_blank_is_put() -> None:
    """Around the loop lies the edge of the paragraph, but one round's end is the next one's beginning."""
    told = laid_out(f"<div>{LONG}<p>{{% for one in many %}}{{{{ one }}}}{{% endfor %}}</p>{LONG}</div>")

    assert "{% for one in many %}{{ one }}{% endfor %}" in told


def test_where_one_branch_is_a_word_the_other_counts_for_nothing() -> None:
    text = "{% if a %}<div>甲</div>{% else %}乙{% endif %}<b>丙</b>" + LONG * 2

    assert "{% endif %}<b>丙</b>" in laid_out(text)


def test_what_is_closed_in_another_branch_is_left_as_it_is() -> None:
    text = "<td>{% if url %}<a href='{{ url }}'>{% endif %}{{ text }}{% if url %}</a>{% endif %}</td>"

    assert laid_out(text) == text + "\n"


def test_every_character_of_a_script_counts() -> None:
    text = "<script>\n  const n = `a\n   b`\n</script>"

    assert laid_out(f"<div>{LONG}{text}{LONG}</div>").count(text) == 1


def test_it_is_laid_out_once() -> None:
    told = laid_out(
        f"{{% block content %}}<div class='a'>{LONG}<ul>{'<li>一件一件地列出来</li>' * 9}</ul></div>{{% endblock %}}"
    )

    assert laid_out(told) == told


def test_a_style_sheet_is_laid_out_a_rule_a_line_and_a_declaration_a_line_where_it_is_too_wide() -> None:
    wide = "; ".join(f"--hue-{n}: calc(1rem + {n}px)" for n in range(8))
    told = stylesheets.laid_out(f"a{{color:red}} .b{{{wide}}}\n\n@media print {{ a, b {{ display: none }} }}")

    first, second, *rest = told.split("\n")
    assert (first, second, rest[0], rest[7]) == (
        "a { color:red; }", ".b {", "  --hue-0: calc(1rem + 0px);", "  --hue-7: calc(1rem + 7px);",
    )  # fmt: skip
    assert rest[8:] == ["}", "", "@media print {", "  a, b { display: none; }", "}", ""]


SELECTORS = st.sampled_from([".a", "a:is(b, c)", '[data-print="large"] .x', "p > b", "html:lang(en)"])
DECLARATIONS = st.sampled_from(["color: red", 'content: "；{}"', "margin: 0 calc(1px + (2px))", "background: url(a;b)"])
RULES = st.builds("{} {{ {} }}".format, SELECTORS, st.lists(DECLARATIONS, min_size=1).map("; ".join))
SHEETS = st.lists(RULES | RULES.map("@media print {{ {} }}".format) | st.just("/* why\n it is so */")).map(" ".join)


@given(SHEETS)
def test_no_style_sheet_loses_or_moves_anything_when_it_is_laid_out(sheet: str) -> None:
    told = stylesheets.laid_out(sheet)

    assert stylesheets.same_sheet(told, sheet)
    assert stylesheets.laid_out(told) == told
