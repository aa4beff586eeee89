"""What covers the screen: the frame of every dialog, and those that belong to the whole reader."""
