"""Tests of the board edition."""
