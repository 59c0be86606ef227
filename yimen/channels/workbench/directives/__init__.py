"""The room of the directives 督办 at the desk: what is to be done, the leading group, and the problems people raise."""
