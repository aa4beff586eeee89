"""What is done with feeds from the screen."""
