"""The whole program, from a served document to a chat, on a simulated clock."""
