"""Reading dossiers: where one stands, what it lacks for its next step, whom it affects, what was said about it, how it is followed."""
