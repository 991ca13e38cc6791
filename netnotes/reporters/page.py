"""Views as one HTML file that needs nothing else: for a telephone, on paper, without a network.

It loads nothing and runs nothing, and a policy in it says so to the browser as well. Whatever a note
holds is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from netnotes.reporters.plain import plain
from netnotes.sentences import say, spoken
from netnotes.views.view import (
    Bullets,
    Card,
    Cards,
    Day,
    Facts,
    Inline,
    Link,
    Paragraph,
    Plain,
    Prose,
    Quiet,
    Strong,
    Table,
    Text,
    Timeline,
    View,
    plainly,
)

#: By this an older page of ours is known, which a newer one may take the place of.
MARK = '<meta name="generator" content="netnotes">'

_WEB = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20]+", re.IGNORECASE)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2327; --quiet: #5b6570; --paper: #fbfaf7; --card: #fff;
  --line: #dcd8cf; --lead: #1f5f5b; --warm: #8a4b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --quiet: #a3abb3; --paper: #15181b;
  --card: #1d2124; --line: #363c42; --lead: #7fcfc6; --warm: #f0b866; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
article + article { margin-top: 3rem; padding-top: 2rem; border-top: 2px solid var(--line); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: .95rem; color: var(--lead); margin: 1.5rem 0 .4rem; }
p { margin: 0 0 .75rem; }
ul { margin: 0; padding-left: 1.15rem; }
li { margin: 0 0 .4rem; }
dl { margin: 0; display: grid; grid-template-columns: fit-content(6.5rem) 1fr; }
dl > div { display: contents; }
dt, dd { margin: 0; padding: .35rem 0; border-top: 1px solid var(--line); }
dl > div:first-child > * { border-top: 0; }
dt { color: var(--quiet); font-variant-numeric: tabular-nums; padding-right: .75rem; }
a { color: var(--lead); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-top: 1px solid var(--line); }
.quiet { color: var(--quiet); }
.warning { color: var(--warm); }
nav ul { list-style: none; padding: 0; }
nav a { display: inline-block; padding: .3rem 0; }
@media (min-width: 60rem) { body { font-size: 1.0625rem; } main { padding-top: 2.5rem; } }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --card: #fff;
  --line: #bbb; --lead: #000; --warm: #000; }
  body { font-size: 9.5pt; line-height: 1.3; } main { max-width: none; padding: 0; }
  article { columns: 2; column-gap: 1.5rem; } h1 { column-span: all; font-size: 15pt; }
  nav { display: none; } article + article { break-before: page; border: 0; margin: 0; padding: 0; }
  h2 { break-after: avoid; margin-top: .8rem; } li, dt, dd { break-inside: avoid; } }
"""


def render(views: Sequence[View], title: str) -> str:
    """One file with these views, below each other."""
    articles = "\n".join(_article(view, number) for number, view in enumerate(views, 1))
    contents = _contents(views) if len(views) > 1 else ""
    return f"""<!DOCTYPE html>
<html lang="{escape(spoken().language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
{MARK}
<title>{_said(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{contents}{articles}
</main>
</body>
</html>
"""


def _contents(views: Sequence[View]) -> str:
    items = "".join(
        f'<li><a href="#page-{number}">{_said(view.title)}</a></li>'
        for number, view in enumerate(views, 1)
    )
    return f'<nav aria-label="{_said(say("Pages"))}"><ul>{items}</ul></nav>\n'


def _article(view: View, number: int) -> str:
    parts = [f"<h1>{_said(view.title)}</h1>"]
    for block in plainly(view.blocks):
        html = _block(block)
        if html:
            title = getattr(block, "title", "")
            head = f"<h2>{_said(title)}</h2>\n" if title else ""
            parts.append(f"{head}{html}")
    return f'<article id="page-{number}">\n' + "\n".join(parts) + "\n</article>"


def _said(text: str) -> str:
    """A text as HTML: escaped, and without characters that turn a line or hide."""
    return escape(plain(text))


def _text(text: Text) -> str:
    return "".join(_inline(part) for part in text).strip()


def _inline(part: Inline) -> str:
    if isinstance(part, str):
        return _said(part)
    if isinstance(part, Link):
        return _link(part)
    if isinstance(part, Strong):
        return f"<strong>{_said(part.text)}</strong>"
    if isinstance(part, Quiet):
        return f'<span class="quiet">{_said(part.text)}</span>'
    if isinstance(part, Day):
        return f'<time datetime="{escape(part.iso)}">{_said(part.text)}</time>'
    return f"<code>{_said(part.text)}</code>"


def _link(link: Link) -> str:
    """A link that leads out where it leads to the web, by mail or telephone; else the words alone."""
    if link.kind == "url" and _WEB.fullmatch(link.to):
        return f'<a href="{escape(link.to)}" rel="noopener noreferrer">{_said(link.text)}</a>'
    return "" if link.kind == "place" else f"<strong>{_said(link.text)}</strong>"


def _block(block: Plain) -> str:
    if isinstance(block, Paragraph):
        kind = ' class="warning"' if block.tone else ""
        return f"<p{kind}>{_text(block.text)}</p>" if block.text else ""
    if isinstance(block, Bullets):
        return _list(map(_text, block.items)) or _empty(block.empty)
    if isinstance(block, Facts):
        rows = "".join(
            f"<div><dt>{_said(label)}</dt><dd>{_text(text)}</dd></div>"
            for label, text in block.rows
        )
        return f"<dl>{rows}</dl>" if rows else ""
    if isinstance(block, Cards):
        return _list(map(_card, block.cards)) or _empty(block.empty)
    if isinstance(block, Table):
        return _table(block) if block.rows else _empty(block.empty)
    if isinstance(block, Timeline):
        said = (_said(f"{m.day} {m.channel}: {m.text}") for m in block.moments)
        return _list(said) or _empty(block.empty)
    assert isinstance(block, Prose)
    return "".join(
        f"<p>{_said(' '.join(lines))}</p>"
        for there, lines in groupby(block.source.strip("\n").split("\n"), key=bool)
        if there
    )


def _empty(text: str) -> str:
    return f"<p>{_said(text)}</p>" if text else ""


def _card(card: Card) -> str:
    lines = [
        _text(card.head),
        *(_text(line) for line in (*card.lines, card.step, card.log) if line),
    ]
    return "<br>".join(lines)


def _list(items: Iterable[str]) -> str:
    found = list(items)
    if len(found) == 1:
        return f"<p>{found[0]}</p>"
    html = "".join(f"<li>{item}</li>" for item in found)
    return f"<ul>{html}</ul>" if html else ""


def _table(block: Table) -> str:
    head = "".join(f"<th>{_said(column)}</th>" for column in block.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
