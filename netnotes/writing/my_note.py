"""The setting `me`, which names my own note, changed where it stands in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable

from netnotes.config import CONFIG_NAME, Settings, read_settings
from netnotes.errors import RefusedError
from netnotes.model.edits.scalars import scalar
from netnotes.model.edits.source import Splice, splice

_BOM = "\ufeff"


def now_called(settings: Settings, slug: str) -> Callable[[bytes], bytes]:
    """Let `me` be `slug`: gives the new bytes of mkdocs.yml from its old ones.

    Raises `RefusedError` where it is not written so that it can be changed alone.
    """
    was = settings.me

    def make(raw: bytes) -> bytes:
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            raise _refusal(was) from None
        bom = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        values, _ = read_settings(text)
        if values.get("me") != was or "me" not in values["@"]:
            raise _refusal(was)
        line, column, end_line, end_column = values["@"]["me"][1]
        starts = [0]
        for one in text.split("\n"):
            starts.append(starts[-1] + len(one) + 1)
        change = Splice(starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1, "")
        if "!" in text[starts[line - 1] : change.end]:  # a tag: it is made of something else
            raise _refusal(was)
        mark = text[change.start : change.start + 1]
        new = scalar(slug, flow=True, mark="'" if mark == "'" else "", quoted=mark in ("'", '"'))
        after = splice(text, [change._replace(text=new)])
        now, _ = read_settings(after)
        if _said(now) != {**_said(values), "me": slug}:
            raise _refusal(was)
        return (bom + after).encode()

    return make


def _said(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != "@"}


def _refusal(was: str) -> RefusedError:
    return RefusedError(
        f"{CONFIG_NAME}: it names your own note, {was}, in a way that cannot be changed alone; write "
        "the new name there by hand, with `--slug` of the same name. Nothing was written."
    )
