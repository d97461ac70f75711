"""Tests of the files that a plan is exported into."""
