"""The interview: one state machine for every front end, over the client's file. It asks; it never scores."""
