"""Tests of the wizard: `assess.tui`."""
