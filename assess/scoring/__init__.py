"""Pure functions from answers to what they mean: ranges, gates, mistakes, fit, next questions, levers."""
