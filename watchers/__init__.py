"""Sources and the one pipeline that runs them."""
