"""The wizard's screens, one a module."""
