"""The wizard's own widgets, one a module."""
