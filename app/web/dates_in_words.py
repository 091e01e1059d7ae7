"""Dates as people say them. Late is said plainly and never as a fault."""

from datetime import date, timedelta

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
A_WEEK = timedelta(days=6)


def short(day: date) -> str:
    """Thu 26 Nov"""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}"


def long(day: date) -> str:
    """Thursday 26 November"""
    return f"{DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}"


def due_words(due: date | None, today: date) -> str:
    """ "Due today", "Due Thu 26 Nov", "Was due Fri 20 Nov"; without a date "No date"."""
    if due is None:
        return "No date"
    if due == today:
        return "Due today"
    if due == today + timedelta(days=1):
        return "Due tomorrow"
    return f"Due {short(due)}" if due > today else f"Was due {short(due)}"


def past_day(day: date, today: date) -> str:
    """A day gone by, close ones by name: "today", "yesterday", "on Thursday", "on Fri 20 Nov"."""
    if day >= today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"on {DAYS[day.weekday()]}" if today - day <= A_WEEK else f"on {short(day)}"
