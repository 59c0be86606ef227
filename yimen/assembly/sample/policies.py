"""Policies of the sample city for enterprises: a few, all marked as sample data."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from yimen.assembly.sample.guides import in_force_since
from yimen.assembly.sample.places import FOUNDER, bureaus
from yimen.kernel.policies import Whom
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.policies import operations
from yimen.registries.policies.operations import PolicyNumberTaken, PolicySaid

POLICIES = (
    PolicySaid(
        "示府办〔示范〕1号",
        "小微餐饮企业房租补贴（示范）",
        "按上年实际房租的三成补贴，每户每年最多 2 万元。",
        "网上申请，提交租赁合同和付款凭证；符合条件的十个工作日内拨付。",
        ("在本市登记并正常经营", "上年度没有行政处罚"),
        Whom(("H",), ("small", "micro"), 3),
    ),
    PolicySaid(
        "示府办〔示范〕2号",
        "稳定岗位补贴（示范）",
        "上年度少裁员的企业，返还部分失业保险费。",
        "免申即享：社保部门比对数据后直接拨到企业账户。",
    ),
    PolicySaid(
        "示府办〔示范〕3号",
        "软件企业首贷贴息（示范）",
        "第一次从银行贷款的，贴息一年。",
        "由贷款银行代为申请。",
        whom=Whom(("I", "M"), ("medium", "small", "micro"), 5),
    ),
)


def publish(anchor: datetime) -> None:
    """Publish what is not there yet."""
    name = next(bureau.name for bureau in bureaus())
    office = next(row.ref for row in offices.offices(day_of(anchor)) if row.name == name)
    for said in POLICIES:
        with suppress(PolicyNumberTaken), transaction.atomic():
            operations.publish_policy(office, said, day_of(in_force_since(anchor)), by=FOUNDER, now=anchor)
