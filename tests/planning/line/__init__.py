"""Tests of the choice of line: `assess.planning.line`."""
