"""Model providers behind the graph's port. A provider knows one wire format and nothing of coaching."""
