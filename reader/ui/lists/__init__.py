"""The library and the lists of stories."""
