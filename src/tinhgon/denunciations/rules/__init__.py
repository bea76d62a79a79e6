"""Pure: what the law says of denunciations, what is sealed as which bytes, and files without what they tell of their maker."""
