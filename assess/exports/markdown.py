"""Documents in Markdown, from templates in which whatever is filled in is plain text and nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from assess.exports.cells import kept
from assess.report.appendices.blank import Blank
from assess.report.html import environment

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# What means something in CommonMark or GitHub's Markdown wherever it stands: emphasis, code, links, pictures, HTML,
# table cells, struck text, formulas and entities, and the marks by which an address becomes a link of itself.
_ANYWHERE = re.compile(r"[\\`*_\[\]{}<|~$]|&(?=#?\w+;)|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.", re.IGNORECASE)
# What means something at the start of a line: headings, quotations, lists, rules, definitions.
_AT_START = re.compile(r"[#>+=:-]|[0-9]{1,9}(?=[.)](?:\s|$))")


def plain(text: str) -> str:
    r"""Return text as Markdown that reads as just that text, on one line: "\*not bold\*", "1\. no list"."""
    flat = " ".join(kept(text).split())
    marked = _ANYWHERE.sub(lambda found: f"\\{found[0]}", flat)
    start = _AT_START.match(marked)
    if start is None:
        return marked
    return f"{start[0]}\\{marked[start.end() :]}" if start[0][0].isdigit() else f"\\{marked}"


def blank(question: str) -> Markup:
    """Return a place to write what nobody has said yet, and the question that asks for it, if one does."""
    return Markup("______ (not yet known: question %s)") % question if question else Markup("______")


def rendered(template: str, **values: object) -> bytes:
    """Return a document of `report_templates/exports`, filled in; every text in it is escaped as it is put in."""
    page = _templates().get_template(f"exports/{template}").render(**values)
    return (re.sub(r"\n{3,}", "\n\n", page).strip() + "\n").encode()


@cache
def _templates() -> ImmutableSandboxedEnvironment:
    """Return the report's environment with Markdown's escaping in place of HTML's.

    What `_escaped` returns counts as safe, so that the environment's own escaping, for HTML, leaves it alone.
    """
    return environment().overlay(finalize=_escaped, bytecode_cache=None)


def _escaped(value: object) -> Markup:
    if isinstance(value, Blank):
        return Markup(f"{plain(value.before)} ".lstrip()) + blank(value.ref.number if value.ref else "")  # noqa: S704 - escaped
    return value if isinstance(value, Markup) else Markup(plain(str(value)))  # noqa: S704 - escaped for Markdown
