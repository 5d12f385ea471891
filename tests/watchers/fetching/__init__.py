"""What the fetching room promises: bounds, checked addresses, and no exception but its own."""
