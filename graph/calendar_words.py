"""Days as reps type them ("tmrw", "fri noon", "by the 9th", "eoq") and the date each one means. Pure.

Readings chosen, where English leaves room:
- a weekday is the next such day strictly after today; "next thursday" and "thursday next week" are the Thursday of the
  calendar week after this one (weeks begin on Monday);
- "by friday" and "before friday" both carry Friday: the day the rep named is the bound, the words keep the "before";
- a week means its Friday, "early next week" its Tuesday, a weekend its Sunday, a month or a quarter its last day;
- 5/12 is the fifth of December, unless only the American order makes a date; without a year it is the next such day.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_EARLY = re.compile(r"\b(?:early|start|beginning|first)\b")
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TOMORROW = r"(?:tomm?orr?ow|tomm?or?rw|tmm?rr?o?w|tmr|tmw|2morr?o?w?|tomoz|tomo)"
_DAY = (
    r"(?P<day>mondays?|mon|tuesdays?|tues?|tuseday|teusday|wednesdays?|weds?|wensday|wednsday|wendesday|thursdays?"
    r"|thurs?|thu|thrusday|thusday|thurday|fridays?|fri|firday|saturdays?|saterday|sundays?)"
)
_SHORT_WEEKEND = r"(?:(?:on|by|this|next|before|until|till|come)\s+)(?P<day>sat|sun)"
_LEAD = (
    r"\b(?:(?:on|in|at|by|before|until|till?|from|over|around|due|come|for|latest|no later than|not later than"
    r"|first thing|early|late)\s+)*"
    r"(?:the\s+|this\s+|coming\s+)*"
)
_EVENT = (
    r"(?:(?:'?s)?\s+(?:(?:weekly|team|sales|pipeline)\s+)?"
    r"(?:review|call|meeting|stand-?up|demo|visit|session|1:1|one (?:to|on) one|sync|round))?"
)
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm|o'?clock|uhr)|(?<=at )\d{1,2}(?![\d/%:.])"
    r"|(?<=[a-z] )\d{3,4}(?!\d)|(?<=[a-z] )\d{1,2}(?=\s*(?:$|[.,;]|when\b|i\b|i'?ll\b)))"
)
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
_PART = (
    r"(?:first thing|morning|afternoon|evening|eve|night|noon|midday|lunch(?:time)?|breakfast|eod|midnight"
    rf"|end of (?:the )?day|(?:half|quarter|ten|five|twenty)(?: (?:past|to))? {_HOUR_WORD}"
    rf"|(?<=at ){_HOUR_WORD}|{_CLOCK})"
)
_HOUR = (
    rf"(?:\s*,?\s*(?:(?:in the|at|around|about|by|before|after|early|late|latest|@)\s+)*{_PART}(?![\w%])"
    r"|\s+(?:at the )?latest\b)*"
)
_PORTION = (
    r"(?:start of|beginning of|first half of|later|end of|mid|middle of|some ?time)"
    r"\s+(?:in\s+)?(?:(?:the|this)\s+)?"
)
_NUMBER = r"(?P<n>\d{1,3}|an?|a couple of|a few|" + "|".join(_COUNTS) + ")"


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in folded text: where, and which date it is."""

    start: int
    end: int
    due: date
    recurs: bool = False


