"""Policies for enterprises: published by the office that grants them, matched in the hall, ended with a reason."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.policies import Fit, Profile, Whom
from yimen.kernel.refusal import Refusal
from yimen.registries.policies import operations, queries
from yimen.registries.policies.operations import PolicySaid

pytestmark = pytest.mark.django_db
PAGE = "/desk/catalogue/policies"
TODAY, FROM = date(2026, 11, 20), date(2026, 1, 1)
RENT = PolicySaid("示政办〔2026〕3号", "小微企业房租补贴", "补贴半年房租", "在线申请", whom=Whom(("H",), ("micro",), 3))


@standing
def town() -> Town:
    return a_town()


def published(town: Town, said_so: PolicySaid = RENT) -> str:
    return operations.publish_policy(town.office, said_so, FROM, by=SYSTEM, now=NOW).ref


@covers("S-143")
def test_an_enterprise_sees_what_it_may_claim_and_what_depends_on_more(
    town: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    item, _ = items.published(town.office, now=NOW)
    rent = published(town, replace(RENT, items=(item,)))
    published(town, PolicySaid("示政办〔2026〕4号", "稳岗补贴", "按人补贴", "免申即享"))
    published(town, PolicySaid("示政办〔2026〕5号", "大型工厂奖励", "奖励", "申请", whom=Whom(("C",), ("large",))))

    told = {one.policy.title: one.fit for one in queries.matching(Profile("H", "micro"), TODAY)}
    page = client.get("/policies", {"industry": "H", "size": "micro"}).content.decode()
    one = client.get(f"/policies/{rent}", headers={"Accept-Language": "en"}).content.decode()

    assert told == {"稳岗补贴": Fit.MAY, "小微企业房租补贴": Fit.OPEN}
    assert "还要知道：成立年限" in page and "大型工厂奖励" not in page
    assert f"/items/{item}" in one and "founded within 3 years" in one
    assert client.get("/policies", {"industry": "?", "founded": "某天"}).status_code == 200


def test_an_office_publishes_and_ends_its_own(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_the_desk(signed_on(an_officer(town, "office_head", "701"), "the.head"), NOW, monkeypatch)
    form = {
        "office": town.office,
        "number": "示市监〔2026〕1号",
        "title": "首贷贴息",
        "benefit": "贴息",
        "claiming": "申请",
    }

    done = desk.post(PAGE, {**form, "valid_from": "2026-01-01", "sizes": ["micro", "small"]})
    twice = desk.post(PAGE, {**form, "valid_from": "2026-01-01"})
    (row,) = queries.policies(TODAY).rows
    ended = desk.post(PAGE, {"policy": row.ref, "on": "2026-12-01", "basis": "资金用完"})

    assert (done.status_code, twice.status_code, ended.status_code) == (302, 422, 302)
    assert row.whom.sizes == ("micro", "small")
    assert queries.policies(date(2026, 12, 1)).rows == () and queries.policy(row.ref) is not None
    for language in ("zh-hans", "en"):
        assert desk.get(PAGE, headers={"Accept-Language": language}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"title": " "}, "writing.missing"),
        ({"whom": Whom(("Z",))}, "writing.not_in_list"),
        ({"whom": Whom(years=-1)}, "writing.not_in_list"),
        ({"items": ("没有的",)}, "writing.no_such_thing"),
    ],
)
def test_a_policy_that_lacks_something_is_not_published(town: Town, wrong: dict[str, object], refused: str) -> None:
    with pytest.raises(Refusal) as why:
        published(town, replace(RENT, **wrong))  # type: ignore[arg-type]

    assert why.value.code == refused and queries.policies(TODAY).rows == ()


def test_programs_match_without_an_account_and_strangers_publish_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    ref = published(town)
    body = {
        "office": town.office,
        "number": "1号",
        "title": "x",
        "benefit": "x",
        "claiming": "x",
        "valid_from": "2026-01-01",
    }
    stranger = caller(signed_on(an_officer(town, "reviewer", "702"), "reviewer.desk"))

    matched = said(NOBODY.get("/policies/match", industry="H", size="micro", founded="2025-01-01"))

    assert [(one["policy"]["ref"], one["fit"]) for one in matched] == [(ref, "may")]
    assert said(NOBODY.get("/policies/match", industry="C")) == []
    assert said(NOBODY.get(f"/policies/{ref}/items")) == []
    assert code(stranger.post("/policies", body)) == "people.not_allowed"
    assert code(stranger.post(f"/policies/{ref}/end", {"on": "2026-12-01", "basis": "x"})) == "people.not_allowed"
