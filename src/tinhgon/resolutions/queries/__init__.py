"""Reading resolutions, always as of a day: lists within one scope, one document with its clauses, what follows from it."""
