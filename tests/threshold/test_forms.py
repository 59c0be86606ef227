"""Forms of a page: the one that was sent keeps what was typed, says what is to be mended, and stands open."""

import re

import pytest
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from yimen.threshold.pieces import Mistake

PAGE = """
{% for ref in halls %}
  {% fold "大厅并入中心" %}
    {% form "merge" hall=ref seen=seen %}
      {% field "day" "从哪天起" kind="date" value="2026-10-01" %}
      {% field "into" "在哪个中心" kind="select" options=centres blank="请选择" %}
    {% endform %}
  {% endfold %}
{% endfor %}
{% form "close" to="/elsewhere" %}{% field "day" "从哪天起" value="" %}{% endform %}
"""
HALLS = {"halls": ("HA", "HB"), "centres": (("C1", "政务中心"), ("C2", "便民中心"))}
SENT = {"act": "merge", "hall": "HB", "seen": "1", "day": "2026-10-32", "into": "C2"}
MISTAKES = (Mistake("f-day", "没有这一天"),)


def drawn(sent: dict[str, str] | None = None, page: str = PAGE, at: str = "/places", **facts: object) -> str:
    asks = RequestFactory()
    request = asks.get(at) if sent is None else asks.post(at, sent)
    with translation.override("zh-hans"):
        return Template(page).render(RequestContext(request, {**HALLS, "seen": "1", **facts}))


def folds(page: str) -> list[str]:
    return re.findall(r"<details.*?</details>", page, re.S)


def test_a_page_begins_with_what_is_usual_and_everything_folded() -> None:
    page = drawn()

    assert [" open" in one for one in folds(page)] == [False, False]
    assert page.count('value="2026-10-01"') == 2 and "请选择" in page and 'name="hall" value="HA"' in page
    assert page.count('name="key"') == page.count('name="csrfmiddlewaretoken"') == 3


def test_the_form_that_was_refused_keeps_what_was_typed_and_stands_open_and_no_other_does() -> None:
    first, second = folds(drawn(SENT, mistakes=MISTAKES))

    assert (" open" in first, "2026-10-01" in first, "没有这一天" in first) == (False, True, False)
    assert (" open" in second, "2026-10-32" in second, "没有这一天" in second) == (True, True, True)
    assert '<option value="C2" selected>' in second and " selected" not in first


def test_what_is_to_be_mended_is_led_to_and_no_two_controls_share_an_id() -> None:
    page = drawn(SENT, mistakes=MISTAKES)
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert 'id="f-day"' in folds(page)[1] and 'aria-describedby="f-day-error"' in page


def test_a_page_that_grew_stale_knows_its_form_though_another_version_stands_now() -> None:
    _, second = folds(drawn({**SENT, "seen": "0"}, mistakes=MISTAKES))

    assert "2026-10-32" in second and 'name="seen" value="1"' in second


@pytest.mark.parametrize("sent", [{**SENT, "act": "close"}, {**SENT, "hall": "HC"}])
def test_what_was_sent_from_elsewhere_fills_no_form(sent: dict[str, str]) -> None:
    page = drawn(sent, mistakes=MISTAKES)

    assert " open" not in page and "2026-10-32" not in page


def test_what_was_done_leaves_nothing_in_the_form() -> None:
    assert "2026-10-32" not in drawn(SENT)


def test_a_form_with_an_address_of_its_own_is_filled_only_by_what_was_sent_there() -> None:
    close = {"act": "close", "day": "明天"}

    assert "明天" not in drawn(close, mistakes=MISTAKES)
    assert "明天" in drawn(close, mistakes=MISTAKES, at="/elsewhere")


def test_what_was_typed_and_what_was_hidden_cannot_become_markup() -> None:
    evil = '"><script>'
    page = drawn({**SENT, "hall": evil, "day": evil}, halls=(evil,), mistakes=MISTAKES)

    assert "<script>" not in page and "&lt;script&gt;" in page


