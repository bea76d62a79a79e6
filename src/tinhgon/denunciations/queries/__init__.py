"""Reading denunciations: who is named, what a code opens, what stands where. None of it opens a seal."""