def days_in(low: str, today: date) -> tuple[Day, ...]:
    """Every day named in `low`, leftmost first, the longest reading where two overlap."""
    found: list[Day] = []
    for pattern, resolve in _READINGS:
        for match in pattern.finditer(low):
            due = _safely(resolve, match, today)
            if due is not None:
                found.append(Day(match.start(), match.end(), due, match.re is _EVERY))
    found.sort(key=lambda day: (day.start, -day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return tuple(kept)


def _safely(resolve: Callable[[re.Match[str], date], date | None], match: re.Match[str], today: date) -> date | None:
    """A day beyond the calendar ("in 999 months" at its end, 31 Feb) is no day."""
    try:
        return resolve(match, today)
    except (ValueError, OverflowError):
        return None


def _said(match: re.Match[str], name: str) -> str:
    """The words of a named group, empty when the pattern has none or it did not take part."""
    return match.groupdict().get(name) or ""


def _today(_: re.Match[str], today: date) -> date:
    return today


def _tomorrow(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=2 if _said(match, "after") else 1)


def _weekday(match: re.Match[str], today: date) -> date:
    wanted = _weekday_number(match.group("day"))
    if any(_said(match, name) for name in ("next", "week", "week2")):
        return _monday(today) + timedelta(days=7 + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _weekday_number(name: str) -> int:
    starts: tuple[str | tuple[str, str], ...] = ("m", ("tu", "te"), "w", "th", "f", "sa", "su")
    return next(n for n, start in enumerate(starts) if name.startswith(start))


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _week(match: re.Match[str], today: date) -> date:
    weeks = 2 if _said(match, "second") else 1 if _said(match, "next") else 0
    if _EARLY.search(match.group()):
        return max(today, _monday(today) + timedelta(days=7 * weeks + 1))
    friday = _monday(today) + timedelta(days=7 * weeks + 4)
    return friday if friday >= today else friday + timedelta(days=2)


def _weekend(match: re.Match[str], today: date) -> date:
    return _monday(today) + timedelta(days=13 if _said(match, "next") else 6)


def _last_of(year: int, month: int) -> date:
    years, month0 = divmod(month - 1, 12)
    year += years
    return date(year, month0 + 1, monthrange(year, month0 + 1)[1])


def _month_end(match: re.Match[str], today: date) -> date:
    named = _said(match, "month")
    if named:
        month = _MONTHS.index(named[:3]) + 1
        return _last_of(today.year + (month < today.month), month)
    return _last_of(today.year, today.month + bool(_said(match, "next")))


def _quarter_end(match: re.Match[str], today: date) -> date:
    named = _said(match, "quarter")
    if named:
        month = int(named) * 3
        return _last_of(today.year + (month < today.month), month)
    quarter = (today.month - 1) // 3 + 1 + bool(_said(match, "next"))
    return _last_of(today.year, quarter * 3)


def _year_end(_: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _ahead(match: re.Match[str], today: date) -> date | None:
    said = match.group("n")
    small = {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
    count = int(said) if said.isdigit() else small.get(said) or _COUNTS.index(said) + 1
    unit = match.group("unit")
    if unit.startswith(("min", "hour", "hr")):
        return today
    if unit.startswith("month"):
        month = today.month + count
        return date(_last_of(today.year, month).year, (month - 1) % 12 + 1, min(today.day, 28))
    if unit.startswith(("working", "business")):
        return _working_days(today, count)
    return today + timedelta(days=count * (7 if unit.startswith(("w", "fortnight")) else 1))


def _working_days(today: date, count: int) -> date:
    day = today
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _of_month(match: re.Match[str], today: date) -> date | None:
    day = int(match.group("dom"))
    for step in range(3):
        last = _last_of(today.year, today.month + step)
        if day <= last.day and last.replace(day=day) >= today:
            return last.replace(day=day)
    return None


def _day_and_month(match: re.Match[str], today: date) -> date | None:
    day, month = int(match.group("dom")), _MONTHS.index(match.group("month")[:3]) + 1
    return _in_year(day, month, _said(match, "year"), today)


def _numbers(match: re.Match[str], today: date) -> date | None:
    first, second = int(match.group("d")), int(match.group("m"))
    day, month = (second, first) if second > 12 else (first, second)
    return _in_year(day, month, _said(match, "year"), today)


def _in_year(day: int, month: int, year: str, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    due = date(today.year, month, day)
    return due if due >= today else due.replace(year=today.year + 1)


def _iso(match: re.Match[str], _: date) -> date:
    return date.fromisoformat(match.group("iso"))


_EVERY = re.compile(rf"\b(?:every|each)\s+{_DAY}\b{_HOUR}")
_NTH = r"(?P<dom>[0-3]?\d)"
_TODAY = (
    r"(?:today|tonight|tonite|this (?:morning|afternoon|evening)|right now|straight away|right away|immediately"
    r"|(?:right|straight) after this|now(?= when\b)|eod|(?<!at the )end of (?:the )?day)"
)
_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(rf"\b(?:(?:by|before|later)\s+)?{_TODAY}\b{_HOUR}"), _today),
    (re.compile(rf"(?<!\w)(?:at|by|before|around|@)\s+(?:{_CLOCK}|noon|midday)(?![\w%])"), _today),
    (re.compile(rf"{_LEAD}(?P<after>day after\s+)?{_TOMORROW}\b{_HOUR}"), _tomorrow),
    (re.compile(r"\b(?:first thing )?in the morning\b"), _tomorrow),
    (
        re.compile(
            rf"{_LEAD}(?:(?P<next>next)\s+)?(?P<week>week (?:on )?)?{_DAY}\b(?P<week2>\s+(?:of )?next week)?"
            rf"{_EVENT}{_HOUR}"
        ),
        _weekday,
    ),
    (re.compile(rf"\b{_SHORT_WEEKEND}\b{_HOUR}"), _weekday),
    (_EVERY, _weekday),
    (re.compile(rf"{_LEAD}(?:{_PORTION})?(?:(?P<second>week after next)|(?P<next>next week)|(?<=this )week)\b"), _week),
    (re.compile(r"\b(?:by |before |at )?(?:the )?(?:eow|end of (?:the |this )?week)\b"), _week),
    (re.compile(rf"{_LEAD}(?:(?P<next>next)\s+)?weekend\b"), _weekend),
    (re.compile(rf"{_LEAD}(?:{_PORTION})?(?:(?P<next>next)|(?<=this )) ?month\b"), _month_end),
    (re.compile(rf"{_LEAD}(?:eom|month[- ]?end|end of (?:the )?month)\b"), _month_end),
    (re.compile(rf"{_LEAD}(?:end|late) (?:of )?{_MONTH}"), _month_end),
    (re.compile(rf"{_LEAD}(?:{_PORTION})?(?:(?P<next>next)|(?<=this )) ?quarter\b"), _quarter_end),
    (
        re.compile(rf"{_LEAD}(?:eoq|quarter[- ]?end|end of (?:the )?quarter|end of q(?P<quarter>[1-4]))\b"),
        _quarter_end,
    ),
    (re.compile(rf"{_LEAD}(?:eoy|year[- ]?end|end of (?:the |this )?year)\b"), _year_end),
    (
        re.compile(
            rf"\b(?:in|within)\s+(?:the next )?{_NUMBER}\s+"
            r"(?P<unit>(?:working |business )?days?|w(?:ee)?ks?|fortnight|months?|min(?:ute)?s?|h(?:ou)?rs?)\b"
        ),
        _ahead,
    ),
    (re.compile(rf"\b{_NUMBER}\s+(?P<unit>days?|w(?:ee)?ks?|months?)\s+from\s+(?:now|today)\b"), _ahead),
    (
        re.compile(rf"(?:\b(?:on|by|before|until|till?|from|due)\s+(?:the\s+)?|^\W*the\s+){_NTH}(?:st|nd|rd|th)\b"),
        _of_month,
    ),
    (
        re.compile(rf"{_LEAD}{_NTH}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>20\d\d))?{_HOUR}"),
        _day_and_month,
    ),
    (
        re.compile(
            rf"{_LEAD}(?<!i ){_MONTH}\s+(?:the\s+)?{_NTH}(?:st|nd|rd"
            rf"|th)?\b(?![:%])(?:,?\s+(?P<year>20\d\d))?{_HOUR}"
        ),
        _day_and_month,
    ),
    (re.compile(r"(?<![\d/.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?!\d)"), _numbers),
    (re.compile(r"(?<![\d/.-])(?:(?:on|by|before|until)\s+)?(?P<iso>20\d\d-[01]\d-[0-3]\d)(?!\d)"), _iso),
    (
        re.compile(
            r"\b(?:on|by|before|until|due|from)\s+(?:the\s+)?(?P<d>[0-3]?\d)[/.](?P<m>[0-3]?\d)(?![\d/%]|\.\d)\.?"
        ),
        _numbers,
    ),
    (re.compile(r"(?<![\d/.])(?!24/7)(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![\d/])"), _numbers),
    (
        re.compile(
            r"(?<![\d/.])(?:(?:on|by|before"
            r"|until)\s+)?(?P<d>[0-3]?\d)[/.](?P<m>[0-3]?\d)[/.](?P<year>20\d\d|\d\d)(?!\d)"
        ),
        _numbers,
    ),
)
