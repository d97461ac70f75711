"""The line that goes first: screens, value, the contest of weights, and what is said of it all."""
