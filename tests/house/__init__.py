"""The house itself: locks, deployment files and prose say what is true of the tree."""
