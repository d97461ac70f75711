"""Tests of the squad."""
