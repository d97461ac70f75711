"""The state machine of the interview."""
