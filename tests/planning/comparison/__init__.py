"""Tests of what changed since an earlier state."""
