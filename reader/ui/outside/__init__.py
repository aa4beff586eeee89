"""What leaves the reader: to the browser, the clipboard, files and other programs."""
