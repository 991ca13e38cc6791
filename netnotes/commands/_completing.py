"""Words that a shell offers while somebody types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

#: What a shell would read as more than a word, once it stands on the command line.
_MEANS_MORE = re.compile(r"""[\s"'`$&|;<>(){}\[\]*?!~#\\^=%\x00-\x1f\x7f-\x9f]|^-""")
Complete = Callable[["click.Context", "click.Parameter", str], "list[CompletionItem]"]


def is_plain(word: str) -> bool:
    """Whether a word may be offered: it is put on the command line as it is, without quotes.

    The name of a file can be `$(…)`, and one more Enter would run it.
    """
    return not _MEANS_MORE.search(word)


def beginning(start: str, words: Iterable[str]) -> list[CompletionItem]:
    """Those of the words that begin so, whatever the case."""
    from click.shell_completion import CompletionItem

    folded = start.casefold()
    return [
        CompletionItem(word)
        for word in words
        if word.casefold().startswith(folded) and is_plain(word)
    ]


def offering(words: Callable[[], Iterable[str]]) -> Complete:
    """What completes an argument or an option to one of `words`, asked for when it is needed."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del ctx, param
        return beginning(incomplete, words())

    return complete
