"""Any input keeps the laws: each target is thrown seeds with wounds, and what was found once.

The search itself, led by coverage and for as long as one likes, is `fuzz.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import fuzz  # noqa: E402  (its folder is known only now)
import fuzz_seeds  # noqa: E402

#: Examples of each target, beside all its seeds: so many take a second or two.
EXAMPLES = {"pages": 30, "plan": 100, "sources": 200}


@st.composite
def wounded(draw: st.DrawFn, seeds: list[bytes], bits: tuple[bytes, ...]) -> bytes:
    """A seed with some of it taken out, put elsewhere, or replaced by what means something."""
    raw = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 5))):
        begin = draw(st.integers(0, len(raw)))
        end = min(len(raw), begin + draw(st.integers(0, 40)))
        what = draw(st.sampled_from(bits) | st.binary(max_size=4) | st.just(raw[end : end + 30]))
        raw = raw[:begin] + what * draw(st.sampled_from([1, 1, 1, 3, 50])) + raw[end:]
    return raw


@pytest.mark.parametrize("name", fuzz.names())
def test_any_input_keeps_the_laws(name: str) -> None:
    module: ModuleType = fuzz.target(name)

    @settings(
        max_examples=EXAMPLES.get(name, 300), database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(wounded(module.SEEDS, module.BITS))
    def tried(raw: bytes) -> None:
        module.try_one(raw)

    tried()


def test_seeds_and_what_was_found_touch_nothing_and_take_no_time() -> None:
    """In a process that hears of every file, process and connection."""
    done = subprocess.run(
        [sys.executable, str(HERE / "fuzz.py")], capture_output=True, text=True, timeout=600, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    for name in fuzz.names():
        assert f"{name}: " in done.stdout
    print(done.stdout)


def test_the_seeds_get_to_where_it_matters() -> None:
    """A target whose every input is refused at the door would prove nothing."""
    import in_memory

    from netnotes.errors import NetnotesError

    people = refused = 0
    for raw in fuzz_seeds.imports():
        try:
            people += sum(1 for one in in_memory.read(raw) if hasattr(one, "emails"))
        except NetnotesError:
            refused += 1
    assert people > 150
    assert refused < len(fuzz_seeds.imports()) / 2


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The laws are not blind: an edit that drops a byte elsewhere, and a reader that raises, are told."""
    from netnotes.model import edit

    really = edit.set_field
    monkeypatch.setattr(edit, "set_field", lambda *args: really(*args)[:-1])
    with pytest.raises(AssertionError):
        fuzz.target("fields").try_one(b"\0city\0Rome\0---\nname: A\n---\nText.\n")
    insert = edit.insert_log_entry
    monkeypatch.setattr(edit, "insert_log_entry", lambda *args: insert(*args).replace(b"T", b""))
    with pytest.raises(AssertionError):
        fuzz.target("body").try_one(b"\0Log\0- 2026-11-05 coffee\0---\nname: A\n---\nText.\n")
