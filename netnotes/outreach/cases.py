"""People on a day, each looked at once: what one page found out about somebody, the next one knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.standing import Standing


class Cases(dict[Person, Case]):
    """The case of each person who was asked for: `cases[person]` makes it where there is none yet."""

    def __init__(self, network: Network, today: date, settings: Settings) -> None:
        super().__init__()
        self.network = network
        self.today = today
        self.settings = settings

    def __getitem__(self, person: Person) -> Case:
        """The case of a person."""
        self.network.looked_at_case(person)
        return super().__getitem__(person)

    def __missing__(self, person: Person) -> Case:
        case = self[person] = Case(self.network, person, self.today, self.settings)
        return case


def standings(
    network: Network, people: Iterable[Person], today: date, settings: Settings
) -> list[Standing]:
    """How well we know each of many."""
    cases = cases_on(network, today, settings)
    return network.each("standing", people, lambda person: cases[person].standing)


def cases_on(network: Network, today: date, settings: Settings) -> Cases:
    """The cases of a day, shared by all pages that look at somebody on it."""
    key = ("cases", today, settings.fingerprint())
    return network.once(key, lambda: Cases(network, today, settings))
