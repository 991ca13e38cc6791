"""The words that tell of a hard time: a death, a grave illness, a separation, a loss.

Where they mean something else, the worst that comes of it is a gentle word too many.
"""

from __future__ import annotations

import re

#: The sign of a note (`head.Head.signs`) whose news, or what is on their mind, have such words.
SIGN = "hard"

_HARD = re.compile(
    r"""\b(?:
    died|dies|dying|dead|passed\ away|death\ of|[’']s\ death|(?:her|his|their)\ death|funeral|buried
    |bereave\w*|grie(?:f|v\w+)|mourn\w*|widow(?:ed|er)?|hospice|palliative|terminal(?:ly)?\ ill\w*
    |cancer(?!\ (?:research|charity|data|society))|chemo\w*|tumou?r|leuk(?:a?e)mia|dementia|alzheimer\w*
    |(?:a|another|his|her|their)\ stroke|heart\ attack|(?:in|into|to)\ (?:the\ )?hospital|intensive\ care
    |(?:is|are|was|fell|very|gravely|seriously)\ ill|miscarr\w*|still(?:birth|born)
    |separated|separation|divorc\w*|br(?:oke|eaking)\ up|break-?up|suicid\w*|depress(?:ed|ion)
    |burn(?:t|ed)?[ -]?out|laid\ off|evicted|lost\ (?:her|his|their|the|a)\ (?:mum|mom|mother|dad|father
    |husband|wife|partner|child|baby|son|daughter|brother|sister|grandm\w+|grandf\w+|job|home|house)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


#: One of these is in whatever the words above can be: looked for first, for every note is read for them.
_STEMS = (
    "die", "dying", "dead", "death", "passed away", "funeral", "buried", "bereave", "grie", "mourn", "widow",
    "hospi", "palliative", "terminal", "cancer", "chemo", "tumo", "leuk", "dementia", "alzheimer", "stroke",
    "heart attack", "intensive care", " ill", "miscarr", "still", "separat", "divorc", "breaking up", "break-up",
    "breakup", "broke up", "suicid", "depress", "burn", "laid off", "evicted", "lost ",
)  # fmt: skip


def tells_of_a_hard_time(text: str) -> bool:
    """Whether a line of somebody's news, or of what is on their mind, tells of a hard time."""
    said = text.casefold()
    return any(map(said.__contains__, _STEMS)) and _HARD.search(text) is not None
