"""Guides of the sample city in other languages: one told wholly in English, one by its name in Tibetan and Mongolian.

Of Tibetan and Mongolian a single name stands here, as a sample that wants a native reader's eye; the rest is read in
Chinese, and the page says so.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER
from yimen.kernel.translation import GuideLanguage, passages
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries, translations

VACCINATION = {
    "《预防接种证》办理": "Vaccination certificate (sample)",
    "儿童出生后一个月内，由监护人到居住地接种单位办理。": (
        "Within one month of birth a guardian applies at the vaccination unit where the child lives."
    ),
    "出生医学证明": "Birth certificate",
    "受理": "Acceptance",
    "当场核对材料。": "Materials are checked at once.",
    "即审即办": "Handled at once",
    "由一名工作人员当场审核并办结。": "One officer checks and closes it on the spot.",
    "制证": "Making the certificate",
    "当场制作预防接种证。": "The vaccination certificate is made on the spot.",
    "取结果": "Taking the result",
    "当场取得预防接种证。": "You take the vaccination certificate with you.",
    "接种证丢了怎么办？": "What if the certificate is lost?",
    "到原接种单位补办，接种记录在系统里，不会丢。": (
        "The same vaccination unit issues another one. The record is in the system and does not get lost."
    ),
    "这是真实的办事指南吗？": "Is this a real guide?",
    "本事项为示范数据，仅供演示，不作为真实办事依据。": "No. It is sample data for demonstration only.",
    "示范市政务服务中心（和平路1号）卫生健康委员会窗口": (
        "Window of the Health Commission, Government Service Centre of the sample city, 1 Heping Road"
    ),
}
MARRIAGE = "内地居民结婚登记"
TOLD: Mapping[str, Mapping[GuideLanguage, Mapping[str, str]]] = {
    "vaccination": {GuideLanguage.ENGLISH: VACCINATION},
    "marriage": {
        GuideLanguage.TIBETAN: {MARRIAGE: "གཉེན་སྒྲིག་ཐོ་འགོད།"},
        GuideLanguage.MONGOLIAN: {MARRIAGE: "ᠭᠡᠷᠯᠡᠯᠲᠡ ᠶᠢᠨ ᠪᠦᠷᠢᠳᠬᠡᠯ"},
    },
}


def show(anchor: datetime) -> Iterator[str]:
    """Show what is not shown yet; gives the key of each item that gained a language."""
    for item in ITEMS:
        view = queries.in_force(code_of(item), anchor) if item.key in TOLD else None
        if view is None:
            continue
        said = {one.text for one in passages(view.name, view.terms)}
        for language, texts in TOLD[item.key].items():
            if language in translations.languages(view):
                continue
            still = {chinese: text for chinese, text in texts.items() if chinese in said}
            # Written and shown together: a build that is killed between the two would find it written and not shown.
            with transaction.atomic():
                catalogue.keep_translation(view.version_ref, language, still, 0, by=FOUNDER, now=anchor)
                catalogue.show_translation(view.version_ref, language, by=FOUNDER, now=anchor)
            yield item.key
