r"""How a reference is written: `[[target]]`, `[[target#heading]]`, `[[target^block]]`, `[[target|words]]`.

Every room that reads one in running text reads it by this pattern. In a table the `|` is written
`\|`. An escaped `\[[target]]` is text, and so is an embedded file, `![[picture.png]]`; an embedded
note, `![[bo-chen]]`, is a reference. The path of a note, `[[people/friends/bo-chen]]`, means that note.
"""

from __future__ import annotations

import re

_REST = r"(?:[#^][^\[\]|\n]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
#: The folders before a note's name, as some editors write them; taken whole or not at all, lest many
#: slashes be looked at anew.
FOLDERS = r"(?>(?:[^\[\]|#^\n\\/]*/)*?people/(?:[^\[\]|#^\n\\/]*/)*)?"
_FILE = r"[^\[\]|#^\n\\]+\.(?!md\b)[A-Za-z0-9]{2,5}"

#: A reference: `target` is whom it means, `words` what it says instead, or None. Both may have
#: blanks around them: a pattern that left those out would look at each blank of a long run anew.
WIKILINK = re.compile(
    rf"(?<!\\)(?!(?<=!)\[\[{_FILE}{_REST.replace('?P<words>', '?:')})"
    rf"\[\[{FOLDERS}(?P<target>(?=\s*[^\s\[\]|#^\\])[^\[\]|#^\n\\]+){_REST}"
)
#: An embedded file, which is no reference: `target` is its name, `words` what it says instead.
EMBEDDED = re.compile(rf"(?<!\\)!\[\[(?P<target>{_FILE}){_REST}")
