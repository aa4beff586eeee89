"""The looks of the reader: theme files, and the styles mixed from them."""
