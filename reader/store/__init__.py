"""What is kept on disk: all SQL of the product stands in this folder."""
