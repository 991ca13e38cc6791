"""What the templates of tables ask: which columns say something, what one can sort and filter by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.addresses import anchor
from mkdocs_netnotes.escaping import as_html, escape
from netnotes.model.note import bare, fold
from netnotes.views.register import LISTED, Choice, Entry, Register, each
from netnotes.views.view import Day, Table, Text

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_netnotes.words import Words

#: A table of plain rows offers so many facets, of words that are no longer than this.
_FACETS = 3
_WORD = 30
#: What parts the facets of an entry in its attribute, and the words of one; rows.js knows them too.
FACET_ENDS, WORD_ENDS = "\t", "¦"


@dataclass(frozen=True, slots=True)
class FacetTool:
    """What one can choose from: which facet it is, how it is called in an address and on the page."""

    index: int
    name: str
    label: str
    choices: list[Choice]
    #: With more choices than this it is typed.
    most: int = LISTED


@dataclass(frozen=True, slots=True)
class SortTool:
    """A column to sort by. `index` is its place among those that are shown."""

    index: int
    name: str
    label: str
    #: Whether it tells days.
    dates: bool


def filled(table: Table) -> list[int]:
    """The columns of a table that say anything in any row, by their index."""
    used = [any(said(row[index]) for row in table.rows) for index in range(len(table.columns))]
    return [index for index, says in enumerate(used) if says]


def said(text: Text) -> str:
    """The words of a cell."""
    return "".join(part if isinstance(part, str) else part.text for part in text).strip()


def facets(block: Table | Register) -> list[FacetTool]:
    """What the rows of a table have in common."""
    if isinstance(block, Register):
        tools = (
            FacetTool(index, facet.name, facet.label, block.choices(index))
            for index, facet in enumerate(block.facets)
        )
        return [tool for tool in tools if tool.choices]
    found: list[FacetTool] = []
    taken: set[str] = set()
    for place, index in enumerate(filled(block)):
        choices = _choices([said(row[index]) for row in block.rows])
        if choices and block.columns[index] and len(found) < _FACETS:
            name = anchor(block.columns[index], taken)
            found.append(FacetTool(place, name, block.columns[index], choices))
    return found


def _choices(texts: list[str]) -> list[Choice]:
    """The words of a column, where it says one of a few again and again and they are no numbers."""
    count = Counter(filter(None, texts))
    few = 2 <= len(count) <= LISTED // 2 and max(count.values()) > 1
    if not few or max(map(len, count)) > _WORD or all(_number(word) for word in count):
        return []
    return [Choice(word, count[word]) for word in sorted(count, key=lambda w: (bare(fold(w)), w))]


def _number(word: str) -> bool:
    return word.replace(".", "").removesuffix("%").strip().isdigit()


def sorts(block: Table | Register) -> list[SortTool]:
    """The columns that one can sort by."""
    taken = {"filter", "sort"}
    shown = block.used if isinstance(block, Register) else filled(block)
    return [
        SortTool(place, anchor(block.columns[index], taken), block.columns[index], _dates(block, index))
        for place, index in enumerate(shown)
        if block.columns[index]
    ]  # fmt: skip


def _dates(block: Table | Register, index: int) -> bool:
    if isinstance(block, Register):
        return block.dates(index)
    return any(isinstance(part, Day) for row in block.rows for part in row[index])


def belonging(belongs: Iterable[tuple[str, ...]]) -> str:
    """What an entry belongs to, as one attribute."""
    return FACET_ENDS.join(map(_together, belongs))


@lru_cache(maxsize=4096)
def _together(words: tuple[str, ...]) -> str:
    """The words of a facet, the same for many entries."""
    return WORD_ENDS.join(" ".join(word.replace(WORD_ENDS, "|").split()) for word in words)


def row(entry: Entry, used: Sequence[int], words: Words) -> Markup:
    """An entry as a row, without its end tag; there may be ten thousand, so no template is asked for each.

    What its cells sort by stands in their attributes, and what it belongs to in its own.
    """
    cells = "".join(
        [
            f'<td data-key="{escape(key)}">{words.shared(entry.cells[index])}'
            if (key := entry.keys[index])
            else f"<td>{words.shared(entry.cells[index])}"
            for index in used
        ]
    )
    belongs = f' data-in="{escape(belonging(entry.belongs))}"' if any(entry.belongs) else ""
    return as_html(f"<tr{belongs}>{cells}</td>")


def lines(block: Register, used: Sequence[int], words: Words) -> Iterable[Markup]:
    """The rows that stand on the page of a table."""
    return (row(entry, used, words) for entry in block.first)


def all_lines(block: Register, used: Sequence[int], words: Words) -> Iterable[Markup]:
    """All rows, on a page of their own."""
    found = each(block.entries, "line", lambda entry: str(row(entry, used, words)), (*used,))
    return map(as_html, found)


def css_text(text: str) -> str:
    """A text as a string of a stylesheet."""
    safe = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return f'"{safe}"'


FILTERS: dict[str, Callable[..., Any]] = {
    "filled": filled,
    "facets": facets,
    "sorts": sorts,
    "belonging": belonging,
    "lines": lines,
    "all_lines": all_lines,
    "css_text": css_text,
}
