"""The verbs of the room: drafts and the files attached to them."""
