"""The only writers of the room. Each act takes the mandate under which it is done."""
