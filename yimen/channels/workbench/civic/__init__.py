"""The room of the civic voice 民声 at the desk: handed out, answered, checked, published; and how its desk is kept."""
