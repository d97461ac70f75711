"""The client's file."""
