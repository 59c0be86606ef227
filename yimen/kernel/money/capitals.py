"""Amounts in capitals 大写金额: how a receipt writes money so that nobody adds a stroke (支付结算办法, annex 1)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def in_capitals(fen: int) -> str:
    """An amount in fen as 壹佰贰拾元伍角整."""
    whole, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
    said = f"{_whole(whole)}元" if whole else ""
    if not (jiao or cents):
        return f"{said or '零元'}整"
    if jiao:
        said += f"{_DIGITS[jiao]}角"
    elif whole:
        said += "零"
    return said + (f"{_DIGITS[cents]}分" if cents else "整")


def _whole(number: int) -> str:
    said, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _PLACES[place % 4]
            gap = False
        else:
            gap = True
        if place % 4 == 0 and number // 10**place % 10_000:
            said += _GROUPS[place // 4]
    return said
