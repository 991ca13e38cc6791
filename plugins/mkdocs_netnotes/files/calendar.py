"""The calendar that a program on this machine can subscribe to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.exporters.calendar import export
from netnotes.views.calendar import FILE

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site

PATH = FILE


def make(site: Site) -> bytes:
    """Meetings with their alarms, birthdays, and what comes round."""
    snapshot = site.snapshot
    return export(snapshot.network, snapshot.today, snapshot.settings)
