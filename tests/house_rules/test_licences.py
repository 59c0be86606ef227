"""What the running system stands on may be passed on with it; the list of licences says so and is up to date."""

import re

import pytest

from tests.house_rules.sources import PROJECT
from tools import licences

_NOT_AT_RUN_TIME = re.compile(r"\b(AGPL|Affero|SSPL|BUSL|Commons Clause)\b|Affero", re.IGNORECASE)
_LOCKED = re.compile(r"^[A-Za-z0-9][\w.-]*(\[[^\]]*\])?==", re.MULTILINE)


def is_allowed(licence: str) -> bool:
    return not _NOT_AT_RUN_TIME.search(licence)


def test_every_package_of_the_lock_file_is_in_the_list() -> None:
    locked = _LOCKED.findall((PROJECT / "requirements" / "run.lock").read_text(encoding="utf-8"))

    assert len(list(licences.packages())) == len(locked) > 20


def test_every_package_states_a_licence() -> None:
    assert [one.name for one in licences.packages() if not one.licence] == []


def test_nothing_at_run_time_binds_the_city_to_publish_its_own_code() -> None:
    assert [one.name for one in licences.packages() if not is_allowed(one.licence)] == []


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "GNU Affero General Public License v3", "SSPL-1.0"])
def test_such_a_licence_would_be_found(licence: str) -> None:
    assert not is_allowed(licence)


def test_the_list_is_up_to_date() -> None:
    assert licences.LIST.read_text(encoding="utf-8") == licences.listed(), "run python -m tools.licences"


def test_the_project_says_its_own_licence() -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")

    assert "Apache License" in text
    assert "Version 2.0" in text
