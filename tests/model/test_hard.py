"""The words of a hard time: what tells of one, and what only sounds alike."""

from __future__ import annotations

import pytest

from netnotes.model.hard import tells_of_a_hard_time

HARD = """
her mother died on 2 November
his best friend Tom has died
Grandma Rosa died
Rosa died last night
their dog died, fifteen years old
his father passed away
passed away in her sleep
her brother took his own life
the death of her sister
her mother’s death, and the flat to clear
his death has left them without words
buried her grandmother in Porto
she's dying
dying; wants no visitors but family
his wife is seriously ill
bereaved in spring
was widowed in May
a miscarriage, she told me herself
their son was stillborn
his father had a heart attack
her mother has had a stroke
lost the baby
lost her mum
lost his job
was laid off in the March round
got fired on Friday
was made redundant
evicted? no: was evicted on Monday
his grandfather’s funeral on Tuesday
the funeral is on Tuesday
chemotherapy until July
diagnosed with cancer
waiting for the result on the tumour
leukaemia came back
his father has dementia
in hospital since Monday
was rushed to hospital
went into hospital on Sunday
is in the hospital with her back
moved into a hospice
in intensive care
fell ill in Delhi
grieving for her mother; cannot sleep
in mourning
he and Sofia separated
he and Sofia have split up
they separated in June
separated from her husband
his separation, and who keeps the flat
getting divorced
a divorce after twenty years
broke up with Ana
is very depressed
fell into a depression
was completely burnt out
a burnout, on leave until spring
Dead tired, and his mother is dying
"""
NOT_HARD = """
moved to Faro for the quiet
had a baby, Zé Maria
a deadline, and a diet
works in cancer research now
new post at the hospital
started as a nurse in the hospital
separation of concerns in a grown code base
separated the storage layer from the index
the services are separated now
his laptop died the day before the talk
the old server died, and nobody noticed
dying to see the new film
dying for a holiday
a stroke of luck with the flat
how to find dead code
the death march at work is over
reading a novel on grief
a podcast about divorce law
the break-up of the monolith
breaking up the pull request
broke up the meeting early
a marathon for a cancer charity
talk on burnout at the meetup
burned out two brake pads on the descent
the Great Depression, and what came after
lost her keys in the river
lost the race by a second
lost touch with the old team
still learning the cello
stillness, and how to find it
fired up about the new job
fired the clay in her own kiln
buried in work until June
how to kill a zombie process
killed it on stage
an illness insurance
a skilled illustrator
distressed leather
is ill at ease with the new tool
depressed keys on the piano repair project
studies dementia in Leipzig
palliative care is her new role
the funeral home is a client now
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("said", lines(HARD))
def test_it_tells_of_a_hard_time(said: str) -> None:
    assert tells_of_a_hard_time(said)
    assert tells_of_a_hard_time(f"{said}, as I heard by way of Bo")


@pytest.mark.parametrize("said", lines(NOT_HARD))
def test_it_only_sounds_alike(said: str) -> None:
    assert not tells_of_a_hard_time(said)
    assert not tells_of_a_hard_time(said.capitalize())


@pytest.mark.parametrize(
    "token", ["mother a ", "her ", "’s ", "die ", "mum\n", "separated from ", "lost the "]
)
def test_a_line_without_end_is_looked_through(token: str) -> None:
    assert not tells_of_a_hard_time(token * 20_000)
    assert tells_of_a_hard_time(f"{token * 20_000}; her mother died")
