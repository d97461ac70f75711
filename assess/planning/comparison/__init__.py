"""What changed between an earlier state of a client and today's: in what is so, and in what is known of it."""
