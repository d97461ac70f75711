"""Tests of the instrument's models, its loader and its lint."""
