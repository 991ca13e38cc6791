"""The site, written to a folder."""

from __future__ import annotations

from pathlib import Path

import click

from netnotes.commands._shared import Run, in_network


@click.command()
@click.option("--strict", is_flag=True, help="Fail where a note has an error.")
@click.option(
    "-d", "--site-dir", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write to DIR instead of site/.",
)  # fmt: skip
@click.option(
    "--no-fast",
    "plain",
    is_flag=True,
    help="Let MkDocs make every page by itself: the same pages, more slowly.",
)
@in_network
def command(run: Run, *, strict: bool, site_dir: Path | None, plain: bool) -> None:
    r"""Write the site, for you only: nobody else can read it, and git ignores it.

    \b
    Example:
      netnotes build --strict
    """
    from mkdocs_netnotes.run import build

    run.lenient_settings.refuse_wrong()
    today = run.today if run.said_today else None
    folder = site_dir and site_dir.resolve()
    build(run.root, site_dir=folder, strict=strict, today=today, plain=plain)
    run.over = True
