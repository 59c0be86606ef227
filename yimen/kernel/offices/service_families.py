"""Service families 生活服务: what people need of a citizen centre, and by what an item of the catalogue belongs to one.

An item says it by a tag of its version; one without such a tag is read by its name. Nobody keeps a list beside them.
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class ServiceFamily(StrEnum):
    """The families that belong into one citizen centre."""

    SOCIAL_INSURANCE = "social_insurance"
    MEDICAL_INSURANCE = "medical_insurance"
    VEHICLES = "vehicles"
    EXIT_ENTRY = "exit_entry"
    REAL_ESTATE = "real_estate"
    HOUSING_FUND = "housing_fund"
    NOTARY = "notary"
    MARRIAGE = "marriage"
    WATER = "water"
    ELECTRICITY = "electricity"
    GAS = "gas"
    CABLE_TV = "cable_tv"
    BANK = "bank"


FAMILY_TAGS: Mapping[ServiceFamily, str] = {
    ServiceFamily.SOCIAL_INSURANCE: "社会保险",
    ServiceFamily.MEDICAL_INSURANCE: "医疗保险",
    ServiceFamily.VEHICLES: "车驾管",
    ServiceFamily.EXIT_ENTRY: "出入境",
    ServiceFamily.REAL_ESTATE: "不动产",
    ServiceFamily.HOUSING_FUND: "住房公积金",
    ServiceFamily.NOTARY: "公证",
    ServiceFamily.MARRIAGE: "婚姻登记",
    ServiceFamily.WATER: "供水",
    ServiceFamily.ELECTRICITY: "供电",
    ServiceFamily.GAS: "供气",
    ServiceFamily.CABLE_TV: "有线电视",
    ServiceFamily.BANK: "银行",
}
"""The tag that says it outright; beside it an item may bear the code of the family."""

FAMILY_WORDS: Mapping[ServiceFamily, tuple[str, ...]] = {
    ServiceFamily.SOCIAL_INSURANCE: ("社会保险", "社保", "养老保险", "工伤保险", "失业保险"),
    ServiceFamily.MEDICAL_INSURANCE: ("医疗保险", "医疗保障", "医保", "生育保险"),
    ServiceFamily.VEHICLES: ("机动车", "驾驶证", "车驾管"),
    ServiceFamily.EXIT_ENTRY: ("出入境", "护照", "港澳通行证", "台湾通行证", "往来港澳", "往来台湾"),
    ServiceFamily.REAL_ESTATE: ("不动产", "商品房", "存量房", "房屋交易"),
    ServiceFamily.HOUSING_FUND: ("公积金",),
    ServiceFamily.NOTARY: ("公证",),
    ServiceFamily.MARRIAGE: ("婚姻", "结婚", "离婚"),
    ServiceFamily.WATER: ("供水", "用水", "自来水", "水表"),
    ServiceFamily.ELECTRICITY: ("供电", "用电", "电表"),
    ServiceFamily.GAS: ("供气", "燃气", "用气"),
    ServiceFamily.CABLE_TV: ("有线电视", "数字电视", "广播电视网络"),
    ServiceFamily.BANK: ("银行",),
}
"""What a name of the family holds, where no tag says it."""
FAMILY_NOT_WORDS = ("经营", "执业", "从业", "机构设立", "设立审批", "运输", "维修", "回收")
"""A name with one of these is about who offers the service, not about somebody who needs it; a tag says otherwise."""


class FamilyStanding(StrEnum):
    """How far a family is in a centre."""

    WHOLE = "whole"
    PART = "part"
    SCHEDULED = "scheduled"
    APART = "apart"
    UNLISTED = "unlisted"
    """The catalogue has no item of it."""


@snapshot
class FamilyCounts:
    """The items of a family in force: all, those handled in a centre, and those that will be by a plan."""

    items: int
    here: int
    scheduled: int
    banks: int = 0
    """How many banks serve in the centre: the family of banks is in it by them."""

    @property
    def standing(self) -> FamilyStanding:
        """How far the family is in the centre; a bank that serves there is enough."""
        if self.banks or (self.items and self.here == self.items):
            return FamilyStanding.WHOLE
        if self.here:
            return FamilyStanding.PART
        if self.scheduled:
            return FamilyStanding.SCHEDULED
        return FamilyStanding.APART if self.items else FamilyStanding.UNLISTED


IN_THE_CENTRE = frozenset({FamilyStanding.WHOLE, FamilyStanding.PART})
