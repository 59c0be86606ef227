"""Identity: what numbers of persons and organisations, phones and mail addresses must look like, and what is shown.

Check digits and birth dates are checked; the place code is not: codes of abolished counties live on in real cards, and
permanent residence cards of foreigners carry none.
"""

import re
from datetime import date
from typing import ClassVar

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from yimen.kernel.refusal import Refusal

_PHONE = re.compile(r"(?:1[3-9]\d{9}|0\d{2,3}[1-9]\d{6,7})\Z", re.ASCII)
_MAIL = re.compile(r"[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}\Z", re.ASCII | re.IGNORECASE)
_PERSON = re.compile(r"\d{17}[\dX]\Z", re.ASCII)


class BadNumber(Refusal):
    """The identity number has a wrong length, birth date or check digit."""

    code: ClassVar[str] = "identity.bad_number"


class BadUscc(Refusal):
    """The unified social credit code has a wrong length, letter or check digit."""

    code: ClassVar[str] = "identity.bad_uscc"


class BadPhone(Refusal):
    """No phone number of the mainland."""

    code: ClassVar[str] = "identity.bad_phone"


class BadMail(Refusal):
    """No mail address."""

    code: ClassVar[str] = "identity.bad_mail"


def person_number(typed: str) -> str:
    """The identity number 公民身份号码 that was typed, in its one form; refuses with BadNumber."""
    number = _plain(typed)
    if not _PERSON.match(number) or number[-1] != ric.calc_check_digit(number):
        raise BadNumber()
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as impossible:
        raise BadNumber() from impossible
    return number


def organisation_number(typed: str) -> str:
    """The unified social credit code 统一社会信用代码 that was typed, in its one form; refuses with BadUscc."""
    try:
        number: str = uscc.validate(_plain(typed))
    except ValidationError as wrong:
        raise BadUscc() from wrong
    return number


def phone(typed: str) -> str:
    """The phone number that was typed, digits only; refuses with BadPhone."""
    digits = _plain(typed).removeprefix("+86").removeprefix("0086")
    if not _PHONE.match(digits):
        raise BadPhone()
    return digits


def mail(typed: str) -> str:
    """The mail address that was typed; refuses with BadMail."""
    address = typed.strip()
    if len(address) > 200 or not _MAIL.match(address):
        raise BadMail()
    return address


def _plain(typed: str) -> str:
    return re.sub(r"[\s\-－—()（）]", "", typed).upper().replace("Ｘ", "X")


def mask_number(number: str) -> str:
    """What may be seen of a number: the first six and the last four 前六后四."""
    if len(number) <= 10:
        return "*" * len(number)
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def mask_phone(number: str) -> str:
    """What may be seen of a phone: the first three and the last four."""
    if len(number) <= 7:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
