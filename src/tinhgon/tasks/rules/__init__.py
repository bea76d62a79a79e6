"""Pure: what an order must say (`order`), how a task stands and what it takes (`life`)."""
