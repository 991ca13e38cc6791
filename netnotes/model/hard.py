"""The words that tell of a hard time: a death, a grave illness, a separation, a loss.

They are read in English, and in the news of a person or in what is on their mind alone. A phrase has to
speak of somebody: a laptop that died, a separation of concerns and a stroke of luck are none. What can
be somebody's work as well (cancer, divorce, grief) counts only in a line that speaks of no work.
"""

from __future__ import annotations

import re

#: The sign of a note (`head.Head.signs`) whose news, or what is on their mind, have such words.
SIGN = "hard"

_THEIRS = r"(?:her|his|their|our|my|an?|the|one|[\w-]+[’']s)"
_KIN = (
    r"(?:mum(?:my)?|mom|mother|dad(?:dy)?|father|parents?|husband|wife|partner|spouse|fianc[ée]+|boyfriend"
    r"|girlfriend|child|children|baby|son|daughter|brother|sister|twin|sibling|grand\w+|nana?|aunt(?:ie)?"
    r"|uncle|cousin|nephew|niece|friend|in-law|neighbou?r|dog|cat)"
)
_GONE = r"(?:died|passed\ away|is\ dying|are\ dying|is\ dead|was\ buried|was\ killed|took\ (?:her|his|their)\ own\ life)"

#: What says it by itself.
_PLAIN = re.compile(
    rf"""\b(?:
    {_KIN}s?(?:\W+\w+){{0,3}}?\W+(?:has\ |have\ )?{_GONE} | passed\ away
    | {_THEIRS}\ (?:\w+\ )?(?:{_KIN}[’']s\ )?(?:sudden\ )?death(?!\ (?:march|star|metal|valley))
    | death\ of\ {_THEIRS}\ (?:\w+\ )?{_KIN} | buried\ {_THEIRS}\ {_KIN}
    | (?:is|are|[’']s)\ dying(?!\ (?:to|for)\b) | (?:terminally|gravely|seriously|critically|very)\ ill
    | bereave[dm]\w* | (?:was|is|newly)\ widowed | miscarriage | miscarried | still-?(?:birth|born)
    | heart\ attack | (?:had|has\ had|suffered|after)\ (?:a|another|his|her|their)\ stroke
    | lost\ (?:her|his|their|the|a)\ (?:unborn\ )?(?:{_KIN}|job|home|house)
    | (?:was|were|got|been|is)\ (?:laid\ off|made\ redundant|fired|sacked|evicted) | got\ evicted
    | funeral\ of\ {_THEIRS} | {_THEIRS}\ (?:\w+[’']s\ )?funeral(?!\ (?:home|parlou?r|director))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: The same, where it matters which letters are capital, or where the line begins.
_NAMED = re.compile(
    r"""\b(?:[A-Z]\w+\ (?:has\ )?died(?=$|[,.;!]|\ (?:on|last|yesterday|today|this|at|aged|peacefully)\b)
    | and\ [A-Z]\w+\ (?:have\ |are\ )?(?:separat(?:ed|ing)|split\ up|br(?:oke|oken|eaking)\ up)
    | separated\ from\ [A-Z]\w+)|^[Dd]ying(?!\ (?:to|for)\b)\b""",
    re.VERBOSE,
)
#: What is said of work, of study and of the world as well.
_MAYBE = re.compile(
    r"""\b(?:
    cancer | chemo(?:therapy)? | (?:brain\ )?tumou?r | leuka?emia | lymphoma | dementia | alzheimer\w*
    | in\ hospital | (?:is|was|back|still|lies)\ in\ the\ hospital | (?:rushed|taken|admitted|went|goes|go)\ (?:in)?to\ (?:the\ |a\ )?hospital
    | (?:in|into|to|at)\ (?:a\ |the\ )?hospice | palliative\ care | intensive\ care | (?:is|are|was|fell|mentally)\ ill
    | grie(?:f|v(?:es?|ed|ing)) | (?:in\ |is\ |still\ )mourning | mourns | funeral(?!\ (?:home|parlou?r|director))
    | (?:they|parents)\ (?:have\ |are\ )?(?:separat(?:ed|ing)|split\ up|br(?:oke|oken|eaking)\ up)
    | separated\ from\ (?:her|his|their) | (?:a|the|her|his|their)\ separation(?!\ of\b) | divorc(?:ed?|es|ing)
    | broke\ up\ with | (?:a|the|her|his|their)\ break-?up(?!\ of\b)
    | suicide | (?:is|was|feels|felt|been|gets|got)\ (?:very\ |quite\ |really\ )?depressed
    | (?:with|has|had|in|into)\ (?:a\ |severe\ )?depression
    | (?:is|was|feels|felt|been|completely|totally)\ burn(?:t|ed)[ -]out | (?:a|has|had|from|with)\ burn-?out
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WORK = re.compile(
    r"""\b(?:work(?:s|ed|ing)?|jobs?|roles?|research\w*|stud(?:y|ies|ied|ying)|thesis|paper|article|talk|book|novel|film
    |podcast|course|project|product|start-?up|company|team|client|customers?|patients?|ward|clinic|charity|fundrais\w+
    |marathon|volunteer\w*|nurse|doctor|surgeon|lawyer|therapist|data|model|app|tool|market|economic|great)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: One of these is in whatever the words above can be: looked for first, for every note is read for them.
_STEMS = (
    "die", "dying", "dead", "death", "passed away", "kill", "own life", "funeral", "buried", "bereave", "grie",
    "mourn", "widow", "hospi", "palliative", "cancer", "chemo", "tumo", "leuk", "lymphoma", "dementia", "alzheimer",
    "stroke", "heart attack", "intensive care", " ill", "miscarr", "still", "separat", "divorc", "break", "broke",
    "split up", "suicid", "depress", "burn", "laid off", "redundant", "fired", "sacked", "evicted", "lost ",
)  # fmt: skip


def tells_of_a_hard_time(text: str) -> bool:
    """Whether a line of somebody's news, or of what is on their mind, tells of a hard time."""
    said = text.casefold()
    if not any(map(said.__contains__, _STEMS)):
        return False
    if _PLAIN.search(text) or _NAMED.search(text):
        return True
    return _MAYBE.search(text) is not None and _WORK.search(text) is None
