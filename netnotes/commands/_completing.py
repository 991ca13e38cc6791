"""Words that a shell offers while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

Complete = Callable[["click.Context", "click.Parameter", str], "list[CompletionItem]"]


def beginning(start: str, words: Iterable[str]) -> list[CompletionItem]:
    """Those of the words that begin so, whatever the case."""
    from click.shell_completion import CompletionItem

    folded = start.casefold()
    return [CompletionItem(word) for word in words if word.casefold().startswith(folded)]


def offering(words: Callable[[], Iterable[str]]) -> Complete:
    """What completes an argument or an option to one of `words`, asked for when it is needed."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del ctx, param
        return beginning(incomplete, words())

    return complete
