"""Supervision in the sample city: it follows the journal as everywhere; one card is put right, one is to be judged.

What the offices say is made up, and says so.
"""

from datetime import timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import bureaus
from yimen.assembly.sample.staff import desk
from yimen.engine.supervision.findings import operations, queries
from yimen.engine.supervision.findings.rows import CardFilter
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.registries.dated import day_of

SUPERVISOR = "示范市电子监察岗"
SAID = "示范数据：第一次告知时漏看了附图，已要求窗口按清单逐项核对。"
UPHELD = "示范数据：应当一次告知的内容分两次告知，情况属实。"
ORDER = "示范数据：修订一次性告知清单，组织窗口人员学习，并报告结果。"


def show(city: City) -> None:
    """Follow the journal; the first office that told twice answers and is to put it right, the second has answered.

    Asked again it adds nothing.
    """
    now, supervisor = city.anchor, city.officer(SUPERVISOR)
    while operations.follow_journal(500, by=SYSTEM, now=now).lines:
        pass
    twice = [one for one in queries.cards(supervisor, now, CardFilter(rule="second_notice")).rows]
    if any(one.state != "open" for one in twice):
        return
    heads = {one.name: desk(one, Role.OFFICE_HEAD) for one in bureaus()}
    known = [(one.ref, city.officer(heads[one.office_name])) for one in twice if one.office_name in heads]
    for ref, head in known[:2]:
        operations.answer_card(ref, SAID, by=head, now=now)
    for ref, _ in known[:1]:
        _put_right(ref, supervisor, city)


def _put_right(ref: str, supervisor: Actor, city: City) -> None:
    now = city.anchor
    operations.uphold_card(ref, UPHELD, by=supervisor, now=now)
    operations.order_rectification(ref, ORDER, day_of(now) + timedelta(days=10), by=supervisor, now=now)
