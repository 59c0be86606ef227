"""The components of the theme, and that no page carries what the security policy forbids."""

import gzip
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.threshold import errors, theme
from yimen.threshold.packing import PackedPages
from yimen.threshold.security import PAGE_POLICY, SecurityHeaders, as_attachment

PACKAGE = Path(__file__).parents[2] / "yimen"


def drawn(source: str, **facts: object) -> str:
    with translation.override("zh-hans"):
        return Template(source).render(Context(facts))


def test_no_template_carries_inline_style_or_script() -> None:
    for template in PACKAGE.rglob("templates/**/*.html"):
        text = re.sub(r"\{%.*?%\}", "", template.read_text(encoding="utf-8"))
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)", text), template


def test_a_lamp_is_icon_word_and_colour() -> None:
    lamp = drawn('{% lamp "amber" %}')

    assert "is-soon" in lamp and "<svg" in lamp and "快到期" in lamp


def test_a_wrong_field_says_what_to_do_and_names_the_sentence() -> None:
    field = drawn('{% field "area" "经营面积" kind="number" value="八十六" error="请填数字" %}')

    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="f-area-error"' in field and 'id="f-area-error"' in field
    assert "八十六" in field


def test_a_text_must_be_written_out() -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn("{% t name %}", name="x")


def test_what_was_typed_cannot_become_markup() -> None:
    field = drawn('{% field "a" label value=value error=error %}', label="<i>", value='"><script>', error="<b>")

    assert "<script>" not in field and "<i>" not in field and "<b>" not in field


def test_preferences_are_kept_and_lead_back_into_the_house_only() -> None:
    ask = RequestFactory()

    inside = theme.prefer(ask.get("/prefer", {"print": "large", "language": "en", "next": "/mine?x=1"}))
    outside = theme.prefer(ask.get("/prefer", {"language": "tlh", "next": "https://elsewhere.example/"}))

    assert inside.cookies["yimen_print"].value == "large"
    assert inside.cookies["yimen_language"].value == "en"
    assert inside.headers["Location"] == "/mine?x=1"
    assert outside.headers["Location"] == "/"
    assert not outside.cookies


@pytest.mark.parametrize(
    ("handler", "status"),
    [(errors.bad_request, 400), (errors.forbidden, 403), (errors.not_found, 404), (errors.failed, 500)],
)
def test_an_error_page_has_one_sentence_and_a_way_on(handler: object, status: int) -> None:
    with translation.override("zh-hans"):
        answer = handler(RequestFactory().get("/x"))  # type: ignore[operator]

    text = answer.content.decode()
    assert answer.status_code == status
    assert "回到首页" in text and "系统错误" not in text


def test_every_answer_carries_the_policy_and_a_file_its_own() -> None:
    page = SecurityHeaders(lambda request: HttpResponse("x"))(RequestFactory().get("/"))
    file = SecurityHeaders(lambda request: as_attachment(b"%PDF-", "回执.pdf", "application/pdf"))(
        RequestFactory().get("/")
    )

    assert page.headers["Content-Security-Policy"] == PAGE_POLICY
    assert "unsafe-inline" not in PAGE_POLICY and "frame-ancestors 'none'" in PAGE_POLICY
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in file.headers["Content-Security-Policy"]
    assert file.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_goes_out_packed_and_a_file_as_it_was_signed() -> None:
    asked = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    page, paper = HttpResponse("<p>开饭店</p>" * 200), HttpResponse(b"%PDF" * 200, content_type="application/pdf")

    packed = PackedPages(lambda _: page)(asked)
    kept = PackedPages(lambda _: paper)(asked)

    assert gzip.decompress(packed.content).decode() == "<p>开饭店</p>" * 200 and len(packed.content) < 300
    assert "Content-Encoding" not in kept.headers and kept.content == b"%PDF" * 200


@pytest.mark.parametrize(
    ("address", "who", "packs"), [("/?q=a", NOBODY, True), ("/", SYSTEM, True), ("/?q=a", SYSTEM, False)]
)
def test_what_repeats_its_address_to_somebody_signed_in_goes_unpacked(address: str, who: Actor, packs: bool) -> None:
    asked = RequestFactory().get(address, headers={"Accept-Encoding": "gzip"})
    asked.actor = who  # type: ignore[attr-defined]

    answer = PackedPages(lambda _: HttpResponse("<p>开饭店</p>" * 200))(asked)

    assert ("Content-Encoding" in answer.headers) is packs
