"""What differs between two versions, in words."""

from dataclasses import replace

from django.utils import translation

from tests.kernel.test_publication import TERMS
from yimen.kernel.differences import Said, differences
from yimen.kernel.terms import CertificateTerm
from yimen.threshold.words.differences import sentence


def test_a_certificate_of_another_type_is_named_on_both_sides() -> None:
    before = replace(TERMS, certificate=CertificateTerm("11100000000013338W011", "许可证", 60))
    after = replace(TERMS, certificate=CertificateTerm("11100000000013338W012", "许可证"))

    (one,) = differences(Said("许可", "01", "", "", before), Said("许可", "01", "", "", after))

    with translation.override("zh-hans"):
        assert sentence(one) == (
            "证照由 许可证、11100000000013338W011、有效 60 个月 改为 许可证、11100000000013338W012、长期有效。"
        )
