"""A message: drafted from what the notes know. Nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._person import person
from netnotes.commands._shared import WHO, Run, reader
from netnotes.shell import quoted

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from netnotes.messages.draft import Draft


class KindOfDraft(click.ParamType[str]):
    """KIND on the command line: the kinds of message there are."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind; anything else is a usage error that names them all."""
        from netnotes.messages.draft_kinds import DRAFTS
        from netnotes.model.near import near

        if value.casefold() not in DRAFTS:
            close = near(value.casefold(), DRAFTS)
            hint = f"did you mean {close}?" if close else f"it can be {', '.join(DRAFTS)}"
            self.fail(f"“{value}” is no kind of draft; {hint}", param, ctx)
        return value.casefold()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The kinds that begin so, with what each is for."""
        from click.shell_completion import CompletionItem

        from netnotes.messages.draft_kinds import DRAFTS

        begin = incomplete.casefold()
        return [CompletionItem(k, help=v.says) for k, v in DRAFTS.items() if k.startswith(begin)]


@click.command()
@click.argument("who", type=WHO, required=False)
@click.argument("kind", type=KindOfDraft(), required=False)
@click.option("--opening", default="", metavar="TEXT", help="What you noticed of theirs.")
@click.option("--what", default="", metavar="TEXT", help="What it is about, in a few words.")
@click.option(
    "--to",
    default="",
    metavar="X",
    help="The organization or person it is about; with --check, for whom it is.",
)
@click.option("--why", default="", metavar="TEXT", help="Why, in a sentence.")
@click.option(
    "--minutes",
    default=0,
    type=click.IntRange(0, 6000),
    metavar="N",
    help="How long it takes them.",
)
@click.option("--place", default="", metavar="TEXT", help="Where: “at the kiosk by the river”.")
@click.option("--time", default="", metavar="TEXT", help="When: “on Friday at noon”.")
@click.option(
    "--other", type=WHO, default="", metavar="WHO", help="The other one, of a double-intro."
)
@click.option("--anyway", is_flag=True, help="Draft an ask although it is not ready.")
@click.option("--mailto", is_flag=True, help="Print it as an address that your mail program opens.")
@click.option("--copy", is_flag=True, help="Put the message on the clipboard.")
@click.option(
    "--check",
    "file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Look at a message that is written already; - is what comes in.",
)
@click.option(
    "--kind", "said_kind", type=KindOfDraft(), metavar="K", help="With --check, what kind it is."
)
@reader
def command(
    run: Run, who: str | None, kind: str | None, opening: str, what: str, to: str, why: str, minutes: int,
    place: str, time: str, other: str, anyway: bool, mailto: bool, copy: bool,
    file: str | None, said_kind: str | None,
) -> int:  # fmt: skip
    r"""A draft of a message to WHO, for you to change and to send yourself.

    KIND is warm-up, advice, introduction, pitch, connect, favor, cold, follow-up, thank-you,
    keep-posted, reconnect, event, double-intro, offer, appreciation, after-no or decline. What no
    option says comes from their note. Where something is asked, readiness comes first: if it is not
    time yet, you get the draft of the step that comes before. A template of your own in templates/
    of the network, such as templates/advice.txt, takes the place of ours. The status is 1 where
    there is no message yet; then it says what to write, and where.

    With --check nothing is drafted: a message of your own is looked at as its reader would, and the
    status is 1 where something stands in the way. Without --to the message alone is judged; with it,
    what their note says as well. Only English prose can be judged.

    \b
    Example:
      netnotes draft alice introduction --to globex
      netnotes draft --check message.txt --to alice
    """
    if file is not None:
        from netnotes.commands._draft_check import check

        if who is not None:
            raise click.UsageError("--check is given a message; say for whom with --to, and --kind")
        return check(run, file, to, said_kind or "")
    if said_kind is not None:
        raise click.UsageError("--kind goes with --check; give the kind behind WHO")
    if who is None:
        raise click.UsageError("say for whom and what kind (WHO KIND), or give --check FILE")
    if kind is None:
        raise click.UsageError(f"say what kind of message: netnotes draft {quoted(who)} KIND")
    from netnotes.messages.draft import draft
    from netnotes.messages.slots import Given
    from netnotes.views.draft import page

    to_whom = person(run, who)
    second = person(run, other, hint="--other") if other else None
    given = Given(opening, what, minutes, place, time, to, why)
    found = draft(
        run.network, to_whom, kind, run.today, run.settings, given, other=second, anyway=anyway
    )
    if run.json or not found.done:
        run.print_view(page(found))
        return 0 if found.done else 1
    return _give(run, found, mailto=mailto, copy=copy)


def _give(run: Run, found: Draft, *, mailto: bool, copy: bool) -> int:
    """Print the message, as text or as an address, or put it on the clipboard."""
    from netnotes.reporters.plain import plain
    from netnotes.views.draft import as_text

    if mailto:
        from netnotes.messages.mailto import mailto as address_of
        from netnotes.messages.mailto import too_long

        url = address_of(found.address, found.subject, found.text)
        click.echo(url)
        if too_long(url):
            click.echo(
                "netnotes: some mail programs cut an address this long; --copy does not", err=True
            )
    elif copy:
        _to_clipboard(found.text)
        click.echo(plain(f"On the clipboard: {found.subject or found.kind}"))
    else:
        click.echo(plain(as_text(found)), nl=False)
    for note in found.notes:
        click.echo(plain(f"netnotes: {note}"), err=True)
    return 0


def _to_clipboard(text: str) -> None:
    """Put a text on the clipboard. Raises `SystemSaidNoError` where there is none."""
    import pyperclip

    from netnotes.errors import SystemSaidNoError

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        message = (
            "no clipboard can be reached (on Linux it takes wl-copy, xclip or xsel); "
            "leave out --copy and take the text from here"
        )
        raise SystemSaidNoError(message) from None
