"""Performance against a pass-through, and the scripted upstream that tests and evals use too. Not in the wheel."""
