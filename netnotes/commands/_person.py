"""WHO as a person to write to: somebody else, and no organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from netnotes.commands._shared import Run
    from netnotes.model.person import Person


def person(run: Run, name: str, *, hint: str = "WHO") -> Person:
    """The person that `name` means. Raises `click.BadParameter` for organizations and myself."""
    from netnotes.model.person import Person

    found = run.who(name)
    if not isinstance(found, Person):
        message = f"{found.called} is an organization; name a person"
        raise click.BadParameter(message, param_hint=hint)
    if found is run.network.me:
        raise click.BadParameter("that is you; name somebody else", param_hint=hint)
    return found


def refuse_unread(found: Person, *, hint: str = "WHO") -> None:
    """Raise `click.BadParameter` for a note that cannot be read: nothing may be concluded from it."""
    if found.broken:
        message = f"{found.path} cannot be read as it stands; `netnotes check` says why"
        raise click.BadParameter(message, param_hint=hint)
