"""Pure: what kinds of problems can be kept, how each is read from wishes and solved, and how a kept plan is read."""
