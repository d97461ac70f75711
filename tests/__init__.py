"""The promises of assess, each at the lowest level that can show it."""
