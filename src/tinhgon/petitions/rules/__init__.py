"""Pure rules of petitions: what makes one fit, how alike two are, when a head is due to receive."""
