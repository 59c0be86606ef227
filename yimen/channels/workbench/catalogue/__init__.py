"""The catalogue desk: the tree of items, their drafts and elements, the libraries and the languages of the guides."""
