"""The days on which a meeting comes round, by its RRULE, and no more of them than can be.

Rules come from strangers: one that never fits, or fits each second, must not hold up an import. So a
rule is looked at first (what meetings need is understood, the rest is not), it costs of a budget what
it may take, and it is worked out in years so late that it ends soon even where nothing fits.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from netnotes.sentences import say

_RULE = re.compile(r"[A-Z]{2,10}=[A-Z0-9,+-]{1,200}(?:;[A-Z]{2,10}=[A-Z0-9,+-]{1,200}){0,9};?")
_KNOWN = frozenset(
    "FREQ INTERVAL COUNT WKST BYDAY BYMONTH BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS".split()
)
#: What a rule may say besides, and what changes no day.
_IDLE = frozenset("BYHOUR BYMINUTE BYSECOND".split())
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")
#: Days that are looked at, at most, for all rules of a file.
BUDGET = 20_000_000
#: The last year that there is for Python; the century that it ends is as regular as the one around us.
_LAST = 9999
_YEARS = range(1970, 2100)
_LONGEST = 70


class NoRuleError(ValueError):
    """Why a rule is not followed, as the end of a sentence."""


class Rules:
    """Works out rules, of one file, within one budget."""

    def __init__(self) -> None:
        self.left = BUDGET

    def days(self, rule: str, first: date, end: date) -> list[date]:
        """The days from the first to `end`, both included. Raises `NoRuleError`."""
        said, until = _parsed(rule)
        last = min(end, until or end)
        if last < first:
            return []
        near = last.year - first.year <= _LONGEST
        if not near or first.year not in _YEARS or last.year not in _YEARS:
            raise NoRuleError(say("its years are too far off"))
        later = _later(last.year)
        self.left -= (_LAST - (first.year + later) + 1) * 366 // int(said.get("INTERVAL", "1"))
        if self.left < 0:
            raise NoRuleError(say("too much in this file comes round"))
        from dateutil.rrule import rrulestr

        text = ";".join(f"{key}={value}" for key, value in said.items())
        begin = datetime.combine(first.replace(year=first.year + later), time())
        found: list[date] = []
        try:
            for moment in rrulestr(text, dtstart=begin):
                day = date(moment.year - later, moment.month, moment.day)
                if day > last:
                    break
                found.append(day)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
            raise NoRuleError(say("its rule makes no sense")) from error
        return found


def _later(year: int) -> int:
    """How many years later, at the end of all, a year has the same days of the week and of February."""
    same = (date(year, 1, 1).weekday(), year % 4)
    return next(
        late - year
        for late in range(_LAST, _LAST - 28, -1)
        if (date(late, 1, 1).weekday(), late % 4) == same
    )


def _parsed(rule: str) -> tuple[dict[str, str], date | None]:
    """The parts of a rule, and its last day if it names one."""
    plain = rule.strip().upper()
    if not _RULE.fullmatch(plain):
        raise NoRuleError(say("its rule makes no sense"))
    parts = dict(part.split("=", 1) for part in plain.rstrip(";").split(";"))
    until = None
    if "UNTIL" in parts:
        found = _UNTIL.fullmatch(parts.pop("UNTIL"))
        try:
            until = date(*map(int, found.groups())) if found else None
        except ValueError:
            until = None
        if until is None:
            raise NoRuleError(say("its rule makes no sense"))
    parts = {key: value for key, value in parts.items() if key not in _IDLE}
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise NoRuleError(say("no meeting comes round so often"))
    interval = parts.get("INTERVAL", "1")
    if not set(parts) <= _KNOWN or not re.fullmatch(r"[1-9]\d{0,3}", interval):
        raise NoRuleError(say("its rule is not understood"))
    if not re.fullmatch(r"\d{1,9}", parts.get("COUNT", "1")):
        raise NoRuleError(say("its rule makes no sense"))
    return parts, until


def soon(day: date) -> date:
    """Until when plans of what comes round are looked for."""
    return day + timedelta(366)
