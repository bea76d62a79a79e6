"""Pure: what a dossier goes by. The procedure, anchors of opinions, votes, who is placed where, entitlements, surplus, guard-rails."""
