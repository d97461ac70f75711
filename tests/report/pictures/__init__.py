"""Tests of the report's pictures."""
