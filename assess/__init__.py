"""Interview a company about decentralising, score it as ranges, and print a rollout plan."""

__version__ = "0.1.0"
