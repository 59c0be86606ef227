"""What national law says of the taxes on a home, as rules with the days on which they began and end.

A bureau enters them as its own and adds what its place has decided (the local rate of deed tax, the deemed rate of
income tax) and what hangs on where it is (the rate of urban construction tax). What the law says later is a new row
with a day, never a change of these.
"""

from datetime import date

from yimen.kernel.conveyance.facts import ConveyanceKind, Homes
from yimen.kernel.conveyance.rules import Original, Tax, TaxRule, TaxRuleKind
from yimen.kernel.snapshot import snapshot

_K, _H = ConveyanceKind, Homes
_SOLD = (_K.FIRST_HAND, _K.SECOND_HAND)
AREA = 14_000
"""140 square metres."""
SMALL = 9_000
"""Ninety: what the rates before the first of December 2024 went by."""
_HOMES = "财政部 税务总局 住房城乡建设部公告2024年第16号第一条"
_HOMES_BEFORE = "财税〔2016〕23号第一条"
_NOT_YET = "财政部 税务总局 住房城乡建设部公告2024年第16号（施行前签订、尚未申报缴纳的，可以按本公告）"
_DEED = "《契税法》第三条"
_HALF = "财政部 税务总局公告2023年第12号第二条"


@snapshot
class Statute:
    """A rule with its first day and the day from which it is no longer in force."""

    rule: TaxRule
    begins: date
    ends: date | None = None


def _of(tax: Tax, code: str, permyriad: int, law: str, kind: TaxRuleKind = TaxRuleKind.RATE) -> TaxRule:
    return TaxRule(code, tax, kind, permyriad, law)


def _deed(code: str, permyriad: int, homes: Homes, over: int, upto: int, law: str = _HOMES) -> TaxRule:
    return TaxRule(code, Tax.DEED, TaxRuleKind.RATE, permyriad, law, _SOLD, (homes,), over, upto)


def _deed_off(code: str, law: str, kind: ConveyanceKind) -> TaxRule:
    return TaxRule(code, Tax.DEED, TaxRuleKind.EXEMPT, 0, law, (kind,))


def _vat_off(code: str, law: str) -> TaxRule:
    return TaxRule(code, Tax.VAT, TaxRuleKind.EXEMPT, 0, law, held_from=24)


_BEFORE_HOMES, _FROM_HOMES = date(2016, 2, 22), date(2024, 12, 1)
_FROM_DEED, _FROM_VAT = date(2021, 9, 1), date(2026, 1, 1)
_HALF_ENDS = date(2028, 1, 1)

STATUTES: tuple[Statute, ...] = (
    *(
        Statute(_deed(code, permyriad, homes, over, upto, _HOMES_BEFORE), _BEFORE_HOMES, _FROM_HOMES)
        for code, permyriad, homes, over, upto in (
            ("deed-only-small-before", 100, _H.ONLY, 0, SMALL),
            ("deed-only-large-before", 150, _H.ONLY, SMALL, 0),
            ("deed-second-small-before", 100, _H.SECOND, 0, SMALL),
            ("deed-second-large-before", 200, _H.SECOND, SMALL, 0),
        )
    ),
    # Declared only now, so the later rate may be taken: between 90 and 140 it is the lower one, elsewhere the same.
    # These name one condition more than the rates of their day, so they hold before them.
    Statute(_deed("deed-only-not-yet", 100, _H.ONLY, SMALL, AREA, _NOT_YET), _BEFORE_HOMES, _FROM_HOMES),
    Statute(_deed("deed-second-not-yet", 100, _H.SECOND, SMALL, AREA, _NOT_YET), _BEFORE_HOMES, _FROM_HOMES),
    Statute(_deed("deed-only-small", 100, _H.ONLY, 0, AREA), _FROM_HOMES),
    Statute(_deed("deed-only-large", 150, _H.ONLY, AREA, 0), _FROM_HOMES),
    Statute(_deed("deed-second-small", 100, _H.SECOND, 0, AREA), _FROM_HOMES),
    Statute(_deed("deed-second-large", 200, _H.SECOND, AREA, 0), _FROM_HOMES),
    Statute(_deed_off("deed-spouses", "《契税法》第六条第四项", _K.SPOUSES), _FROM_DEED),
    Statute(_deed_off("deed-heirs", "《契税法》第六条第五项", _K.INHERITANCE), _FROM_DEED),
    Statute(_of(Tax.VAT, "vat-home", 300, "财政部 税务总局公告2025年第17号"), _FROM_VAT),
    Statute(_vat_off("vat-two-years", "财政部 税务总局公告2025年第17号"), _FROM_VAT),
    Statute(_of(Tax.VAT, "vat-home-before", 500, "财税〔2016〕36号附件3第五条"), date(2016, 5, 1), _FROM_VAT),
    Statute(_vat_off("vat-two-years-before", "财税〔2016〕36号附件3第五条"), date(2016, 5, 1), _FROM_VAT),
    Statute(_of(Tax.EDUCATION, "education", 300, "《征收教育费附加的暂行规定》第三条"), date(2005, 10, 1)),
    Statute(_of(Tax.LOCAL_EDUCATION, "local-education", 200, "财综〔2010〕98号"), date(2010, 11, 7)),
    *(
        Statute(_of(tax, f"{tax.value.replace('_', '-')}-half", 5_000, _HALF, TaxRuleKind.REDUCED),
                date(2023, 1, 1), _HALF_ENDS)
        for tax in (Tax.URBAN, Tax.EDUCATION, Tax.LOCAL_EDUCATION)
    ),
    Statute(
        TaxRule("income-gain", Tax.INCOME, TaxRuleKind.RATE, 2_000, "《个人所得税法》第三条第三项、国税发〔2006〕108号",
                original=Original.KNOWN), date(2019, 1, 1),
    ),
    Statute(
        TaxRule("income-only-five-years", Tax.INCOME, TaxRuleKind.EXEMPT, 0, "财税字〔1994〕20号第二条第六项",
                homes=(_H.ONLY,), held_from=60), date(1994, 5, 13),
    ),
)  # fmt: skip

LOCAL: tuple[Statute, ...] = (
    # In a city district; in a county seat or a town it is 5 %, elsewhere 1 %.
    Statute(_of(Tax.URBAN, "urban-city", 700, "《城市维护建设税法》第四条第一项"), _FROM_DEED),
    Statute(_of(Tax.DEED, "deed-local", 300, f"{_DEED}、本省适用税率的决定"), _FROM_DEED),
    Statute(
        TaxRule("income-deemed", Tax.INCOME, TaxRuleKind.RATE, 100, "国税发〔2006〕108号第三条、本省核定征收率",
                original=Original.UNKNOWN), date(2006, 8, 1),
    ),
)  # fmt: skip
"""What a province decides and what hangs on where the bureau is; the usual values, to be replaced by its own."""
