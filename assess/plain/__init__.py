"""The interview as plain lines of text: for screen readers, narrow terminals and people who like it so."""

from assess.plain.session import run

__all__ = ["run"]
