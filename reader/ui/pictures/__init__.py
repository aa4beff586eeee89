"""Pictures, in the text and on the whole screen."""
