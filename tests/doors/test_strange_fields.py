"""A form that holds a field which its page does not take is refused whole, at every address, before the page runs.

None of these tests has a database: what is refused here has read and written nothing.
"""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from tests.house_rules.test_routes import routes
from yimen.kernel.refusal import Refusal
from yimen.threshold.posted import strange_field, takes

POSTED_TO = sorted({address for address, one in routes(get_resolver()) if hasattr(one.callback, "takes")})


def an_address(pattern: str) -> str:
    """An address of this pattern; what it names is not there."""
    return "/" + re.sub(r"<(?:int:\w+)>", "1", re.sub(r"<(?:str|slug|path):\w+>", "x", pattern))


def test_every_address_that_takes_a_form_refuses_a_strange_field() -> None:
    answers = {one: Client().post(an_address(one), {"strange": "x", "key": "k"}) for one in POSTED_TO}

    assert len(answers) > 150
    assert {one: answer.status_code for one, answer in answers.items() if answer.status_code != 422} == {}
    assert [one for one, answer in answers.items() if "strange" not in answer.content.decode()] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", "这里没有“granted”这一项。没有办理任何事。"),
        ("en", "There is no field “granted” here. Nothing was done."),
    ],
)
def test_the_refusal_names_the_field_in_one_sentence_and_leads_back(language: str, sentence: str) -> None:
    asked = {"reason": "不办了", "granted": "yes"}
    headers = {"Accept-Language": language, "Referer": "http://testserver/mine/C1"}

    page = Client().post("/mine/C1/withdraw", asked, headers=headers).content.decode()

    assert sentence in page.replace("&quot;", '"')
    assert 'href="/mine/C1"' in page


def test_a_file_under_a_strange_name_is_refused_like_a_field() -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-")

    assert Client().post("/drafts/D1/materials/m1", {"more": file}).status_code == 422


@takes("reason answer-*", by=lambda name: [f"{name}-text"])
def a_page(request: HttpRequest, name: str) -> HttpResponse:
    raise AssertionError("never called here")


@pytest.mark.parametrize("field", ["reason", "key", "csrfmiddlewaretoken", "answer-shop", "accept-text"])
def test_a_page_takes_what_it_names(field: str) -> None:
    assert refusal_of(field) is None


@pytest.mark.parametrize("field", ["reasons", "answer", "refuse-text", "seen", "\u202ereason", "x" * 500])
def test_what_a_page_does_not_name_it_does_not_take(field: str) -> None:
    refusal = refusal_of(field)

    assert refusal is not None and refusal.code == "request.field_unknown"
    assert len(str(vars(refusal)["field"])) <= 40 and "\u202e" not in str(vars(refusal)["field"])


def refusal_of(field: str) -> Refusal | None:
    return strange_field(RequestFactory().post("/", {field: "x"}), a_page, {"name": "accept"})
