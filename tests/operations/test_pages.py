"""Personal pages: each kind of party has its own, opened by coming to it, and sees nothing of anybody else's."""

from datetime import date, timedelta

import pytest
from stdnum.cn import uscc

from tests.covers import covers
from tests.operations import town
from tests.operations.town import BEGAN, NOW, SINCE, TODAY
from yimen.engine.public.pages import operations, queries
from yimen.engine.public.pages.operations import NotAnEnterprise, PageUnknown
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.pages import PageKind
from yimen.kernel.policies import Profile
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import ImpossibleDates, NotInList
from yimen.registries.people import operations as people
from yimen.registries.supports import operations as entering
from yimen.registries.supports import queries as supports
from yimen.registries.supports.operations import SupportSaid, SupportStands

pytestmark = pytest.mark.django_db


def a_number(kind: str) -> str:
    bare = f"{kind}990101MA9900001"
    return bare + uscc.calc_check_digit(bare)


def a_handler(*kinds: str) -> tuple[Actor, dict[str, str]]:
    """A person who acts for one organisation of each kind; the refs of all, their own under ""."""
    account = town.a_person()
    refs = {"": account}
    for kind in kinds:
        refs[kind] = people.register_organisation(f"单位{kind}", a_number(kind), by=SYSTEM, now=NOW).ref
        people.give_mandate(refs[kind], account, "handler", "", SINCE, None, "委托书", by=SYSTEM, now=NOW)
    return town.the_actor(people.open_account("xiaohe", town.PASSWORD, account, by=SYSTEM, now=NOW).ref), refs


@covers("S-365")
def test_each_kind_of_party_has_its_own_page_read_off_its_number() -> None:
    me, refs = a_handler("91", "11", "12", "51")
    stranger = town.a_citizen(2, "赵一鸣", "yiming")

    kinds = {kind: operations.visit_page(ref, by=me, now=NOW).kind for kind, ref in refs.items()}

    assert kinds == {
        "": PageKind.CITIZEN, "91": PageKind.ENTERPRISE, "11": PageKind.ORGAN, "12": PageKind.INSTITUTION,
        "51": PageKind.SOCIETY,
    }  # fmt: skip
    with pytest.raises(PageUnknown):
        operations.visit_page(refs["91"], by=stranger, now=NOW)
    assert queries.of_party(refs["91"], stranger) is None


def test_an_enterprise_tells_of_itself_what_policies_ask_and_nobody_else_does() -> None:
    me, refs = a_handler("91", "12")
    told = Profile("H", "micro", date(2025, 1, 1))
    for ref in refs.values():
        operations.visit_page(ref, by=me, now=NOW)

    operations.tell_profile(refs["91"], told, by=me, now=NOW)

    row = queries.of_party(refs["91"], me)
    assert row is not None and row.profile() == told
    wrongs: list[tuple[str, Profile, type[Refusal]]] = [
        (refs["12"], told, NotAnEnterprise),
        (refs["91"], Profile("?"), NotInList),
        (refs["91"], Profile("H", "huge"), NotInList),
        (refs["91"], Profile(founded=TODAY + timedelta(days=1)), ImpossibleDates),
    ]
    for ref, profile, refused in wrongs:
        with pytest.raises(refused):
            operations.tell_profile(ref, profile, by=me, now=NOW)
    assert queries.of_party(refs["91"], me) == row


TRANSLATORS = SupportSaid(
    "translation", "译通翻译社", a_number("91"), "章程、合同翻译", "每千字 120 元", "0000-1", ("start_company",)
)


@covers("S-345")
def test_services_around_a_matter_stand_in_an_order_that_nobody_can_buy() -> None:
    reform = town.signed_on(town.an_officer(town.a_town(), "reform_office", "701"), "reform.desk")
    for n in range(4):
        number = f"91990101MA990{n}002"
        said = SupportSaid(
            "agency", f"代办{n}", number + uscc.calc_check_digit(number), "代办", "500 元", "1", ("open_shop",)
        )
        entering.enter_support(said, BEGAN, None, "公开征集1号", by=reform, now=NOW)
    ref = entering.enter_support(TRANSLATORS, BEGAN, None, "公开征集1号", by=reform, now=NOW).ref

    orders = {tuple(one.provider for one in supports.supports(TODAY + timedelta(days=n))) for n in range(10)}

    assert len(orders) > 5 and {len(order) for order in orders} == {5} and len({order[0] for order in orders}) > 1
    assert [one.provider for one in supports.supports(TODAY, "start_company")] == ["译通翻译社"]
    with pytest.raises(SupportStands):
        entering.enter_support(TRANSLATORS, TODAY, None, "再来一次", by=reform, now=NOW)
    entering.end_support(ref, TODAY + timedelta(days=1), "退出", by=reform, now=NOW)
    assert supports.supports(TODAY + timedelta(days=1), "start_company") == ()
