"""Which folder is a network, and what its settings take from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.config import find_root, load_settings, read_settings
from netnotes.errors import NoNetworkError


@pytest.mark.parametrize(
    "config",
    [
        "plugins: [netnotes]",
        "plugins:\n  - search\n  - netnotes:\n      me: ada\n",
        "plugins: {search: {}, netnotes: {me: ada}}",
        "plugins:\n  - netnotes:\n",
        "plugins: [netnotes: {me: ada}]\nhooks: !!python/name:os.system\n",
        "plugins: [netnotes\nit is: [broken",
    ],
)
def test_a_folder_whose_settings_name_the_plugin_is_a_network(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "sub").mkdir()
    assert find_root(tmp_path / "sub") == tmp_path


@pytest.mark.parametrize(
    "config",
    [
        "site_name: How netnotes is made",
        "plugins: [search]  # not netnotes",
        "plugins: [netnotes-extra]",
        "plugins:\n  - other: {about: netnotes}",
        "extra: {plugins: [netnotes]}",
        "- netnotes",
        "netnotes",
        "",
    ],
)
def test_the_word_alone_makes_no_network(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    with pytest.raises(NoNetworkError):
        find_root(tmp_path)


@pytest.mark.parametrize(
    ("written", "environment", "me"),
    [
        ("!ENV WHO_AM_I", {"WHO_AM_I": "ada"}, "ada"),
        ("!ENV WHO_AM_I", {}, ""),
        ("!ENV [WHO_AM_I]", {"WHO_AM_I": "ada"}, "ada"),
        ("!ENV [WHO_AM_I, karthik]", {}, "karthik"),
        ("!ENV [WHO_AM_I, karthik]", {"WHO_AM_I": "ada"}, "ada"),
        ("!ENV [WHO_AM_I, SOMEONE, karthik]", {"SOMEONE": "bo"}, "bo"),
        ("!ENV [WHO_AM_I, SOMEONE, karthik]", {"SOMEONE": "bo", "WHO_AM_I": "ada"}, "ada"),
        ("!ENV []", {}, ""),
        ("!ENV [WHO_AM_I, ~]", {}, ""),
    ],
)
def test_settings_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    written: str,
    environment: dict[str, str],
    me: str,
) -> None:
    for name in ("WHO_AM_I", "SOMEONE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - netnotes:\n      me: {written}\n", "utf-8")

    settings = load_settings(tmp_path)

    assert (settings.me, settings.problems) == (me, [])


def test_what_the_environment_holds_is_judged_like_any_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HORIZON", "soon")
    values, problems = read_settings("plugins:\n  - netnotes:\n      horizon: !ENV [HORIZON, 7]\n")
    assert "horizon" not in values
    assert [problem.span[:2] for problem in problems] == [(3, 16)]


def test_no_other_tag_is_ever_read(monkeypatch: pytest.MonkeyPatch) -> None:
    values, _ = read_settings("plugins:\n  - netnotes:\n      me: !!python/name:os.getcwd\n")
    assert not values.get("me")
