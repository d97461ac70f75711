"""Writing what is drawn on a page in fewer bytes."""

from __future__ import annotations

import re
from itertools import groupby

import pydyf  # type: ignore[import-untyped]

_NO_STEP, _NO_STEP_LAST, _NO_GLYPHS = b">0<", b">0]", b"<>"
_BEYOND_A_THOUSANDTH = re.compile(rb"(\.\d{3})\d+(?=[^\n]*(?<!cm)$)", re.MULTILINE)
# The edge of a box, as the typesetter draws it: its look, where it begins and where it ends.
_EDGE = (
    rb"/Artifact\nBMC\nq\nq\n((?:/\S+ gs\n)?(?:[\d.]+ [\d.]+ [\d.]+ RG\n)?[\d.]+ w\n)"
    rb"(\S+) (\S+) m\n(\S+) (\S+) l\nS\nQ\nQ\nEMC\n"
)
_ONE_EDGE = re.compile(_EDGE)
_EDGES = re.compile(rb"(?:" + _EDGE + rb"){2,}")


def shorten(page: pydyf.Stream) -> None:
    """Write places to a thousandth, glyphs that stand where the one before ends as one run, and edges in one go."""
    written = b"\n".join(pydyf._to_bytes(item) for item in page.stream)  # noqa: SLF001 - as it will be written
    runs = written.replace(_NO_STEP, b"").replace(_NO_STEP_LAST, b">]").replace(_NO_GLYPHS, b" ")
    page.stream = [_EDGES.sub(_as_one, _BEYOND_A_THOUSANDTH.sub(rb"\1", runs))]


def _as_one(edges: re.Match[bytes]) -> bytes:
    """Draw edges that follow each other as one artifact, and level ones of a look that meet in one line."""
    drawn = [b"/Artifact\nBMC\n"]
    for look, alike in groupby(_ONE_EDGE.findall(edges[0]), key=lambda edge: edge[0]):
        lines: list[tuple[bytes, ...]] = []
        for _, *line in alike:
            left, level, right, end = line
            if lines and level == end and lines[-1][1:] == (level, left, level):
                lines[-1] = (lines[-1][0], level, right, level)
            else:
                lines.append((left, level, right, end))
        drawn += [b"q\n", look, *(b"%b %b m\n%b %b l\n" % line for line in lines), b"S\nQ\n"]
    return b"".join((*drawn, b"EMC\n"))
