"""The rows behind a pack, kind by kind: plain values with a key that is the same in every pack and the code that opens the source."""