def test_a_field_that_is_not_needed_says_so_and_one_that_is_may_be_asked_for_at_once() -> None:
    free = drawn(page='{% field "basis" "依据" required="no" %}')
    needed = drawn(page='{% field "basis" "依据" required="at_once" max_length=200 %}')

    assert ("选填" in free, " required" in free) == (True, False)
    assert ("选填" in needed, ' maxlength="200" required' in needed) == (False, True)


BUTTONS = """
{% fold "起草" %}
  {% form %}{% field "text" "全文" value="原文" %}{% field "on" "哪天" value="2026-10-01" %}
    <button name="act" value="propose">交</button><button name="act" value="keep">存</button>{% endform %}
{% endfold %}
{% fold "废止" %}
  {% form %}{% field "on" "哪天" value="2026-10-01" %}<button name="act" value="end">废</button>{% endform %}
{% endfold %}
{% form %}{% field "on" "哪天" value="2026-10-01" %}<button>查</button>{% endform %}
{% form %}{% field "on" "哪天" value="2026-10-01" %}<button name="act" value="{{ any }}">办</button>{% endform %}
"""


def test_a_form_whose_buttons_name_the_act_is_known_by_its_buttons() -> None:
    first, second = folds(drawn({"act": "end", "on": "明天"}, page=BUTTONS, mistakes=MISTAKES))

    assert (" open" in first, "原文" in first, "2026-10-01" in first) == (False, True, True)
    assert (" open" in second, "明天" in second) == (True, True)
    assert "明天" in folds(drawn({"act": "keep", "on": "明天"}, page=BUTTONS, mistakes=MISTAKES))[0]


THEN = """
{% form of=ref %}
  {% field "why" "为什么" %}<button>存</button><button name="then" value="go">存，继续</button>
{% endform %}
{% form of=ref %}
  {% field "why" "为什么" %}<button class="{% if x %}danger{% endif %}" name="then" value="end">停</button>
  <button type="button" name="then" value="look">看</button>
{% endform %}
"""


@pytest.mark.parametrize(("then", "kept"), [({}, 0), ({"then": "go"}, 0), ({"then": "end"}, 1)])
def test_two_forms_about_one_thing_are_told_apart_by_the_button_that_was_pressed(
    then: dict[str, str], kept: int
) -> None:
    page = drawn({"of": "R1", "why": "旧了", **then}, page=THEN, ref="R1", mistakes=(Mistake("f-why", "不行"),))

    assert ["旧了" in form for form in page.split("</form>")[:2]] == [kept == 0, kept == 1]


def test_a_form_without_any_act_is_not_the_one_that_an_act_was_sent_from() -> None:
    plain = BUTTONS.split("{% endfold %}")[2].partition("{% endform %}")[0] + "{% endform %}"

    assert "明天" in drawn({"on": "明天"}, page=plain, mistakes=MISTAKES)
    assert "明天" not in drawn({"act": "end", "on": "明天"}, page=plain, mistakes=MISTAKES)


def test_what_was_not_sent_with_a_form_begins_as_usual() -> None:
    assert "原文" in folds(drawn({"act": "propose", "on": "明天"}, page=BUTTONS, mistakes=MISTAKES))[0]


@pytest.mark.parametrize("kind", ['kind="password"', 'autocomplete="one-time-code"'])
def test_a_password_and_a_code_of_one_use_go_back_onto_no_page(kind: str) -> None:
    page = '{% form "enter" %}{% field "login" "账号" %}{% field "secret" "口令" ' + kind + " %}{% endform %}"
    told = drawn({"act": "enter", "login": "su.wq", "secret": "Geheim-2026"}, page=page, mistakes=MISTAKES)

    assert ("su.wq" in told, "Geheim-2026" in told) == (True, False)


def test_no_form_hides_a_field_that_every_form_has() -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(page='{% form "unlink" key=ref %}{% endform %}')
