"""The only door of the typesetter to the outside: the bundled fonts and a brand's files, by name, and nothing else.

Importing this module imports WeasyPrint; call `assess.report.libraries.load_weasyprint` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from assess.report.brand_style import TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEME = "assess:"


class RefusedError(ValueError):
    """Something other than a bundled font was asked for."""


class BundledFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the bundled fonts and a brand's bytes under the private scheme `assess:`; refuses every other address."""

    def __init__(self, fonts: Path, assets: tuple[tuple[str, bytes], ...] = ()) -> None:
        """Take the folder the fonts lie in; only files found there now can be asked for. assets: bytes by name."""
        super().__init__(allowed_protocols=frozenset(), allow_redirects=False)
        self._fonts = {f"{SCHEME}fonts/{font.name}": font for font in sorted(fonts.glob("*.[ot]tf")) if font.is_file()}
        self._assets = {f"{SCHEME}{name}": content for name, content in assets}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - inherited shape
        """Return a bundled font or an asset; raise `RefusedError` for anything else."""
        if url in self._assets:
            kind = TYPES[url[url.rindex(".") :].lower()]
            return URLFetcherResponse(url, self._assets[url], {"Content-Type": kind})
        font = self._fonts.get(url)
        if font is None:
            raise RefusedError("a report reaches nothing but its own fonts")
        return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": TYPES[font.suffix]})
