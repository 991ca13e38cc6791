"""The site, in the browser on this machine."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, in_network


class Address(click.ParamType[str]):
    """An address of this machine, in numbers; a name would be looked up elsewhere."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address as it is usually written."""
        import ipaddress

        try:
            return value and str(ipaddress.ip_address(value.strip("[]")))
        except ValueError:
            self.fail(
                f"{value} is no address; write it in numbers, such as 192.168.1.5", param, ctx
            )


ADDRESS = Address()


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="N", help="The port.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@click.option(
    "--listen", type=ADDRESS, default="", metavar="ADDRESS",
    help="Let other machines in: whoever reaches ADDRESS reads every note, without a password.",
)  # fmt: skip
@click.option(
    "--no-fast",
    "plain",
    is_flag=True,
    help="Let MkDocs make every page before the first is served, and all of them anew at each change.",
)
@in_network
def command(run: Run, *, port: int, open_: bool, listen: str, plain: bool) -> None:
    r"""Serve the site to this machine only, and show a changed note at once.

    What is sent to other machines, with `--listen`, can be read on its way by whoever carries it.

    \b
    Example:
      netnotes serve --open
    """
    from mkdocs_netnotes.run import LOOPBACK, serve

    run.lenient_settings.refuse_wrong()
    today = run.today if run.said_today else None
    listen = listen or LOOPBACK
    serve(run.root, port=port, open_=open_, today=today, listen=listen, plain=plain)
