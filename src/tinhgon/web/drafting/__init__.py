"""The scheme workspace: drafts written step by step, with what each edit would do shown at once.

``fields`` makes the form of a verb from its published schema; ``picking`` offers the rows that a field may name, in the tree, by
search, and on the map; ``workspace`` is the page of one draft.
"""
