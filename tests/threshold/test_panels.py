"""Panels of a page: a part under its heading, by which it is found without being seen."""

from django.template import Context, Template
from django.utils import translation

PAGE = """
{% panel "用印记录" look="list" mark="uses" aside="{n} 份" n=count %}<p>{{ count }}</p>{% endpanel %}
{% panel title %}{% endpanel %}
"""


def drawn(language: str = "zh-hans", **facts: object) -> str:
    with translation.override(language):
        return Template(PAGE).render(Context({"count": 3, "title": "<名>", **facts}))


def test_the_heading_is_read_and_heard_and_what_stands_beside_it_is_only_read() -> None:
    assert (
        '<section class="panel list" id="uses" aria-label="用印记录"><div class="panel-head"><h2>用印记录</h2>'
        '<span class="small second">3 份</span></div><p>3</p></section>'
    ) in drawn()


def test_a_heading_that_comes_from_the_data_is_written_as_words_and_never_as_markup() -> None:
    assert '<section class="panel" aria-label="&lt;名&gt;"><div class="panel-head"><h2>&lt;名&gt;</h2></div>' in drawn()


def test_the_heading_is_said_in_the_language_of_the_reader() -> None:
    assert "用印记录" not in drawn("en") and 'id="uses"' in drawn("en")
