"""From findings to a plan: what to do, in which order."""
