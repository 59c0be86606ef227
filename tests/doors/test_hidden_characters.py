"""A NUL in an address or a form is refused in one sentence at the door, whatever page was meant."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/items/a%00b", "/search?q=%00", "/verify/%00", "/progress?number=%00&code=1"])
def test_an_address_that_hides_a_nul_is_a_bad_request(address: str) -> None:
    assert Client().get(address).status_code == 400


def test_a_form_that_hides_a_nul_is_a_bad_request() -> None:
    answer = Client().post("/login", "login=a%00b&password=x", content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 400
