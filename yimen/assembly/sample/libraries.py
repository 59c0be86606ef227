"""The libraries of the sample city: a few materials and data elements that many of its items ask for."""

from datetime import datetime

from yimen.assembly.sample.places import FOUNDER
from yimen.kernel.dictionary import DatumAbout
from yimen.registries.catalogue import library
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations.library import DataElementSaid, MaterialSaid

MATERIALS = {
    "CL-0001": MaterialSaid(
        "营业执照", "1", "市场监督管理部门（示范）", "YYZZ-SAMPLE", "《市场主体登记管理条例》第二十一条"
    ),
    "CL-0002": MaterialSaid("申请人身份证明", "1", "公安机关（示范）", "SFZ-SAMPLE", "《居民身份证法》第十四条"),
    "CL-0003": MaterialSaid("授权委托书和受托人身份证明", "1", "", "", "《行政许可法》第二十九条"),
    "CL-0004": MaterialSaid("场所使用证明", "1"),
}
WAYS_OF_SALE = ("实体门店", "网络销售", "实体门店和网络销售", "自动售货设备")
ELEMENTS = {
    "SJY-0001": DataElementSaid("联系电话", "phone", 20, source="统一身份认证（示范）", about=DatumAbout.PERSON),
    "SJY-0002": DataElementSaid("统一社会信用代码", "uscc", 18, source="营业执照", about=DatumAbout.ENTERPRISE),
    "SJY-0003": DataElementSaid("居民身份号码", "identity", 18, source="居民身份证", about=DatumAbout.PERSON),
    "SJY-0004": DataElementSaid("经营场所", "text", 200, source="营业执照", about=DatumAbout.ENTERPRISE),
    "SJY-0005": DataElementSaid("销售方式", "choice", 200, options=WAYS_OF_SALE),
    "SJY-0006": DataElementSaid("姓名", "text", 200, about=DatumAbout.PERSON),
    "SJY-0007": DataElementSaid(
        "性别", "choice", 200, ("男", "女"), codes=("1", "2"), standard="GB/T 2261.1—2003", about=DatumAbout.PERSON
    ),
    "SJY-0008": DataElementSaid("企业名称", "text", 200, about=DatumAbout.ENTERPRISE),
    "SJY-0009": DataElementSaid("法定代表人", "text", 200, about=DatumAbout.ENTERPRISE),
    "SJY-0010": DataElementSaid("住所", "text", 200, about=DatumAbout.ENTERPRISE),
}


def fill(anchor: datetime) -> None:
    """Enter what is not there yet."""
    for code, material in MATERIALS.items():
        if library.material(code) is None:
            catalogue.enter_material(code, material, by=FOUNDER, now=anchor)
    for code, element in ELEMENTS.items():
        if library.data_element(code) is None:
            catalogue.enter_data_element(code, element, by=FOUNDER, now=anchor)
