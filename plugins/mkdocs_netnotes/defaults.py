"""What a site gets unless its mkdocs.yml says otherwise, and what no site of notes may have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue

from netnotes.sentences import ENGLISH, say, spoken

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FEATURES = [
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "navigation.path",
    "navigation.indexes",
    "search.highlight",
    "search.suggest",
    "toc.follow",
]
ASSETS = "assets/netnotes"
SCRIPT = f"{ASSETS}/netnotes.js"
#: Where the theme keeps its own words, a file a language.
_WORDS = "partials/languages"
_COLORS = {"primary": "custom", "accent": "custom"}


def overrides_dir() -> Path:
    """Our templates, styles and scripts: inside the wheel, or beside the checkout."""
    packaged = Path(__file__).parent / "overrides"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "site-overrides"


def palette() -> list[dict[str, Any]]:
    """Light and dark as the system has it, with a button that goes round."""
    light, dark = "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"
    return [
        {
            "media": "(prefers-color-scheme)",
            "toggle": {
                "icon": "material/brightness-auto",
                "name": escape(say("Colours follow the system; switch to light")),
            },
            **_COLORS,
        },
        {
            "media": light,
            "scheme": "default",
            "toggle": {
                "icon": "material/weather-sunny",
                "name": escape(say("Light; switch to dark")),
            },
            **_COLORS,
        },
        {
            "media": dark,
            "scheme": "slate",
            "toggle": {
                "icon": "material/weather-night",
                "name": escape(say("Dark; switch to follow the system")),
            },
            **_COLORS,
        },
    ]


def speak(config: MkDocsConfig) -> None:
    """Let the theme's own words be of the language that is spoken, unless mkdocs.yml names another.

    A theme that does not know the language stays with its English.
    """
    theme = config.theme
    if theme.name != "material" or theme.get("language") != ENGLISH:
        return
    said = spoken().language.replace("_", "-")
    known = {path.stem for folder in theme.dirs for path in Path(folder, _WORDS).glob("*.html")}
    theme["language"] = next((x for x in (said, said.split("-")[0]) if x in known), ENGLISH)


def apply(config: MkDocsConfig) -> None:
    """Fill in what the user left out, and take away what would ask another host for something."""
    theme = config.theme
    # Behind the user's own folder and before the theme: any template of ours can be replaced.
    theme.dirs.insert(1 if theme.custom_dir else 0, str(overrides_dir()))
    if f"{ASSETS}/netnotes.css" not in config.extra_css:
        config.extra_css.insert(0, f"{ASSETS}/netnotes.css")
    if SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
    if theme.name == "material":
        _material(config)
    _private(config)
    _as_text(config)


def _material(config: MkDocsConfig) -> None:
    theme = config.theme
    if not theme.get("features"):
        theme["features"] = list(FEATURES)
    if not theme.get("palette"):
        theme["palette"] = palette()
    icons = dict(theme.get("icon") or {})
    icons.setdefault("logo", "material/account-group")
    theme["icon"] = icons
    if theme["favicon"] == "assets/images/favicon.svg":
        theme["favicon"] = f"{ASSETS}/icon.svg"


def _as_text(config: MkDocsConfig) -> None:
    """What is a text in mkdocs.yml is one on the pages: the theme would write it down as HTML."""
    for key in ("site_name", "site_description", "site_author"):
        if config[key]:
            config[key] = escape(config[key])


def _private(config: MkDocsConfig) -> None:
    """Nothing is loaded from anywhere else, and the site tells nobody where it came from."""
    config.theme["font"] = False
    config.extra["generator"] = False
    for key in ("analytics", "consent", "social"):
        config.extra.pop(key, None)
    # The theme would ask the forge about the repository, whose very name is private.
    config.repo_url = config.repo_name = None
    config.edit_uri = config.edit_uri_template = None
