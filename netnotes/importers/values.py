"""Values as many sources write them: days, names, lists in a cell, pages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from netnotes.model.values.partial_date import real

#: Three letters are enough to tell a month, in English and in the languages that write it so.
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[. -]+(\d{4}|\d{2})")
_MONTH = re.compile(r"([A-Za-z]{3,9})[. ]+(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})")
#: Years by which some programs say that there is none.
_NO_YEAR = frozenset((1604, 1900, 0))
#: Letters behind a name that tell of degrees and certificates, once a comma has parted them from it.
_CREDENTIAL = re.compile(
    r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z.])[A-Za-z.]{2,9}(?:[-+®™][\w®™]*)*|Dr\.?|Jr\.?|Sr\.?"
)
_PRONOUNS = re.compile(r"\s*\((?:\w+/)+\w+\)$")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
#: Sites where capitals in a path mean nothing, so that a profile is one however it is typed.
_CASELESS = (
    "linkedin.com", "github.com", "gitlab.com", "twitter.com", "x.com", "instagram.com",
    "facebook.com", "threads.net", "snapchat.com",
)  # fmt: skip
_COUNTRY = re.compile(
    r"^(?:www|m|mobile|[a-z]{2})\.(?=linkedin\.com$|facebook\.com$|wikipedia\.org$)"
)


def day_of(text: str, *, month_first: bool = True) -> str:
    """A day as tables write it, in ISO form; '' where it is none, or could be two.

    `05 Mar 2024`, `7-Feb-22`, `5.3.2024`, `2024-03-05`, `20240305`, `3/5/24` (the month first, as Americans do,
    unless `month_first` is off: then only what can be read in one way), `--04-12` and ` --0412`.
    """
    said = text.strip()
    if found := _WORDED.match(said):
        month = _MONTHS.get(found[2][:3].casefold(), 0)
        return _iso(_year(found[3]), month, int(found[1]))
    if found := _YEARLESS.match(said):
        return _iso(0, int(found[1]), int(found[2]))
    if found := _SLASHED.match(said):
        one, two, year = int(found[1]), int(found[2]), _year(found[3])
        if month_first or two > 12 or one == two:
            return _iso(year, one, two)
        return _iso(year, two, one) if one > 12 else ""
    if found := _DOTTED.match(said):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    found = _ISO.match(said)
    return _iso(int(found[1]), int(found[2]), int(found[3])) if found else ""


def date_of(text: str) -> date | None:
    """A whole day, or None."""
    said = day_of(text)
    return date.fromisoformat(said) if said and not said.startswith("--") else None


def month_of(text: str) -> str:
    """`Mar 2020` as `2020-03`, `2020` as it is; '' for anything else."""
    said = text.strip()
    found = _MONTH.fullmatch(said)
    if found:
        month = _MONTHS.get(found[1][:3].casefold(), 0)
        return f"{found[2]}-{month:02}" if month else ""
    return said if re.fullmatch(r"\d{4}", said) else day_of(said)


def _year(text: str) -> int:
    """Two digits are of the last century where the future would be meant otherwise (POSIX: 69)."""
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= 69 else 2000)


def _iso(year: int, month: int, day: int) -> str:
    if year in _NO_YEAR:
        return f"--{month:02}-{day:02}" if real(0, month, day) else ""
    return f"{year:04}-{month:02}-{day:02}" if real(year, month, day) else ""


def tidy_name(text: str) -> str:
    """A name without what was hung onto it: emoji, titles behind a comma, capitals throughout.

    `Ada Lovelace, Ph.D. 🚀` is Ada Lovelace. A comma that parts family and given name stays.
    """
    plain = "".join(c for c in text if unicodedata.category(c)[0] not in "SC" or c in "+&")
    plain = _PRONOUNS.sub("", plain.strip())
    head, *rest = [part.strip() for part in " ".join(plain.split()).split(",")]
    shouted = head.isupper()
    kept = [p for p in rest if p and (shouted or not all(map(_is_credential, p.split())))]
    suffix = [part for part in rest if part.casefold() in _SUFFIXES]
    name = ", ".join([head, *kept]) + "".join(f" {part}" for part in suffix)
    if name.isupper() and " " in name and len(name) > 4:
        name = " ".join("-".join(p.capitalize() for p in w.split("-")) for w in name.split())
    return name.strip(" -|•·,/")


def _is_credential(word: str) -> bool:
    return bool(_CREDENTIAL.fullmatch(word.strip("().|")))


def joined(*parts: str) -> str:
    """Parts of a name or an address that say something, with a blank between."""
    return " ".join(" ".join(part.split()) for part in parts if part.strip())


def several(cell: str, separator: str = ":::") -> list[str]:
    """The values of a cell that holds more than one."""
    return [part.strip() for part in cell.split(separator) if part.strip()]


def web(text: str) -> str:
    """A page with its scheme; '' where it is no address of the web."""
    said = text.strip().replace("\\:", ":", 1)  # some programs escape the colon
    if re.match(r"https?:", said, re.IGNORECASE):
        return said
    return f"https://{said}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", said) else ""


@lru_cache(maxsize=50_000)
def profile_key(url: str) -> str:
    """What tells whether two addresses are one page: `linkedin.com/in/zoë-brandt`.

    Scheme, `www`, what stands behind `?`, and a slash at the end mean nothing; neither do capitals
    where the site does not mind them.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    host = _COUNTRY.sub("", host)
    path = unicodedata.normalize("NFC", unquote(parts.path)).rstrip("/")
    caseless = any(host == site or host.endswith(f".{site}") for site in _CASELESS)
    query = "" if caseless or not parts.query else f"?{parts.query}"
    return f"{host}{path.casefold() if caseless else path}{query}" if host else ""


def site_of(key: str) -> str:
    """The site of a profile where everyone has one page: two of them are two people. '' elsewhere."""
    host = key.partition("/")[0]
    return host if host in _CASELESS and "/" in key else ""


def label_of(url: str) -> str:
    """What a page is called in a note: the site's name where many have one, else `website`."""
    host = profile_key(url).partition("/")[0]
    site = next((s for s in _CASELESS if host == s or host.endswith(f".{s}")), "")
    return {"x.com": "x"}.get(site) or site.partition(".")[0] or "website"
