"""The only door of the typesetter to the outside: the fonts of the template folder, by name, and nothing else.

Importing this module imports WeasyPrint; call `assess.report.libraries.load_weasyprint` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEME = "assess:"


class RefusedError(ValueError):
    """Something other than a bundled font was asked for."""


class BundledFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the bundled fonts under the private scheme `assess:`; refuses every other address."""

    TYPES: ClassVar[Mapping[str, str]] = {".otf": "font/otf"}

    def __init__(self, fonts: Path) -> None:
        """Take the folder the fonts lie in; only files found there now can be asked for."""
        super().__init__(allowed_protocols=frozenset(), allow_redirects=False)
        self._fonts = {f"{SCHEME}fonts/{font.name}": font for font in sorted(fonts.glob("*.otf")) if font.is_file()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - inherited shape
        """Return a bundled font; raise `RefusedError` for anything else."""
        font = self._fonts.get(url)
        if font is None:
            raise RefusedError("a report reaches nothing but its own fonts")
        return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": self.TYPES[font.suffix]})
