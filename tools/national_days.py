"""Writes yimen/kernel/time/national_days.py from the package chinesecalendar; run it when a new holiday notice is out.

python -m tools.national_days > yimen/kernel/time/national_days.py
"""

from collections import defaultdict
from datetime import date

from chinese_calendar.constants import holidays, workdays

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}

HEAD = '''"""Public holidays and make-up working days of mainland China, as announced by the State Council.

Data, written by tools/national_days.py; a new year's notice is added by running it again, never by hand.
"""

from datetime import date

FIRST_DAY = {first!r}
LAST_DAY = {last!r}
'''


def table(name: str, days: dict[date, str]) -> str:
    """One mapping, grouped by year and occasion so that it reads like the notices."""
    groups: dict[tuple[int, str], list[date]] = defaultdict(list)
    for day, occasion in sorted(days.items()):
        groups[day.year, NAMES[occasion]].append(day)
    rows = "".join(
        f'    ({year}, "{occasion}", "{" ".join(f"{day:%m-%d}" for day in listed)}"),\n'
        for (year, occasion), listed in sorted(groups.items(), key=lambda group: group[1])
    )
    return f"{name}: tuple[tuple[int, str, str], ...] = (\n{rows})\n"


def main() -> None:
    """Print the module."""
    first, last = date(min(holidays).year, 1, 1), date(max(holidays).year, 12, 31)
    print(HEAD.format(first=first, last=last).replace("datetime.date", "date"))
    print(table("HOLIDAYS", holidays))
    print(table("MAKE_UP_DAYS", workdays), end="")


if __name__ == "__main__":
    main()
